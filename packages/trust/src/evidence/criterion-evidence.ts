import type { TrustParameters } from '@cleanpath/model';
import type { Voice } from './source-voices.js';

/** One item that carries weight on a criterion. Items come in ascending id order, which fixes every sum. */
export interface CriterionItem {
  /** Index of the item in the case. */
  readonly item: number;
  readonly r: number;
  readonly q: number;
  /** Index of its voice in the case. */
  readonly voice: number;
  /** Number of its origin; items of one origin depend on each other. */
  readonly origin: number;
}

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
  readonly components: readonly Component[];
  /** Discounted evidence per voice. */
  readonly voices: readonly VoiceEvidence[];
}

/** Voices linked by a shared origin, fused as one. */
export interface Component {
  readonly r: number;
  readonly q: number;
  readonly voices: readonly number[];
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
  /** Item or voice taken out, for sensitivity; -1 for none. */
  readonly withoutItem?: number;
  readonly withoutVoice?: number;
}

/**
 * Items → voices → dependency components → one opinion on a criterion, in this order: pool what one voice says,
 * discount it once, fuse voices that rest on the same observation, then add up what is independent.
 */
export function fuseEvidence(items: readonly CriterionItem[], context: FusionContext): FusedEvidence {
  const { parameters, trust, withoutItem = -1, withoutVoice = -1 } = context;
  const W = parameters.opinion.priorWeight;
  const masses = new Float64Array(context.voices.length);
  const local: number[] = [];
  const slot = new Int32Array(context.voices.length).fill(-1);
  const poolR: number[] = [];
  const poolQ: number[] = [];
  for (const item of items) {
    if (item.item === withoutItem || item.voice === withoutVoice) continue;
    let at = slot[item.voice]!;
    if (at < 0) {
      at = local.length;
      slot[item.voice] = at;
      local.push(item.voice);
      poolR.push(0);
      poolQ.push(0);
    }
    poolR[at]! += item.r;
    poolQ[at]! += item.q;
  }
  const r: number[] = [];
  const q: number[] = [];
  for (let i = 0; i < local.length; i++) {
    const p = trust[local[i]!]!;
    const factor = (W * p) / ((1 - p) * (poolR[i]! + poolQ[i]!) + W);
    r.push(factor * poolR[i]!);
    q.push(factor * poolQ[i]!);
  }
  const groups = components(items, local, slot, withoutItem);
  const share = new Float64Array(local.length);
  const fused: Component[] = groups.map((members) => fuseComponent(members, r, q, share, local, parameters));
  for (let i = 0; i < local.length; i++) masses[local[i]!] = share[i]! > 0 ? r[i]! + q[i]! : 0;

  let sumR = 0;
  let sumQ = 0;
  for (const component of fused) {
    sumR += component.r;
    sumQ += component.q;
  }
  const { supporting, refuting } = independentVoices(groups, fused, r, q, local, context);
  return {
    r: sumR,
    q: sumQ,
    masses,
    supporting,
    refuting,
    conflict: conflictOf(fused, context.baseRate, W),
    components: fused,
    voices: local.map((voice, i) => ({
      voice,
      poolR: poolR[i]!,
      poolQ: poolQ[i]!,
      r: r[i]!,
      q: q[i]!,
      share: share[i]!,
    })),
  };
}

/** Connected components of voices (local indices) that share an origin, by smallest member. */
function components(
  items: readonly CriterionItem[],
  local: readonly number[],
  slot: Int32Array,
  withoutItem: number,
): number[][] {
  const parent = local.map((_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root]! !== root) root = parent[root]!;
    return root;
  };
  const firstOfOrigin = new Map<number, number>();
  let linked = false;
  for (const item of items) {
    const at = slot[item.voice]!;
    if (at < 0 || item.item === withoutItem) continue;
    const first = firstOfOrigin.get(item.origin);
    if (first === undefined) firstOfOrigin.set(item.origin, at);
    else if (first !== at) {
      const [x, y] = [find(first), find(at)];
      parent[Math.max(x, y)] = Math.min(x, y);
      linked = true;
    }
  }
  if (!linked) return local.map((_, i) => [i]);
  const groups = new Map<number, number[]>();
  for (let i = 0; i < local.length; i++) {
    const root = find(i);
    const group = groups.get(root);
    if (group) group.push(i);
    else groups.set(root, [i]);
  }
  return [...groups.values()];
}

/** Leaves out members that are weak against the strongest, so that echoes cannot dilute a finding; fuses the rest. */
function fuseComponent(
  members: readonly number[],
  r: readonly number[],
  q: readonly number[],
  share: Float64Array,
  local: readonly number[],
  parameters: TrustParameters,
): Component {
  if (members.length === 1) {
    const only = members[0]!;
    share[only] = 1;
    return { r: r[only]!, q: q[only]!, voices: [local[only]!] };
  }
  const W = parameters.opinion.priorWeight;
  const { groupFusion, minGroupShare } = parameters.dependency;
  const strongest = Math.max(...members.map((i) => r[i]! + q[i]!));
  const kept = members.filter((i) => r[i]! + q[i]! >= minGroupShare * strongest);
  // Certainty 1 − u of a member is its WBF weight; ABF weighs all alike.
  const weights = kept.map((i) => (groupFusion === 'abf' ? 1 : (r[i]! + q[i]!) / (r[i]! + q[i]! + W)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sumR = 0;
  let sumQ = 0;
  kept.forEach((i, k) => {
    share[i] = total > 0 ? weights[k]! / total : 0;
    sumR += share[i] * r[i]!;
    sumQ += share[i] * q[i]!;
  });
  return { r: sumR, q: sumQ, voices: kept.map((i) => local[i]!) };
}

/** Of each component the strongest voice outside the supplier's control group, if it has the least mass. */
function independentVoices(
  groups: readonly (readonly number[])[],
  fused: readonly Component[],
  r: readonly number[],
  q: readonly number[],
  local: readonly number[],
  { voices, parameters }: FusionContext,
): { supporting: number[]; refuting: number[] } {
  const supporting: number[] = [];
  const refuting: number[] = [];
  groups.forEach((members, g) => {
    let best = -1;
    for (const i of members) {
      if (voices[local[i]!]!.affiliated) continue;
      const gain = best < 0 ? 1 : r[i]! + q[i]! - (r[best]! + q[best]!);
      if (gain > 0 || (gain === 0 && voices[local[i]!]!.id < voices[local[best]!]!.id)) best = i;
    }
    if (best < 0 || r[best]! + q[best]! < parameters.independence.minMass) return;
    const component = fused[g]!;
    (component.r >= component.q ? supporting : refuting).push(local[best]!);
  });
  return { supporting, refuting };
}

/** Degree of conflict between what supports and what refutes; 0 if one side is empty. */
function conflictOf(fused: readonly Component[], a: number, W: number): number {
  let [plusR, plusQ, minusR, minusQ] = [0, 0, 0, 0];
  for (const { r, q } of fused) {
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
