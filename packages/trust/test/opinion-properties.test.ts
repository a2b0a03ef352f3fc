import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as sl from '../src/opinion/index.js';

/** Runs per property, as the acceptance list asks. */
const RUNS = { numRuns: 10_000, seed: 20260101 };

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const baseRate = fc.oneof(unit, fc.constantFrom(0, 0.5, 1));
/** Random opinions, among them dogmatic, vacuous and one-sided ones. */
const anyOpinion: fc.Arbitrary<sl.Opinion> = fc
  .record({ x: unit, y: unit, a: baseRate, shape: fc.integer({ min: 0, max: 9 }) })
  .map(({ x, y, a, shape }) => {
    const low = Math.min(x, y);
    const high = Math.max(x, y);
    if (shape === 0) return { b: 0, d: 0, u: 1, a };
    if (shape === 1) return { b: x, d: 1 - x, u: 0, a };
    if (shape === 2) return { b: x, d: 0, u: 1 - x, a };
    if (shape === 3) return { b: y < 0.5 ? 1 : 0, d: y < 0.5 ? 0 : 1, u: 0, a };
    return { b: low, d: high - low, u: 1 - high, a };
  });
/** Away from the ends, where associativity is not lost to rounding. */
const soft: fc.Arbitrary<sl.Opinion> = anyOpinion.filter((o) => o.u >= 1e-3 && o.u <= 1 - 1e-3);
const several = fc.array(anyOpinion, { minLength: 2, maxLength: 6 });

const valid = (o: sl.Opinion): boolean =>
  [o.b, o.d, o.u, o.a].every((part) => part >= 0 && part <= 1) && Math.abs(o.b + o.d + o.u - 1) <= sl.SUM_TOLERANCE;
const near = (x: sl.Opinion, y: sl.Opinion, tolerance = 1e-9): boolean =>
  Math.abs(x.b - y.b) <= tolerance &&
  Math.abs(x.d - y.d) <= tolerance &&
  Math.abs(x.u - y.u) <= tolerance &&
  Math.abs(x.a - y.a) <= tolerance;
const must = (result: sl.Result<sl.Opinion>): sl.Opinion => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};
const vacuousLike = (o: sl.Opinion): sl.Opinion => sl.vacuous(o.a);

