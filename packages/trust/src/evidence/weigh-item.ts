import type { Evidence, EvidenceType, TrustParameters } from '@cleanpath/model';
import type { DropReason } from '../supplier-assessment.js';
import { DAYS_PER_MONTH, dayNumber } from './calendar.js';

export interface ItemWeight {
  readonly ageDays: number;
  /** Ageing factor, 0 to 1; 0 from the expiry date on. */
  readonly kappa: number;
  /** Credibility factor, 0 to 1. */
  readonly gamma: number;
  /** Supporting and refuting observations. */
  readonly r: number;
  readonly q: number;
  readonly stale: boolean;
  readonly dropped?: DropReason;
}

export interface Moment {
  readonly asOf: string;
  /** Only what was recorded by this day counts. */
  readonly knownAt: string;
}

/** What one item counts for at a moment, before its source is discounted. */
export function weighItem(
  item: Evidence,
  type: Pick<EvidenceType, 'strength' | 'halfLifeMonths'>,
  parameters: TrustParameters,
  { asOf, knownAt }: Moment,
): ItemWeight {
  const ageDays = dayNumber(asOf) - dayNumber(item.observedAt);
  const gamma = parameters.credibilityWeight[`${item.credibility as 1 | 2 | 3 | 4 | 5 | 6}`];
  const stale = item.expiresAt !== undefined && item.expiresAt <= asOf;
  const kappa = stale || ageDays < 0 ? 0 : Math.pow(2, -ageDays / (DAYS_PER_MONTH * type.halfLifeMonths));
  const dropped = dropReason(item, stale, gamma, parameters, asOf, knownAt);
  if (dropped !== undefined) return { ageDays, kappa, gamma, r: 0, q: 0, stale, dropped };
  const support = supportOf(item)!;
  const mass = kappa * gamma * Math.min(item.strength ?? type.strength, type.strength);
  return { ageDays, kappa, gamma, r: mass * support, q: mass * (1 - support), stale };
}

/** Degree of support, from the direction where none is stated; undefined for a mixed item without one. */
export function supportOf(item: Pick<Evidence, 'support' | 'direction'>): number | undefined {
  if (item.support !== undefined) return item.support;
  return item.direction === 'refutes' ? 0 : item.direction === 'mixed' ? undefined : 1;
}

function dropReason(
  item: Evidence,
  stale: boolean,
  gamma: number,
  parameters: TrustParameters,
  asOf: string,
  knownAt: string,
): DropReason | undefined {
  if (item.observedAt > asOf) return 'not-yet-observed';
  if ((item.recordedAt ?? item.observedAt) > knownAt) return 'not-yet-recorded';
  switch (stateAt(item, knownAt)) {
    case 'retracted':
      return 'retracted';
    case 'tampered':
      return 'tampered';
    case 'superseded':
      return 'superseded';
    case 'disputed':
      if (parameters.decision.disputedEvidence === 'suspend') return 'disputed-suspended';
      break;
    case 'active':
  }
  if (item.derivedFrom !== undefined) return 'repeats-another';
  if (stale) return 'expired';
  if (gamma === 0) return 'credibility-without-weight';
  return supportOf(item) === undefined ? 'no-support-stated' : undefined;
}

/** State valid on a day: an item was active until the day its present state began. */
function stateAt(item: Evidence, day: string): NonNullable<Evidence['state']> {
  return item.stateSince !== undefined && item.stateSince > day ? 'active' : (item.state ?? 'active');
}
