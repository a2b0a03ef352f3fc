import type { TierThresholds } from '@cleanpath/model';
import type { Study } from '../case/study.js';
import type { Belief } from '../criteria/belief.js';
import { sizeOf } from '../criteria/voice-set.js';
import type { DecisionReason } from '../supplier-assessment.js';
import { countText, lowerText, percentText, upperText } from './figures-in-words.js';

/** Why a tier was decided as it was, the deciding reason first. */
export function reasonsFor(base: Study, tierIndex: number): DecisionReason[] {
  const { rule } = base.verdicts[tierIndex]!;
  const tier = base.theCase.parameters.tiers[tierIndex]!;
  const { root } = beliefsAt(base, tierIndex);
  switch (rule) {
    case 'veto-upheld':
      return [{ code: 'veto-upheld', text: vetoText('upheld', base.veto.upheld) }];
    case 'excluded-at-lower-tier': {
      const first = base.verdicts.findIndex((verdict) => verdict.rule === 'evidence-refutes');
      const at = base.theCase.parameters.tiers[first]?.tier ?? 'low';
      return [{ code: 'excluded-at-lower-tier', text: `it is already excluded on evidence at tier ${at}` }];
    }
    case 'insufficient-evidence':
      return gapsIn(base, tierIndex);
    case 'evidence-refutes':
      return [
        {
          code: 'upper-bound-low',
          text:
            `the upper bound ${upperText(root.upper)} does not exceed ${tier.excludeUpper.toFixed(2)}, ` +
            `and ${countText(sizeOf(root.refuting), 'independent source')} testify against it`,
        },
      ];
    case 'evidence-supports':
      return [
        {
          code: 'lower-bound-high',
          text: `the lower bound ${lowerText(root.lower)} reaches the required ${tier.acceptLower.toFixed(2)}`,
        },
      ];
    case 'otherwise-restricted':
      return obstacles(base, tierIndex);
  }
}

/** What stands between the supplier and "trusted" at a tier. */
export function missingFor(base: Study, tierIndex: number): DecisionReason[] {
  if (base.verdicts[tierIndex]!.outcome === 'trusted') return [];
  const upheld: DecisionReason[] =
    base.veto.upheld === undefined ? [] : [{ code: 'veto-upheld', text: vetoText('upheld', base.veto.upheld) }];
  return [...upheld, ...gapsIn(base, tierIndex), ...obstacles(base, tierIndex)];
}

/** Too little evidence: overall, from too few sources, or on a mandatory criterion. */
function gapsIn(base: Study, tierIndex: number): DecisionReason[] {
  const { parameters, nodes } = base.theCase;
  const tier = parameters.tiers[tierIndex]!;
  const { root, beliefs } = beliefsAt(base, tierIndex);
  const reasons: DecisionReason[] = [];
  if (root.coverage < tier.minCoverage) {
    reasons.push({
      code: 'coverage-low',
      text: `evidence settles ${percentText(root.coverage)} of the question, and ${percentText(tier.minCoverage)} is required`,
    });
  }
  const sources = sizeOf(root.independent);
  if (sources < tier.minIndependent) {
    reasons.push({
      code: 'sources-few',
      text: `the weakest part rests on ${countText(sources, 'independent source')}, and ${tier.minIndependent} are required`.replace(
        'and 1 are',
        'and one is',
      ),
    });
  }
  const least = tier.minCoverage * parameters.aggregation.mandatoryCoverageShare;
  for (const index of base.mandatory) {
    const [node, belief] = [nodes[index]!, beliefs[index]!];
    if (sizeOf(belief.independent) === 0) {
      reasons.push({
        code: 'mandatory-no-source',
        node: node.id,
        text: `no independent source speaks to the mandatory criterion "${node.title}"`,
      });
    } else if (belief.coverage < least) {
      reasons.push({
        code: 'mandatory-coverage-low',
        node: node.id,
        text: `evidence settles ${percentText(belief.coverage)} of the mandatory criterion "${node.title}", and ${percentText(least)} is required`,
      });
    }
  }
  return reasons;
}

/** Why sufficient evidence does not give trust. */
function obstacles(base: Study, tierIndex: number): DecisionReason[] {
  const tier = base.theCase.parameters.tiers[tierIndex]!;
  const { root, beliefs } = beliefsAt(base, tierIndex);
  const reasons: DecisionReason[] = [];
  if (root.contested) reasons.push(...contestedReasons(base, beliefs));
  if (base.veto.open !== undefined) reasons.push({ code: 'veto-open', text: vetoText('open', base.veto.open) });
  if (root.upperAtMost(tier.excludeUpper) && sizeOf(root.refuting) < tier.excludeMinIndependent) {
    reasons.push({
      code: 'single-source-adverse',
      text:
        `the evidence is adverse but comes from ${countText(sizeOf(root.refuting), 'independent source')}, ` +
        `and an exclusion needs ${tier.excludeMinIndependent}`,
    });
  }
  const required = requiredLower(base.theCase.parameters.tiers, tierIndex, (index) => beliefsAt(base, index).root);
  if (required !== undefined) {
    reasons.push({
      code: 'below-accept',
      text: `the lower bound ${lowerText(required.lower)} is below the required ${required.tier.acceptLower.toFixed(2)}`,
    });
  }
  if (sizeOf(root.supporting) < tier.minIndependent) {
    reasons.push({
      code: 'supporting-sources-few',
      text: `${countText(sizeOf(root.supporting), 'independent source')} support it in the weakest part, and ${tier.minIndependent === 1 ? 'one is' : `${tier.minIndependent} are`} required`,
    });
  }
  return reasons;
}

/** The first tier up to this one whose acceptance fails. */
function requiredLower(
  tiers: readonly TierThresholds[],
  tierIndex: number,
  rootAt: (index: number) => Belief,
): { tier: TierThresholds; lower: number } | undefined {
  for (let index = tierIndex; index >= 0; index--) {
    const tier = tiers[index]!;
    if (!rootAt(index).lowerAtLeast(tier.acceptLower)) return { tier, lower: rootAt(index).lower };
  }
  return undefined;
}

function contestedReasons(base: Study, beliefs: readonly Belief[]): DecisionReason[] {
  const { nodes } = base.theCase;
  const blocking = nodes.filter(
    (node) =>
      node.kind === 'criterion' && beliefs[node.index]!.contested && (node.criterion!.mandatory || node.parent < 0),
  );
  return blocking.map((node) => ({
    code: 'contested',
    node: node.id,
    text: `the sources contradict each other on "${node.title}"`,
  }));
}

function beliefsAt(base: Study, tierIndex: number): { root: Belief; beliefs: readonly Belief[] } {
  const { beliefs } = base.evaluations[base.evaluationOfTier[tierIndex]!]!;
  return { root: beliefs[0]!, beliefs };
}

const vetoText = (status: string, veto: { authority: string; reason: string } | undefined): string =>
  `an ${status} objection of ${veto?.authority ?? 'an authority'} stands: ${withoutPeriod(veto?.reason ?? '')}`;

const withoutPeriod = (text: string): string => text.replace(/\.+$/, '');
