import { OUT_OF_BUDGET, shortestPath, smallestArc } from '../kernel/shortest-path.js';
import type { LinkPath } from '../types.js';
import type { Run } from './run.js';

/**
 * Elements a shortest-path search may see. Beyond it the path is read off one search tree that all demands share:
 * still clean, but perhaps not shortest. Bounds the witnesses of ten thousand demands to seconds.
 */
export const PATH_BUDGET = 1 << 15;

/** A path over elements that are clean in the run, undefined where there is none. */
export function cleanPath(run: Run, from: number, to: number, pathBudget = PATH_BUDGET): LinkPath | undefined {
  const { network, labels } = run;
  const label = labels.label;
  if (label[from] === -1 || label[to] === -1) return undefined;
  const oneWay = network.links.directed;
  if (!oneWay && label[from] !== label[to]) return undefined;
  const budget = oneWay ? Number.POSITIVE_INFINITY : pathBudget;
  const question = { links: network.links, ids: network.elements.ids, word: run.view.taint, mask: run.bit, from, to };
  const path = shortestPath({ ...question, budget }, run.scratch);
  return path === OUT_OF_BUDGET ? treePath(run, from, to) : path;
}

/** Up from both ends to where the branches of the search tree join. */
function treePath(run: Run, from: number, to: number): LinkPath {
  const { links, elements } = run.network;
  const steps = run.treeSteps();
  const head = { elements: [from], relations: [] as number[] };
  const tail = { elements: [to], relations: [] as number[] };
  let a = from;
  let b = to;
  while (a !== b) {
    const climbHead = steps[a]! >= steps[b]!;
    const at = climbHead ? a : b;
    const arc = smallestArc(links.out, elements.ids, steps, at);
    const up = links.out.adj[arc]!;
    const side = climbHead ? head : tail;
    side.elements.push(up);
    side.relations.push(links.out.rel[arc]!);
    if (climbHead) a = up;
    else b = up;
  }
  tail.elements.pop();
  return {
    elements: [...head.elements, ...tail.elements.reverse()],
    relations: [...head.relations, ...tail.relations.reverse()],
  };
}
