import { byCodeUnits } from '@cleanpath/model';
import { coarsePart, finePart, sumGrid, type SumGrid } from '../impact/order-free-sum.js';
import { concentrationBounds } from './bounds.js';
import { checkConcentrationInput } from './check-input.js';
import { marketIndices } from './indices.js';
import { measureValues } from './measures.js';
import { PartyTotals } from './party-totals.js';
import { scopeCells, type ScopeCells } from './scope-cells.js';
import { judgeConcentration } from './thresholds.js';
import type {
  ConcentrationCell,
  ConcentrationInput,
  ConcentrationQuestion,
  HiddenConcentration,
  PresenceRow,
  ShareRow,
} from './types.js';

/**
 * How much of the network is in few hands: one cell per combination of the dimensions asked for that occurs among the
 * elements, in the order of their codes. Elements without a known party make bounds instead of numbers. Sums do not
 * depend on the order of the elements. Time O(elements + memberships) per question.
 */
export function concentration(input: ConcentrationInput, question: ConcentrationQuestion): ConcentrationCell[] {
  checkConcentrationInput(input, question);
  const values = measureValues(input, question.measure);
  const cells = scopeCells(input, question.scope);
  const work = workspace(input, values);
  return cells.codes.map((codes, cell) => {
    const counts = addCell(input, question, values, cells, cell, work);
    const result = readCell(input, question, work, codes, counts);
    clear(work);
    return result;
  });
}

/** Cells in which one supplier holds everything that is held, and nothing is unknown. */
export function singleSupplierCells(cells: readonly ConcentrationCell[]): ConcentrationCell[] {
  return cells.filter((cell) => cell.shares.length === 1 && cell.unknown === 0);
}

interface Workspace {
  readonly grid: SumGrid;
  readonly prime: PartyTotals;
  /** Holders at the depth asked for. */
  readonly shares: PartyTotals;
  readonly presence: PartyTotals;
  /** Presence within elements whose closure is partly unknown. */
  readonly presenceUnknown: PartyTotals;
  /** Sums over the cell, as parties of their own: TOTAL, UNKNOWN, … */
  readonly sums: PartyTotals;
}
const TOTAL = 0;
const UNKNOWN = 1;
const PRIME_UNKNOWN = 2;
const CLOSURE_UNKNOWN = 3;

function workspace({ partyCount }: ConcentrationInput, values: Float64Array): Workspace {
  let largest = 0;
  for (const value of values) if (value > largest) largest = value;
  const totals = (): PartyTotals => new PartyTotals(partyCount);
  return {
    grid: sumGrid(largest, values.length),
    prime: totals(),
    shares: totals(),
    presence: totals(),
    presenceUnknown: totals(),
    sums: new PartyTotals(4),
  };
}

function clear({ prime, shares, presence, presenceUnknown, sums }: Workspace): void {
  for (const totals of [prime, shares, presence, presenceUnknown, sums]) totals.clear();
}

function addCell(
  input: ConcentrationInput,
  { depth }: ConcentrationQuestion,
  values: Float64Array,
  { offsets, elements }: ScopeCells,
  cell: number,
  work: Workspace,
): { elements: number; unmeasured: number } {
  const { grid, sums, prime, shares } = work;
  let unmeasured = 0;
  for (let i = offsets[cell]!; i < offsets[cell + 1]!; i++) {
    const v = elements[i]!;
    const value = values[v]!;
    if (Number.isNaN(value)) {
      unmeasured++;
      continue;
    }
    const coarse = coarsePart(grid, value);
    const fine = finePart(grid, value);
    const party = input.prime[v]!;
    sums.add(TOTAL, coarse, fine);
    if (party >= 0) prime.add(party, coarse, fine);
    else sums.add(PRIME_UNKNOWN, coarse, fine);
    if (depth === 'closure') {
      addClosure(input, v, value, coarse, fine, work);
      continue;
    }
    const holder = depth === 'owner' && party >= 0 ? input.owner![party]! : party;
    if (holder >= 0) shares.add(holder, coarse, fine);
    else sums.add(UNKNOWN, coarse, fine);
  }
  return { elements: offsets[cell + 1]! - offsets[cell]!, unmeasured };
}

