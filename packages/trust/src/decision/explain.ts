import type { Outcome } from '@cleanpath/model';
import type { Study } from '../case/study.js';
import type { Belief } from '../criteria/belief.js';
import { roundFigure } from '../round-figure.js';
import type { DecisionReason, Flip, TierDecision } from '../supplier-assessment.js';
import { countText, lowerText, percentText, upperText } from './figures-in-words.js';
import { missingFor, reasonsFor } from './reasons.js';
import { weakestNode } from './weakest-node.js';

/** The decision of one tier with everything a reader needs to follow it. */
export function explainTier(base: Study, tierIndex: number, flips: readonly Flip[]): TierDecision {
  const { theCase } = base;
  const required = theCase.parameters.tiers[tierIndex]!;
  const { outcome, rule } = base.verdicts[tierIndex]!;
  const { beliefs } = base.evaluations[base.evaluationOfTier[tierIndex]!]!;
  const root = beliefs[0]!;
  const reasons = reasonsFor(base, tierIndex);
  const fragile = flips.find((flip) => flip.tier === required.tier && flip.cause === 'without-item');
  return {
    tier: required.tier,
    outcome,
    rule,
    reasons: fragile === undefined ? reasons : [...reasons, fragility(fragile)],
    lower: roundFigure(root.lower),
    upper: roundFigure(root.upper),
    coverage: roundFigure(root.coverage),
    required,
    bindingNode: reasons[0]?.node ?? weakestNode(theCase.nodes, beliefs, (belief) => belief.lower).id,
    sentence: sentence(base, required.tier, outcome, reasons, root, fragile),
    missing: missingFor(base, tierIndex),
  };
}

/** Outcome, what it hangs on, the deciding reason, and the figures behind it. */
function sentence(
  { theCase }: Study,
  tier: string,
  outcome: Outcome,
  reasons: readonly DecisionReason[],
  root: Belief,
  fragile: Flip | undefined,
): string {
  const { name } = theCase.supplier;
  const head = `${name} ${OUTCOME_TEXT[outcome]} at tier ${tier}`;
  if (theCase.itemsOfLeaf.every((items) => items.length === 0) && outcome === 'insufficient-evidence') {
    return `${head}: nothing on record about it counts, so nothing is known for or against it.`;
  }
  const condition = fragile === undefined ? '' : `, but only as long as evidence item ${fragile.id} stands`;
  const more = reasons.length > 1 ? ` (and ${countText(reasons.length - 1, 'further reason')})` : '';
  return (
    `${head}${condition}: ${reasons[0]?.text ?? 'no condition is met'}${more}. ` +
    `Over all criteria the evidence puts the probability that it meets them between ${lowerText(root.lower)} and ${upperText(root.upper)} ` +
    `(at ${percentText(theCase.parameters.opinion.credibleLevel)} credibility).`
  );
}

const OUTCOME_TEXT: Readonly<Record<Outcome, string>> = {
  trusted: 'is trusted',
  restricted: 'is restricted',
  excluded: 'is excluded',
  'insufficient-evidence': 'cannot be decided for want of evidence',
};

export const outcomeText = (outcome: Outcome): string => OUTCOME_TEXT[outcome];

function fragility(flip: Flip): DecisionReason {
  return {
    code: 'fragile',
    text: `without evidence item ${flip.id} the outcome would be ${flip.to.replace('-', ' ')}`,
  };
}
