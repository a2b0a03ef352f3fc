import { describe, expect, it } from 'vitest';
import * as sl from '../src/opinion/index.js';
import { sharedJson } from './shared-oracles.js';

interface Case {
  readonly id: string;
  readonly op: string;
  readonly inputs: sl.Opinion[];
  readonly chain: sl.Opinion[];
  readonly items: { r: number; q: number; p: number; ageMonths: number; halfLifeMonths: number }[];
  readonly opinion: sl.Opinion;
  readonly trust: sl.Opinion;
  readonly x: sl.Opinion;
  readonly y: sl.Opinion;
  readonly strong: sl.Opinion;
  readonly weak: sl.Opinion;
  readonly weakCount: number;
  readonly p: number;
  readonly W: number;
  readonly credible: number;
  readonly alpha: number;
  readonly beta: number;
  readonly r: number;
  readonly q: number;
  readonly a: number;
  readonly perItemR: number;
  readonly mode: string;
  readonly expect: Record<string, unknown>;
}

const oracles = sharedJson('subjective-logic-oracles.json') as
  { cases: Case[]; invalidOpinions: { tuples: [number, number, number, number][] } } | undefined;
const TOLERANCE = 1e-10;

describe.skipIf(oracles === undefined)(
  oracles === undefined ? 'skipped: shared data not found (opinion oracles)' : 'opinion oracles',
  () => {
    it('covers all 116 cases', () => {
      expect(oracles?.cases).toHaveLength(116);
    });
    it.each((oracles?.cases ?? []).map((item) => [item.id, item] as const))('%s', (_, item) => {
      const error = item.expect['error'] as string | undefined;
      const actual = compute(item);
      if (error !== undefined) {
        expect(actual).toMatchObject({
          ok: false,
          error: { code: error === 'undefined-base-rate' ? 'operator-undefined' : error },
        });
        return;
      }
      close(unwrap(actual), item.expect);
    });
    it.each(oracles?.invalidOpinions.tuples ?? [])('rejects (%d, %d, %d, %d)', (b, d, u, a) => {
      expect(sl.opinion(b, d, u, a)).toMatchObject({ ok: false, error: { code: 'opinion-invalid' } });
    });
  },
);

function compute(item: Case): unknown {
  switch (item.op) {
    case 'cbf':
    case 'abf':
    case 'wbf':
    case 'bcf':
    case 'ccf':
      return sl.fuse(item.op, item.inputs);
    case 'discount':
      return sl.discountBy(item.trust, item.opinion);
    case 'discount-scalar':
      return sl.discount(item.p, item.opinion);
    case 'discount-chain':
      return sl.discountChain(item.chain);
    case 'discount-opposite':
      return sl.discountOpposite(item.trust, item.opinion);
    case 'multiply':
      return sl.multiply(item.x, item.y);
    case 'comultiply':
      return sl.comultiply(item.x, item.y);
    case 'add':
      return sl.add(item.x, item.y);
    case 'complement':
      return sl.complement(item.opinion);
    case 'uncertainty-maximise':
      return sl.uncertaintyMaximise(item.opinion);
    case 'beta':
      return {
        ...(sl.betaOf(item.opinion, item.W) ?? { alpha: null, beta: null }),
        ...sl.credibleInterval(item.opinion, item.credible, item.W),
      };
    case 'beta-quantile':
      return { x: sl.betaQuantile(item.p, item.alpha, item.beta) };
    case 'from-evidence':
      return sl.fromEvidence(item, item.a, item.W);
    case 'degree-of-conflict':
      return { value: sl.degreeOfConflict(item.x, item.y) };
    case 'flood':
      return flood(item);
    case 'group-dilution':
      return dilution(item);
    case 'criterion-pipeline':
      return pipeline(item);
    default:
      throw new Error(`No computation for ${item.op}`);
  }
}

const unwrap = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'ok' in value ? (value as { value?: unknown }).value : value;

const must = (result: sl.Result<sl.Opinion>): sl.Opinion => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

/** The right order and the two rejected ones that the method page explains. */
function flood(item: Case): sl.Opinion {
  const { items, perItemR, p } = item as Case & { items: unknown } as unknown as {
    items: number;
    perItemR: number;
    p: number;
  };
  if (item.mode.startsWith('pool')) return sl.fromEvidence(sl.discountEvidence({ r: items * perItemR, q: 0 }, p));
  if (item.mode.startsWith('scale')) return sl.fromEvidence({ r: items * perItemR * p, q: 0 });
  return sl.cbf(Array.from({ length: items }, () => sl.fromEvidence(sl.discountEvidence({ r: perItemR, q: 0 }, p))));
}

function dilution(item: Case): unknown {
  const all = [item.strong, ...Array.from({ length: item.weakCount }, () => item.weak)];
  const mass = (o: sl.Opinion): number => (o.b + o.d) / o.u;
  const kept = all.filter((o) => mass(o) >= 0.25 * mass(item.strong));
  return { abf: sl.abf(all), wbf: sl.wbf(all), withMinGroupShare025: sl.wbf(kept) };
}

function pipeline(item: Case): unknown {
  const pairs = item.items.map((one) => {
    const kappa = 2 ** (-one.ageMonths / one.halfLifeMonths);
    return { r: kappa * one.r, q: kappa * one.q };
  });
  const discounted = pairs.map((pair, i) => sl.fromEvidence(sl.discountEvidence(pair, item.items[i]!.p)));
  const fused = sl.cbf(discounted);
  const plus = sl.cbf(discounted.filter((o) => o.b >= o.d));
  const minus = sl.cbf(discounted.filter((o) => o.b < o.d));
  return {
    aged: pairs.map((pair) => sl.fromEvidence(pair)),
    discounted,
    fusedSupporting: plus,
    fused,
    P: sl.projected(fused),
    ...sl.credibleInterval(fused, 0.9),
    conflict: sl.degreeOfConflict(plus, minus),
    contested: sl.degreeOfConflict(plus, minus) > 0.25,
    wbfAlternative: sl.wbf(discounted),
    ccfAlternative: must(sl.fuse('ccf', discounted)),
  };
}

/** Every member of `expected` is in `actual` within the tolerance. */
function close(actual: unknown, expected: unknown): void {
  if (typeof expected === 'number') {
    expect(actual).toBeTypeOf('number');
    expect(Math.abs((actual as number) - expected)).toBeLessThanOrEqual(TOLERANCE);
  } else if (typeof expected === 'object' && expected !== null) {
    for (const [key, value] of Object.entries(expected)) close((actual as Record<string, unknown>)[key], value);
  } else expect(actual).toBe(expected);
}
