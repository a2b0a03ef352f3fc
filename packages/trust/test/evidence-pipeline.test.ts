import type { Evidence } from '@cleanpath/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assess,
  assessOne,
  catalog,
  criterion,
  INSUFFICIENT,
  item,
  outcomesOf,
  quartz,
  SINGLE,
  source,
  withTree,
} from './fixtures.js';

const RUNS = { numRuns: 300, seed: 5 };

describe('weight of an item', () => {
  it('halves with every half-life and ends at the expiry date', () => {
    const at = (observedAt: string, expiresAt?: string) =>
      assessOne({ evidence: [item('1', { observedAt, ...(expiresAt === undefined ? {} : { expiresAt }) })] })
        .evidence[0]!;
    // 24 months of 30.4375 days are 730.5 days: two calendar years but half a day.
    expect(at('2024-01-01').ageDays).toBe(731);
    expect(at('2024-01-01').kappa).toBeCloseTo(2 ** (-731 / 730.5), 12);
    expect(at('2025-06-01', '2026-01-02')).toMatchObject({ stale: false });
    expect(at('2025-06-01', '2026-01-01')).toMatchObject({ stale: true, dropped: 'expired', kappa: 0, r: 0 });
  });

  it('takes credibility as a factor', () => {
    const r = [1, 2, 3, 4, 5, 6].map(
      (credibility) => assessOne({ evidence: [item('1', { credibility })] }).evidence[0]!.r,
    );
    expect(r).toEqual([8, 6.4, 4, 2, 0, 4]);
  });

  it('splits by support and direction, and never exceeds the strength of the type', () => {
    const first = (more: Partial<Evidence>) => {
      const plain = item('1', more);
      if (more.support === undefined) Reflect.deleteProperty(plain, 'support');
      return assessOne({ evidence: [plain] }).evidence[0]!;
    };
    expect(first({ support: 0.75 })).toMatchObject({ r: 6, q: 2 });
    expect(first({})).toMatchObject({ r: 8, q: 0 });
    expect(first({ direction: 'refutes' })).toMatchObject({ r: 0, q: 8 });
    expect(first({ direction: 'mixed' })).toMatchObject({ r: 0, q: 0, dropped: 'no-support-stated' });
    expect(first({ strength: 100 })).toMatchObject({ r: 8 });
    expect(first({ strength: 2 })).toMatchObject({ r: 2 });
  });

  it('counts what was observed by the as-of date and known by the known-at date', () => {
    const evidence = [item('1', { observedAt: '2025-06-01', recordedAt: '2025-09-01' })];
    const drop = (asOf: string, knownAt?: string) =>
      assessOne({ evidence }, SINGLE, {}, { asOf, ...(knownAt === undefined ? {} : { knownAt }) }).evidence[0]!.dropped;
    expect(drop('2025-05-31')).toBe('not-yet-observed');
    expect(drop('2025-08-31')).toBe('not-yet-recorded');
    expect(drop('2025-09-01')).toBeUndefined();
    expect(drop('2025-08-31', '2025-09-01')).toBeUndefined();
    expect(drop('2026-01-01', '2025-08-31')).toBe('not-yet-recorded');
  });

  it('leaves out what was retracted, tampered with or superseded, from the day that became known', () => {
    for (const state of ['retracted', 'tampered', 'superseded'] as const) {
      const evidence = [item('1', { observedAt: '2025-06-01', state, stateSince: '2025-10-01' })];
      expect(assessOne({ evidence }).evidence[0]!.dropped).toBe(state);
      expect(assessOne({ evidence }, SINGLE, {}, { knownAt: '2025-09-30' }).evidence[0]!.dropped).toBeUndefined();
      expect(assessOne({ evidence: [item('1', { state })] }).evidence[0]!.dropped).toBe(state);
    }
  });

  it('counts or suspends disputed items as the policy says', () => {
    const evidence = [item('1', { state: 'disputed' })];
    expect(assessOne({ evidence }).evidence[0]!.dropped).toBeUndefined();
    const suspended = assessOne({ evidence }, SINGLE, { trust: { decision: { disputedEvidence: 'suspend' } } });
    expect(suspended.evidence[0]!.dropped).toBe('disputed-suspended');
  });

  it('uses the grade a source had on the as-of date', () => {
    const lab = {
      ...source('lab', 'A'),
      grades: [
        { grade: 'E' as const, from: '2025-01-01' },
        { grade: 'A' as const, from: '2025-07-01' },
      ],
    };
    const grade = (asOf: string) =>
      assessOne({ sources: [lab], evidence: [item('1', { observedAt: '2024-01-01' })] }, SINGLE, {}, { asOf })
        .evidence[0]!.grade;
    expect([grade('2024-12-31'), grade('2025-06-30'), grade('2025-07-01')]).toEqual(['F', 'E', 'A']);
  });

  it('shows why an item cannot count', () => {
    const drop = (more: Partial<Evidence>) => assessOne({ evidence: [item('1', more)] }).evidence[0]!.dropped;
    expect(drop({ source: 'nobody' })).toBe('source-unknown');
    expect(drop({ type: 'rumour' })).toBe('type-unknown');
    expect(drop({ criterion: 'other:c' })).toBe('criterion-not-in-tree');
    expect(drop({ criterion: 'test:c@2.0.0' })).toBe('catalog-version');
    expect(drop({ criterion: 'test:c@1.7.3' })).toBeUndefined();
  });
});

