import { OUT_OF_BUDGET, shortestPath, smallestArc } from '../kernel/shortest-path.js';
import type { Arcs, LinkPath } from '../types.js';
import type { Run } from './run.js';

/**
 * Elements a shortest-path search may see. Beyond it the path is read off one search tree that all demands share:
 * still clean, but perhaps not shortest. Bounds the witnesses of ten thousand demands to seconds.
 */
export const PATH_BUDGET = 1 << 14;

/** A path over elements that are clean in the run, undefined where there is none. */
export function cleanPath(run: Run, from: number, to: number, pathBudget = PATH_BUDGET): LinkPath | undefined {
  const { network, labels } = run;
  const label = labels.label;
  if (label[from] === -1 || label[to] === -1) return undefined;
  const together = label[from] === label[to];
  // Different labels still allow one way where links are forward only; no tree covers that, so it is searched in full.
  if (!together && !network.links.directed) return undefined;
  const budget = together ? pathBudget : Number.POSITIVE_INFINITY;
  const question = { links: network.links, ids: network.elements.ids, word: run.view.taint, mask: run.bit, from, to };
  const path = shortestPath({ ...question, budget }, run.scratch);
  return path === OUT_OF_BUDGET ? treePath(run, from, to) : path;
}

/** Along the search trees to the first element of the label and on to the goal, without the detour they share. */
function treePath(run: Run, from: number, to: number): LinkPath {
  const { links } = run.network;
  const there = descend(run, links.out, run.treeSteps('to'), from);
  const back = descend(run, links.into, run.treeSteps('from'), to);
  back.elements.pop();
  return withoutLoops(
    [...there.elements, ...back.elements.reverse()],
    [...there.relations, ...back.relations.reverse()],
  );
}

function descend(run: Run, arcs: Arcs, steps: Int32Array, start: number): { elements: number[]; relations: number[] } {
  const elements = [start];
  const relations: number[] = [];
  for (let at = start; steps[at]! > 0;) {
    const arc = smallestArc(arcs, run.network.elements.ids, steps, at, run.labels.label);
    at = arcs.adj[arc]!;
    elements.push(at);
    relations.push(arcs.rel[arc]!);
  }
  return { elements, relations };
}

/** Cuts the walk back to the first visit whenever it returns to an element. */
function withoutLoops(elements: readonly number[], relations: readonly number[]): LinkPath {
  const position = new Map<number, number>();
  const path: number[] = [];
  const links: number[] = [];
  elements.forEach((element, i) => {
    const before = position.get(element);
    if (before === undefined) {
      if (i > 0) links.push(relations[i - 1]!);
      position.set(element, path.length);
      path.push(element);
      return;
    }
    for (const left of path.splice(before + 1)) position.delete(left);
    links.length = before;
  });
  return { elements: path, relations: links };
}
