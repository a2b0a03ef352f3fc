import { describe, expect, it } from 'vitest';
import type { Evidence } from '@cleanpath/model';
import { CleanpathError } from '@cleanpath/model';
import type { NEUTRAL } from './fixtures.js';
import { assessOne, catalog, criterion, INSUFFICIENT, item, outcomesOf, SINGLE, source, withTree } from './fixtures.js';

/** Fresh items as [strength, grade, support], each from a source of its own; the figures are those of the method page. */
type Row = readonly [strength: number, grade: 'A' | 'B', support: 0 | 1];
function decide(...rows: Row[]) {
  const sources = rows.map(([, grade], i) => source(`s${i}`, grade));
  const evidence = rows.map(([strength, , support], i): Evidence =>
    item(`e${i}`, { strength, support, source: `s${i}` }),
  );
  return assessOne({ sources, evidence });
}

const table: [string, Row[], number, number, number, string][] = [
  ['nothing', [], 0.05, 0.95, 0, 'IIII'],
  ['one certificate', [[8, 'B', 1]], 0.5180933879, 0.9888036473, 0.64, 'TTRI'],
  ['one advisory in favour', [[6, 'A', 1]], 0.6047542176, 0.9914256879, 0.7125, 'TTTI'],
  [
    'advisory and certificate',
    [
      [6, 'A', 1],
      [8, 'B', 1],
    ],
    0.7298327665,
    0.9946220743,
    0.8097426471,
    'TTTT',
  ],
  [
    'two certificates',
    [
      [8, 'B', 1],
      [8, 'B', 1],
    ],
    0.6911925391,
    0.9936961225,
    0.7804878049,
    'TTTR',
  ],
  ['one advisory against', [[6, 'A', 0]], 0.0085743121, 0.3952457824, 0.7125, 'RRRI'],
  [
    'two against',
    [
      [6, 'A', 0],
      [4, 'B', 0],
    ],
    0.0062039015,
    0.304734236,
    0.7836021505,
    'RRRX',
  ],
  [
    'two strong against',
    [
      [6, 'A', 0],
      [8, 'B', 0],
    ],
    0.0053779257,
    0.2701672335,
    0.8097426471,
    'RRXX',
  ],
  [
    'three against',
    [
      [6, 'A', 0],
      [8, 'B', 0],
      [8, 'B', 0],
    ],
    0.0039175234,
    0.2048689012,
    0.8578296703,
    'RXXX',
  ],
  [
    'one for, one against',
    [
      [6, 'A', 1],
      [6, 'A', 0],
    ],
    0.2704815619,
    0.7295184381,
    0.8321167883,
    'RRRR',
  ],
];
const LETTER: Record<string, string> = { trusted: 'T', restricted: 'R', excluded: 'X', 'insufficient-evidence': 'I' };

