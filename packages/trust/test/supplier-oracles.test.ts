import type { CriteriaCatalog, Evidence, Policy } from '@cleanpath/model';
import { describe, expect, it } from 'vitest';
import {
  afterMerger,
  afterRemoval,
  assessSuppliers,
  diversityIndices,
  hhiWithUnknown,
  ownership,
  studySupplier,
  unbiasedHhi,
  valueOfInformation,
  weightAcceptability,
  type Catalogs,
  type Study,
  type SupplierAssessment,
  type TrustFacts,
} from '../src/index.js';
import { shippedCatalogs } from './load-catalogs.js';
import { sharedJson } from './shared-oracles.js';

type Row = Record<string, unknown>;
interface Oracles {
  readonly pipeline: {
    readonly asOf: string;
    readonly affiliatedSources: string[];
    readonly evidence: (Row & { id: string; source: string; sourceGrade: 'A'; criterion: string })[];
    readonly expect: {
      readonly leaves: Record<string, Row & { items: Row[]; supporting: string[] }>;
      readonly nodes: Record<string, Row>;
      readonly contributions: Record<string, number[]>;
      readonly bindingLower: string;
      readonly bindingUpper: string;
      readonly decision: Record<string, string>;
      readonly byDependenceMode: Record<string, Record<string, Row>>;
    };
  };
  readonly sensitivity: {
    readonly leaveOneOut: { removed: string; lower: number; upper: number; coverage: number; decision: Row }[];
    readonly valueOfInformation: {
      candidate: { criterion: string; type: string; grade: 'A' };
      piFavourable: number;
      favourable: { decision: Row };
      adverse: { decision: Row };
      flipProbability: Record<'low', number>;
    }[];
    readonly smaa: { acceptability: Record<'low', Record<string, number>> };
    readonly smaaTwoCriteria: { children: string[]; threshold: number; acceptability: number };
  };
  readonly diversity: {
    readonly indices: (Record<string, number> & { shares: number[] })[];
    readonly merger: { shares: number[]; delta: number; after: number };
    readonly removal: { shares: number[]; after: number };
    readonly unknown: { known: number[]; unknown: number; lower: number; upper: number; singleUnknown: number };
    readonly unbiased: { counts: number[]; biased: number; unbiased: number };
    readonly grouping: { brands: number[]; groups: number[]; byBrand: number; byController: number };
  };
  readonly singleCriterion: {
    readonly name: string;
    readonly items: { n: number; grade: 'A'; s: number; affiliated?: boolean }[];
    readonly expect: Row & { decision: Row };
  }[];
  readonly ignorance: {
    readonly compensatory: { children: number; mode: string; sd: number; lower: number; upper: number }[];
    readonly allRequired: { children: number; a: number; mean: number; upper: number }[];
  };
  readonly ownership: {
    readonly edges: { holder: string; held: string; share: number; votes: number }[];
    readonly expect: {
      readonly control: Record<string, string[]>;
      readonly jointControl: { held: string; holders: string[] }[];
      readonly integrated: Record<string, number>;
      readonly affiliatesOfA: { auto: string[]; review: { id: string }[]; not: string[] };
    };
    readonly cycle: { edges: { holder: string; held: string; share: number }[]; expect: Record<string, number> };
    readonly timeline: {
      edge: { holder: string; held: string; votes: number; from: string };
      expect: { asOf: string; control: string[] }[];
    };
  };
}

const oracles = sharedJson('supplier-oracles.json') as Oracles | undefined;
const TOLERANCE = 1e-9;
const near = (actual: number, expected: number): void =>
  expect(Math.abs(actual - expected), `${actual} against ${expected}`).toBeLessThanOrEqual(TOLERANCE);

const head = {
  version: '1.0.0',
  title: 'Oracle',
  description: 'Oracle',
  owner: 'test',
  source: 'test',
  licence: 'Apache-2.0',
};
const leaf = (id: string): CriteriaCatalog['nodes'][number] => ({
  id,
  title: `Criterion ${id}`,
  kind: 'criterion',
  subject: 'supplier',
  mandatory: false,
});
const supplier = { id: 'quartz', name: 'Quartz' };

function inputs(
  tree: Pick<CriteriaCatalog, 'root' | 'nodes'>,
  facts: Partial<TrustFacts>,
  trust?: Policy['trust'],
): [TrustFacts, Catalogs, Policy] {
  const base = shippedCatalogs();
  const catalogs: Catalogs = { ...base, criteria: new Map([['oracle', { ...head, id: 'oracle', ...tree }]]) };
  const policy: Policy = {
    ...base.policies.get('cleanpath-neutral')!,
    criteriaCatalog: 'oracle',
    ...(trust === undefined ? {} : { trust }),
  };
  const all: TrustFacts = { suppliers: [supplier], products: [], sources: [], evidence: [], ...facts };
  return [all, catalogs, policy];
}

