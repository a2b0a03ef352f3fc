import type { RelationType, Technique, TechniqueStatus } from '@cleanpath/model';
import type { AttackRuleId } from './rules.js';

/**
 * What an attacker has of an element: `reach` its interfaces, `control` of it, or its `data` read or changed.
 */
export const PRIVILEGES = ['reach', 'control', 'data'] as const;
export type Privilege = (typeof PRIVILEGES)[number];

export interface AttackState {
  readonly element: number;
  readonly privilege: Privilege;
}

/** Where an attack may begin. */
export type AttackEntry =
  /** A supplier, through whatever it delivers, runs or maintains. */
  | { readonly kind: 'supplier'; readonly supplier: string }
  /** Other networks, over interconnections and roaming. */
  | { readonly kind: 'interconnection' }
  /** The internet, over functions that face it. */
  | { readonly kind: 'internet' }
  /** The radio interface. */
  | { readonly kind: 'radio' }
  /** Somebody who has this already: a tenant, an insider. */
  | { readonly kind: 'state'; readonly state: AttackState };

/** Instances of techniques as arrays: edge i needs `first[i]` and `second[i]` (-1: nothing) and gives `to[i]`. */
export interface AttackGraph {
  readonly states: number;
  /** The attacker before the first step: state number of `first` for entries. */
  readonly start: number;
  readonly edges: number;
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly to: Int32Array;
  readonly effort: Float64Array;
  /** Index into `ATTACK_RULES`, into `techniques` (-1: nothing has to be done), and relation row (-1: none). */
  readonly rule: Uint8Array;
  readonly technique: Int16Array;
  readonly relation: Int32Array;
  readonly techniques: readonly Technique[];
}

export interface AttackStep {
  /** What is had after the step, and what had to be had before it; empty at an entry. */
  readonly gives: AttackState;
  readonly needs: readonly AttackState[];
  readonly rule: AttackRuleId;
  readonly relation?: number;
  readonly relationType?: RelationType;
  /** Absent where an entry is given rather than won. */
  readonly technique?: {
    readonly id: string;
    readonly name: string;
    readonly status: TechniqueStatus;
    readonly preconditions: Technique['preconditions'];
    readonly mitigations: readonly { readonly id: string; readonly name: string; readonly how: string }[];
  };
  readonly effort: number;
}

export interface AttackPath {
  readonly goal: AttackState;
  /**
   * Least effort with the efforts of preconditions added up (Knuth 1977). Steps that serve two preconditions count
   * twice, so it is an upper bound on the least effort of all; exact where each step needs one thing only.
   */
  readonly effort: number;
  /** Every step after all it needs, each once. */
  readonly steps: readonly AttackStep[];
  /** States on every way to the goal, in the order of the steps, the goal itself left out. */
  readonly chokePoints: readonly AttackState[];
}

export interface MitigationSet {
  /** No cheaper set cuts off every goal, proved; or the goals that nothing listed can cut off. */
  readonly status: 'optimal' | 'impossible';
  readonly mitigations: readonly { readonly id: string; readonly name: string }[];
  readonly cost: number;
  /** A way to a goal that no mitigation of the catalog stops, where the status is `impossible`. */
  readonly open?: AttackPath;
}
