import type { Html } from './html.js';

export interface Bounded {
  readonly items: readonly Html[];
  readonly leftOut: number;
}

/** Renders items in order until `most` of them or `bytes` of markup are reached; counts what is left out. */
export function bounded<T>(list: readonly T[], render: (item: T) => Html, most: number, bytes = Infinity): Bounded {
  const items: Html[] = [];
  let size = 0;
  for (const item of list) {
    if (items.length === most) break;
    const rendered = render(item);
    size += rendered.markup.length;
    if (size > bytes && items.length > 0) break;
    items.push(rendered);
  }
  return { items, leftOut: list.length - items.length };
}
