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
  /** Number of its origin; items of one origin depend on each other. −1: shared with no other item. */
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
  /** Discounted evidence per voice, for explanation. */
  readonly voiceDetail: () => VoiceEvidence[];
}

/** Voices linked by a shared origin, fused as one. */
export interface Component {
  readonly r: number;
  readonly q: number;
  /** Voices by their order of appearance on the criterion. */
  readonly members: readonly number[];
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
  const { parameters, trust, voices, withoutItem = -1, withoutVoice = -1 } = context;
  const W = parameters.opinion.priorWeight;
  // Until the fusion has weighed the voices, `masses` holds the local index + 1 of each voice.
  const masses = new Float64Array(voices.length);
  const local: number[] = [];
  const poolR: number[] = [];
  const poolQ: number[] = [];
  let shared = false;
  for (const item of items) {
    const { voice } = item;
    if (item.item === withoutItem || voice === withoutVoice) continue;
    if (item.origin !== -1) shared = true;
    let at = masses[voice]! - 1;
    if (at < 0) {
      at = local.length;
      masses[voice] = at + 1;
      local.push(voice);
      poolR.push(item.r);
      poolQ.push(item.q);
    } else {
      poolR[at]! += item.r;
      poolQ[at]! += item.q;
    }
  }
  const n = local.length;
  const r: number[] = [];
  const q: number[] = [];
  for (let i = 0; i < n; i++) {
    const p = trust[local[i]!]!;
    const factor = (W * p) / ((1 - p) * (poolR[i]! + poolQ[i]!) + W);
    r.push(factor * poolR[i]!);
    q.push(factor * poolQ[i]!);
  }
  const groups = shared ? components(items, masses, n, withoutItem, withoutVoice) : undefined;
  const share: number[] = [];
  for (let i = 0; i < n; i++) share.push(1);
  const fused: Component[] = [];
  if (groups === undefined) for (let i = 0; i < n; i++) fused.push({ r: r[i]!, q: q[i]!, members: [i] });
  else for (const members of groups) fused.push(fuseComponent(members, r, q, share, parameters));

  masses.fill(0);
  let sumR = 0;
  let sumQ = 0;
  for (let i = 0; i < n; i++) if (share[i]! > 0) masses[local[i]!] = r[i]! + q[i]!;
  for (const component of fused) {
    sumR += component.r;
    sumQ += component.q;
  }
  const { supporting, refuting } = independentVoices(fused, r, q, local, context);
  return {
    r: sumR,
    q: sumQ,
    masses,
    supporting,
    refuting,
    conflict: conflictOf(fused, context.baseRate, W),
    components: fused,
    voiceDetail: () =>
      local.map((voice, i) => ({
        voice,
        poolR: poolR[i]!,
        poolQ: poolQ[i]!,
        r: r[i]!,
        q: q[i]!,
        share: share[i]!,
      })),
  };
}

/** Connected components of voices (local indices) that share an origin, by smallest member; none if none share. */
function components(
  items: readonly CriterionItem[],
  localOf: Float64Array,
  n: number,
  withoutItem: number,
  withoutVoice: number,
): number[][] | undefined {
  const parent: number[] = [];
  for (let i = 0; i < n; i++) parent.push(i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root]! !== root) root = parent[root]!;
    return root;
  };
  const firstOfOrigin = new Map<number, number>();
  let linked = false;
  for (const item of items) {
    if (item.origin === -1 || item.item === withoutItem || item.voice === withoutVoice) continue;
    const at = localOf[item.voice]! - 1;
    const first = firstOfOrigin.get(item.origin);
    if (first === undefined) firstOfOrigin.set(item.origin, at);
    else if (first !== at) {
      const x = find(first);
      const y = find(at);
      parent[Math.max(x, y)] = Math.min(x, y);
      linked = true;
    }
  }
  if (!linked) return undefined;
  const groups: number[][] = [];
  const groupOf: number[] = [];
  for (let i = 0; i < n; i++) {
    const root = find(i);
    if (root === i) {
      groupOf.push(groups.length);
      groups.push([i]);
    } else {
      groupOf.push(groupOf[root]!);
      groups[groupOf[root]!]!.push(i);
    }
  }
  return groups;
}

/** Leaves out members that are weak against the strongest, so that echoes cannot dilute a finding; fuses the rest. */
function fuseComponent(
  members: readonly number[],
  r: readonly number[],
  q: readonly number[],
  share: number[],
  parameters: TrustParameters,
): Component {
  if (members.length === 1) return { r: r[members[0]!]!, q: q[members[0]!]!, members };
  const W = parameters.opinion.priorWeight;
  const { groupFusion, minGroupShare } = parameters.dependency;
  let strongest = 0;
  for (const i of members) {
    strongest = Math.max(strongest, r[i]! + q[i]!);
    share[i] = 0;
  }
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
  return { r: sumR, q: sumQ, members };
}

/** Of each component the strongest voice outside the supplier's control group, if it has the least mass. */
function independentVoices(
  fused: readonly Component[],
  r: readonly number[],
  q: readonly number[],
  local: readonly number[],
  { voices, parameters }: FusionContext,
): { supporting: number[]; refuting: number[] } {
  const supporting: number[] = [];
  const refuting: number[] = [];
  for (const component of fused) {
    let best = -1;
    for (const i of component.members) {
      if (voices[local[i]!]!.affiliated) continue;
      const gain = best < 0 ? 1 : r[i]! + q[i]! - (r[best]! + q[best]!);
      if (gain > 0 || (gain === 0 && voices[local[i]!]!.id < voices[local[best]!]!.id)) best = i;
    }
    if (best < 0 || r[best]! + q[best]! < parameters.independence.minMass) continue;
    (component.r >= component.q ? supporting : refuting).push(local[best]!);
  }
  return { supporting, refuting };
}

/** Degree of conflict between what supports and what refutes; 0 if one side is empty. */
function conflictOf(fused: readonly Component[], a: number, W: number): number {
  let plusR = 0;
  let plusQ = 0;
  let minusR = 0;
  let minusQ = 0;
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
