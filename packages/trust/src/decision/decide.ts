import type { Outcome, TrustParameters } from '@cleanpath/model';
import type { Belief } from '../criteria/belief.js';
import { sizeOf } from '../criteria/voice-set.js';
import type { DecisionRule } from '../supplier-assessment.js';
import type { VetoState } from './veto.js';

/** What a decision reads of an evaluated tree, at the base rate of the tier. */
export interface DecisionInput {
  readonly root: Belief;
  /** Mandatory criteria. */
  readonly mandatory: readonly Belief[];
}

export interface Verdict {
  readonly outcome: Outcome;
  readonly rule: DecisionRule;
}

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
  parameters.tiers.forEach((tier, index) => {
    const verdict = ((): Verdict => {
      if (veto.upheld !== undefined) return { outcome: 'excluded', rule: 'veto-upheld' };
      if (excluded) return { outcome: 'excluded', rule: 'excluded-at-lower-tier' };
      const { root, mandatory } = inputAt(index);
      const leastMandatory = tier.minCoverage * parameters.aggregation.mandatoryCoverageShare;
      if (
        root.coverage < tier.minCoverage ||
        sizeOf(root.independent) < tier.minIndependent ||
        mandatory.some((belief) => lacksEvidence(belief, leastMandatory))
      ) {
        return { outcome: 'insufficient-evidence', rule: 'insufficient-evidence' };
      }
      if (
        !root.contested &&
        root.upperAtMost(tier.excludeUpper) &&
        sizeOf(root.refuting) >= tier.excludeMinIndependent
      ) {
        excluded = true;
        return { outcome: 'excluded', rule: 'evidence-refutes' };
      }
      accepted &&= root.lowerAtLeast(tier.acceptLower);
      if (accepted && veto.open === undefined && !root.contested && sizeOf(root.supporting) >= tier.minIndependent) {
        return { outcome: 'trusted', rule: 'evidence-supports' };
      }
      return { outcome: 'restricted', rule: 'otherwise-restricted' };
    })();
    verdicts.push(verdict);
  });
  return verdicts;
}

/** A mandatory criterion needs some coverage of its own and a source outside the supplier's control group. */
export const lacksEvidence = (belief: Belief, leastCoverage: number): boolean =>
  belief.coverage < leastCoverage || sizeOf(belief.independent) === 0;
