import { clampUnit, projected, type Opinion } from './opinion.js';
import { bad, good, type Result } from './result.js';

/** Takes a statement of a source that is right with probability p: b' = p·b, d' = p·d, the rest is uncertainty. */
export function discount(p: number, o: Opinion): Result<Opinion> {
  if (!(p >= 0 && p <= 1)) return bad('opinion-invalid', `A trust lies in [0, 1], not ${p}`);
  return good(scaled(p, o));
}

/** The same with an opinion on the source; its projected probability counts. */
export const discountBy = (trust: Opinion, o: Opinion): Opinion => scaled(projected(trust), o);

/** A statement handed on from source to source: the trusts multiply. The last opinion is the statement. */
export function discountChain(chain: readonly Opinion[]): Result<Opinion> {
  const statement = chain.at(-1);
  if (statement === undefined) return bad('operator-undefined', 'A chain needs a statement');
  return good(
    scaled(
      chain.slice(0, -1).reduce((p, trust) => p * projected(trust), 1),
      statement,
    ),
  );
}

/** Takes a distrusted source to mean the opposite of what it says. For comparison only, never in an assessment. */
export function discountOpposite(trust: Opinion, o: Opinion): Opinion {
  const b = trust.b * o.b + trust.d * o.d;
  const d = trust.b * o.d + trust.d * o.b;
  return { b, d, u: clampUnit(trust.u + (trust.b + trust.d) * o.u), a: o.a };
}

function scaled(p: number, o: Opinion): Opinion {
  const b = p * o.b;
  const d = p * o.d;
  return { b, d, u: clampUnit(1 - b - d), a: o.a };
}
