import { byCodeUnits, type Owner, type Supplier } from '@cleanpath/model';
import type { ProblemList } from './problem-list.js';
import type { RecordList } from './record-list.js';

/** Shares are decimal fractions: their sum is only exact to about this. */
const SHARE_TOLERANCE = 1e-9;

/** Ownership above 100 % on any day, and names or identifiers that two suppliers share. */
export function checkSuppliers(suppliers: RecordList<Supplier>, problems: ProblemList): void {
  const firstWith = new Map<string, number>();
  suppliers.records.forEach((supplier, index) => {
    checkOwnership(supplier, index, suppliers, problems);
    for (const key of new Set(identities(supplier))) {
      const first = firstWith.get(key);
      if (first === undefined) firstWith.set(key, index);
      else
        problems.note('alias-shared', {
          ...suppliers.placesOf(index).place,
          value: key.slice(key.indexOf(':') + 1),
          message: `“${supplier.id}” and “${suppliers.records[first]!.id}” share the ${key.slice(0, key.indexOf(':'))}`,
        });
    }
  });
}

function identities(supplier: Supplier): string[] {
  const names = [supplier.name, ...(supplier.aliases ?? []).map((alias) => alias.name)];
  const keys = names.map((name) => `name:${name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()}`);
  if (supplier.lei !== undefined) keys.push(`LEI:${supplier.lei}`);
  if (supplier.pen !== undefined) keys.push(`enterprise number:${supplier.pen}`);
  return keys;
}

function checkOwnership(
  supplier: Supplier,
  index: number,
  suppliers: RecordList<Supplier>,
  problems: ProblemList,
): void {
  for (const member of ['share', 'votes'] as const) {
    const above = firstDayAbove(supplier.owners ?? [], member);
    if (above === undefined) continue;
    const { day, sum } = above;
    const of = member === 'share' ? 'shares' : 'votes';
    problems.note('ownership-sum', {
      ...suppliers.placesOf(index).at(['owners']),
      value: supplier.id,
      message: `The owners of “${supplier.id}” hold ${(sum * 100).toFixed(1)} % of the ${of}${day === '' ? '' : ` from ${day}`}`,
    });
  }
}

/** The first day on which holdings sum to more than the whole; the empty text is before all dates. */
function firstDayAbove(
  owners: readonly Owner[],
  member: 'share' | 'votes',
): { readonly day: string; readonly sum: number } | undefined {
  const changes = new Map<string, number>();
  const change = (day: string, by: number): void => void changes.set(day, (changes.get(day) ?? 0) + by);
  for (const owner of owners) {
    const held = owner[member];
    // A holding that ends before it begins is reported as such.
    if (held === undefined || (owner.until !== undefined && owner.until <= (owner.from ?? ''))) continue;
    change(owner.from ?? '', held);
    if (owner.until !== undefined) change(owner.until, -held);
  }
  let sum = 0;
  for (const day of [...changes.keys()].sort(byCodeUnits)) {
    sum += changes.get(day)!;
    if (sum > 1 + SHARE_TOLERANCE) return { day, sum };
  }
  return undefined;
}