describe('sources and their dependence', () => {
  it('hears each source once: a flood of declarations stays below its trust', () => {
    const evidence = Array.from({ length: 100 }, (_, i) =>
      item(`e${i}`, { type: 'self-declaration', source: 'weak', origin: `o${i}` }),
    );
    const [node] = assessOne({ sources: [source('weak', 'E')], evidence }).nodes;
    expect(node!.opinion.b).toBeCloseTo(0.09933774834437087, 9);
  });

  it('bounds the belief of every source by its trust and only ever adds for it (random items)', () => {
    const rows = fc.array(
      fc.record({
        support: fc.double({ min: 0, max: 1, noNaN: true }),
        strength: fc.double({ min: 0.1, max: 8, noNaN: true }),
        origin: fc.integer({ min: 0, max: 4 }),
      }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(rows, fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'), fc.boolean(), (list, grade, affiliated) => {
        const sources = Array.from({ length: 3 }, (_, i) =>
          source(`s${i}`, grade as 'A', affiliated ? 'quartz' : 'house'),
        );
        const evidence = list.map(({ support, strength, origin }, i) =>
          item(`e${i}`, { support, strength, origin: `o${origin}`, source: `s${i % 3}` }),
        );
        const trust = { A: 0.95, B: 0.8, C: 0.6, D: 0.35, E: 0.1, F: 0.5 }[grade];
        const bound = affiliated ? Math.min(trust, 0.6) : trust;
        const before = assessOne({ sources, evidence }).nodes[0]!;
        const after = assessOne({ sources, evidence: [...evidence, item('more', { source: 's1', origin: 'o1' })] })
          .nodes[0]!;
        const odds = (o: { b: number; d: number; u: number }, part: 'b' | 'd') => o[part] / o.u;
        return (
          before.opinion.b <= bound + 1e-9 &&
          before.opinion.d <= bound + 1e-9 &&
          odds(after.opinion, 'b') >= odds(before.opinion, 'b') - 1e-9 &&
          odds(after.opinion, 'd') <= odds(before.opinion, 'd') + 1e-9
        );
      }),
      RUNS,
    );
  });

  it('gives re-reports no weight and no link', () => {
    const sources = [source('lab', 'B'), source('press', 'D'), source('paper', 'C')];
    const evidence = [item('1'), item('2', { source: 'press', support: 0, origin: 'x' })];
    const before = assessOne({ sources, evidence });
    const echo = item('3', { source: 'paper', support: 0, origin: 'x', derivedFrom: '2' });
    const after = assessOne({ sources, evidence: [...evidence, echo] });
    expect(after.nodes).toEqual(before.nodes);
    expect(after.evidence[2]).toMatchObject({ id: '3', dropped: 'repeats-another', effectiveWeight: 0 });
  });

  it('does not let weak echoes of one event dilute a strong finding', () => {
    const sources = [source('lab', 'B'), ...Array.from({ length: 20 }, (_, i) => source(`p${i}`, 'E'))];
    const finding = item('0', { support: 0, origin: 'event' });
    const echoes = sources.slice(1).map(({ id }) => item(id, { type: 'press-report', source: id, origin: 'event' }));
    const result = assessOne({ sources, evidence: [finding, ...echoes] });
    expect(result.nodes[0]!.opinion.d).toBeCloseTo(0.64, 9);
    expect(result.evidence.filter((one) => one.dropped === 'weaker-repeat-of-its-group')).toHaveLength(20);
  });

  it('fuses sources of one event instead of adding them up', () => {
    const sources = [source('x', 'B'), source('y', 'B')];
    const separate = assessOne({ sources, evidence: [item('1', { source: 'x' }), item('2', { source: 'y' })] });
    const linked = assessOne({
      sources,
      evidence: [item('1', { source: 'x', origin: 'run' }), item('2', { source: 'y', origin: 'run' })],
    });
    const implied = assessOne({
      sources,
      evidence: [item('1', { source: 'x' }), item('2', { source: 'y', origin: '1' })],
    });
    expect(separate.nodes[0]!.independent).toEqual(['x', 'y']);
    expect(linked.nodes[0]!.opinion.b).toBeCloseTo(0.64, 9);
    expect(linked.nodes[0]!.independent).toEqual(['x']);
    expect(implied.nodes).toEqual(linked.nodes);
  });

  it('treats the supplier, its controllers and what they control as one voice, capped', () => {
    const suppliers = [
      { ...quartz, owners: [{ supplier: 'holding', share: 0.7 }] },
      { id: 'holding', name: 'Holding' },
      { id: 'sister', name: 'Sister', owners: [{ supplier: 'holding', share: 0.9 }] },
    ];
    const sources = ['quartz', 'holding', 'sister'].map((owner) => source(`of-${owner}`, 'A', owner));
    const evidence = sources.map(({ id }) => item(id, { source: id }));
    const result = assess({ suppliers, sources, evidence }).find((one) => one.supplier === 'quartz')!;
    expect(result.nodes[0]!.independent).toEqual([]);
    expect(result.nodes[0]!.opinion.b).toBeCloseTo((0.6 * 24) / 26, 9);
    expect(outcomesOf(result)).toEqual(INSUFFICIENT);
  });

  it('pools what a supplier says about itself even when its source is not registered as its own', () => {
    const sources = [source('form', 'A'), source('of-quartz', 'C', 'quartz')];
    const evidence = [
      item('1', { type: 'questionnaire-answer', source: 'form' }),
      item('2', { type: 'self-declaration', source: 'of-quartz' }),
    ];
    const result = assessOne({ sources, evidence });
    expect(result.evidence.map((one) => [one.voice, one.grade, one.affiliated])).toEqual([
      ['of-quartz', 'C', true],
      ['of-quartz', 'C', true],
    ]);
    expect(outcomesOf(result)).toEqual(INSUFFICIENT);
  });

  it('pools the sources of one publisher', () => {
    const sources = [source('east', 'B', 'house'), source('west', 'B', 'house')];
    const evidence = [item('1', { source: 'east' }), item('2', { source: 'west' })];
    expect(assessOne({ sources, evidence }).nodes[0]!.independent).toEqual(['east']);
    const apart = assessOne({ sources, evidence }, SINGLE, {
      trust: { dependency: { samePublisherIsOneSource: false } },
    });
    expect(apart.nodes[0]!.independent).toEqual(['east', 'west']);
  });
});

