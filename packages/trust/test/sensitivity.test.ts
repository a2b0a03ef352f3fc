import { describe, expect, it } from 'vitest';
import { studySupplier, weightAcceptability } from '../src/index.js';
import { gammaVariate, seededRandom } from '../src/sensitivity/random.js';
import {
  AS_OF,
  assessOne,
  CATALOGS,
  catalog,
  criterion,
  item,
  NEUTRAL,
  quartz,
  SINGLE,
  source,
  withTree,
} from './fixtures.js';

const full = { sensitivity: 'full' } as const;
const sources = [source('a', 'A'), source('b', 'B'), source('c', 'C')];
const TWO = withTree(
  catalog('g', [
    {
      id: 'g',
      title: 'Both',
      kind: 'compensatory',
      children: [
        { node: 'c', weight: 3 },
        { node: 'd', weight: 1 },
      ],
    },
    criterion('c'),
    criterion('d'),
  ]),
);

describe('what a decision hangs on', () => {
  it('says in the first sentence that one item carries it', () => {
    const { tiers, sensitivity, evidence } = assessOne({ evidence: [item('only')] }, SINGLE, {}, full);
    expect(tiers.low.sentence.split('. ')[0]).toContain('only as long as evidence item only stands');
    expect(tiers.low.reasons.at(-1)).toMatchObject({ code: 'fragile' });
    expect(sensitivity!.fragile).toBe(true);
    expect(sensitivity!.sentences[0]).toBe(
      'Without evidence item only, Quartz Networks cannot be decided for want of evidence at tier low instead of trusted.',
    );
    expect(evidence[0]!.effect!.deltaMean).toBeCloseTo(0.32, 9);
    expect(evidence[0]!.effect!.changes[0]).toEqual({ tier: 'low', from: 'trusted', to: 'insufficient-evidence' });
  });

  it('agrees with an assessment without the item, the source, or with another grade', () => {
    const evidence = [
      item('1', { source: 'a' }),
      item('2', { source: 'b', support: 0 }),
      item('3', { source: 'c', criterion: 'test:d' }),
    ];
    const whole = assessOne({ sources, evidence }, TWO, {}, full);
    for (const { id, effect } of whole.evidence) {
      const rest = assessOne({ sources, evidence: evidence.filter((one) => one.id !== id) }, TWO);
      expect(whole.nodes[0]!.mean - effect!.deltaMean).toBeCloseTo(rest.nodes[0]!.mean, 11);
    }
    const flips = (cause: string, id: string) =>
      whole.sensitivity!.flips.filter((flip) => flip.cause === cause && flip.id === id);
    const lower = assessOne({ sources: [source('a', 'B'), ...sources.slice(1)], evidence }, TWO);
    for (const tier of ['low', 'moderate', 'high', 'critical'] as const) {
      const flip = flips('source-one-grade-lower', 'a').find((one) => one.tier === tier);
      expect(flip?.to ?? whole.tiers[tier].outcome).toBe(lower.tiers[tier].outcome);
    }
    expect(flips('source-one-grade-higher', 'a')).toEqual([]);
  });

  it('ranks the items that moved the mean most', () => {
    const evidence = [item('weak', { strength: 1, source: 'a' }), item('strong', { source: 'b' })];
    expect(assessOne({ sources, evidence }, SINGLE, {}, full).sensitivity!.mostInfluential).toEqual(['strong', 'weak']);
  });

  it('shows the decision under other parameters', () => {
    const { parameters } = assessOne({ evidence: [item('1')] }, SINGLE, {}, full).sensitivity!;
    const shift = (name: string, value: string) =>
      parameters!.find((one) => one.parameter === name && one.value === value)!;
    expect(parameters).toHaveLength(8);
    expect(shift('opinion.priorWeight', '4').mean).toBeLessThan(shift('opinion.priorWeight', '1').mean);
    expect(shift('opinion.baseRate', '0.2').mean).toBeCloseTo(0.64 + 0.36 * 0.2, 9);
    expect(shift('sourceTrust', 'each grade as the next lower').mean).toBeCloseTo(0.48 + 0.52 / 2, 9);
  });

  it('leaves it out when it is not asked for', () => {
    const none = assessOne({ evidence: [item('1')] });
    expect(none.sensitivity).toBeUndefined();
    expect(none.evidence[0]!.effect).toBeUndefined();
    const items = assessOne({ evidence: [item('1')] }, SINGLE, {}, { sensitivity: 'items' });
    expect(items.sensitivity!.smaa).toBeUndefined();
  });
});

