import { byCodeUnits, elementPlane, relationType, trustCode } from '@cleanpath/model';
import { effectiveState } from '@cleanpath/network';
import type { Study } from '../study.js';
import type { ServiceHang } from './view-types.js';

/** Roots whose chains are drawn under one hop: beyond that a picture stops explaining. */
const ROOTS_DRAWN = 8;

export interface RootTree {
  /** Parents before children, each element once. */
  readonly hangs: readonly ServiceHang[];
  /** Rows of the roots drawn, nearest first. */
  readonly roots: readonly number[];
}

interface Step {
  readonly parent: number;
  readonly relation: number;
  readonly depth: number;
}

/**
 * The dependencies of an element that lead to what makes it unclean, each root by a shortest chain, as deep as the
 * reason goes and no deeper. Nothing for a clean element, or one that is itself the only root.
 */
export function rootTree(study: Study, row: number): RootTree {
  const level = trustCode(effectiveState(study.view, row));
  if (level === 0) return { hangs: [], roots: [] };
  const steps = new Map<number, Step>();
  const roots: number[] = [];
  let frontier = [row];
  for (let depth = 1; frontier.length > 0 && roots.length < ROOTS_DRAWN; depth++) {
    for (const element of frontier)
      if (study.own.root[element]! >= level && roots.length < ROOTS_DRAWN) roots.push(element);
    frontier = nextLevel(study, frontier, level, depth, steps, row);
  }
  return { hangs: drawn(study, roots, steps, row), roots };
}

/** Elements one step further that are as bad, by id; each is reached from the first that needs it. */
function nextLevel(
  study: Study,
  frontier: readonly number[],
  level: number,
  depth: number,
  steps: Map<number, Step>,
  start: number,
): number[] {
  const { off, adj, rel } = study.network.exposure;
  const { ids } = study.dossier.elements;
  const found: number[] = [];
  for (const parent of frontier) {
    for (let i = off[parent]!; i < off[parent + 1]!; i++) {
      const element = adj[i]!;
      if (element === start || steps.has(element)) continue;
      if (trustCode(effectiveState(study.view, element)) < level) continue;
      steps.set(element, { parent, relation: rel[i]!, depth });
      found.push(element);
    }
  }
  return found.sort((a, b) => byCodeUnits(ids[a]!, ids[b]!));
}

function drawn(study: Study, roots: readonly number[], steps: ReadonlyMap<number, Step>, start: number): ServiceHang[] {
  const { elements, relations } = study.dossier;
  const kept = new Set<number>();
  for (const root of roots) for (let at = root; at !== start && !kept.has(at); at = steps.get(at)!.parent) kept.add(at);
  return [...kept]
    .map((element) => ({ element, step: steps.get(element)! }))
    .sort((a, b) => a.step.depth - b.step.depth || byCodeUnits(elements.ids[a.element]!, elements.ids[b.element]!))
    .map(({ element, step }) => ({
      element: elements.ids[element]!,
      plane: elementPlane(elements, element),
      relation: relationType(relations, step.relation),
      parent: elements.ids[step.parent]!,
      depth: step.depth,
    }));
}
