import { byCodeUnits } from '@cleanpath/model';
import { shortestPath, OUT_OF_BUDGET } from '../kernel/shortest-path.js';
import type { LinkPath, Network, Route } from '../types.js';
import { cleanPath, PATH_BUDGET } from './clean-path.js';
import { cleaningCosts } from './element-cost.js';
import { CostSearch, costScratch, otherEnd, type CostScratch } from './cost-search.js';
import type { Run } from './run.js';

/** Elements the cheapest-route search may settle unless the caller says otherwise. */
export const DEFAULT_ROUTE_BUDGET = 5_000;

/**
 * The route that costs least to make clean, by summed cost of the roots of its elements (an upper bound where roots
 * are shared). Clean neighbourhoods are crossed at no cost as one place; the search runs from both ends and falls back
 * to the route of fewest links when it would see more than `budget` elements. Undefined where no route exists, or where
 * that search runs out of its budget too.
 */
export function cheapestRoute(run: Run, from: number, to: number, budget: number): Route | undefined {
  const path = search(run, from, to, budget);
  if (path) return describe(run, path, 'cheapest');
  const { links, elements } = run.network;
  const any = { links, ids: elements.ids, word: run.view.taint, mask: 0, from, to };
  const shortest = shortestPath({ ...any, budget: Math.max(budget, PATH_BUDGET) }, run.scratch);
  return shortest === undefined || shortest === OUT_OF_BUDGET ? undefined : describe(run, shortest, 'shortest');
}

function describe(run: Run, path: LinkPath, basis: Route['basis']): Route {
  const obstacles = path.elements.filter((e) => (run.view.taint[e]! & run.bit) !== 0);
  const costs = cleaningCosts(run.view, run.scope);
  const cost = obstacles.reduce((sum, e) => sum + costs.of(e), 0);
  return { ...path, basis, cost, obstacles };
}

function search(run: Run, from: number, to: number, budget: number): LinkPath | undefined {
  const scratch = scratchOf(run.network);
  const ahead = new CostSearch(run, from, 'ahead', scratch.ahead);
  const behind = new CostSearch(run, to, 'behind', scratch.behind);
  const place = meetingPlace(run, ahead, behind, ahead.placeOf(from), budget);
  const path = place === undefined ? undefined : join(run, ahead, behind, place, from, to);
  ahead.release();
  behind.release();
  return path;
}

interface Meeting {
  readonly place: number;
  readonly cost: number;
  readonly hops: number;
}

/** Where the two halves of a cheapest way meet; undefined where there is none or the budget is spent. */
function meetingPlace(
  run: Run,
  ahead: CostSearch,
  behind: CostSearch,
  start: number,
  budget: number,
): number | undefined {
  let best = better(run, ahead, behind, start, undefined);
  for (;;) {
    const a = ahead.nextCost();
    const b = behind.nextCost();
    // No path yet to be found can undercut what both searches have already spent.
    if (best && a + b >= best.cost) break;
    if (a === Number.POSITIVE_INFINITY || b === Number.POSITIVE_INFINITY) break;
    // Either side may go first; the smaller place does, since crossing a large clean neighbourhood can often wait.
    const sizes = ahead.nextSize() - behind.nextSize();
    const side = sizes < 0 || (sizes === 0 && a <= b) ? ahead : behind;
    if (ahead.settled + behind.settled + side.nextSize() > budget) return undefined;
    for (const place of side.settle()) best = better(run, ahead, behind, place, best);
  }
  return best?.place;
}

function better(
  run: Run,
  { at: ahead }: CostSearch,
  { at: behind }: CostSearch,
  place: number,
  best: Meeting | undefined,
): Meeting | undefined {
  if (ahead.cost[place] === -1 || behind.cost[place] === -1) return best;
  const cost = ahead.cost[place]! + behind.cost[place]!;
  const hops = ahead.hops[place]! + behind.hops[place]!;
  if (best && (cost > best.cost || (cost === best.cost && !isBetter(run, hops, place, best)))) return best;
  return { place, cost, hops };
}

const scratches = new WeakMap<Network, { ahead: CostScratch; behind: CostScratch }>();

function scratchOf(network: Network): { ahead: CostScratch; behind: CostScratch } {
  const scratch = scratches.get(network) ?? { ahead: costScratch(network.count), behind: costScratch(network.count) };
  scratches.set(network, scratch);
  return scratch;
}

function isBetter(run: Run, hops: number, place: number, best: { place: number; hops: number }): boolean {
  const ids = run.network.elements.ids;
  return hops !== best.hops ? hops < best.hops : byCodeUnits(ids[place]!, ids[best.place]!) < 0;
}

/** Strings the crossings together, with clean paths inside the places crossed. */
function join(
  run: Run,
  ahead: CostSearch,
  behind: CostSearch,
  place: number,
  from: number,
  to: number,
): LinkPath | undefined {
  const crossings: { tail: number; relation: number }[] = [];
  const { at: there } = ahead;
  const { at: back } = behind;
  for (let p = place; there.relation[p] !== -1; p = there.previous[p]!)
    crossings.push({ tail: there.tail[p]!, relation: there.relation[p]! });
  crossings.reverse();
  for (let p = place; back.relation[p] !== -1; p = back.previous[p]!)
    crossings.push({ tail: back.tail[p]!, relation: back.relation[p]! });
  const elements = [from];
  const relations: number[] = [];
  const goTo = (element: number): boolean => {
    const at = elements[elements.length - 1]!;
    if (at === element) return true;
    const inside = cleanPath(run, at, element);
    if (!inside) return false;
    // Element by element: a long path does not fit on the stack as arguments.
    for (let i = 0; i < inside.relations.length; i++) {
      elements.push(inside.elements[i + 1]!);
      relations.push(inside.relations[i]!);
    }
    return true;
  };
  for (const crossing of crossings) {
    if (!goTo(crossing.tail)) return undefined;
    elements.push(otherEnd(run, crossing.relation, crossing.tail));
    relations.push(crossing.relation);
  }
  return goTo(to) ? { elements, relations } : undefined;
}
