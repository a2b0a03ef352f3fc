/** Longest text compared: beyond it a suggestion is of no use and costs too much. */
const MAX_LENGTH = 80;
/** Comparisons spent on suggestions in one load: a few hundred milliseconds, whatever the input. */
const COMPARISON_BUDGET = 5_000_000;

/** The candidate nearest to a text by edit distance, if near enough to be a slip of the pen. */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  return new Suggester().nearest(text, candidates);
}

/** `Did you mean “x”? ` or an empty string. */
export function suggestionText(text: string, candidates: Iterable<string>): string {
  const found = nearest(text, candidates);
  return found === undefined ? '' : `Did you mean “${found}”? `;
}

/** Finds near candidates within a budget of comparisons shared by all questions, remembering answers. */
export class Suggester {
  #budget = COMPARISON_BUDGET;

  nearest(text: string, candidates: Iterable<string>): string | undefined {
    if (text.length === 0 || text.length > MAX_LENGTH) return undefined;
    const lower = text.toLowerCase();
    let best: string | undefined;
    let bestDistance = allowedDistance(text) + 1;
    for (const candidate of candidates) {
      if (this.#budget-- <= 0) return best;
      if (Math.abs(candidate.length - text.length) > bestDistance) continue;
      const distance = editDistance(lower, candidate.toLowerCase(), bestDistance);
      if (distance < bestDistance || (distance === bestDistance && best !== undefined && candidate < best)) {
        best = candidate;
        bestDistance = distance;
        if (distance === 0) return best;
      }
    }
    return best;
  }
}

/** A third of the letters, at most three. */
const allowedDistance = (text: string): number => Math.min(3, Math.max(1, Math.floor(text.length / 3)));

/** Edit distance with insertion, deletion, substitution and neighbouring exchange, or `limit + 1` when it is larger. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before = new Uint8Array(b.length + 1);
  let last = Uint8Array.from({ length: b.length + 1 }, (_, j) => Math.min(j, 255));
  let row = new Uint8Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1))
        cost = Math.min(cost, before[j - 2]! + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    [before, last, row] = [last, row, before];
  }
  return last[b.length]!;
}
