import type { Supplier } from '@cleanpath/model';
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
  const owners = supplier.owners ?? [];
  for (const member of ['share', 'votes'] as const) {
    // The sum can only rise on a day on which a holding begins.
    const days = new Set(owners.map((owner) => owner.from ?? ''));
    for (const day of [...days].sort()) {
      const sum = owners
        .filter((owner) => (owner.from ?? '') <= day && (owner.until === undefined || owner.until > day))
        .reduce((total, owner) => total + (owner[member] ?? 0), 0);
      if (sum <= 1 + SHARE_TOLERANCE) continue;
      problems.note('ownership-sum', {
        ...suppliers.placesOf(index).at(['owners']),
        value: supplier.id,
        message: `The owners of “${supplier.id}” hold ${(sum * 100).toFixed(1)} % of the ${member === 'share' ? 'shares' : 'votes'}${day === '' ? '' : ` from ${day}`}`,
      });
      break;
    }
  }
}
