import { byCodeUnits, TIERS } from '@cleanpath/model';
import type { Study } from '../case/study.js';
import { roundFigure } from '../round-figure.js';
import type { EvidenceSuggestion } from '../supplier-assessment.js';
import { ASSUMED_GRADE, type Candidate } from './evidence-candidates.js';
import { valueOfInformation } from './value-of-information.js';

/** Suggestions kept per tier. */
const PER_TIER = 3;

/** Single items most likely to change an outcome, for every tier that is not trusted. */
export function suggestEvidence(base: Study, candidates: readonly Candidate[]): EvidenceSuggestion[] {
  const open = TIERS.flatMap((tier, index) => (base.verdicts[index]!.outcome === 'trusted' ? [] : [{ tier, index }]));
  if (open.length === 0 || base.veto.upheld !== undefined) return [];
  const valued = candidates.map((candidate) => ({ candidate, value: valueOfInformation(base, candidate) }));
  return open.flatMap(({ tier, index }) =>
    valued
      .filter(({ value }) => value.flipProbability[tier] > 0)
      .sort(
        (x, y) =>
          y.value.flipProbability[tier] - x.value.flipProbability[tier] ||
          byCodeUnits(x.candidate.node, y.candidate.node) ||
          byCodeUnits(x.candidate.type.id, y.candidate.type.id),
      )
      .slice(0, PER_TIER)
      .map(({ candidate, value }): EvidenceSuggestion => {
        const probability = value.flipProbability[tier];
        const [favourable, adverse] = [value.favourable[index]!, value.adverse[index]!];
        return {
          tier,
          criterion: candidate.node,
          type: candidate.type.id,
          grade: ASSUMED_GRADE,
          flipProbability: roundFigure(probability),
          favourable,
          adverse,
          text:
            `${candidate.type.title} on "${candidate.title}" from a source of grade ${ASSUMED_GRADE} would change the decision at tier ${tier} ` +
            `with probability ${probability.toFixed(2)}: ${favourable.replace('-', ' ')} if favourable, ${adverse.replace('-', ' ')} if not.`,
        };
      }),
  );
}