type Given = Parameters<typeof inputs>;

function assess(tree: Given[0], facts: Given[1], asOf: string, trust?: Given[2]): SupplierAssessment {
  return assessSuppliers(...inputs(tree, facts, trust), { asOf, sensitivity: 'items' })[0]!;
}

function studied(tree: Given[0], facts: Given[1], asOf: string, trust?: Given[2]): Study {
  return studySupplier(...inputs(tree, facts, trust), { asOf }, 'quartz')!;
}

const TREE: Pick<CriteriaCatalog, 'root' | 'nodes'> = {
  root: 'R',
  nodes: [
    { id: 'R', title: 'R', kind: 'knock-out', children: [{ node: 'G' }, { node: 'T' }] },
    {
      id: 'G',
      title: 'G',
      kind: 'compensatory',
      children: [
        { node: 'c1', weight: 0.6 },
        { node: 'c2', weight: 0.4 },
      ],
    },
    {
      id: 'T',
      title: 'T',
      kind: 'compensatory',
      children: [
        { node: 'c3', weight: 0.5 },
        { node: 'c4', weight: 0.3 },
        { node: 'c5', weight: 0.2 },
      ],
    },
    ...['c1', 'c2', 'c3', 'c4', 'c5'].map(leaf),
  ],
};

function pipelineFacts(without?: string): Partial<TrustFacts> {
  const { evidence, affiliatedSources } = oracles!.pipeline;
  const sources = new Map(
    evidence.map((item) => [
      item.source,
      {
        id: item.source,
        name: item.source,
        grades: [{ grade: item.sourceGrade }],
        ...(affiliatedSources.includes(item.source) ? { controlledBy: 'quartz' } : {}),
      },
    ]),
  );
  return {
    sources: [...sources.values()],
    evidence: evidence
      .filter((item) => item.id !== without)
      .map(
        (item) =>
          ({
            ...item,
            subject: { kind: 'supplier', id: 'quartz' },
            criterion: `oracle:${item.criterion}@1.0.0`,
          }) as unknown as Evidence,
      ),
  };
}

function expectNode(actual: SupplierAssessment['nodes'][number], expected: Row): void {
  for (const key of ['b', 'd', 'u'] as const) near(actual.opinion[key], expected[key] as number);
  for (const key of ['mean', 'sd', 'lower', 'upper', 'coverage'] as const) near(actual[key], expected[key] as number);
  for (const key of ['supporting', 'refuting', 'independent'] as const) expect(actual[key]).toEqual(expected[key]);
}

const byId = (result: SupplierAssessment, id: string): SupplierAssessment['nodes'][number] =>
  result.nodes.find((node) => node.id === id)!;
const outcomes = (result: SupplierAssessment): Row =>
  Object.fromEntries(Object.values(result.tiers).map((tier) => [tier.tier, tier.outcome]));

