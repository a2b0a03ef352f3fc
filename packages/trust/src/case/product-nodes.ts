import type { CriteriaTree, TreeNode } from '../criteria/criteria-tree.js';

/** A product of the supplier that is in use, with its share of the deployment. */
export interface ProductInUse {
  readonly id: string;
  readonly name: string;
  readonly weight: number;
}

/** Where a product's evidence goes: node of the criterion, or of the product below it. */
export interface ExpandedTree {
  readonly nodes: readonly TreeNode[];
  /** Per criterion of the compiled tree: its node here. */
  readonly criterionNode: ReadonlyMap<number, number>;
  /** Per criterion of the compiled tree, by product id: the node that takes evidence on the product. */
  readonly productNode: ReadonlyMap<number, ReadonlyMap<string, number>>;
}

/**
 * Adds one node per product below each product criterion when several products are in use, so that a product without
 * evidence cannot hide behind the others. Weighted by deployment or rolled up by the weakest, as the policy says.
 */
export function expandProducts(
  tree: CriteriaTree,
  products: readonly ProductInUse[],
  rollup: 'min' | 'deployment-weighted',
): ExpandedTree {
  const nodes: TreeNode[] = [];
  const criterionNode = new Map<number, number>();
  const productNode = new Map<number, ReadonlyMap<string, number>>();
  const total = products.reduce((sum, product) => sum + product.weight, 0);
  const visit = (index: number, parent: number): number => {
    const source = tree.nodes[index]!;
    const at = nodes.length;
    const children: number[] = [];
    const split = source.criterion?.subject === 'product' && products.length > 1;
    const weighted = split && rollup === 'deployment-weighted' && total > 0;
    nodes.push({
      ...source,
      index: at,
      parent,
      children,
      weights: weighted ? products.map((product) => product.weight / total) : source.weights,
    });
    for (const child of source.children) children.push(visit(child, at));
    if (source.criterion === undefined) return at;
    criterionNode.set(index, at);
    if (source.criterion.subject !== 'product') return at;
    const byProduct = new Map<string, number>();
    for (const product of products) {
      if (split) {
        children.push(nodes.length);
        byProduct.set(product.id, nodes.length);
        nodes.push({
          index: nodes.length,
          id: `${source.id}/${product.id}`,
          title: `${source.title}: ${product.name}`,
          kind: 'product',
          parent: at,
          children: [],
          weights: [],
        });
      } else byProduct.set(product.id, at);
    }
    productNode.set(index, byProduct);
    return at;
  };
  visit(0, -1);
  return { nodes, criterionNode, productNode };
}
