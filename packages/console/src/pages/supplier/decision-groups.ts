import { OUTCOMES, TIERS, type Outcome, type Tier } from '@cleanpath/model';
import type { Decision } from './report-parts.js';

/** Tiers by the decision taken at them, both in the order of the vocabulary. */
export function decisionGroups(
  decisions: readonly Pick<Decision, 'tier' | 'outcome'>[],
): { readonly outcome: Outcome; readonly tiers: readonly Tier[] }[] {
  return OUTCOMES.map((outcome) => ({
    outcome,
    tiers: TIERS.filter((tier) => decisions.some((decision) => decision.tier === tier && decision.outcome === outcome)),
  })).filter(({ tiers }) => tiers.length > 0);
}

/** Decisions from the least to the most strict tier. */
export const byTier = <D extends Pick<Decision, 'tier'>>(decisions: readonly D[]): D[] =>
  [...decisions].sort((a, b) => TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier));