describe('fusion of opinions', () => {
  it('gives valid opinions for every operator, member and order', () => {
    fc.assert(
      fc.property(several, fc.constantFrom(...sl.FUSION_OPERATORS), (opinions, operator) => {
        const fused = sl.fuse(operator, opinions);
        if (!fused.ok) return operator === 'bcf' && fused.error.code === 'total-conflict';
        const turned = sl.fuse(operator, [...opinions].reverse());
        if (!turned.ok) return operator === 'bcf';
        return valid(fused.value) && (operator === 'bcf' || near(fused.value, turned.value));
      }),
      RUNS,
    );
  });
  it('survives uncertainties at the edge of the number range', () => {
    for (const operator of sl.FUSION_OPERATORS) {
      const fused = must(
        sl.fuse(operator, [
          { b: 1, d: 0, u: Number.MIN_VALUE, a: 0.5 },
          { b: 0.5, d: 0.5, u: 1e-300, a: 0.5 },
          { b: 0, d: 0, u: 1, a: 0.5 },
        ]),
      );
      expect(valid(fused)).toBe(true);
    }
  });
  it('cbf is associative and neutral to vacuous members', () => {
    fc.assert(
      fc.property(soft, soft, soft, (x, y, z) => {
        const whole = sl.cbf([x, y, z]);
        const folded = sl.cbf([sl.cbf([x, y]), z]);
        return near(whole, folded) && near(sl.cbf([x, vacuousLike(x)]), x);
      }),
      RUNS,
    );
  });
  it('bcf is associative in b, d, u and neutral to vacuous members', () => {
    fc.assert(
      fc.property(soft, soft, soft, (x, y, z) => {
        const whole = must(sl.bcf([x, y, z]));
        const folded = must(sl.bcf([must(sl.bcf([x, y])), z]));
        return near({ ...folded, a: whole.a }, whole) && near(must(sl.bcf([x, vacuousLike(x)])), x);
      }),
      RUNS,
    );
  });
  it('abf, wbf and ccf are idempotent; wbf and ccf are neutral to vacuous members', () => {
    fc.assert(
      fc.property(anyOpinion, fc.integer({ min: 2, max: 5 }), (x, n) => {
        const copies = Array.from({ length: n }, () => x);
        return (
          near(sl.abf(copies), x) &&
          near(sl.wbf(copies), x) &&
          near(sl.ccf(copies), x) &&
          near(sl.wbf([x, vacuousLike(x)]), x) &&
          near(sl.ccf([x, vacuousLike(x)]), x)
        );
      }),
      RUNS,
    );
  });
  it('averaging and weighting depend on folding: they must be fused as one batch', () => {
    const x = { b: 0.1, d: 0.3, u: 0.6, a: 0.5 };
    const y = { b: 0.4, d: 0.2, u: 0.4, a: 0.5 };
    const z = { b: 0.7, d: 0.1, u: 0.2, a: 0.5 };
    for (const operator of [sl.abf, sl.wbf, sl.ccf]) {
      expect(near(operator([operator([x, y]), z]), operator([x, y, z]), 1e-6)).toBe(false);
    }
  });
  it('treats one member and none as the batch rule says', () => {
    const x = { b: 0.2, d: 0.3, u: 0.5, a: 0.4 };
    for (const operator of sl.FUSION_OPERATORS) {
      expect(must(sl.fuse(operator, [x]))).toEqual(x);
      expect(must(sl.fuse(operator, []))).toEqual(sl.vacuous());
    }
  });
  it('refuses invalid members with a typed error', () => {
    const result = sl.fuse('wbf', [sl.vacuous(), { b: 0.5, d: 0.6, u: 0, a: 0.5 }]);
    expect(result).toMatchObject({ ok: false, error: { code: 'opinion-invalid' } });
    expect(sl.opinion(Number.NaN, 0, 1)).toMatchObject({ ok: false });
    expect(sl.opinion(0.2, 0.3, 0.5)).toEqual({ ok: true, value: { b: 0.2, d: 0.3, u: 0.5, a: 0.5 } });
  });
  it('ccf equals the enumeration of all 3^n tuples', () => {
    fc.assert(
      fc.property(several, (opinions) => near(sl.ccf(opinions), enumeratedCcf(opinions), 1e-12)),
      { ...RUNS, numRuns: 3000 },
    );
  });
});

/** FUSION 2017 by its definition: every tuple of {x, not x, unknown} gets its product mass. */
function enumeratedCcf(opinions: readonly sl.Opinion[]): sl.Opinion {
  const consensusB = Math.min(...opinions.map((o) => o.b));
  const consensusD = Math.min(...opinions.map((o) => o.d));
  const n = opinions.length;
  let forB = 0;
  let forD = 0;
  let both = 0;
  for (let code = 0; code < 3 ** n; code++) {
    let rest = code;
    let mass = 1;
    let xs = 0;
    let nots = 0;
    for (const o of opinions) {
      const pick = rest % 3;
      rest = Math.floor(rest / 3);
      mass *= pick === 0 ? o.b - consensusB : pick === 1 ? o.d - consensusD : o.u;
      if (pick === 0) xs++;
      if (pick === 1) nots++;
    }
    if (xs + nots === n) both += mass;
    else if (xs === 1 && nots === 0) forB += mass;
    else if (nots === 1 && xs === 0) forD += mass;
  }
  const allUncertain = opinions.reduce((product, o) => product * o.u, 1);
  const left = 1 - consensusB - consensusD - allUncertain;
  const total = forB + forD + both;
  const a = sl.certaintyWeightedBaseRate(opinions);
  if (total <= 0) return { b: consensusB, d: consensusD, u: 1 - consensusB - consensusD, a };
  return {
    b: consensusB + left * (forB / total),
    d: consensusD + left * (forD / total),
    u: allUncertain + left * (both / total),
    a,
  };
}

