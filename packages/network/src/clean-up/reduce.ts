import { blockTree, lowestCommon, mustPass, type BlockTree } from '../meanings/block-tree.js';
import { costOf, kernelArcs, livingPlaces, mergePlaces, placeNow, removePlace, type Kernel } from './kernel.js';

/** Neighbours of a place looked at by the comparison of places: those of more are rarely outdone by another. */
const COMPARED_DEGREE = 6;

/**
 * Makes the kernel smaller without losing every best set: merges what is clean together, chooses what cannot be
 * avoided, drops what no path needs or another place does as well for less. Repeats until nothing changes. False where
 * some pair cannot be served any more, which happens only once causes are banned.
 */
export function reduce(kernel: Kernel): boolean {
  for (;;) {
    settle(kernel);
    if (kernel.pairs.length === 0) return true;
    if (kernel.pairs.some(([a, b]) => kernel.alive[a] === 0 || kernel.alive[b] === 0)) return false;
    const result = kernel.directed ? dropUnreached(kernel) : reduceUndirected(kernel);
    if (result !== 'changed') return result === 'done';
  }
}

type Step = 'changed' | 'done' | 'impossible';

/** Takes in the choices made: places without causes left merge with clean neighbours, pairs in one place are done. */
function settle(kernel: Kernel): void {
  const { causes, chosen, banned, alive } = kernel;
  for (const p of livingPlaces(kernel)) {
    if (causes[p]!.some((c) => banned[c] === 1 && chosen[c] === 0)) {
      removePlace(kernel, p);
      continue;
    }
    if (causes[p]!.some((c) => chosen[c] === 1)) causes[p] = causes[p]!.filter((c) => chosen[c] === 0);
  }
  // With forward-only links a clean neighbour one way is not the same place.
  if (!kernel.directed) {
    const open = livingPlaces(kernel);
    for (let p = open.pop(); p !== undefined; p = open.pop()) {
      if (alive[p] === 0) continue;
      for (const q of kernel.out[p]!) {
        if (!sameCauses(causes[p]!, causes[q]!)) continue;
        const [kept, gone] = kernel.out[p]!.size >= kernel.out[q]!.size ? [p, q] : [q, p];
        mergePlaces(kernel, kept, gone);
        open.push(kept);
        break;
      }
    }
  }
  const seen = new Set<string>();
  kernel.pairs = kernel.pairs
    .map(([a, b]) => [placeNow(kernel, a), placeNow(kernel, b)] as const)
    .map(([a, b]) => (kernel.directed || a < b ? ([a, b] as const) : ([b, a] as const)))
    .filter(([a, b]) => {
      const key = `${a},${b}`;
      if (a === b || seen.has(key) || (kernel.directed && joinedClean(kernel, a, b))) return false;
      seen.add(key);
      return true;
    });
}

function sameCauses(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((c, i) => c === b[i]);
}

function joinedClean(kernel: Kernel, from: number, to: number): boolean {
  const seen = new Set([from]);
  for (const p of seen) for (const q of kernel.out[p]!) if (kernel.causes[q]!.length === 0) seen.add(q);
  return seen.has(to);
}

/** Places on no way from a start to an end. */
function dropUnreached(kernel: Kernel): Step {
  const reach = (rows: readonly Set<number>[], start: Iterable<number>): Set<number> => {
    const seen = new Set(start);
    for (const p of seen) for (const q of rows[p]!) seen.add(q);
    return seen;
  };
  const ahead = reach(
    kernel.out,
    kernel.pairs.map(([a]) => a),
  );
  const behind = reach(
    kernel.into,
    kernel.pairs.map(([, b]) => b),
  );
  if (kernel.pairs.some(([a, b]) => !reach(kernel.out, [a]).has(b))) return 'impossible';
  for (const p of livingPlaces(kernel)) if (!ahead.has(p) || !behind.has(p)) removePlace(kernel, p);
  return 'done';
}

