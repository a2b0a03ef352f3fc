import {
  byCodeUnits,
  fail,
  PARTY_ROLES,
  type DictColumn,
  type Dossier,
  type ElementTable,
  type NetworkPolicy,
  type PartyRole,
  type Product,
} from '@cleanpath/model';
import type { PartyRows } from '../types.js';

type Facts = Pick<Dossier, 'elements' | 'suppliers' | 'products'>;

/** What one product brings along: supplier row and role bit pairs, the prime supplier apart. */
interface ProductParties {
  readonly prime: number;
  readonly others: readonly (readonly [number, number])[];
}

const NOBODY = -1;
const ROLE_BIT: ReadonlyMap<PartyRole, number> = new Map(PARTY_ROLES.map((role, i) => [role, 1 << i]));

/** Suppliers per element in the roles the policy counts, and where a product leaves its prime supplier open. */
export function partyRows(
  facts: Facts,
  policy: NetworkPolicy,
  supplierRow: ReadonlyMap<string, number>,
): { parties: PartyRows; primeUnknown: Uint8Array } {
  const { elements } = facts;
  const counted = policy.countedRoles.reduce((mask, role) => mask | ROLE_BIT.get(role)!, 0);
  const rank = idRanks(facts.suppliers.map((supplier) => supplier.id));
  const rowOf = (id: string): number => {
    const row = supplierRow.get(id);
    if (row === undefined) throw fail('reference-dangling', { message: 'A supplier is not in the dossier', value: id });
    return row;
  };
  const productOf = productColumn(elements, facts.products, rowOf);
  const direct = DIRECT_COLUMNS.map(([column, role]) => ({
    codes: elements.text[column].codes,
    rows: elements.text[column].values.map(rowOf),
    bit: ROLE_BIT.get(role)! & counted,
  }));
  const off = new Int32Array(elements.count + 1);
  const primeUnknown = new Uint8Array(elements.count);
  let supplier = new Int32Array(Math.max(16, elements.count * 2));
  let roles = new Uint8Array(supplier.length);
  let size = 0;
  const add = (row: number, bit: number, begin: number): void => {
    if (bit === 0 || row === NOBODY) return;
    let i = begin;
    while (i < size && supplier[i] !== row) i++;
    if (i < size) {
      roles[i]! |= bit;
      return;
    }
    if (size === supplier.length) {
      supplier = widened(supplier, new Int32Array(size * 2));
      roles = widened(roles, new Uint8Array(size * 2));
    }
    // Insertion by id keeps the parties of an element in an order that no input order can change.
    for (i = size++; i > begin && rank[supplier[i - 1]!]! > rank[row]!; i--) {
      supplier[i] = supplier[i - 1]!;
      roles[i] = roles[i - 1]!;
    }
    supplier[i] = row;
    roles[i] = bit;
  };
  const primeBit = ROLE_BIT.get('prime')! & counted;
  for (let e = 0; e < elements.count; e++) {
    const begin = (off[e] = size);
    for (const { codes, rows, bit } of direct) {
      const code = codes[e] ?? NOBODY;
      if (code >= 0) add(rows[code]!, bit, begin);
    }
    const product = productOf(e);
    if (product) {
      if ((elements.text.supplier.codes[e] ?? NOBODY) < 0) {
        add(product.prime, primeBit, begin);
        if (product.prime === NOBODY && primeBit !== 0) primeUnknown[e] = 1;
      }
      for (const [row, bit] of product.others) add(row, bit & counted, begin);
    }
    const extra = elements.extra.get(e)?.parties;
    if (extra) for (const party of extra) add(rowOf(party.supplier), ROLE_BIT.get(party.role)! & counted, begin);
  }
  // A prime party among the further parties also answers the question the product leaves open.
  for (let e = 0; e < elements.count; e++) {
    if (primeUnknown[e] === 0) continue;
    const end = e + 1 < elements.count ? off[e + 1]! : size;
    for (let i = off[e]!; i < end; i++) if ((roles[i]! & primeBit) !== 0) primeUnknown[e] = 0;
  }
  off[elements.count] = size;
  return { parties: { off, supplier: supplier.slice(0, size), roles: roles.slice(0, size) }, primeUnknown };
}

const DIRECT_COLUMNS = [
  ['supplier', 'prime'],
  ['operator', 'operator'],
  ['owner', 'owner'],
  ['maintainedBy', 'maintainer'],
] as const;

function productColumn(
  elements: ElementTable,
  products: readonly Product[],
  rowOf: (id: string) => number,
): (element: number) => ProductParties | undefined {
  const byId = new Map(products.map((product) => [product.id, product]));
  const column: DictColumn = elements.text.product;
  const parties = column.values.map((id): ProductParties => {
    const product = byId.get(id);
    if (!product) throw fail('reference-dangling', { message: 'A product is not in the dossier', value: id });
    const others = (product.componentSuppliers ?? []).map((s) => [rowOf(s), ROLE_BIT.get('component')!] as const);
    if (product.softwareSupplier) others.push([rowOf(product.softwareSupplier), ROLE_BIT.get('software')!]);
    return { prime: product.supplier === undefined ? NOBODY : rowOf(product.supplier), others };
  });
  return (element) => parties[column.codes[element] ?? NOBODY];
}

/** Position of each id in the order of code units. */
function idRanks(ids: readonly string[]): Int32Array {
  const order = ids.map((_, i) => i).sort((a, b) => byCodeUnits(ids[a]!, ids[b]!));
  const rank = new Int32Array(ids.length);
  order.forEach((row, position) => (rank[row] = position));
  return rank;
}

function widened<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
