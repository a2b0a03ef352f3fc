export type SortDirection = 'ascending' | 'descending';

export interface TableSort {
  readonly column: string;
  readonly direction: SortDirection;
}

/** Pressing the heading of the sorted column turns it round; another column starts with its own first direction. */
export function nextSort(sort: TableSort | undefined, column: string, first: SortDirection): TableSort {
  if (sort?.column !== column) return { column, direction: first };
  return { column, direction: sort.direction === 'ascending' ? 'descending' : 'ascending' };
}

/** Sort order as text for an address: `-weight` is descending. */
export const sortText = ({ column, direction }: TableSort): string =>
  direction === 'descending' ? `-${column}` : column;

export function parseSort(text: string | undefined): TableSort | undefined {
  if (text === undefined || text === '') return undefined;
  return text.startsWith('-')
    ? { column: text.slice(1), direction: 'descending' }
    : { column: text, direction: 'ascending' };
}

type Value = string | number | null | undefined;

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** `sign` −1 for descending; what has no value stays last either way. */
export function compareValues(a: Value, b: Value, sign: number): number {
  const [noA, noB] = [a === null || a === undefined, b === null || b === undefined];
  if (noA || noB) return Number(noA) - Number(noB);
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  return sign * collator.compare(String(a), String(b));
}
