import { dictValue, problem, type Dossier, type Problem } from '@cleanpath/model';
import type { ChangedAt } from './check-edited.js';
import type { WorkingCopy } from './working-copy.js';

interface Group {
  readonly name: string;
  readonly from: number;
  readonly need: number;
  same: boolean;
  readonly members: Set<number>;
}

/**
 * Redundancy groups of elements whose dependencies changed: every member states one need, from 1 to their number
 * (the same rule as in the dossier check).
 */
export function groupFaults(
  copy: WorkingCopy,
  { elements, relations }: Dossier,
  changedAt: ReadonlyMap<string, ChangedAt>,
): Problem[] {
  if (relations.group.codes.length === 0 || relations === copy.base.relations) return [];
  const touched = touchedElements(copy, elements.count, (id) => elements.indexOf.get(id), changedAt);
  const groups = new Map<string, Group>();
  for (let row = 0; row < relations.count; row++) {
    const from = relations.from[row]!;
    const code = relations.group.codes[row]!;
    if (code < 0 || touched[from] !== 1) continue;
    const key = `${from}:${code}`;
    const need = relations.need[row]!;
    const known = groups.get(key);
    if (known === undefined) {
      const name = dictValue(relations.group, row)!;
      groups.set(key, { name, from, need, same: true, members: new Set([relations.to[row]!]) });
    } else {
      if (known.need !== need) known.same = false;
      known.members.add(relations.to[row]!);
    }
  }
  return [...groups.values()].flatMap((group) => {
    const fault = groupFault(group, elements.ids[group.from]!);
    if (fault === undefined) return [];
    const pointer = (changedAt.get(`group:${elements.ids[group.from]!}`) ?? removalOf(copy, changedAt))?.pointer;
    return [problem('group-threshold', { ...fault, ...(pointer === undefined ? {} : { pointer }) })];
  });
}

function groupFault({ name, need, same, members }: Group, element: string): { message: string } | undefined {
  const group = `group “${name}” of “${element}”`;
  if (!same) return { message: `The ${group} would state different needs` };
  return need > members.size
    ? { message: `The ${group} would need ${need} of ${members.size} distinct members` }
    : undefined;
}

/** 1 for elements that gained or lost a dependency. */
function touchedElements(
  copy: WorkingCopy,
  count: number,
  rowOf: (id: string) => number | undefined,
  changedAt: ReadonlyMap<string, ChangedAt>,
): Uint8Array {
  const touched = new Uint8Array(count);
  const touch = (id: string): void => {
    const row = rowOf(id);
    if (row !== undefined) touched[row] = 1;
  };
  for (const key of changedAt.keys()) if (key.startsWith('group:')) touch(key.slice('group:'.length));
  if (copy.detached.size === 0) return touched;
  const { relations, elements } = copy.base;
  for (let row = 0; row < relations.count; row++)
    if (copy.detached.has(relations.to[row]!)) touch(elements.ids[relations.from[row]!]!);
  return touched;
}

/** The removal of an element that took members out of groups of others. */
function removalOf(copy: WorkingCopy, changedAt: ReadonlyMap<string, ChangedAt>): ChangedAt | undefined {
  for (const row of copy.detached) {
    const changed = changedAt.get(`element:${copy.base.elements.ids[row]!}`);
    if (changed !== undefined) return changed;
  }
  return undefined;
}
