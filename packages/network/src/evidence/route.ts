import { byCodeUnits } from '@cleanpath/model';
import { shortestPath, OUT_OF_BUDGET } from '../kernel/shortest-path.js';
import type { LinkPath, Route } from '../types.js';
import { cleanPath } from './clean-path.js';
import { cleaningCost } from './element-cost.js';
import { CostSearch, type Step } from './cost-search.js';
import type { Run } from './run.js';

/** Elements the cheapest-route search may settle unless the caller says otherwise. */
export const DEFAULT_ROUTE_BUDGET = 50_000;

/**
 * The route that costs least to make clean, by summed cost of the roots of its elements (an upper bound where roots
 * are shared). Clean neighbourhoods are crossed at no cost as one place; the search runs from both ends and falls back
 * to the route of fewest links when it would see more than `budget` elements. Undefined where no route exists at all.
 */
export function cheapestRoute(run: Run, from: number, to: number, budget: number): Route | undefined {
  const path = search(run, from, to, budget);
  if (path) return describe(run, path, 'cheapest');
  const { links, elements } = run.network;
  const any = { links, ids: elements.ids, word: run.view.taint, mask: 0, from, to };
  const shortest = shortestPath({ ...any, budget: Number.POSITIVE_INFINITY }, run.scratch);
  return shortest === undefined || shortest === OUT_OF_BUDGET ? undefined : describe(run, shortest, 'shortest');
}

function describe(run: Run, path: LinkPath, basis: Route['basis']): Route {
  const obstacles = path.elements.filter((e) => (run.view.taint[e]! & run.bit) !== 0);
  const cost = obstacles.reduce((sum, e) => sum + cleaningCost(run.view, run.scope, e), 0);
  return { ...path, basis, cost, obstacles };
}

function search(run: Run, from: number, to: number, budget: number): LinkPath | undefined {
  const ahead = new CostSearch(run, from, 'ahead');
  const behind = new CostSearch(run, to, 'behind');
  let best: { place: number; cost: number; hops: number } | undefined;
  const meet = (place: number): void => {
    const a = ahead.steps.get(place);
    const b = behind.steps.get(place);
    if (!a || !b) return;
    const cost = a.cost + b.cost;
    const hops = a.hops + b.hops;
    if (!best || cost < best.cost || (cost === best.cost && isBetter(run, hops, place, best)))
      best = { place, cost, hops };
  };
  meet(ahead.placeOf(from));
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
    for (const place of side.settle()) meet(place);
  }
  return best ? join(run, ahead, behind, best.place, from, to) : undefined;
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
  const crossings: Step[] = [];
  for (let s = ahead.steps.get(place); s && s.relation >= 0; s = ahead.steps.get(s.previous)) crossings.unshift(s);
  for (let s = behind.steps.get(place); s && s.relation >= 0; s = behind.steps.get(s.previous)) crossings.push(s);
  const elements = [from];
  const relations: number[] = [];
  const goTo = (element: number): boolean => {
    const at = elements[elements.length - 1]!;
    if (at === element) return true;
    const inside = cleanPath(run, at, element);
    if (!inside) return false;
    elements.push(...inside.elements.slice(1));
    relations.push(...inside.relations);
    return true;
  };
  for (const crossing of crossings) {
    if (!goTo(crossing.tail)) return undefined;
    elements.push(crossing.head);
    relations.push(crossing.relation);
  }
  return goTo(to) ? { elements, relations } : undefined;
}