describe('products', () => {
  const tree = withTree(catalog('c', [criterion('c', { subject: 'product' })]));
  const products = [
    { id: 'upf', name: 'UPF', supplier: 'quartz' },
    { id: 'smf', name: 'SMF', supplier: 'quartz' },
  ];
  const on = (id: string, kind: 'product' | 'version' = 'product') =>
    item(`on-${id}`, { subject: { kind, id }, source: 'lab' });

  it('lets the weakest product count, so that none can hide', () => {
    const result = assessOne({ products, evidence: [on('upf')] }, tree);
    expect(result.nodes.map((node) => node.id)).toEqual(['c', 'c/smf', 'c/upf']);
    expect(result.nodes[0]).toMatchObject({ coverage: 0, bindingLower: 'c/smf' });
    expect(outcomesOf(result)).toEqual(INSUFFICIENT);
    expect(outcomesOf(assessOne({ products, evidence: [on('upf'), on('smf')] }, tree))[0]).toBe('trusted');
  });

  it('asks only for products in use', () => {
    const result = assessOne(
      { products, evidence: [on('upf'), on('smf')] },
      tree,
      {},
      { productsInUse: new Map([['upf', 3]]) },
    );
    expect(result.nodes.map((node) => node.id)).toEqual(['c']);
    expect(result.evidence.find((one) => one.id === 'on-smf')!.dropped).toBe('product-not-in-use');
  });

  it('can weigh products by their deployment', () => {
    const trust = { aggregation: { productRollup: 'deployment-weighted' } };
    const productsInUse = new Map([
      ['upf', 9],
      ['smf', 1],
    ]);
    const [node] = assessOne({ products, evidence: [on('upf')] }, tree, { trust }, { productsInUse }).nodes;
    expect(node!.coverage).toBeCloseTo(0.9 * 0.64, 9);
    expect(node!.contributions.map((one) => one.node)).toEqual(['c/smf', 'c/upf']);
  });

  it('takes versions as their product and general statements as about every product', () => {
    const version = assessOne({ products, evidence: [on('upf@2.1', 'version'), on('smf')] }, tree);
    expect(version.tiers.low.outcome).toBe('trusted');
    expect(assessOne({ products, evidence: [item('1')] }, tree).evidence[0]!.criteria).toEqual(['c/smf', 'c/upf']);
    expect(assessOne({ products: [], evidence: [item('1')] }, tree).tiers.low.outcome).toBe('trusted');
  });

  it('finds the supplier of an element that evidence is about', () => {
    const evidence = [item('1', { subject: { kind: 'element', id: 'n1' } })];
    const subjectOwners = new Map([['element:n1', { supplier: 'quartz', product: 'upf' }]]);
    const result = assessOne({ products: products.slice(0, 1), evidence }, tree, {}, { subjectOwners });
    expect(result.evidence[0]!.criteria).toEqual(['c']);
  });
});

describe('inheritance', () => {
  const tree = withTree(
    catalog('g', [
      { id: 'g', title: 'G', kind: 'compensatory', children: [{ node: 'c' }, { node: 'own' }] },
      criterion('c', { inherits: 'up' }),
      criterion('own'),
    ]),
  );
  const about = (criterionId: string) =>
    item(criterionId, { subject: { kind: 'supplier', id: 'holding' }, criterion: `test:${criterionId}` });
  const held = (share: number) =>
    assess(
      {
        suppliers: [
          { ...quartz, owners: [{ supplier: 'holding', share }] },
          { id: 'holding', name: 'Holding' },
        ],
        evidence: [about('c'), about('own')],
      },
      tree,
    ).find((one) => one.supplier === 'quartz')!;

  it('counts evidence about a controller in full, on criteria that inherit only', () => {
    expect(held(0.6).evidence).toMatchObject([{ id: 'c', inheritedFrom: 'holding', r: 8, criteria: ['c'] }]);
  });
  it('counts evidence about an owner by its share, above the influence share', () => {
    expect(held(0.25).evidence).toMatchObject([{ id: 'c', r: 2 }]);
    expect(held(0.1).evidence).toEqual([]);
  });
});
