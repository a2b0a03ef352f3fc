import { byCodeUnits } from '@cleanpath/model';
import type { Arcs, LinkGraph, LinkPath } from '../types.js';
import { clear, type PathScratch } from './path-scratch.js';

export interface PathQuestion {
  readonly links: LinkGraph;
  readonly ids: readonly string[];
  /** Elements whose word has a bit of `mask` are not crossed; mask 0 crosses all. */
  readonly word: Uint16Array;
  readonly mask: number;
  readonly from: number;
  readonly to: number;
  /** Elements the search may see before it gives up. */
  readonly budget: number;
}

export const OUT_OF_BUDGET = 'out-of-budget';

/**
 * A path of fewest links, searched from both ends level by level; undefined where there is none. Whole levels are
 * searched, so what is read out (smallest ids first) does not depend on the order of the arcs.
 */
export function shortestPath(
  question: PathQuestion,
  scratch: PathScratch,
): LinkPath | undefined | typeof OUT_OF_BUDGET {
  const { links, word, mask, from, to, budget } = question;
  if (((word[from]! | word[to]!) & mask) !== 0) return undefined;
  if (from === to) return { elements: [from], relations: [] };
  const { ahead, behind, aheadQueue, behindQueue } = scratch;
  ahead[from] = 0;
  behind[to] = 0;
  aheadQueue[0] = from;
  behindQueue[0] = to;
  let aheadHead = 0;
  let aheadTail = 1;
  let behindHead = 0;
  let behindTail = 1;
  let result: LinkPath | undefined | typeof OUT_OF_BUDGET;
  while (aheadHead < aheadTail && behindHead < behindTail) {
    if (aheadTail + behindTail > budget) {
      result = OUT_OF_BUDGET;
      break;
    }
    const forward = aheadTail - aheadHead <= behindTail - behindHead;
    let met: number;
    if (forward) {
      const level = aheadTail;
      aheadTail = expand(links.out, word, mask, ahead, aheadQueue, aheadHead, aheadTail);
      aheadHead = level;
      met = meeting(aheadQueue, aheadHead, aheadTail, behind, question.ids);
    } else {
      const level = behindTail;
      behindTail = expand(links.into, word, mask, behind, behindQueue, behindHead, behindTail);
      behindHead = level;
      met = meeting(behindQueue, behindHead, behindTail, ahead, question.ids);
    }
    if (met >= 0) {
      result = readOut(question, scratch, met);
      break;
    }
  }
  clear(ahead, aheadQueue, aheadTail);
  clear(behind, behindQueue, behindTail);
  return result;
}

function expand(
  arcs: Arcs,
  word: Uint16Array,
  mask: number,
  steps: Int32Array,
  queue: Int32Array,
  head: number,
  tail: number,
): number {
  const { off, adj } = arcs;
  for (const end = tail; head < end; head++) {
    const v = queue[head]!;
    const next = steps[v]! + 1;
    const last = off[v + 1]!;
    for (let i = off[v]!; i < last; i++) {
      const u = adj[i]!;
      if (steps[u] !== -1 || (word[u]! & mask) !== 0) continue;
      steps[u] = next;
      queue[tail++] = u;
    }
  }
  return tail;
}

/** The element with the smallest id among those both searches know: all lie in the middle of shortest paths. */
function meeting(queue: Int32Array, head: number, tail: number, other: Int32Array, ids: readonly string[]): number {
  let best = -1;
  for (let i = head; i < tail; i++) {
    const v = queue[i]!;
    if (other[v] !== -1 && (best < 0 || byCodeUnits(ids[v]!, ids[best]!) < 0)) best = v;
  }
  return best;
}

function readOut({ links, ids }: PathQuestion, { ahead, behind }: PathScratch, middle: number): LinkPath {
  const elements = [middle];
  const relations: number[] = [];
  for (let at = middle; ahead[at]! > 0;) {
    const arc = smallestArc(links.into, ids, ahead, at);
    at = links.into.adj[arc]!;
    elements.push(at);
    relations.push(links.into.rel[arc]!);
  }
  elements.reverse();
  relations.reverse();
  for (let at = middle; behind[at]! > 0;) {
    const arc = smallestArc(links.out, ids, behind, at);
    at = links.out.adj[arc]!;
    elements.push(at);
    relations.push(links.out.rel[arc]!);
  }
  return { elements, relations };
}

/** The arc from `at` to the smallest id one step nearer (of the same label); of parallel links the first stated. */
export function smallestArc(
  arcs: Arcs,
  ids: readonly string[],
  steps: Int32Array,
  at: number,
  label?: Int32Array,
): number {
  const wanted = steps[at]! - 1;
  let best = -1;
  for (let i = arcs.off[at]!; i < arcs.off[at + 1]!; i++) {
    const u = arcs.adj[i]!;
    if (steps[u] !== wanted || (label && label[u] !== label[at])) continue;
    if (best < 0 || (u !== arcs.adj[best] && byCodeUnits(ids[u]!, ids[arcs.adj[best]!]!) < 0)) best = i;
  }
  return best;
}
