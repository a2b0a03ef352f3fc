import { byCodeUnits } from '@cleanpath/model';
import type { Holding, OwnershipGraph } from './ownership-graph.js';

/**
 * Entities under control of `root`: those in which it and what it controls together hold strictly more than
 * `threshold` of the votes, and those bound by a control edge. Ascending ids, without `root`. O(holdings reached).
 */
export function controlClosure(graph: OwnershipGraph, root: string, threshold: number): string[] {
  const controlled = new Set([root]);
  const votes = new Map<string, number>();
  const open = [root];
  for (let holder = open.pop(); holder !== undefined; holder = open.pop()) {
    for (const holding of graph.byHolder.get(holder) ?? []) {
      const { held } = holding;
      if (controlled.has(held)) continue;
      const sum = (votes.get(held) ?? 0) + (holding.votes ?? 0);
      votes.set(held, sum);
      if (!holding.control && !exceeds(sum, threshold)) continue;
      controlled.add(held);
      open.push(held);
    }
  }
  controlled.delete(root);
  return [...controlled].sort(byCodeUnits);
}

/** Who controls whom at one date. */
export interface ControlIndex {
  readonly controls: ReadonlyMap<string, readonly string[]>;
  readonly controlledBy: ReadonlyMap<string, readonly string[]>;
  /** The entity, everything it controls, its controllers and everything they control. */
  groupOf(id: string): ReadonlySet<string>;
  /** The controller that no other entity controls; the smallest id where several could be; itself without one. */
  headOf(id: string): string;
}

export function controlIndex(graph: OwnershipGraph, threshold: number): ControlIndex {
  const controls = new Map<string, readonly string[]>();
  const controlledBy = new Map<string, string[]>();
  for (const holder of [...graph.byHolder.keys()].sort(byCodeUnits)) {
    const closure = controlClosure(graph, holder, threshold);
    if (closure.length > 0) controls.set(holder, closure);
    for (const held of closure) {
      const list = controlledBy.get(held);
      if (list) list.push(holder);
      else controlledBy.set(held, [holder]);
    }
  }
  return {
    controls,
    controlledBy,
    groupOf(id) {
      const group = new Set([id, ...(controls.get(id) ?? [])]);
      for (const controller of controlledBy.get(id) ?? []) {
        group.add(controller);
        for (const sibling of controls.get(controller) ?? []) group.add(sibling);
      }
      return group;
    },
    headOf(id) {
      const above = controlledBy.get(id) ?? [];
      const heads = above.filter((controller) => !controlledBy.has(controller));
      // Entities that control each other in a circle have no head: the smallest id stands for the circle.
      return heads[0] ?? [id, ...above].sort(byCodeUnits)[0]!;
    },
  };
}

/**
 * Entities without a controller in which the fewest largest holders that are needed for control hold equal votes,
 * such as 50/50. Ascending ids of the entity with its holders.
 */
export function jointControl(
  graph: OwnershipGraph,
  index: ControlIndex,
  threshold: number,
): { readonly held: string; readonly holders: readonly string[] }[] {
  const found: { held: string; holders: readonly string[] }[] = [];
  for (const [held, holdings] of [...graph.byHeld].sort(([x], [y]) => byCodeUnits(x, y))) {
    if (index.controlledBy.has(held)) continue;
    const ranked = holdings.filter((h): h is Holding & { votes: number } => (h.votes ?? 0) > 0);
    ranked.sort((x, y) => y.votes - x.votes || byCodeUnits(x.holder, y.holder));
    const largest = ranked[0]?.votes ?? 0;
    const equal = ranked.filter((h) => Math.abs(h.votes - largest) <= VOTE_TOLERANCE);
    if (equal.length < 2 || !exceeds(2 * largest, threshold)) continue;
    found.push({ held, holders: equal.map((h) => h.holder) });
  }
  return found;
}

/** Sums of decimal shares such as .3 + .2 may exceed one half by rounding alone. */
const VOTE_TOLERANCE = 1e-12;

const exceeds = (votes: number, threshold: number): boolean => votes > threshold + VOTE_TOLERANCE;
