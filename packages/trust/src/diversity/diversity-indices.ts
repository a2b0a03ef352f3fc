/** Indices of how a whole is divided among its holders. Shares may come in any unit. */
export interface DiversityIndices {
  readonly holders: number;
  /** Herfindahl-Hirschman index, 0 to 10,000 points. */
  readonly hhi: number;
  /** Number of equal holders with the same index, 10⁴/HHI. */
  readonly effectiveNumber: number;
  /** Shannon entropy, nats, and its exponential. */
  readonly shannon: number;
  readonly expShannon: number;
  /** Probability that two random units have different holders, 1 − Σs². */
  readonly simpson: number;
  /** Share of the largest holder and of the four largest. */
  readonly cr1: number;
  readonly cr4: number;
  /** Gini coefficient of the holders with a share above 0. */
  readonly gini: number;
}

/** Points of the HHI when one holder has everything. */
const FULL = 10_000;

/** The indices of a list of amounts; null where nothing is held at all: no market is not a diverse market. */
export function diversityIndices(amounts: readonly number[]): DiversityIndices | null {
  const shares = sharesOf(amounts);
  if (shares === null) return null;
  const squares = sum(shares.map((s) => s * s));
  const shannon = -sum(shares.map((s) => s * Math.log(s)));
  const n = shares.length;
  // Ascending ranks 1..n; G = Σ(2i − n − 1)·s_i / n for shares with sum 1.
  const ascending = [...shares].reverse();
  return {
    holders: n,
    hhi: FULL * squares,
    effectiveNumber: 1 / squares,
    shannon: shannon === 0 ? 0 : shannon,
    expShannon: Math.exp(shannon),
    simpson: 1 - squares,
    cr1: shares[0]!,
    cr4: Math.min(1, sum(shares.slice(0, 4))),
    gini: sum(ascending.map((s, i) => (2 * (i + 1) - n - 1) * s)) / n,
  };
}

/** HHI of counted things without the bias of small counts: 10⁴·Σn(n−1)/(N(N−1)). Null below two things. */
export function unbiasedHhi(counts: readonly number[]): number | null {
  const total = sum(counts);
  return total < 2 ? null : (FULL * sum(counts.map((n) => n * (n - 1)))) / (total * (total - 1));
}

/** Rise of the HHI, and the HHI after, when two holders (by index) become one: 2·s_i·s_j. */
export function afterMerger(
  amounts: readonly number[],
  i: number,
  j: number,
): { readonly delta: number; readonly after: number } | null {
  const before = diversityIndices(amounts);
  const merged = diversityIndices([...amounts.filter((_, k) => k !== i && k !== j), amounts[i]! + amounts[j]!]);
  return before && merged && { delta: merged.hhi - before.hhi, after: merged.hhi };
}

/** HHI when one holder (by index) is gone and the others take over in proportion, or by stated capacities. */
export function afterRemoval(
  amounts: readonly number[],
  removed: number,
  capacities?: readonly number[],
): number | null {
  const rest = amounts.filter((_, k) => k !== removed);
  if (capacities === undefined) return diversityIndices(rest)?.hhi ?? null;
  const free = capacities.filter((_, k) => k !== removed);
  const total = sum(free);
  const freed = amounts[removed] ?? 0;
  return diversityIndices(rest.map((amount, k) => amount + (total > 0 ? (freed * free[k]!) / total : 0)))?.hhi ?? null;
}

/**
 * HHI bounds when part of the whole has no known holder: spread thinly (it adds nothing) or all with the largest
 * known holder. `single`: all with one new holder.
 */
export function hhiWithUnknown(
  known: readonly number[],
  unknown: number,
): { readonly lower: number; readonly upper: number; readonly single: number } | null {
  const total = sum(known) + unknown;
  if (!(total > 0)) return null;
  const squares = sum(known.map((amount) => (amount / total) ** 2));
  const u = unknown / total;
  const largest = known.reduce((most, amount) => Math.max(most, amount), 0) / total;
  return {
    lower: FULL * squares,
    upper: FULL * (squares - largest ** 2 + (largest + u) ** 2),
    single: FULL * (squares + u ** 2),
  };
}

/** Shares with sum 1, largest first, without empty holders. */
function sharesOf(amounts: readonly number[]): number[] | null {
  const positive = amounts.filter((amount) => amount > 0).sort((x, y) => y - x);
  const total = sum(positive);
  return total > 0 ? positive.map((amount) => amount / total) : null;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
