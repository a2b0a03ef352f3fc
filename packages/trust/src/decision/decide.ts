import type { Outcome, TierThresholds, TrustParameters } from '@cleanpath/model';
import type { Belief } from '../criteria/belief.js';
import { sizeOf } from '../criteria/voice-set.js';
import type { DecisionRule } from '../supplier-assessment.js';
import type { VetoState } from './veto.js';

/** What a decision reads of an evaluated tree, at the base rate of the tier. */
export interface DecisionInput {
  readonly root: Belief;
  readonly beliefs: readonly Belief[];
  /** Node indices of the mandatory criteria. */
  readonly mandatory: readonly number[];
}

export interface Verdict {
  readonly outcome: Outcome;
  readonly rule: DecisionRule;
}

const VETOED: Verdict = { outcome: 'excluded', rule: 'veto-upheld' };
const EXCLUDED_BEFORE: Verdict = { outcome: 'excluded', rule: 'excluded-at-lower-tier' };
const INSUFFICIENT: Verdict = { outcome: 'insufficient-evidence', rule: 'insufficient-evidence' };
const REFUTED: Verdict = { outcome: 'excluded', rule: 'evidence-refutes' };
const TRUSTED: Verdict = { outcome: 'trusted', rule: 'evidence-supports' };
const RESTRICTED: Verdict = { outcome: 'restricted', rule: 'otherwise-restricted' };

/**
 * Decides every tier, the least strict first; the first rule that matches wins:
 * 1 an upheld veto excludes; 2 what is excluded on evidence at a less strict tier is excluded; 3 too little evidence
 * is insufficient evidence, never guilt; 4 evidence that refutes excludes; 5 evidence that supports gives trust;
 * 6 else restricted. Trust at a tier also needs the lower bound of every less strict tier, which matters only where
 * tiers differ in base rate.
 */
export function decideTiers(
  inputAt: (tierIndex: number) => DecisionInput,
  parameters: TrustParameters,
  veto: VetoState,
): Verdict[] {
  const verdicts: Verdict[] = [];
  let excluded = false;
  let accepted = true;
  for (let index = 0; index < parameters.tiers.length; index++) {
    const tier = parameters.tiers[index]!;
    if (veto.upheld !== undefined || excluded) {
      verdicts.push(veto.upheld !== undefined ? VETOED : EXCLUDED_BEFORE);
      continue;
    }
    const input = inputAt(index);
    const { root } = input;
    if (tooLittle(input, tier, parameters)) {
      verdicts.push(INSUFFICIENT);
      continue;
    }
    if (!root.contested && root.upperAtMost(tier.excludeUpper) && sizeOf(root.refuting) >= tier.excludeMinIndependent) {
      excluded = true;
      verdicts.push(REFUTED);
      continue;
    }
    accepted &&= root.lowerAtLeast(tier.acceptLower);
    const trusted =
      accepted && veto.open === undefined && !root.contested && sizeOf(root.supporting) >= tier.minIndependent;
    verdicts.push(trusted ? TRUSTED : RESTRICTED);
  }
  return verdicts;
}

function tooLittle(
  { root, beliefs, mandatory }: DecisionInput,
  tier: TierThresholds,
  parameters: TrustParameters,
): boolean {
  if (root.coverage < tier.minCoverage || sizeOf(root.independent) < tier.minIndependent) return true;
  const least = tier.minCoverage * parameters.aggregation.mandatoryCoverageShare;
  for (const node of mandatory) if (lacksEvidence(beliefs[node]!, least)) return true;
  return false;
}

/** A mandatory criterion needs some coverage of its own and a source outside the supplier's control group. */
const lacksEvidence = (belief: Belief, leastCoverage: number): boolean =>
  belief.coverage < leastCoverage || sizeOf(belief.independent) === 0;
