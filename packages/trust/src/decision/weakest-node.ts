import type { Belief } from '../criteria/belief.js';
import type { TreeNode } from '../criteria/criteria-tree.js';
import { WeakestBelief } from '../criteria/knock-out.js';

/**
 * The node that gives the least of a figure: the weakest child, down through knock-out nodes. Below a weighted mean
 * no child decides alone.
 */
export function weakestNode(
  nodes: readonly TreeNode[],
  beliefs: readonly Belief[],
  figure: (belief: Belief) => number,
): TreeNode {
  let at = 0;
  while (beliefs[at] instanceof WeakestBelief) {
    const { children } = nodes[at]!;
    at = children.reduce((best, child) => (figure(beliefs[child]!) < figure(beliefs[best]!) ? child : best));
  }
  return nodes[at]!;
}
