import type { Verdict } from '@cleanpath/model';
import type { DemandTable, TrustView } from '../types.js';

/**
 * Encryption from one end to another. It hides what crosses transmission equipment between the ends from that
 * equipment; it does not keep the equipment from failing, does not hide who talks to whom, and is worth no more than
 * its ends and its key managers.
 */
export interface Tunnel {
  /** Element row of the tunnel itself. */
  readonly element: number;
  readonly ends: readonly [number, number];
  /** Elements the tunnel depends on for exposure: key managers, controllers. */
  readonly keyManagers: readonly number[];
}

/** A tunnel element that protects nothing as it stands. */
export interface UnusableTunnel {
  readonly element: number;
  /** `ends`: it does not have exactly two links. `one-way`: one of them works in one direction only. */
  readonly reason: 'ends' | 'one-way';
}

/**
 * What is asked of a demand. Encryption helps the first only: a hostile element on the way still sees that and how much
 * is sent, and can still drop it.
 */
export const PROPERTIES = ['confidentiality-integrity', 'metadata', 'availability'] as const;
export type Property = (typeof PROPERTIES)[number];

export interface ProtectedVerdicts {
  readonly view: TrustView;
  readonly demands: DemandTable;
  readonly tunnels: readonly Tunnel[];
  readonly unusable: readonly UnusableTunnel[];
  /** Verdict code per demand and leg without any tunnel: also the verdict on metadata and availability. */
  readonly plain: Uint8Array;
  readonly plainLeg: Uint8Array;
  /** Verdict code per demand and leg on confidentiality and integrity, tunnels used. Never worse than `plain`. */
  readonly protected: Uint8Array;
  readonly protectedLeg: Uint8Array;
  /** 1 per demand that is clean only through a tunnel: to be shown as “clean (masked)”. */
  readonly masked: Uint8Array;
}

/** One step of a protected path: over a link, or through a tunnel with what it crosses hidden. */
export type ProtectedStep =
  | { readonly kind: 'link'; readonly to: number; readonly relation: number }
  | {
      readonly kind: 'tunnel';
      readonly to: number;
      readonly tunnel: number;
      /** A physical way between the ends; every element on it that is not clean is transmission equipment. */
      readonly crosses: readonly number[];
    };

export interface ProtectedPath {
  readonly from: number;
  readonly steps: readonly ProtectedStep[];
}

export interface PropertyVerdict {
  readonly property: Property;
  readonly verdict: Verdict;
  readonly masked: boolean;
}
