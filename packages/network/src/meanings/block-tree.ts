import type { Arcs } from '../types.js';

/**
 * Block-cut forest of an undirected graph (Hopcroft and Tarjan 1973, iterative). Nodes 0 … n-1 are elements, node
 * n + b is block b (biconnected component). Every loop-free path from s to t stays inside the blocks on the tree path
 * from s to t, and for every element of those blocks some loop-free path crosses it.
 */
export interface BlockTree {
  readonly elements: number;
  readonly blocks: number;
  /** Tree node above: the block an element was found in, or the element a block hangs from; -1 at a root. */
  readonly parent: Int32Array;
  /** Distance from the root of its tree. */
  readonly depth: Int32Array;
  /** A node further up, so that an ancestor is found in O(log n) steps (Myers 1983). */
  readonly jump: Int32Array;
  /** Root element of the connected component; -1 where left out. */
  readonly component: Int32Array;
  /** Elements of each block, the one it hangs from included. */
  readonly size: Int32Array;
}

/** `arcs` must hold both directions of every link. Elements whose `skip` word has a bit of `mask` are left out. */
export function blockTree(count: number, arcs: Arcs, skip?: Uint16Array, mask = 0): BlockTree {
  const found = findBlocks(count, arcs, skip, mask);
  const nodes = count + found.blocks;
  const parent = found.parent.slice(0, nodes);
  const depth = new Int32Array(nodes);
  const jump = new Int32Array(nodes);
  const ranked = new Uint8Array(nodes);
  const rank = (node: number): void => {
    if (ranked[node] === 1) return;
    ranked[node] = 1;
    const up = parent[node]!;
    if (up < 0) {
      jump[node] = node;
      return;
    }
    depth[node] = depth[up]! + 1;
    const far = jump[up]!;
    jump[node] = depth[up]! - depth[far]! === depth[far]! - depth[jump[far]!]! ? jump[far]! : up;
  };
  // Elements come in the order they were found, so that what is above an element is ranked before it.
  for (let i = 0; i < found.seen; i++) {
    const element = found.order[i]!;
    if (parent[element]! >= 0) rank(parent[element]!);
    rank(element);
  }
  return {
    elements: count,
    blocks: found.blocks,
    parent,
    depth,
    jump,
    component: found.component,
    size: found.size.slice(0, found.blocks),
  };
}

/** Lowest node above both; -1 where they are in different components. */
export function lowestCommon(tree: BlockTree, a: number, b: number): number {
  const { component, depth, jump, parent } = tree;
  if (component[a] === -1 || component[a] !== component[b]) return -1;
  let x = a;
  let y = b;
  if (depth[x]! < depth[y]!) [x, y] = [y, x];
  while (depth[x]! > depth[y]!) x = depth[jump[x]!]! >= depth[y]! ? jump[x]! : parent[x]!;
  while (x !== y) {
    if (jump[x] !== jump[y]) {
      x = jump[x]!;
      y = jump[y]!;
    } else {
      x = parent[x]!;
      y = parent[y]!;
    }
  }
  return x;
}

/** Elements that every path from a to b crosses, between the two, in order; empty where they are not connected. */
export function mustPass(tree: BlockTree, a: number, b: number): number[] {
  const top = lowestCommon(tree, a, b);
  if (top < 0) return [];
  const climb = (from: number): number[] => {
    const found: number[] = [];
    for (let node = from; node !== top; node = tree.parent[node]!)
      if (node < tree.elements && node !== from) found.push(node);
    return found;
  };
  const meeting = top < tree.elements && top !== a && top !== b ? [top] : [];
  return [...climb(a), ...meeting, ...climb(b).reverse()];
}

interface Found {
  readonly blocks: number;
  readonly parent: Int32Array;
  readonly size: Int32Array;
  readonly component: Int32Array;
  /** Elements in the order they were reached, `seen` of them. */
  readonly order: Int32Array;
  readonly seen: number;
}

function findBlocks(count: number, { off, adj }: Arcs, skip: Uint16Array | undefined, mask: number): Found {
  const parent = new Int32Array(2 * count).fill(-1);
  const size = new Int32Array(count);
  const component = new Int32Array(count).fill(-1);
  const order = new Int32Array(count);
  const visit = new Int32Array(count); // 0 not seen, else visiting number
  const low = new Int32Array(count);
  const next = new Int32Array(count);
  const above = new Int32Array(count);
  const call = new Int32Array(count);
  const open = new Int32Array(count);
  let seen = 0;
  let blocks = 0;
  for (let start = 0; start < count; start++) {
    if (visit[start] !== 0 || (skip && (skip[start]! & mask) !== 0)) continue;
    let callTop = 0;
    let openTop = 0;
    call[callTop++] = start;
    above[start] = -1;
    next[start] = off[start]!;
    component[start] = start;
    order[seen] = start;
    visit[start] = low[start] = ++seen;
    while (callTop > 0) {
      const v = call[callTop - 1]!;
      const i = next[v]!;
      if (i < off[v + 1]!) {
        next[v] = i + 1;
        const u = adj[i]!;
        if (visit[u] !== 0) {
          if (visit[u]! < low[v]!) low[v] = visit[u]!;
          continue;
        }
        if (skip && (skip[u]! & mask) !== 0) continue;
        above[u] = v;
        next[u] = off[u]!;
        component[u] = start;
        order[seen] = u;
        visit[u] = low[u] = ++seen;
        call[callTop++] = u;
        open[openTop++] = u;
        continue;
      }
      callTop--;
      const p = above[v]!;
      if (p < 0) continue;
      if (low[v]! < low[p]!) low[p] = low[v]!;
      if (low[v]! < visit[p]!) continue;
      // Nothing below v reaches above p: what is open since v is a block that hangs from p.
      const block = count + blocks;
      let members = 1;
      let u: number;
      do {
        u = open[--openTop]!;
        parent[u] = block;
        members++;
      } while (u !== v);
      parent[block] = p;
      size[blocks++] = members;
    }
  }
  return { blocks, parent, size, component, order, seen };
}
