import type { TrustParameters } from '@cleanpath/model';
import type { PooledEvidence } from './pooled-evidence.js';
import type { Voice } from './source-voices.js';

/** What a criterion's evidence comes to. Masses are discounted observations. */
export interface FusedEvidence {
  readonly r: number;
  readonly q: number;
  /** Mass per voice of the case. */
  readonly masses: Float64Array;
  /** Independent voices on the supporting and on the refuting side, by voice index. */
  readonly supporting: readonly number[];
  readonly refuting: readonly number[];
  readonly conflict: number;
  /** Evidence of each dependency component. */
  readonly componentR: readonly number[];
  readonly componentQ: readonly number[];
  /** Discounted evidence per voice, for explanation. */
  readonly voiceDetail: () => VoiceEvidence[];
}

export interface VoiceEvidence {
  readonly voice: number;
  /** Pooled observations before the discount. */
  readonly poolR: number;
  readonly poolQ: number;
  /** After the discount. */
  readonly r: number;
  readonly q: number;
  /** Share with which the voice enters its component: 1 alone, its fusion weight among others, 0 when left out. */
  readonly share: number;
}

export interface FusionContext {
  readonly voices: readonly Pick<Voice, 'id' | 'affiliated'>[];
  /** Trust per voice of the case. */
  readonly trust: ArrayLike<number>;
  readonly parameters: TrustParameters;
  readonly baseRate: number;
}

/**
 * Voices → dependency components → one opinion on a criterion, in this order: discount what each voice says once,
 * fuse voices that rest on the same observation, then add up what is independent. Figures are kept in lists of
 * numbers, as this runs once per item of evidence in the sensitivity analysis.
 */
export function fuseEvidence(pooled: PooledEvidence, context: FusionContext): FusedEvidence {
  const { parameters, trust, voices } = context;
  const { local, poolR, poolQ, groups } = pooled;
  const W = parameters.opinion.priorWeight;
  const n = local.length;
  const r: number[] = [];
  const q: number[] = [];
  const masses = new Float64Array(voices.length);
  for (let i = 0; i < n; i++) {
    const voice = local[i]!;
    const p = trust[voice]!;
    const factor = (W * p) / ((1 - p) * (poolR[i]! + poolQ[i]!) + W);
    r.push(factor * poolR[i]!);
    q.push(factor * poolQ[i]!);
    masses[voice] = r[i]! + q[i]!;
  }
  let componentR = r;
  let componentQ = q;
  let share: number[] | undefined;
  if (groups !== undefined) {
    componentR = [];
    componentQ = [];
    share = new Array<number>(n).fill(1);
    for (const members of groups) fuseComponent(members, r, q, share, componentR, componentQ, parameters);
    for (let i = 0; i < n; i++) if (share[i] === 0) masses[local[i]!] = 0;
  }
  let sumR = 0;
  let sumQ = 0;
  for (let c = 0; c < componentR.length; c++) {
    sumR += componentR[c]!;
    sumQ += componentQ[c]!;
  }
  const supporting: number[] = [];
  const refuting: number[] = [];
  for (let c = 0; c < componentR.length; c++) {
    const best = groups === undefined ? c : strongestOutsider(groups[c]!, r, q, local, voices);
    if (best < 0 || voices[local[best]!]!.affiliated) continue;
    if (r[best]! + q[best]! < parameters.independence.minMass) continue;
    (componentR[c]! >= componentQ[c]! ? supporting : refuting).push(local[best]!);
  }
  return {
    r: sumR,
    q: sumQ,
    masses,
    supporting,
    refuting,
    conflict: conflictOf(componentR, componentQ, context.baseRate, W),
    componentR,
    componentQ,
    voiceDetail: () =>
      local.map((voice, i) => ({
        voice,
        poolR: poolR[i]!,
        poolQ: poolQ[i]!,
        r: r[i]!,
        q: q[i]!,
        share: share?.[i] ?? 1,
      })),
  };
}

/** Leaves out members that are weak against the strongest, so that echoes cannot dilute a finding; fuses the rest. */
function fuseComponent(
  members: readonly number[],
  r: readonly number[],
  q: readonly number[],
  share: number[],
  componentR: number[],
  componentQ: number[],
  parameters: TrustParameters,
): void {
  if (members.length === 1) {
    componentR.push(r[members[0]!]!);
    componentQ.push(q[members[0]!]!);
    return;
  }
  const W = parameters.opinion.priorWeight;
  const { groupFusion, minGroupShare } = parameters.dependency;
  let strongest = 0;
  for (const i of members) strongest = Math.max(strongest, r[i]! + q[i]!);
  let total = 0;
  for (const i of members) {
    const mass = r[i]! + q[i]!;
    // Certainty 1 − u of a member is its WBF weight; ABF weighs all alike.
    const weight = mass < minGroupShare * strongest ? 0 : groupFusion === 'abf' ? 1 : mass / (mass + W);
    share[i] = weight;
    total += weight;
  }
  let sumR = 0;
  let sumQ = 0;
  for (const i of members) {
    share[i] = total > 0 ? share[i]! / total : 0;
    sumR += share[i] * r[i]!;
    sumQ += share[i] * q[i]!;
  }
  componentR.push(sumR);
  componentQ.push(sumQ);
}

/** Strongest voice of a component outside the supplier's control group, the smaller id of equal ones; −1 for none. */
function strongestOutsider(
  members: readonly number[],
  r: readonly number[],
  q: readonly number[],
  local: readonly number[],
  voices: FusionContext['voices'],
): number {
  let best = -1;
  for (const i of members) {
    if (voices[local[i]!]!.affiliated) continue;
    const gain = best < 0 ? 1 : r[i]! + q[i]! - (r[best]! + q[best]!);
    if (gain > 0 || (gain === 0 && voices[local[i]!]!.id < voices[local[best]!]!.id)) best = i;
  }
  return best;
}

/** Degree of conflict between what supports and what refutes; 0 if one side is empty. */
function conflictOf(componentR: readonly number[], componentQ: readonly number[], a: number, W: number): number {
  let plusR = 0;
  let plusQ = 0;
  let minusR = 0;
  let minusQ = 0;
  for (let c = 0; c < componentR.length; c++) {
    const r = componentR[c]!;
    const q = componentQ[c]!;
    if (r >= q) {
      plusR += r;
      plusQ += q;
    } else {
      minusR += r;
      minusQ += q;
    }
  }
  const plus = plusR + plusQ;
  const minus = minusR + minusQ;
  if (plus === 0 || minus === 0) return 0;
  const distance = Math.abs((plusR + a * W) / (plus + W) - (minusR + a * W) / (minus + W));
  return distance * (plus / (plus + W)) * (minus / (minus + W));
}