describe('trust discount', () => {
  it('never exceeds the trust in the source', () => {
    fc.assert(
      fc.property(anyOpinion, unit, (x, p) => {
        const y = must(sl.discount(p, x));
        return valid(y) && y.b <= p && y.d <= p && y.u >= 1 - p - 1e-12 && y.a === x.a;
      }),
      RUNS,
    );
  });
  it('agrees in evidence space, where the mass stays below W·p/(1−p)', () => {
    const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(amount, amount, fc.double({ min: 0, max: 0.99, noNaN: true }), (r, q, p) => {
        const pair = sl.discountEvidence({ r, q }, p);
        const there = sl.fromEvidence(pair);
        return (
          near(there, must(sl.discount(p, sl.fromEvidence({ r, q }))), 1e-9) &&
          pair.r + pair.q <= (2 * p) / (1 - p) + 1e-9
        );
      }),
      RUNS,
    );
  });
  it('makes a statement of a fully distrusted source vacuous and refuses a trust outside [0, 1]', () => {
    expect(must(sl.discount(0, { b: 1, d: 0, u: 0, a: 0.3 }))).toEqual(sl.vacuous(0.3));
    expect(sl.discount(1.5, sl.vacuous())).toMatchObject({ ok: false, error: { code: 'opinion-invalid' } });
    expect(sl.discount(Number.NaN, sl.vacuous())).toMatchObject({ ok: false });
    expect(sl.discountChain([])).toMatchObject({ ok: false, error: { code: 'operator-undefined' } });
  });
  it('maps evidence to opinions and back', () => {
    const amount = fc.double({ min: 0, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(amount, amount, (r, q) => {
        const back = sl.toEvidence(sl.fromEvidence({ r, q }));
        return Math.abs(back.r - r) <= 1e-9 * (1 + r) && Math.abs(back.q - q) <= 1e-9 * (1 + q);
      }),
      RUNS,
    );
    expect(sl.toEvidence({ b: 1, d: 0, u: 0, a: 0.5 })).toEqual({ r: Infinity, q: 0 });
  });
});

describe('logic of opinions', () => {
  const inner = fc.double({ min: 0.01, max: 0.99, noNaN: true });
  const bounded = fc.tuple(anyOpinion, inner).map(([o, a]): sl.Opinion => ({ ...o, a }));
  it('multiply is commutative and associative, and probabilities multiply', () => {
    fc.assert(
      fc.property(bounded, bounded, bounded, (x, y, z) => {
        const xy = must(sl.multiply(x, y));
        return (
          valid(xy) &&
          near(xy, must(sl.multiply(y, x))) &&
          near(must(sl.multiply(xy, z)), must(sl.multiply(x, must(sl.multiply(y, z))))) &&
          Math.abs(sl.projected(xy) - sl.projected(x) * sl.projected(y)) < 1e-9
        );
      }),
      RUNS,
    );
  });
  it('comultiply is the complement of the product of complements', () => {
    fc.assert(
      fc.property(bounded, bounded, (x, y) => {
        const or = must(sl.comultiply(x, y));
        const [px, py] = [sl.projected(x), sl.projected(y)];
        return (
          near(or, sl.complement(must(sl.multiply(sl.complement(x), sl.complement(y))))) &&
          Math.abs(sl.projected(or) - (px + py - px * py)) < 1e-9
        );
      }),
      RUNS,
    );
  });
  it('complement is its own inverse; uncertainty-maximise keeps the probability and empties b or d', () => {
    fc.assert(
      fc.property(anyOpinion, (x) => {
        const most = sl.uncertaintyMaximise(x);
        return (
          near(sl.complement(sl.complement(x)), x, 1e-15) &&
          valid(most) &&
          Math.abs(sl.projected(most) - sl.projected(x)) < 1e-12 &&
          (most.b < 1e-15 || most.d < 1e-15) &&
          most.u >= x.u - 1e-12
        );
      }),
      RUNS,
    );
  });
  it('add refuses propositions that cannot exclude each other', () => {
    const sure = { b: 0.8, d: 0.1, u: 0.1, a: 0.5 };
    expect(sl.add(sure, sure)).toMatchObject({ ok: false, error: { code: 'operator-undefined' } });
    expect(sl.add({ ...sure, a: 0 }, { ...sure, a: 0 })).toMatchObject({ ok: false });
  });
});
