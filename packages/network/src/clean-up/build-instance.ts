import { byCodeUnits } from '@cleanpath/model';
import type { Run } from '../evidence/run.js';
import type { CleanUpInstance } from './types.js';

export interface InstanceFacts {
  /** Roots of an element, none for a clean one. */
  readonly roots: (element: number) => readonly number[];
  /** Cost per element row. */
  readonly cost: Float64Array;
  /** Elements that no replacement makes clean: paths cannot use them. */
  readonly isHopeless: (element: number) => boolean;
  /** Root rows chosen in any case. */
  readonly forced: readonly number[];
  /** Element rows that need a clean path. */
  readonly pairs: readonly (readonly [number, number])[];
}

/**
 * Clean neighbourhoods become one place each, every other element a place with its roots as causes. Places and causes
 * are numbered by element id, so that the answer does not depend on the order of rows.
 */
export function buildInstance(run: Run, facts: InstanceFacts): { instance: CleanUpInstance; causeElement: Int32Array } {
  const { network, labels } = run;
  const { ids } = network.elements;
  const { first } = run.groups();
  const keyOf = (element: number): number => (labels.label[element] === -1 ? element : first[labels.label[element]!]!);
  const near = facts.pairs.length === 0 ? [] : reachable(run, facts, keyOf);
  near.sort((a, b) => byCodeUnits(ids[a]!, ids[b]!));
  const place = new Map(near.map((key, p) => [key, p]));
  const causeRows = new Set(facts.forced);
  for (const key of near) if (labels.label[key] === -1) for (const root of facts.roots(key)) causeRows.add(root);
  const causeElement = Int32Array.from([...causeRows].sort((a, b) => byCodeUnits(ids[a]!, ids[b]!)));
  const causeOf = new Map([...causeElement].map((root, c) => [root, c]));
  const causeOff = new Int32Array(near.length + 1);
  const cause: number[] = [];
  near.forEach((key, p) => {
    if (labels.label[key] === -1) {
      const causes = facts.roots(key).map((root) => causeOf.get(root)!);
      for (const c of causes.sort((a, b) => a - b)) cause.push(c);
    }
    causeOff[p + 1] = cause.length;
  });
  const ends = facts.pairs.map(([a, b]) => [place.get(keyOf(a))!, place.get(keyOf(b))!] as const);
  const open = ends.filter(([a, b]) => a !== b);
  return {
    causeElement,
    instance: {
      places: near.length,
      ...placeArcs(run, near, place, keyOf),
      directed: network.links.directed,
      causeOff,
      cause: Int32Array.from(cause),
      cost: Float64Array.from(causeElement, (root) => facts.cost[root]!),
      from: Int32Array.from(open, ([a]) => a),
      to: Int32Array.from(open, ([, b]) => b),
      forced: Int32Array.from(facts.forced, (root) => causeOf.get(root)!).sort(),
    },
  };
}

/** Places in reach of any end, hopeless elements left out. */
function reachable(run: Run, facts: InstanceFacts, keyOf: (element: number) => number): number[] {
  const found = new Set<number>();
  for (const [a, b] of facts.pairs) found.add(keyOf(a)).add(keyOf(b));
  for (const key of found)
    forEachNeighbour(run, key, (other) => {
      if (!facts.isHopeless(other)) found.add(keyOf(other));
    });
  return [...found];
}

function forEachNeighbour(run: Run, key: number, visit: (element: number) => void): void {
  const { off, adj } = run.network.links.out;
  const label = run.labels.label[key]!;
  const each = (element: number): void => {
    for (let i = off[element]!; i < off[element + 1]!; i++) visit(adj[i]!);
  };
  if (label === -1) each(key);
  else {
    const groups = run.groups();
    for (let m = groups.off[label]!; m < groups.off[label + 1]!; m++) each(groups.members[m]!);
  }
}

function placeArcs(
  run: Run,
  near: readonly number[],
  place: ReadonlyMap<number, number>,
  keyOf: (element: number) => number,
): { off: Int32Array; adj: Int32Array } {
  const off = new Int32Array(near.length + 1);
  const adj: number[] = [];
  const stamp = new Int32Array(near.length).fill(-1);
  near.forEach((key, p) => {
    const row: number[] = [];
    stamp[p] = p;
    forEachNeighbour(run, key, (element) => {
      const q = place.get(keyOf(element));
      if (q === undefined || stamp[q] === p) return;
      stamp[q] = p;
      row.push(q);
    });
    for (const q of row.sort((a, b) => a - b)) adj.push(q);
    off[p + 1] = adj.length;
  });
  return { off, adj: Int32Array.from(adj) };
}
