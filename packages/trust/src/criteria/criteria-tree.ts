import {
  CleanpathError,
  problem,
  type CriteriaCatalog,
  type CriteriaNode,
  type Criterion,
  type Problem,
} from '@cleanpath/model';
import type { NodeKind } from '../supplier-assessment.js';

/** One node of a compiled tree; nodes come depth first, so children follow their parent. */
export interface TreeNode {
  readonly index: number;
  readonly id: string;
  readonly title: string;
  readonly kind: NodeKind;
  readonly parent: number;
  readonly children: readonly number[];
  /** Normalised weights of the children of a compensatory node, in the order of `children`. */
  readonly weights: readonly number[];
  readonly criterion?: Criterion;
}

export interface CriteriaTree {
  readonly catalog: CriteriaCatalog;
  readonly nodes: readonly TreeNode[];
  /** Node indices of the criteria. */
  readonly leaves: readonly number[];
  /** Criteria that evidence recorded against `catalog:criterion` counts for. */
  readonly leavesFor: ReadonlyMap<string, readonly number[]>;
}

/** Deepest tree that is accepted: far beyond any published set, shallow enough for recursion. */
const MAX_DEPTH = 64;

/** Throws `catalog-invalid` with every fault when the catalog is not a tree. */
export function compileTree(catalog: CriteriaCatalog): CriteriaTree {
  const problems = checkTree(catalog);
  if (problems.length > 0) throw new CleanpathError(problems);
  const byId = new Map(catalog.nodes.map((node) => [node.id, node]));
  const nodes: TreeNode[] = [];
  const visit = (id: string, parent: number): number => {
    const source = byId.get(id)!;
    const index = nodes.length;
    const children: number[] = [];
    nodes.push({
      index,
      id,
      title: source.title,
      kind: source.kind,
      parent,
      children,
      weights: source.kind === 'criterion' ? [] : normalisedWeights(source.children.map((child) => child.weight ?? 1)),
      ...(source.kind === 'criterion' ? { criterion: source } : {}),
    });
    if (source.kind !== 'criterion') for (const child of source.children) children.push(visit(child.node, index));
    return index;
  };
  visit(catalog.root, -1);
  const leaves = nodes.filter((node) => node.criterion !== undefined).map((node) => node.index);
  const leavesFor = new Map<string, number[]>();
  for (const leaf of leaves) {
    const { criterion } = nodes[leaf]!;
    for (const key of new Set([`${catalog.id}:${criterion!.id}`, ...(criterion!.countsFrom ?? [])])) {
      const list = leavesFor.get(key);
      if (list) list.push(leaf);
      else leavesFor.set(key, [leaf]);
    }
  }
  return { catalog, nodes, leaves, leavesFor };
}

/** Faults of a criteria catalog: cycles, nodes reached twice or never, missing nodes, weights. */
export function checkTree(catalog: CriteriaCatalog, file?: string): Problem[] {
  const problems: Problem[] = [];
  const fault = (node: string | undefined, message: string): void => {
    const at = catalog.nodes.findIndex((one) => one.id === node);
    problems.push(
      problem('catalog-invalid', {
        message: `${catalog.id}: ${message}`,
        ...(file === undefined ? {} : { file }),
        ...(at < 0 ? {} : { pointer: `/nodes/${at}` }),
      }),
    );
  };
  const byId = new Map<string, CriteriaNode>();
  for (const node of catalog.nodes) {
    if (byId.has(node.id)) fault(node.id, `node "${node.id}" is defined twice`);
    byId.set(node.id, node);
  }
  if (!byId.has(catalog.root)) {
    fault(undefined, `the root "${catalog.root}" does not exist`);
    return problems;
  }
  const reached = new Set<string>();
  const path = new Set<string>();
  const visit = (id: string): void => {
    const node = byId.get(id)!;
    if (path.has(id)) {
      fault(id, `node "${id}" contains itself`);
      return;
    }
    if (reached.has(id)) {
      fault(id, `node "${id}" is reached twice`);
      return;
    }
    if (path.size >= MAX_DEPTH) {
      fault(id, `the tree is deeper than ${MAX_DEPTH} levels`);
      return;
    }
    reached.add(id);
    if (node.kind === 'criterion') return;
    if (node.children.length === 0) fault(id, `node "${id}" has no children`);
    const weights = node.children.map((child) => child.weight ?? 1);
    if (weights.some((weight) => !Number.isFinite(weight) || weight < 0)) {
      fault(id, `node "${id}" has a weight that is not a number of at least 0`);
    } else if (node.children.length > 0 && !weights.some((weight) => weight > 0)) {
      fault(id, `the weights of node "${id}" are all 0`);
    }
    path.add(id);
    for (const child of node.children) {
      if (byId.has(child.node)) visit(child.node);
      else fault(id, `node "${id}" names the child "${child.node}", which does not exist`);
    }
    path.delete(id);
  };
  visit(catalog.root);
  for (const node of catalog.nodes) {
    if (!reached.has(node.id)) fault(node.id, `node "${node.id}" is not reached from the root`);
  }
  return problems;
}

function normalisedWeights(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