describe.skipIf(oracles === undefined)(
  oracles === undefined ? 'skipped: shared data not found (supplier oracles)' : 'supplier oracles',
  () => {
    it('weighs, pools, discounts and fuses the worked example', () => {
      const { asOf, expect: expected } = oracles!.pipeline;
      const result = assess(TREE, pipelineFacts(), asOf);
      for (const [id, leafExpected] of Object.entries(expected.leaves)) {
        expectNode(byId(result, id), leafExpected);
        near(byId(result, id).conflict, leafExpected['conflict'] as number);
        for (const item of leafExpected.items) {
          const actual = result.evidence.find((one) => one.id === item['id'])!;
          expect(actual.ageDays).toBe(item['ageDays']);
          expect(actual.stale).toBe(item['stale']);
          near(actual.kappa, item['kappa'] as number);
          near(actual.r, item['r'] as number);
          near(actual.q, item['q'] as number);
        }
      }
      for (const [id, node] of Object.entries(expected.nodes)) expectNode(byId(result, id), node);
      for (const [id, values] of Object.entries(expected.contributions)) {
        byId(result, id).contributions.forEach(({ value }, k) => near(value, values[k]!));
      }
      expect(byId(result, 'R').bindingLower).toBe(expected.bindingLower);
      expect(byId(result, 'R').bindingUpper).toBe(expected.bindingUpper);
      expect(outcomes(result)).toEqual(expected.decision);
    });
    it.each(['shared-ignorance', 'independent', 'comonotone'])('combines in mode %s', (dependence) => {
      const result = assess(TREE, pipelineFacts(), oracles!.pipeline.asOf, { aggregation: { dependence } });
      for (const [id, node] of Object.entries(oracles!.pipeline.expect.byDependenceMode[dependence]!)) {
        if (result.nodes.some((one) => one.id === id)) expectNode(byId(result, id), node);
      }
    });
    it('says what each item changes', () => {
      const whole = assess(TREE, pipelineFacts(), oracles!.pipeline.asOf);
      for (const { removed, lower, upper, coverage, decision } of oracles!.sensitivity.leaveOneOut) {
        const without = assess(TREE, pipelineFacts(removed), oracles!.pipeline.asOf);
        const root = byId(without, 'R');
        near(root.lower, lower);
        near(root.upper, upper);
        near(root.coverage, coverage);
        expect(outcomes(without)).toEqual(decision);
        const { effect } = whole.evidence.find((item) => item.id === removed)!;
        near(effect!.deltaMean, byId(whole, 'R').mean - root.mean);
        const changed = { ...outcomes(whole) };
        for (const change of effect!.changes) changed[change.tier] = change.to;
        expect(changed).toEqual(decision);
      }
    });
    it('values what one more item could change', () => {
      const base = studied(TREE, pipelineFacts(), oracles!.pipeline.asOf);
      const { sourceTrust } = base.theCase.parameters;
      for (const one of oracles!.sensitivity.valueOfInformation) {
        const { criterion, type, grade } = one.candidate;
        const value = valueOfInformation(base, {
          leaf: base.theCase.nodes.find((node) => node.id === criterion)!.index,
          strength: shippedCatalogs().evidenceTypes.types.find(({ id }) => id === type)!.strength,
          trust: sourceTrust[grade],
        });
        near(value.piFavourable, one.piFavourable);
        expect(value.favourable).toEqual(Object.values(one.favourable.decision));
        expect(value.adverse).toEqual(Object.values(one.adverse.decision));
        for (const [tier, flip] of Object.entries(one.flipProbability))
          near(value.flipProbability[tier as 'low'], flip);
      }
    });
    it('simulates uniform weights of one group', () => {
      const base = studied(TREE, pipelineFacts(), oracles!.pipeline.asOf);
      const { acceptability } = weightAcceptability(base, { seed: 1, draws: 60_000, weights: 'uniform', nodes: ['T'] });
      for (const [tier, outcomes] of Object.entries(oracles!.sensitivity.smaa.acceptability)) {
        for (const [outcome, share] of Object.entries(outcomes)) {
          const simulated = acceptability[tier as 'low'][outcome as 'trusted'];
          expect(Math.abs(simulated - share), `${tier} ${outcome}`).toBeLessThanOrEqual(0.01);
        }
      }
    });
    it('simulates two criteria, where the share is known exactly', () => {
      const { children, threshold, acceptability } = oracles!.sensitivity.smaaTwoCriteria;
      const tree = {
        root: 'T',
        nodes: [
          { id: 'T', title: 'T', kind: 'compensatory' as const, children: children.map((node) => ({ node })) },
          ...children.map(leaf),
        ],
      };
      const tiers = ['low', 'moderate', 'high', 'critical'].map((tier) => ({
        tier,
        acceptLower: threshold,
        excludeUpper: 0.1,
        minCoverage: 0,
        minIndependent: 0,
        excludeMinIndependent: 2,
      }));
      const facts = pipelineFacts();
      const evidence = facts.evidence!.filter((item) => children.some((id) => item.criterion.includes(`:${id}@`)));
      const base = studied(tree, { ...facts, evidence }, oracles!.pipeline.asOf, { tiers });
      const simulated = weightAcceptability(base, { seed: 3, draws: 60_000, weights: 'uniform' });
      expect(Math.abs(simulated.acceptability.low.trusted - acceptability)).toBeLessThanOrEqual(0.01);
    });
    it('computes indices of diversity', () => {
      const { indices, merger, removal, unknown, unbiased, grouping } = oracles!.diversity;
      for (const { shares, ...expected } of indices) {
        const actual = diversityIndices(shares)! as unknown as Record<string, number>;
        for (const [name, value] of Object.entries(expected)) near(actual[name]!, value);
      }
      const place = (amount: number): number => merger.shares.indexOf(amount);
      const merged = afterMerger(merger.shares, place(15), place(13))!;
      near(merged.delta, merger.delta);
      near(merged.after, merger.after);
      near(afterRemoval(removal.shares, 0)!, removal.after);
      const open = hhiWithUnknown(unknown.known, unknown.unknown)!;
      near(open.lower, unknown.lower);
      near(open.upper, unknown.upper);
      near(open.single, unknown.singleUnknown);
      near(unbiasedHhi(unbiased.counts)!, unbiased.unbiased);
      near(diversityIndices(unbiased.counts)!.hhi, unbiased.biased);
      near(diversityIndices(grouping.brands)!.hhi, grouping.byBrand);
      near(diversityIndices(grouping.groups)!.hhi, grouping.byController);
      expect(diversityIndices([])).toBeNull();
    });
    it.each((oracles?.singleCriterion ?? []).map((one) => [one.name, one] as const))('decides: %s', (_, one) => {
      const result = assess(
        { root: 'c', nodes: [leaf('c')] },
        {
          sources: one.items.map((item, i) => ({
            id: `S${i}`,
            name: `S${i}`,
            grades: [{ grade: item.grade }],
            ...(item.affiliated === true ? { controlledBy: 'quartz' } : {}),
          })),
          // One hundred declarations of strength 3 stand for the pooled strength 300.
          evidence: one.items.flatMap((item, i) =>
            Array.from({ length: item.n > 8 ? item.n / 3 : 1 }, (_unused, copy): Evidence => {
              return {
                id: `e${i}-${copy}`,
                subject: { kind: 'supplier', id: 'quartz' },
                criterion: 'oracle:c',
                type: item.n > 8 ? 'self-declaration' : 'conformance-test-report',
                support: item.s,
                strength: item.n > 8 ? 3 : item.n,
                source: `S${i}`,
                credibility: 1,
                observedAt: '2026-01-01',
              };
            }),
          ),
        },
        '2026-01-01',
      );
      expectNode(result.nodes[0]!, one.expect);
      near(result.nodes[0]!.conflict, one.expect['conflict'] as number);
      expect(result.nodes[0]!.contested).toBe(one.expect['contested']);
      expect(outcomes(result)).toEqual(one.expect.decision);
    });
    it('keeps ignorance wide in a weighted mean', () => {
      for (const one of oracles!.ignorance.compensatory) {
        const ids = Array.from({ length: one.children }, (_, i) => `c${i}`);
        const tree = {
          root: 'G',
          nodes: [
            { id: 'G', title: 'G', kind: 'compensatory' as const, children: ids.map((node) => ({ node })) },
            ...ids.map(leaf),
          ],
        };
        const root = assess(tree, {}, '2026-01-01', { aggregation: { dependence: one.mode } }).nodes[0]!;
        near(root.sd, one.sd);
        near(root.lower, one.lower);
        near(root.upper, one.upper);
        expect(root.coverage).toBe(0);
      }
    });
    it('does not mistake a conjunction of ignorance for guilt', () => {
      for (const one of oracles!.ignorance.allRequired) {
        const ids = Array.from({ length: one.children }, (_, i) => `c${i}`);
        const tree = {
          root: 'G',
          nodes: [
            { id: 'G', title: 'G', kind: 'all-required' as const, children: ids.map((node) => ({ node })) },
            ...ids.map(leaf),
          ],
        };
        const result = assess(tree, {}, '2026-01-01');
        near(result.nodes[0]!.mean, one.mean);
        near(result.nodes[0]!.upper, one.upper);
        near(result.nodes[0]!.opinion.a, one.a);
        expect(new Set(Object.values(outcomes(result)))).toEqual(new Set(['insufficient-evidence']));
      }
    });
    it('follows ownership', () => {
      const { edges, expect: expected, cycle, timeline } = oracles!.ownership;
      const graph = graphOf(edges);
      const index = ownership.controlIndex(graph, 0.5);
      for (const [holder, held] of Object.entries(expected.control)) {
        expect(ownership.controlClosure(graph, holder, 0.5)).toEqual(held);
      }
      expect(ownership.jointControl(graph, index, 0.5)).toEqual(expected.jointControl);
      integratedNear(graph, expected.integrated);
      const found = ownership.affiliates(graph, index, 'A', 0.1);
      expect(found.auto).toEqual(expected.affiliatesOfA.auto);
      expect(found.review.map(({ id }) => id)).toEqual(expected.affiliatesOfA.review.map(({ id }) => id));
      integratedNear(graphOf(cycle.edges), cycle.expect);
      for (const { asOf, control } of timeline.expect) {
        const { holder, held, votes, from } = timeline.edge;
        const dated = ownership.ownershipAt([{ id: held, owners: [{ supplier: holder, votes, from }] }], asOf);
        expect(ownership.controlClosure(dated, holder, 0.5)).toEqual(control);
      }
    });
  },
);

function graphOf(edges: readonly { holder: string; held: string; share: number; votes?: number }[]) {
  const held = [...new Set(edges.map((edge) => edge.held))];
  return ownership.ownershipAt(
    held.map((id) => ({
      id,
      owners: edges
        .filter((edge) => edge.held === id)
        .map((edge) => ({ supplier: edge.holder, share: edge.share, ...(edge.votes ? { votes: edge.votes } : {}) })),
    })),
    '2026-01-01',
  );
}

function integratedNear(graph: ownership.OwnershipGraph, expected: Record<string, number>): void {
  for (const [pair, share] of Object.entries(expected)) {
    const [holder = '', held = ''] = pair.split('>');
    near(ownership.integratedOwnership(graph, holder).get(held) ?? 0, share);
  }
}
