import type { CriteriaCatalog, Evidence, EvidenceSource, Policy } from '@cleanpath/model';
import {
  assessSuppliers,
  type AssessmentOptions,
  type Catalogs,
  type SupplierAssessment,
  type TrustFacts,
} from '../src/index.js';
import { shippedCatalogs } from './load-catalogs.js';

export const CATALOGS = shippedCatalogs();
export const NEUTRAL: Policy = CATALOGS.policies.get('cleanpath-neutral')!;
export const AS_OF = '2026-01-01';

export const quartz = { id: 'quartz', name: 'Quartz Networks' };

/** One criterion as the whole tree. */
export const criterion = (id: string, more: object = {}): CriteriaCatalog['nodes'][number] => ({
  id,
  title: `Criterion ${id}`,
  kind: 'criterion',
  subject: 'supplier',
  mandatory: false,
  ...more,
});

export const catalog = (root: string, nodes: CriteriaCatalog['nodes']): CriteriaCatalog => ({
  id: 'test',
  version: '1.0.0',
  title: 'Test',
  description: 'Test',
  owner: 'test',
  source: 'test',
  licence: 'Apache-2.0',
  root,
  nodes,
});

export const withTree = (tree: CriteriaCatalog): Catalogs => ({ ...CATALOGS, criteria: new Map([[tree.id, tree]]) });

export const SINGLE = withTree(catalog('c', [criterion('c')]));

export const source = (
  id: string,
  grade: EvidenceSource['grades'][number]['grade'],
  controlledBy?: string,
): EvidenceSource => ({
  id,
  name: id,
  grades: [{ grade }],
  ...(controlledBy === undefined ? {} : { controlledBy }),
});

export const item = (id: string, more: Partial<Evidence> = {}): Evidence => ({
  id,
  subject: { kind: 'supplier', id: 'quartz' },
  criterion: 'test:c',
  type: 'conformance-test-report',
  support: 1,
  source: 'lab',
  credibility: 1,
  observedAt: AS_OF,
  ...more,
});

export function assess(
  facts: Partial<TrustFacts>,
  catalogs: Catalogs = SINGLE,
  policy: Partial<Policy> = {},
  options: Partial<AssessmentOptions> = {},
): SupplierAssessment[] {
  const whole: TrustFacts = {
    suppliers: [quartz],
    products: [],
    sources: [source('lab', 'B')],
    evidence: [],
    ...facts,
  };
  const criteriaCatalog = policy.criteriaCatalog ?? [...catalogs.criteria.keys()][0]!;
  return assessSuppliers(
    whole,
    catalogs,
    { ...NEUTRAL, ...policy, criteriaCatalog },
    { asOf: AS_OF, sensitivity: false, ...options },
  );
}

export const assessOne = (...given: Parameters<typeof assess>): SupplierAssessment => assess(...given)[0]!;

export const outcomesOf = (result: SupplierAssessment): string[] =>
  Object.values(result.tiers).map((tier) => tier.outcome);

export const INSUFFICIENT = Array.from({ length: 4 }, () => 'insufficient-evidence');