describe('decision per tier', () => {
  it.each(table)('%s', (_name, rows, lower, upper, coverage, letters) => {
    const result = decide(...rows);
    const root = result.nodes[0]!;
    expect(root.lower).toBeCloseTo(lower, 9);
    expect(root.upper).toBeCloseTo(upper, 9);
    expect(root.coverage).toBeCloseTo(coverage, 9);
    expect(
      outcomesOf(result)
        .map((outcome) => LETTER[outcome])
        .join(''),
    ).toBe(letters);
  });

  it('names the rule and the reason, and what is missing', () => {
    const { critical } = decide([8, 'B', 1], [8, 'B', 1]).tiers;
    expect(critical.rule).toBe('otherwise-restricted');
    expect(critical.reasons.map((reason) => reason.code)).toEqual(['below-accept']);
    expect(critical.missing.map((reason) => reason.code)).toEqual(['below-accept']);
    expect(critical.sentence).toContain('Quartz Networks is restricted at tier critical');
    expect(critical.sentence).toContain('0.69');
    expect(critical.bindingNode).toBe('c');
    const { low } = decide([6, 'A', 1], [6, 'A', 0]).tiers;
    expect(low.reasons.map((reason) => reason.code)).toContain('contested');
    expect(decide([6, 'A', 0]).tiers.low.reasons.map((reason) => reason.code)).toContain('below-accept');
    expect(decide([6, 'A', 0], [8, 'B', 0]).tiers.critical.rule).toBe('excluded-at-lower-tier');
    expect(decide().tiers.low.sentence).toBe(
      'Quartz Networks cannot be decided for want of evidence at tier low: nothing on record about it counts, so nothing is known for or against it.',
    );
  });

  it('offers other fusions where sources contradict each other', () => {
    const [node] = decide([6, 'A', 1], [6, 'A', 0]).nodes;
    expect(node!.conflict).toBeCloseTo(0.361705078125, 9);
    expect(node!.alternatives!.ccf.u).toBeGreaterThan(node!.opinion.u);
    expect(decide([6, 'A', 1]).nodes[0]!.alternatives).toBeUndefined();
  });

  it('needs independent sources on mandatory criteria', () => {
    const tree = catalog('g', [
      {
        id: 'g',
        title: 'G',
        kind: 'compensatory',
        children: [
          { node: 'c', weight: 99 },
          { node: 'm', weight: 1 },
        ],
      },
      criterion('c'),
      criterion('m', { mandatory: true }),
    ]);
    const sources = [source('a', 'A'), source('b', 'B'), source('self', 'A', 'quartz')];
    const strong = [item('1', { source: 'a' }), item('2', { source: 'b' })];
    const without = assessOne({ sources, evidence: strong }, withTree(tree));
    expect(outcomesOf(without)).toEqual(INSUFFICIENT);
    expect(without.tiers.low.reasons[0]).toMatchObject({ code: 'mandatory-no-source', node: 'm' });
    const declared = item('3', { source: 'self', criterion: 'test:m' });
    expect(outcomesOf(assessOne({ sources, evidence: [...strong, declared] }, withTree(tree)))).toEqual(INSUFFICIENT);
    const tested = item('4', { source: 'a', criterion: 'test:m' });
    expect(assessOne({ sources, evidence: [...strong, tested] }, withTree(tree)).tiers.low.outcome).toBe('trusted');
  });

  it('lets an upheld veto exclude and an open one hold trust back until it lapses', () => {
    const sources = [source('a', 'A'), source('b', 'B')];
    const evidence = [item('1', { source: 'a' }), item('2', { source: 'b' })];
    const veto = (status: 'open' | 'upheld' | 'rejected', date: string, supplier = 'quartz') =>
      assessOne({ sources, evidence }, SINGLE, {
        vetoes: [{ supplier, status, reason: 'Order 7.', authority: 'the authority', date }],
      });
    expect(new Set(outcomesOf(veto('upheld', '2025-12-01')))).toEqual(new Set(['excluded']));
    expect(veto('upheld', '2025-12-01').tiers.low).toMatchObject({ rule: 'veto-upheld' });
    expect(veto('open', '2025-12-01').tiers.low.outcome).toBe('restricted');
    expect(veto('open', '2025-12-01').tiers.low.reasons[0]!.code).toBe('veto-open');
    expect(veto('open', '2025-10-03').tiers.low.outcome).toBe('restricted');
    expect(veto('open', '2025-10-02').tiers.low.outcome).toBe('trusted');
    expect(veto('rejected', '2025-12-01').tiers.low.outcome).toBe('trusted');
    expect(veto('upheld', '2026-02-01').tiers.low.outcome).toBe('trusted');
    expect(veto('upheld', '2025-12-01', 'basalt').tiers.low.outcome).toBe('trusted');
  });

  it('takes the base rate of a tier and never trusts at a stricter tier alone', () => {
    const tiers = CLEAR_TIERS.map((tier, i) => (i === 3 ? { ...tier, baseRate: 0.2 } : tier));
    const cautious = assessOne({ evidence: [item('1')] }, SINGLE, { trust: { tiers } });
    expect(cautious.tiers.critical.lower).toBeLessThan(cautious.tiers.high.lower);
    expect(cautious.nodes[0]!.lower).toBe(cautious.tiers.low.lower);
  });

  it('refuses inconsistent thresholds and parameters with their place', () => {
    const refused = (trust: NonNullable<typeof NEUTRAL.trust>): { code: string; pointer: string | undefined }[] => {
      try {
        assessOne({}, SINGLE, { trust });
      } catch (error) {
        if (error instanceof CleanpathError) return error.problems.map(({ code, pointer }) => ({ code, pointer }));
      }
      return [];
    };
    const change = (index: number, member: object) => ({
      tiers: CLEAR_TIERS.map((tier, i) => (i === index ? { ...tier, ...member } : tier)),
    });
    expect(refused(change(2, { acceptLower: 0.45 }))).toEqual([
      { code: 'policy-thresholds', pointer: '/trust/tiers/2' },
    ]);
    expect(refused(change(0, { acceptLower: 0.2 }))).toEqual([
      { code: 'policy-thresholds', pointer: '/trust/tiers/0' },
    ]);
    expect(refused(change(3, { baseRate: 0.9 }))).toEqual([{ code: 'policy-thresholds', pointer: '/trust/tiers/3' }]);
    expect(refused(change(1, { tier: 'high' })).length).toBeGreaterThan(0);
    expect(refused({ sourceTrust: { A: 1 } })).toEqual([{ code: 'value-invalid', pointer: '/trust/sourceTrust/A' }]);
    expect(refused({ opinion: { priorWeight: -1 } })[0]!.code).toBe('value-invalid');
    expect(refused({ opinion: { guess: 1 } })[0]!.code).toBe('value-invalid');
    expect(refused({ opinion: { baseRate: 0.4 } })).toEqual([]);
  });

  it('refuses a policy that names no criteria catalog', () => {
    expect(() => assessOne({}, SINGLE, { criteriaCatalog: 'nowhere' })).toThrow(/nowhere/);
  });
});

const CLEAR_TIERS = [
  { tier: 'low', acceptLower: 0.4, excludeUpper: 0.2, minCoverage: 0.3, minIndependent: 1, excludeMinIndependent: 2 },
  {
    tier: 'moderate',
    acceptLower: 0.5,
    excludeUpper: 0.25,
    minCoverage: 0.45,
    minIndependent: 1,
    excludeMinIndependent: 2,
  },
  { tier: 'high', acceptLower: 0.6, excludeUpper: 0.3, minCoverage: 0.6, minIndependent: 1, excludeMinIndependent: 2 },
  {
    tier: 'critical',
    acceptLower: 0.7,
    excludeUpper: 0.35,
    minCoverage: 0.75,
    minIndependent: 2,
    excludeMinIndependent: 2,
  },
];