function reduceUndirected(kernel: Kernel): Step {
  const { arcs, places, position } = kernelArcs(kernel);
  const tree = blockTree(places.length, arcs);
  const inTree = ([a, b]: readonly [number, number]): [number, number] => [position.get(a)!, position.get(b)!];
  if (kernel.pairs.some((pair) => lowestCommon(tree, ...inTree(pair)) < 0)) return 'impossible';
  let forced = false;
  for (const pair of kernel.pairs)
    for (const passed of mustPass(tree, ...inTree(pair)))
      for (const c of kernel.causes[places[passed]!]!) {
        kernel.chosen[c] = 1;
        forced = true;
      }
  const used = usedPlaces(tree, kernel.pairs.map(inTree));
  places.forEach((p, i) => {
    if (used[i] === 0) removePlace(kernel, p);
  });
  return forced || simplifyPlaces(kernel) ? 'changed' : 'done';
}

/** 1 for places on some loop-free path of a pair: those of the blocks between its ends. */
function usedPlaces(tree: BlockTree, pairs: readonly (readonly [number, number])[]): Uint8Array {
  const block = new Uint8Array(tree.blocks);
  for (const [a, b] of pairs) {
    const top = lowestCommon(tree, a, b);
    for (const end of [a, b])
      for (let node = end; node !== top; node = tree.parent[node]!)
        if (node >= tree.elements) block[node - tree.elements] = 1;
    if (top >= tree.elements) block[top - tree.elements] = 1;
  }
  const used = new Uint8Array(tree.elements);
  for (let e = 0; e < tree.elements; e++) {
    const above = tree.parent[e]!;
    if (above >= 0 && block[above - tree.elements] === 1) used[e] = 1;
  }
  for (let b = 0; b < tree.blocks; b++) if (block[b] === 1) used[tree.parent[tree.elements + b]!] = 1;
  return used;
}

/** Passes through places of two neighbours shrink, and places another does as well drop out. */
function simplifyPlaces(kernel: Kernel): boolean {
  const ends = new Uint8Array(kernel.alive.length);
  for (const pair of kernel.pairs) for (const p of pair) ends[p] = 1;
  const occurrences = new Int32Array(kernel.cost.length);
  for (const p of livingPlaces(kernel)) for (const c of kernel.causes[p]!) occurrences[c]!++;
  let changed = false;
  for (const p of livingPlaces(kernel)) {
    if (kernel.alive[p] === 0 || ends[p] === 1) continue;
    if (bypass(kernel, p) || joinChain(kernel, p, ends) || isOutdone(kernel, p, occurrences)) changed = true;
  }
  return changed;
}

/** A clean place of two neighbours is only a link between them. */
function bypass(kernel: Kernel, p: number): boolean {
  const row = kernel.out[p]!;
  if (row.size !== 2 || kernel.causes[p]!.length > 0) return false;
  const [a, b] = [...row] as [number, number];
  removePlace(kernel, p);
  kernel.out[a]!.add(b);
  kernel.out[b]!.add(a);
  return true;
}

/** Two neighbouring places of two neighbours each are crossed together or not at all. */
function joinChain(kernel: Kernel, p: number, ends: Uint8Array): boolean {
  if (kernel.out[p]!.size !== 2) return false;
  for (const q of kernel.out[p]!) {
    if (ends[q] === 1 || kernel.out[q]!.size !== 2 || kernel.causes[q]!.length === 0) continue;
    const both = [...new Set([...kernel.causes[p]!, ...kernel.causes[q]!])].sort((a, b) => a - b);
    mergePlaces(kernel, p, q);
    kernel.causes[p] = both;
    return true;
  }
  return false;
}

/** Whether another place next to all its neighbours serves every path at no higher cost; drops it then. */
function isOutdone(kernel: Kernel, p: number, occurrences: Int32Array): boolean {
  const row = kernel.out[p]!;
  if (row.size > COMPARED_DEGREE) return false;
  const [first] = row;
  if (first === undefined) {
    removePlace(kernel, p);
    return true;
  }
  const causes = kernel.causes[p]!;
  const alone = causes.every((c) => occurrences[c] === 1);
  const cost = costOf(kernel, p);
  for (const q of [first, ...kernel.out[first]!]) {
    if (q === p || !(kernel.causes[q]!.every((c) => causes.includes(c)) || (alone && costOf(kernel, q) <= cost)))
      continue;
    const near = kernel.out[q]!;
    let covers = true;
    for (const other of row) if (other !== q && !near.has(other)) covers = false;
    if (!covers) continue;
    for (const c of causes) occurrences[c]!--;
    removePlace(kernel, p);
    return true;
  }
  return false;
}
