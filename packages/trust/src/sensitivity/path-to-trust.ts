import { TIERS, type TierThresholds } from '@cleanpath/model';
import type { Study, Variant } from '../case/study.js';
import type { Belief } from '../criteria/belief.js';
import { sizeOf } from '../criteria/voice-set.js';
import { listText } from '../decision/figures-in-words.js';
import type { PathToTrust } from '../supplier-assessment.js';
import { ASSUMED_GRADE, type Candidate } from './evidence-candidates.js';
import { withHypothetical, type HypotheticalItem } from './hypothetical-evidence.js';

/** Longest list of further evidence: three items for each of the default tree's sixteen criteria. */
const MAX_STEPS = 48;

/**
 * Favourable evidence that would reach "trusted", tier by tier: the candidate that brings the unmet conditions
 * furthest, again and again. Nothing is returned for tiers that evidence alone cannot open (veto, contradiction).
 */
export function pathsToTrust(base: Study, candidates: readonly Candidate[]): PathToTrust[] {
  const paths: PathToTrust[] = [];
  const chosen: Candidate[] = [];
  if (base.veto.upheld !== undefined || base.veto.open !== undefined) return paths;
  for (const [index, tier] of TIERS.entries()) {
    let state = chosen.length === 0 ? current(base) : withHypothetical(base, chosen.map(favourable));
    while (state.outcomes[index] !== 'trusted' && chosen.length < MAX_STEPS) {
      let best: { candidate: Candidate; state: Variant; score: number } | undefined;
      for (const candidate of candidates) {
        const next = withHypothetical(base, [...chosen, candidate].map(favourable));
        const score = progress(base, next, index);
        if (best === undefined || score > best.score + LEAST_GAIN) best = { candidate, state: next, score };
      }
      if (best === undefined || best.score <= progress(base, state, index) + LEAST_GAIN) return paths;
      chosen.push(best.candidate);
      state = best.state;
    }
    if (state.outcomes[index] !== 'trusted') return paths;
    if (base.verdicts[index]!.outcome === 'trusted') continue;
    paths.push({
      tier,
      steps: chosen.map(({ node, type }) => ({ criterion: node, type: type.id, grade: ASSUMED_GRADE })),
      sentence:
        `Tier ${tier} could be reached with ${chosen.length === 1 ? 'this favourable item' : 'these favourable items'} ` +
        `from independent sources of grade ${ASSUMED_GRADE}: ` +
        `${listText(chosen.map(({ type, title }) => `${type.title} on "${title}"`))}.`,
    });
  }
  return paths;
}

/** Gains below this are rounding. */
const LEAST_GAIN = 1e-9;

const favourable = ({ leaf, strength, trust }: Candidate): HypotheticalItem => ({ leaf, strength, trust, support: 1 });

const current = (base: Study): Variant => ({
  mean: base.evaluations[0]!.beliefs[0]!.mean,
  beliefs: base.evaluations[0]!.beliefs,
  outcomes: base.verdicts.map((verdict) => verdict.outcome),
});

/** How far the conditions of a tier are met: each part that can knock out, and each mandatory criterion, counts. */
function progress(base: Study, { beliefs, outcomes }: Variant, tierIndex: number): number {
  const { nodes, parameters } = base.theCase;
  const tier = parameters.tiers[tierIndex]!;
  const root = nodes[0]!;
  const parts = root.kind === 'knock-out' || root.kind === 'all-required' ? root.children : [0];
  const least = tier.minCoverage * parameters.aggregation.mandatoryCoverageShare;
  let score = outcomes[tierIndex] === 'trusted' ? 1000 : 0;
  for (const part of parts) score += met(beliefs[part]!, tier);
  for (const index of base.mandatory) {
    score += share(beliefs[index]!.coverage, least) + Math.min(1, sizeOf(beliefs[index]!.independent));
  }
  return score;
}

function met(belief: Belief, tier: TierThresholds): number {
  return (
    share(belief.coverage, tier.minCoverage) +
    share(belief.lower, tier.acceptLower) +
    share(sizeOf(belief.supporting), tier.minIndependent)
  );
}

const share = (value: number, required: number): number => (required > 0 ? Math.min(1, value / required) : 1);
