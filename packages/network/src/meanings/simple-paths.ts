import { blockTree, lowestCommon, type BlockTree } from './block-tree.js';
import type { Network } from '../types.js';

/** Answers whether any loop-free path between two elements meets a tainted one; links must work both ways. */
export interface SimplePaths {
  readonly tree: BlockTree;
  /** Whether the two are connected at all. */
  connected(a: number, b: number): boolean;
  /** Tainted elements that some loop-free path from a to b crosses, the ends included. */
  tainted(a: number, b: number): number;
}

const trees = new WeakMap<Network, BlockTree>();

/** The blocks of the whole network, whatever its trust; computed once. */
export function blocksOf(network: Network): BlockTree {
  const known = trees.get(network);
  if (known) return known;
  const tree = blockTree(network.count, network.links.out);
  trees.set(network, tree);
  return tree;
}

/** `taint[e] & bit` marks the tainted elements. O(elements) once, O(log elements) for each question. */
export function simplePaths(network: Network, taint: Uint16Array, bit: number): SimplePaths {
  const tree = blocksOf(network);
  const { elements, blocks, parent } = tree;
  const isTainted = (element: number): number => ((taint[element]! & bit) === 0 ? 0 : 1);
  // Elements of a block but the one it hangs from, and the same summed up to the root.
  const own = new Int32Array(blocks);
  for (let e = 0; e < elements; e++) if (parent[e]! >= 0) own[parent[e]! - elements]! += isTainted(e);
  const total = sumsToRoot(tree, own);
  const sum = (node: number): number => {
    const block = node < elements ? parent[node]! : node;
    return block < 0 ? 0 : total[block - elements]!;
  };
  return {
    tree,
    connected: (a, b) => lowestCommon(tree, a, b) >= 0,
    tainted: (a, b) => {
      const top = lowestCommon(tree, a, b);
      if (top < 0) return 0;
      const below = sum(a) + sum(b) - 2 * sum(top);
      return top < elements ? below + isTainted(top) : below + own[top - elements]! + isTainted(parent[top]!);
    },
  };
}

function sumsToRoot({ elements, blocks, parent, depth }: BlockTree, own: Int32Array): Int32Array {
  const byDepth = Int32Array.from({ length: blocks }, (_, b) => b).sort(
    (a, b) => depth[elements + a]! - depth[elements + b]!,
  );
  const total = new Int32Array(blocks);
  for (const b of byDepth) {
    const above = parent[parent[elements + b]!]!;
    total[b] = own[b]! + (above < 0 ? 0 : total[above - elements]!);
  }
  return total;
}
