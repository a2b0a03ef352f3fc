import { find } from '../kernel/union-find.js';
import { closedPockets, type Pockets } from './closed-pockets.js';
import { groupSize, type Run } from './run.js';

/**
 * The network outside a clean neighbourhood and its border, without forward-only links. It falls into regions; each
 * region has its own minimal cut towards the neighbourhood: the border elements next to it.
 */
export interface Outside {
  readonly regionOf: (element: number) => number;
  /** Border elements next to the region of `element`. */
  readonly cutTowards: (element: number) => readonly number[];
}

/**
 * Clean neighbourhoods up to this many elements are looked at from inside, with cost by what lies around them. There
 * are at most elements / LARGE larger ones, and each of those may cost a pass over the whole network.
 */
const LARGE = 1 << 13;

export function outsideOf(run: Run, inside: number, large = LARGE): Outside {
  return groupSize(run, inside) > large ? wholeOutside(run, inside) : nearOutside(run, inside);
}

/** Small neighbourhoods: closed pockets around the border are known element by element, the rest is one region. */
function nearOutside(run: Run, inside: number): Outside {
  const border = borderOf(run, inside);
  const pockets = closedPockets(run.network.links.out, border.elements, border.closed);
  const regionOf = (element: number): number => {
    const search = pockets.owner.get(element);
    return search === undefined ? pockets.open : find(pockets.parent, search);
  };
  return {
    regionOf,
    cutTowards: (element) => {
      const region = regionOf(element);
      return border.elements.filter((b) => isNextTo(run, b, pockets, region));
    },
  };
}

function borderOf(run: Run, from: number): { elements: readonly number[]; closed: ReadonlySet<number> } {
  const { off, adj } = run.network.links.out;
  const taint = run.view.taint;
  const closed = new Set([from]);
  const inside = [from];
  const elements: number[] = [];
  for (let v = inside.pop(); v !== undefined; v = inside.pop()) {
    for (let i = off[v]!; i < off[v + 1]!; i++) {
      const u = adj[i]!;
      if (closed.has(u)) continue;
      closed.add(u);
      if ((taint[u]! & run.bit) !== 0) elements.push(u);
      else inside.push(u);
    }
  }
  return { elements, closed };
}

function isNextTo(run: Run, b: number, { owner, parent }: Pockets, region: number): boolean {
  const { off, adj } = run.network.links.out;
  for (let i = off[b]!; i < off[b + 1]!; i++) {
    const search = owner.get(adj[i]!);
    if (search !== undefined && find(parent, search) === region) return true;
  }
  return false;
}

/** Large neighbourhoods: regions are labelled once; the cut of a region is found from its side. */
function wholeOutside(run: Run, inside: number): Outside {
  const { count, links } = run.network;
  const { off, adj } = links.out;
  const { label } = run.labels;
  const wanted = label[inside]!;
  const region = new Int32Array(count).fill(-1);
  const queue = new Int32Array(count);
  const cuts: number[][] = [];
  const isBorder = (v: number): boolean => {
    if (label[v] !== -1) return false;
    for (let i = off[v]!; i < off[v + 1]!; i++) if (label[adj[i]!] === wanted) return true;
    return false;
  };
  const search = (start: number): void => {
    const cut = new Set<number>();
    region[start] = cuts.length;
    queue[0] = start;
    for (let head = 0, tail = 1; head < tail; head++) {
      const v = queue[head]!;
      for (let i = off[v]!; i < off[v + 1]!; i++) {
        const u = adj[i]!;
        if (region[u] !== -1 || cut.has(u)) continue;
        if (isBorder(u)) {
          cut.add(u);
          continue;
        }
        region[u] = cuts.length;
        queue[tail++] = u;
      }
    }
    cuts.push([...cut]);
  };
  const regionOf = (element: number): number => {
    if (region[element] === -1) search(element);
    return region[element]!;
  };
  return { regionOf, cutTowards: (element) => cuts[regionOf(element)]! };
}
