import { TIERS, type Outcome } from '@cleanpath/model';
import type { Study } from '../case/study.js';
import { sizeOf } from '../criteria/voice-set.js';
import { roundFigure } from '../round-figure.js';
import type { DecisionReason, Flip, TierDecision } from '../supplier-assessment.js';
import { bindingNode } from './binding-node.js';
import { countText, listText, lowerText, percentText, upperText } from './figures-in-words.js';
import { missingFor, reasonsFor } from './reasons.js';

/** The decision of one tier with everything a reader needs to follow it. */
export function explainTier(base: Study, tierIndex: number, flips: readonly Flip[]): TierDecision {
  const { theCase } = base;
  const required = theCase.parameters.tiers[tierIndex]!;
  const { outcome, rule } = base.verdicts[tierIndex]!;
  const root = base.evaluations[base.evaluationOfTier[tierIndex]!]!.beliefs[0]!;
  const fragile = flips.find((flip) => flip.tier === required.tier && flip.cause === 'without-item');
  const reasons = [...reasonsFor(base, tierIndex), ...(fragile === undefined ? [] : [fragility(fragile)])];
  const deciding = reasons.filter((reason) => reason.code !== 'fragile');
  const name = theCase.supplier.name;
  const condition = fragile === undefined ? '' : `, but only as long as evidence item ${fragile.id} stands`;
  const evidence =
    `On the evidence the probability that it meets the criteria lies between ${lowerText(root.lower)} and ${upperText(root.upper)} ` +
    `(${percentText(theCase.parameters.opinion.credibleLevel)} credible); evidence settles ${percentText(root.coverage)} of the question ` +
    `and rests on ${countText(sizeOf(root.independent), 'independent source')} in its weakest part.`;
  const why = deciding.length === 0 ? '' : `, because ${listText(deciding.map((reason) => reason.text))}`;
  return {
    tier: required.tier,
    outcome,
    rule,
    reasons,
    lower: roundFigure(root.lower),
    upper: roundFigure(root.upper),
    coverage: roundFigure(root.coverage),
    required,
    bindingNode: bindingNode(base, tierIndex, deciding),
    sentence: `${name} ${OUTCOME_TEXT[outcome]} at tier ${TIERS[tierIndex] ?? required.tier}${condition}${why}. ${evidence}`,
    missing: missingFor(base, tierIndex),
  };
}

const OUTCOME_TEXT: Readonly<Record<Outcome, string>> = {
  trusted: 'is trusted',
  restricted: 'is restricted',
  excluded: 'is excluded',
  'insufficient-evidence': 'cannot be decided (insufficient evidence)',
};

export const outcomeText = (outcome: Outcome): string => OUTCOME_TEXT[outcome];

function fragility(flip: Flip): DecisionReason {
  return {
    code: 'fragile',
    text: `without evidence item ${flip.id} the outcome would be ${flip.to.replace('-', ' ')}`,
  };
}
