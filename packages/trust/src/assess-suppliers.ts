import { byCodeUnits, fail, type Dossier, type Policy, type Tier } from '@cleanpath/model';
import { buildCase, type CaseContext, type CaseInput } from './case/build-case.js';
import type { ProductInUse } from './case/product-nodes.js';
import { routeEvidence, type SubjectOwner } from './case/route-evidence.js';
import { study, type Study } from './case/study.js';
import type { Catalogs } from './catalogs/catalogs.js';
import { compileTree } from './criteria/criteria-tree.js';
import { explainTier } from './decision/explain.js';
import { parametersOf } from './decision/trust-parameters.js';
import { vetoesAt } from './decision/veto.js';
import { ownershipFacts, type OwnershipFacts } from './ownership-facts.js';
import { reportEvidence } from './report-evidence.js';
import { reportNodes } from './report-nodes.js';
import { analyseSensitivity } from './sensitivity/analyse-sensitivity.js';
import { evidenceCandidates, strongestCandidates } from './sensitivity/evidence-candidates.js';
import type { ShiftedInputs } from './sensitivity/parameter-shifts.js';
import { pathsToTrust } from './sensitivity/path-to-trust.js';
import type { SampledWeights } from './sensitivity/weight-samples.js';
import { suggestEvidence } from './sensitivity/suggest-evidence.js';
import type { SupplierAssessment, TierDecision } from './supplier-assessment.js';

export interface AssessmentOptions {
  /** Day the assessment speaks of, YYYY-MM-DD. */
  readonly asOf: string;
  /** Only what was recorded by this day counts; default `asOf`. */
  readonly knownAt?: string;
  /** Seed of the simulation over weights; default 1. */
  readonly seed?: number;
  /**
   * `full` (default, also `true`): leave-one-out, source shifts, parameter shifts, simulation over weights, next
   * evidence. `items`: leave-one-out over items only. `false`: none.
   */
  readonly sensitivity?: boolean | 'full' | 'items';
  /** Products in use with their weight (elements, capacity); default every product of the dossier, weight 1. */
  readonly productsInUse?: ReadonlyMap<string, number>;
  /** Whom elements and sites that evidence is about belong to, by `element:<id>` and `site:<id>`. */
  readonly subjectOwners?: ReadonlyMap<string, SubjectOwner>;
}

export type TrustFacts = Pick<Dossier, 'suppliers' | 'products' | 'sources' | 'evidence'>;

/**
 * Evidence → opinion → decision for every supplier, ascending by id, also for those nobody said anything about.
 * Pure: the same facts, catalogs, policy and options give the same result, in whatever order the facts come.
 * Throws typed problems for a policy or catalog that is not consistent.
 */
export function assessSuppliers(
  facts: TrustFacts,
  catalogs: Catalogs,
  policy: Policy,
  options: AssessmentOptions,
): SupplierAssessment[] {
  const { context, ownership, inputs } = prepare(facts, catalogs, policy, options);
  const sampled: SampledWeights = new Map();
  return inputs.map((input) => assessOne(input, context, options, ownership, sampled));
}

/**
 * One supplier's case with its evaluation and decision, for what-if questions: weights, further evidence, other
 * sources. Undefined where the dossier does not know the supplier.
 */
export function studySupplier(
  facts: TrustFacts,
  catalogs: Catalogs,
  policy: Policy,
  options: AssessmentOptions,
  supplier: string,
): Study | undefined {
  const { context, inputs } = prepare(facts, catalogs, policy, options);
  const input = inputs.find((one) => one.supplier.id === supplier);
  const { parameters, moment } = context;
  return input && study(buildCase(input, context), vetoesAt(policy.vetoes, supplier, moment.asOf, parameters));
}

