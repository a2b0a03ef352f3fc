import { byCodeUnits, problem, type Problem, type Supplier } from '@cleanpath/model';

export interface Holding {
  readonly holder: string;
  readonly held: string;
  /** Equity and votes, 0 to 1; undefined means unknown, never 0. */
  readonly equity: number | undefined;
  readonly votes: number | undefined;
  /** Control by contract, board, golden share, nominee or financing. */
  readonly control: boolean;
}

/** Who holds whom at one date; parallel rows are added up. */
export interface OwnershipGraph {
  readonly asOf: string;
  readonly holdings: readonly Holding[];
  readonly byHolder: ReadonlyMap<string, readonly Holding[]>;
  readonly byHeld: ReadonlyMap<string, readonly Holding[]>;
}

/** Rounding accepted when shares of an entity are added up. */
const SUM_TOLERANCE = 1e-9;

/** The holdings in force on a day: from is the first day, until the first day after the end. */
export function ownershipAt(suppliers: readonly Pick<Supplier, 'id' | 'owners'>[], asOf: string): OwnershipGraph {
  const merged = new Map<string, Map<string, Holding>>();
  for (const { id, owners } of suppliers) {
    for (const owner of owners ?? []) {
      if ((owner.from ?? asOf) > asOf || (owner.until !== undefined && owner.until <= asOf)) continue;
      const row = merged.get(id) ?? new Map<string, Holding>();
      merged.set(id, row);
      const before = row.get(owner.supplier);
      row.set(owner.supplier, {
        holder: owner.supplier,
        held: id,
        equity: plus(before?.equity, owner.share),
        votes: plus(before?.votes, owner.votes ?? owner.share),
        control: before?.control === true || owner.control !== undefined,
      });
    }
  }
  const holdings = [...merged.values()]
    .flatMap((row) => [...row.values()])
    .sort((x, y) => byCodeUnits(x.held, y.held) || byCodeUnits(x.holder, y.holder));
  return { asOf, holdings, byHolder: groupBy(holdings, (h) => h.holder), byHeld: groupBy(holdings, (h) => h.held) };
}

/** Entities whose equity or votes add up to more than one at any date, as problems of the dossier. */
export function checkOwnership(suppliers: readonly Pick<Supplier, 'id' | 'owners'>[]): Problem[] {
  const problems: Problem[] = [];
  suppliers.forEach(({ id, owners }, index) => {
    // Sums only change upwards on a first day, so those days are the only ones to look at.
    const days = new Set((owners ?? []).map((owner) => owner.from ?? '0000-01-01'));
    for (const day of [...days].sort(byCodeUnits)) {
      const rows = ownershipAt([{ id, owners }], day).holdings;
      const equity = rows.reduce((sum, row) => sum + (row.equity ?? 0), 0);
      const votes = rows.reduce((sum, row) => sum + (row.votes ?? 0), 0);
      if (Math.max(equity, votes) <= 1 + SUM_TOLERANCE) continue;
      problems.push(
        problem('ownership-sum', {
          message: `The ${equity > votes ? 'equity shares' : 'votes'} in "${id}" exceed 100 % on ${day}`,
          value: Math.max(equity, votes),
          pointer: `/suppliers/${index}/owners`,
        }),
      );
      break;
    }
  });
  return problems;
}

const plus = (x: number | undefined, y: number | undefined): number | undefined =>
  x === undefined ? y : y === undefined ? x : x + y;

function groupBy(holdings: readonly Holding[], key: (holding: Holding) => string): Map<string, Holding[]> {
  const groups = new Map<string, Holding[]>();
  for (const holding of holdings) {
    const group = groups.get(key(holding));
    if (group) group.push(holding);
    else groups.set(key(holding), [holding]);
  }
  return groups;
}
