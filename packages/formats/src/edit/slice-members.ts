import type { Slice } from '@cleanpath/model';

/** Slices without elements that are gone. */
export function withoutElements(slices: readonly Slice[], gone: readonly string[]): readonly Slice[] {
  if (gone.length === 0) return slices;
  const removed = new Set(gone);
  return slices.map((slice) => {
    if (!slice.elements?.some((id) => removed.has(id))) return slice;
    const { elements, ...rest } = slice;
    const left = elements.filter((id) => !removed.has(id));
    return left.length === 0 ? rest : { ...rest, elements: left };
  });
}
