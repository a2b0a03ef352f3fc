import { certaintyWeightedBaseRate } from './base-rate.js';
import { normalised, vacuous, type Opinion } from './opinion.js';

/**
 * Consensus and compromise fusion: what all agree on is kept, the rest is weighed by the others' uncertainty, and
 * contradiction becomes uncertainty. O(n) by prefix and suffix products; a division Πu/u_i would fail for dogmatic
 * members. Source: Jøsang, Wang, Zhang, FUSION 2017; arXiv:1805.01388.
 */
export function ccf(opinions: readonly Opinion[]): Opinion {
  const n = opinions.length;
  if (n === 0) return vacuous();
  if (n === 1) return opinions[0]!;
  let consensusB = 1;
  let consensusD = 1;
  for (const o of opinions) {
    if (o.b < consensusB) consensusB = o.b;
    if (o.d < consensusD) consensusD = o.d;
  }
  const after = new Float64Array(n + 1);
  after[n] = 1;
  for (let i = n - 1; i >= 0; i--) after[i] = after[i + 1]! * opinions[i]!.u;
  const allUncertain = after[0]!;
  let before = 1;
  let forB = 0;
  let forD = 0;
  let conflict = 1;
  for (let i = 0; i < n; i++) {
    const o = opinions[i]!;
    const residueB = o.b - consensusB;
    const residueD = o.d - consensusD;
    const others = before * after[i + 1]!;
    forB += residueB * others;
    forD += residueD * others;
    conflict *= residueB + residueD;
    before *= o.u;
  }
  const a = certaintyWeightedBaseRate(opinions);
  const left = Math.max(0, 1 - consensusB - consensusD - allUncertain);
  const compromise = forB + forD + conflict;
  if (!(compromise > 0)) return normalised(consensusB, consensusD, Math.max(0, 1 - consensusB - consensusD), a);
  // Ratios first: the shares are at most 1 even where the compromise mass is subnormal.
  return normalised(
    consensusB + left * (forB / compromise),
    consensusD + left * (forD / compromise),
    allUncertain + left * (conflict / compromise),
    a,
  );
}