function prepare(
  facts: TrustFacts,
  catalogs: Catalogs,
  policy: Policy,
  options: AssessmentOptions,
): { context: CaseContext; ownership: OwnershipFacts; inputs: CaseInput[] } {
  const { asOf, knownAt = asOf } = options;
  const catalog = catalogs.criteria.get(policy.criteriaCatalog);
  if (catalog === undefined) {
    throw fail('reference-dangling', {
      message: `The policy names the criteria catalog "${policy.criteriaCatalog}", which does not exist`,
      pointer: '/criteriaCatalog',
      remedy: `Use one of: ${[...catalogs.criteria.keys()].sort(byCodeUnits).join(', ')}.`,
    });
  }
  const parameters = parametersOf(catalogs.trustParameters, policy);
  const context: CaseContext = {
    tree: compileTree(catalog),
    catalogs,
    types: new Map(catalogs.evidenceTypes.types.map((type) => [type.id, type])),
    sources: new Map(facts.sources.map((source) => [source.id, source])),
    sourceList: facts.sources,
    parameters,
    policy,
    moment: { asOf, knownAt },
  };
  const suppliers = [...facts.suppliers].sort((x, y) => byCodeUnits(x.id, y.id));
  const ownership = ownershipFacts(suppliers, asOf, parameters);
  const products = productsBySupplier(facts, options.productsInUse);
  const routed = routeEvidence({
    suppliers,
    products: facts.products,
    evidence: facts.evidence,
    subjectOwners: options.subjectOwners,
    control: ownership.control,
    sharesOf: (holder) => ownership.sharesOf(holder),
    parameters,
  });
  const inputs = suppliers.map((supplier) => ({
    supplier,
    evidence: routed.get(supplier.id) ?? [],
    products: products.get(supplier.id) ?? [],
    controlGroup: ownership.control.groupOf(supplier.id),
  }));
  return { context, ownership, inputs };
}

function assessOne(
  input: CaseInput,
  context: CaseContext,
  options: AssessmentOptions,
  ownership: OwnershipFacts,
  sampled: SampledWeights,
): SupplierAssessment {
  const { catalogs, policy, parameters, moment, tree, types } = context;
  const { id } = input.supplier;
  const veto = vetoesAt(policy.vetoes, id, moment.asOf, parameters);
  const base = study(buildCase(input, context), veto);
  const full =
    options.sensitivity === 'items' || options.sensitivity === false
      ? undefined
      : {
          seed: options.seed ?? DEFAULT_SEED,
          sampled,
          types,
          rebuild: (shifted: ShiftedInputs): Study => study(buildCase(input, { ...context, ...shifted }), veto),
        };
  const analysed = options.sensitivity === false ? undefined : analyseSensitivity(base, full);
  const candidates = full === undefined ? [] : evidenceCandidates(base, catalogs.evidenceTypes);
  const flips = analysed?.summary.flips ?? [];
  const nodes = reportNodes(base);
  const evidence = reportEvidence(base, analysed?.effects);
  const decisions = parameters.tiers.map((tier, index): [Tier, TierDecision] => [
    tier.tier,
    explainTier(base, index, flips),
  ]);
  return {
    supplier: id,
    asOf: moment.asOf,
    knownAt: moment.knownAt,
    criteria: { id: tree.catalog.id, version: tree.catalog.version },
    parameters: { id: parameters.id, version: parameters.version },
    policy: { id: policy.id, version: policy.version },
    root: nodes[0]!.id,
    nodes,
    tiers: Object.fromEntries(decisions) as Record<Tier, TierDecision>,
    evidence,
    contested: nodes.filter((node) => node.kind === 'criterion' && node.contested).map((node) => node.id),
    stale: evidence.filter((item) => item.stale).map((item) => item.id),
    ownership: ownership.summaryOf(id),
    ...(analysed === undefined ? {} : { sensitivity: analysed.summary }),
    suggestions: suggestEvidence(base, candidates),
    pathsToTrust: pathsToTrust(base, strongestCandidates(candidates)),
  };
}

/** Seed where the caller names none; any fixed number serves. */
const DEFAULT_SEED = 1;

function productsBySupplier(
  facts: TrustFacts,
  inUse: ReadonlyMap<string, number> | undefined,
): Map<string, ProductInUse[]> {
  const products = new Map<string, ProductInUse[]>();
  for (const product of [...facts.products].sort((x, y) => byCodeUnits(x.id, y.id))) {
    const weight = inUse === undefined ? 1 : inUse.get(product.id);
    if (product.supplier === undefined || weight === undefined) continue;
    const list = products.get(product.supplier) ?? [];
    products.set(product.supplier, list);
    list.push({ id: product.id, name: product.name, weight });
  }
  return products;
}