describe('weights', () => {
  const facts = {
    suppliers: [quartz],
    products: [],
    sources,
    evidence: [
      item('1', { source: 'a' }),
      item('2', { source: 'b' }),
      item('3', { source: 'c', criterion: 'test:d', support: 0.5 }),
    ],
  };
  const policy = { ...NEUTRAL, criteriaCatalog: 'test' };
  const base = studySupplier(facts, TWO, policy, { asOf: AS_OF }, 'quartz')!;

  it('give the same shares for the same seed, and others for another', () => {
    const run = (seed: number) => weightAcceptability(base, { seed, draws: 500, weights: 'uniform' }).acceptability;
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
  });

  it('stay near the catalog when drawn around it, and flag outcomes that do not hold', () => {
    const near = weightAcceptability(base, { seed: 1, draws: 2000, weights: 'dirichlet' });
    for (const tier of ['low', 'moderate', 'high', 'critical'] as const) {
      const shares = Object.values(near.acceptability[tier]);
      expect(shares.reduce((x, y) => x + y)).toBeCloseTo(1, 9);
      const holds =
        near.acceptability[tier][base.verdicts[['low', 'moderate', 'high', 'critical'].indexOf(tier)]!.outcome];
      expect(near.weightSensitive.includes(tier)).toBe(holds < 0.95);
    }
    expect(near.standardError).toBeLessThan(0.012);
  });

  it('know only suppliers of the dossier', () => {
    expect(studySupplier(facts, TWO, policy, { asOf: AS_OF }, 'nobody')).toBeUndefined();
  });
});

describe('next evidence', () => {
  const core = withTree(CATALOGS.criteria.get('cleanpath-core')!);
  it('lists a way to trust where nothing is known, and the way works', () => {
    const { pathsToTrust, suggestions } = assessOne({}, core, {}, full);
    expect(pathsToTrust.map((path) => path.tier)).toEqual(['low', 'moderate', 'high', 'critical']);
    expect(suggestions).toEqual([]);
    for (const { tier, steps } of pathsToTrust) {
      const labs = steps.map((_, i) => source(`lab${i}`, 'B'));
      const evidence = steps.map((step, i) =>
        item(`e${i}`, { criterion: `cleanpath-core:${step.criterion}`, type: step.type, source: `lab${i}` }),
      );
      expect(assessOne({ sources: labs, evidence }, core).tiers[tier].outcome).toBe('trusted');
      expect(assessOne({ sources: labs, evidence: evidence.slice(1) }, core).tiers[tier].outcome).not.toBe('trusted');
    }
  });

  it('names the single item most likely to change a decision', () => {
    const evidence = [item('1', { source: 'b' })];
    const { suggestions } = assessOne({ sources, evidence }, SINGLE, {}, full);
    expect(suggestions[0]).toMatchObject({ tier: 'high', criterion: 'c', grade: 'B' });
    expect(suggestions.every((one) => one.flipProbability > 0 && one.flipProbability <= 1)).toBe(true);
    expect(suggestions[0]!.text).toContain('would change the decision at tier high');
  });

  it('offers none against a veto or where all is trusted', () => {
    const veto = { supplier: 'quartz', status: 'upheld' as const, reason: 'x', authority: 'y', date: '2025-12-01' };
    const vetoed = assessOne({}, SINGLE, { vetoes: [veto] }, full);
    expect([vetoed.suggestions, vetoed.pathsToTrust]).toEqual([[], []]);
    const open = assessOne({}, SINGLE, { vetoes: [{ ...veto, status: 'open' }] }, full);
    expect(open.pathsToTrust).toEqual([]);
    const evidence = [item('1', { source: 'a' }), item('2', { source: 'b' })];
    const trusted = assessOne({ sources, evidence }, SINGLE, {}, full);
    expect([trusted.suggestions, trusted.pathsToTrust]).toEqual([[], []]);
  });

  it('gives up where evidence cannot help', () => {
    const evidence = Array.from({ length: 12 }, (_, i) => item(`e${i}`, { support: 0, source: `s${i}` }));
    const against = assessOne({ sources: evidence.map((one) => source(one.source, 'A')), evidence }, SINGLE, {}, full);
    expect(against.pathsToTrust).toEqual([]);
  });
});

describe('random numbers', () => {
  it('repeat by seed and fill the unit interval', () => {
    const take = (seed: number) => Array.from({ length: 4 }, seededRandom(seed));
    expect(take(1)).toEqual(take(1));
    expect(take(1)).not.toEqual(take(2));
    const many = Array.from({ length: 20_000 }, seededRandom(9));
    expect(many.every((x) => x > 0 && x < 1)).toBe(true);
    expect(many.reduce((x, y) => x + y) / many.length).toBeCloseTo(0.5, 1);
  });
  it.each([0.3, 1, 5, 20])('gamma variates of shape %d have its mean and variance', (shape) => {
    const random = seededRandom(4);
    const draws = Array.from({ length: 40_000 }, () => gammaVariate(random, shape));
    const mean = draws.reduce((x, y) => x + y) / draws.length;
    const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length;
    expect(Math.abs(mean / shape - 1)).toBeLessThan(0.03);
    expect(Math.abs(variance / shape - 1)).toBeLessThan(0.06);
  });
});
