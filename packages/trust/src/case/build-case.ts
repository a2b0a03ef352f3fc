import {
  byCodeUnits,
  type Evidence,
  type EvidenceSource,
  type EvidenceType,
  type Policy,
  type Supplier,
  type TrustParameters,
} from '@cleanpath/model';
import type { Catalogs } from '../catalogs/catalogs.js';
import type { CriteriaTree } from '../criteria/criteria-tree.js';
import { poolEvidence, type CriterionItem } from '../evidence/pooled-evidence.js';
import { voiceIndex, type Voice } from '../evidence/source-voices.js';
import { weighItem, type Moment } from '../evidence/weigh-item.js';
import type { DropReason } from '../supplier-assessment.js';
import { expandProducts, type ExpandedTree, type ProductInUse } from './product-nodes.js';
import type { CaseItem, SupplierCase } from './supplier-case.js';

/** Evidence about a supplier, a product of it, or (through ownership) its owner. */
export interface RoutedEvidence {
  readonly evidence: Evidence;
  /** Product it is about; undefined for statements on the supplier as a whole. */
  readonly product: string | undefined;
  readonly inheritedFrom: string | undefined;
  readonly factor: number;
}

export interface CaseInput {
  readonly supplier: Supplier;
  readonly evidence: readonly RoutedEvidence[];
  readonly products: readonly ProductInUse[];
  readonly controlGroup: ReadonlySet<string>;
}

/** What all suppliers of one assessment share. */
export interface CaseContext {
  readonly tree: CriteriaTree;
  readonly catalogs: Catalogs;
  readonly types: ReadonlyMap<string, EvidenceType>;
  readonly sources: ReadonlyMap<string, EvidenceSource>;
  readonly sourceList: readonly EvidenceSource[];
  readonly parameters: TrustParameters;
  readonly policy: Policy;
  readonly moment: Moment;
}

/** Routes, weighs and orders the evidence of one supplier. */
export function buildCase(input: CaseInput, context: CaseContext): SupplierCase {
  const { tree, parameters, moment, types, sources } = context;
  const expanded = expandProducts(tree, input.products, parameters.aggregation.productRollup);
  const index = voiceIndex(input.supplier.id, context.sourceList, input.controlGroup, parameters, moment.asOf);
  const voices: Voice[] = [];
  const voiceNumber = new Map<Voice, number>();
  const origins = originNumbers(input.evidence);
  const targets = new Map<string, Target>();
  const items: CaseItem[] = [];
  const itemsOfLeaf: CriterionItem[][] = expanded.nodes.map(() => []);

  const routed = [...input.evidence].sort((x, y) => byCodeUnits(x.evidence.id, y.evidence.id));
  for (const { evidence, product, inheritedFrom, factor } of routed) {
    const type = types.get(evidence.type);
    const source = sources.get(evidence.source);
    const inherited = inheritedFrom !== undefined;
    const targetKey =
      product === undefined && !inherited ? evidence.criterion : `${inherited ? 'up' : product}\n${evidence.criterion}`;
    let target = targets.get(targetKey);
    if (target === undefined) {
      target = targetLeaves(evidence.criterion, product, inherited, expanded, context);
      targets.set(targetKey, target);
    }
    // What is known about an owner reaches only the criteria that inherit; elsewhere it is not part of the case.
    if (inherited && target.leaves.length === 0) continue;
    const weight = weighItem(evidence, type ?? NO_TYPE, parameters, moment);
    const voice = source && index.voiceOf(source, type?.statementOfSubject === true);
    const dropped: DropReason | undefined =
      source === undefined
        ? 'source-unknown'
        : type === undefined
          ? 'type-unknown'
          : (weight.dropped ?? target.dropped);
    let number = -1;
    if (voice !== undefined) {
      number = voiceNumber.get(voice) ?? voices.length;
      if (number === voices.length) {
        voices.push(voice);
        voiceNumber.set(voice, number);
      }
    }
    const item = items.length;
    items.push({ evidence, weight, voice: number, leaves: target.leaves, dropped, inheritedFrom, factor });
    if (dropped !== undefined || factor === 0) continue;
    const origin = origins.get(evidence.origin ?? evidence.id) ?? -1;
    const counted = { item, r: weight.r * factor, q: weight.q * factor, voice: number, origin };
    for (const leaf of target.leaves) itemsOfLeaf[leaf]!.push(counted);
  }
  return {
    supplier: { id: input.supplier.id, name: input.supplier.name },
    tree,
    nodes: expanded.nodes,
    items,
    voices,
    trust: Float64Array.from(voices, (voice) => voice.trust),
    itemsOfLeaf,
    poolsOfLeaf: itemsOfLeaf.map((list) => poolEvidence(list, voices.length)),
    parameters,
    policy: context.policy,
  };
}

/**
 * Numbers of the origins that several items name. The default origin of an item is its own id, which another item may
 * name as its origin too.
 */
function originNumbers(routed: readonly RoutedEvidence[]): Map<string, number> {
  const seen = new Set<string>();
  const numbers = new Map<string, number>();
  for (const { evidence } of routed) {
    const origin = evidence.origin ?? evidence.id;
    if (seen.has(origin) && !numbers.has(origin)) numbers.set(origin, numbers.size);
    seen.add(origin);
  }
  return numbers;
}

/** Stands in for a type that is not in the catalog; the item is left out and shown so. */
const NO_TYPE = { strength: 1, halfLifeMonths: 1 } as const;

interface Target {
  readonly leaves: readonly number[];
  readonly dropped?: DropReason;
}

/** Leaves a statement counts for: its own criterion and those of the tree that take over its evidence. */
function targetLeaves(
  criterion: string,
  product: string | undefined,
  inherited: boolean,
  expanded: ExpandedTree,
  { tree, catalogs }: CaseContext,
): Target {
  const [key = '', version] = criterion.split('@');
  const criteria = tree.leavesFor.get(key);
  if (criteria === undefined) return { leaves: [], dropped: 'criterion-not-in-tree' };
  const catalog = catalogs.criteria.get(key.slice(0, key.indexOf(':')));
  if (version !== undefined && catalog !== undefined && majorOf(version) !== majorOf(catalog.version)) {
    return { leaves: [], dropped: 'catalog-version' };
  }
  const leaves: number[] = [];
  let outOfUse = false;
  for (const index of criteria) {
    if (inherited && tree.nodes[index]!.criterion!.inherits !== 'up') continue;
    const node = expanded.criterionNode.get(index)!;
    const products = expanded.productNode.get(index);
    if (products === undefined) leaves.push(node);
    else if (product !== undefined) {
      const at = products.get(product);
      if (at === undefined) outOfUse = true;
      else leaves.push(at);
    } else if (products.size > 0) leaves.push(...new Set(products.values()));
    else leaves.push(node);
  }
  if (leaves.length > 0) return { leaves };
  return { leaves, dropped: outOfUse ? 'product-not-in-use' : 'criterion-not-in-tree' };
}

/** Versions of a catalog that share the major number ask the same. */
const majorOf = (version: string): string =>
  version.slice(0, version.indexOf('.') < 0 ? undefined : version.indexOf('.'));
