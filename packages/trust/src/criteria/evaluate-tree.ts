import type { TrustParameters } from '@cleanpath/model';
import type { Belief } from './belief.js';
import { compensatory } from './compensatory.js';
import { conjunction } from './conjunction.js';
import { covariances } from './covariance.js';
import type { TreeNode } from './criteria-tree.js';
import { knockOut } from './knock-out.js';

/** Beliefs of every node of a tree, with what is needed to change some of them cheaply. */
export interface Evaluation {
  readonly nodes: readonly TreeNode[];
  readonly beliefs: readonly Belief[];
  readonly covariances: readonly (Float64Array | undefined)[];
  readonly parameters: TrustParameters;
}

/** Evaluates a tree whose nodes come depth first; `leaf` gives the belief of each node without children. */
export function evaluateTree(
  nodes: readonly TreeNode[],
  leaf: (node: TreeNode) => Belief,
  parameters: TrustParameters,
): Evaluation {
  const beliefs: Belief[] = new Array<Belief>(nodes.length);
  const matrices: (Float64Array | undefined)[] = new Array<Float64Array | undefined>(nodes.length).fill(undefined);
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i]!;
    if (node.children.length === 0) {
      beliefs[i] = leaf(node);
      continue;
    }
    const children = node.children.map((child) => beliefs[child]!);
    if (isWeighted(node)) matrices[i] = covariances(children, parameters.aggregation.dependence);
    beliefs[i] = combine(nodes, node, beliefs, children, node.weights, matrices[i], parameters);
  }
  return { nodes, beliefs, covariances: matrices, parameters };
}

/** Beliefs after some leaves changed: only their ancestors are computed again. */
export function changedBeliefs(base: Evaluation, changed: ReadonlyMap<number, Belief>): Belief[] {
  const beliefs = base.beliefs.slice();
  const dirty: number[] = [];
  for (const [index, belief] of changed) {
    beliefs[index] = belief;
    for (let up = base.nodes[index]!.parent; up >= 0 && !dirty.includes(up); up = base.nodes[up]!.parent)
      dirty.push(up);
  }
  // Descending index order visits children before parents; the ancestors of one leaf come in this order already.
  if (changed.size > 1) dirty.sort((x, y) => y - x);
  for (const index of dirty) {
    const node = base.nodes[index]!;
    const children = node.children.map((child) => beliefs[child]!);
    const before = base.covariances[index];
    const matrix = before && {
      children: node.children.map((child) => base.beliefs[child]!),
      matrix: before,
    };
    const covariance = matrix && covariances(children, base.parameters.aggregation.dependence, matrix);
    beliefs[index] = combine(base.nodes, node, beliefs, children, node.weights, covariance, base.parameters);
  }
  return beliefs;
}

/** Root belief under other weights of the compensatory nodes; the leaves stay. */
export function reweightedRoot(base: Evaluation, weights: readonly (ArrayLike<number> | undefined)[]): Belief {
  const beliefs = base.beliefs.slice();
  const dependence = base.parameters.aggregation.dependence;
  const changed = new Uint8Array(base.nodes.length);
  for (let i = base.nodes.length - 1; i >= 0; i--) {
    const node = base.nodes[i]!;
    const below = node.children.some((child) => changed[child] === 1);
    if (weights[i] === undefined && !below) continue;
    changed[i] = 1;
    const children = node.children.map((child) => beliefs[child]!);
    const kept = base.covariances[i];
    const covariance = kept && below ? covariances(children, dependence) : kept;
    beliefs[i] = combine(base.nodes, node, beliefs, children, weights[i] ?? node.weights, covariance, base.parameters);
  }
  return beliefs[0]!;
}

/** A criterion seen at several products is rolled up by its weights if it has any, else by the weakest product. */
const isWeighted = (node: TreeNode): boolean =>
  node.kind === 'compensatory' || (node.kind === 'criterion' && node.weights.length > 0);

function combine(
  nodes: readonly TreeNode[],
  node: TreeNode,
  beliefs: readonly Belief[],
  children: readonly Belief[],
  weights: ArrayLike<number>,
  covariance: Float64Array | undefined,
  parameters: TrustParameters,
): Belief {
  const contested = node.children.some((child) => passesContest(nodes[child]!) && beliefs[child]!.contested);
  if (covariance !== undefined) {
    return compensatory(children, weights, covariance, contested, (1 - parameters.opinion.credibleLevel) / 2);
  }
  if (node.kind === 'all-required' || node.kind === 'any-of') {
    return conjunction(node.kind, children, contested, parameters);
  }
  return knockOut(children, (child) => nodes[node.children[child]!]!.id, contested);
}

/** Contested products make their criterion contested; of the criteria only mandatory ones reach their group. */
const passesContest = (node: TreeNode): boolean => node.kind !== 'criterion' || node.criterion?.mandatory === true;