/** Splits the value equally over the parties of the closure; parties that are missing count as one more. */
function addClosure(
  { closure, closureUnknown }: ConcentrationInput,
  v: number,
  value: number,
  coarse: number,
  fine: number,
  { grid, shares, presence, presenceUnknown, sums }: Workspace,
): void {
  const { offsets, parties } = closure!;
  const known = offsets[v + 1]! - offsets[v]!;
  const open = known === 0 || closureUnknown?.[v] === 1;
  const part = value / (known + (open ? 1 : 0));
  const partCoarse = coarsePart(grid, part);
  const partFine = finePart(grid, part);
  for (let i = offsets[v]!; i < offsets[v + 1]!; i++) {
    shares.add(parties[i]!, partCoarse, partFine);
    presence.add(parties[i]!, coarse, fine);
    if (open) presenceUnknown.add(parties[i]!, coarse, fine);
  }
  if (!open) return;
  sums.add(UNKNOWN, partCoarse, partFine);
  sums.add(CLOSURE_UNKNOWN, coarse, fine);
}

function readCell(
  input: ConcentrationInput,
  { scope, measure, depth, thresholds }: ConcentrationQuestion,
  work: Workspace,
  codes: readonly number[],
  counts: { elements: number; unmeasured: number },
): ConcentrationCell {
  const total = work.sums.get(TOTAL);
  const unknown = work.sums.get(UNKNOWN);
  const shares = shareRows(input, work.shares, total);
  const bounds = concentrationBounds(
    shares.map((row) => row.value),
    unknown,
  );
  const presence = depth === 'closure' ? presenceRows(input, work, total) : undefined;
  return {
    scope: Object.fromEntries(scope.map((dimension, i) => [dimension, codes[i]!])),
    measure,
    depth,
    ...counts,
    total,
    unknown,
    shares: depth === 'owner' ? withMembers(input, shares, work.prime, total) : shares,
    bounds,
    indices: unknown === 0 ? marketIndices(shares.map((row) => row.value)) : null,
    ...(presence ? { presence, hidden: hiddenTop(presence, work, total, bounds?.hhi.lower ?? 0) } : {}),
    judgement: bounds && thresholds ? judgeConcentration(thresholds, bounds, shares.length, unknown) : null,
  };
}

function shareRows(input: ConcentrationInput, totals: PartyTotals, total: number): ShareRow[] {
  return totals
    .parties()
    .map((party) => ({ party, value: totals.get(party), share: totals.get(party) / total }))
    .sort((a, b) => b.value - a.value || byParty(input, a.party, b.party));
}

function withMembers(input: ConcentrationInput, groups: ShareRow[], prime: PartyTotals, total: number): ShareRow[] {
  const members = new Map<number, ShareRow[]>(groups.map((row) => [row.party, []]));
  for (const row of shareRows(input, prime, total)) members.get(input.owner![row.party]!)?.push(row);
  return groups.map((row) => ({ ...row, members: members.get(row.party)! }));
}

function presenceRows(input: ConcentrationInput, work: Workspace, total: number): PresenceRow[] {
  const open = work.sums.get(CLOSURE_UNKNOWN);
  return work.presence
    .parties()
    .map((party) => {
      const value = work.presence.get(party);
      const elsewhere = Math.max(0, open - work.presenceUnknown.get(party));
      return { party, value, share: { lower: value / total, upper: Math.min(1, (value + elsewhere) / total) } };
    })
    .sort((a, b) => b.value - a.value || byParty(input, a.party, b.party));
}

/** The party with the largest presence beyond its prime share; presences arrive largest first, so ties keep that order. */
function hiddenTop(
  presence: readonly PresenceRow[],
  { prime, sums }: Workspace,
  total: number,
  closureHhi: number,
): HiddenConcentration | null {
  const primeHhi = concentrationBounds(
    prime.parties().map((party) => prime.get(party)),
    sums.get(PRIME_UNKNOWN),
  );
  const deltaHhi = closureHhi - (primeHhi?.hhi.lower ?? 0);
  let top: HiddenConcentration | null = null;
  for (const { party, share } of presence) {
    const primeShare = prime.get(party) / total;
    const hidden = share.lower - primeShare;
    if (!top || hidden > top.hidden) top = { party, presence: share.lower, primeShare, hidden, deltaHhi };
  }
  return top;
}

function byParty({ partyIds }: ConcentrationInput, a: number, b: number): number {
  return partyIds ? byCodeUnits(partyIds[a]!, partyIds[b]!) : a - b;
}
