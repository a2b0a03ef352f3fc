import type { Study } from '../case/study.js';
import type { Belief } from '../criteria/belief.js';
import type { TreeNode } from '../criteria/criteria-tree.js';
import { sizeOf } from '../criteria/voice-set.js';
import type { DecisionReason } from '../supplier-assessment.js';
import { isAreText, lowerText, percentText, sourcesText, upperText } from './figures-in-words.js';
import { weakestNode } from './weakest-node.js';

/** Why a tier was decided as it was, the deciding reason first. */
export function reasonsFor(base: Study, tierIndex: number): DecisionReason[] {
  const { rule } = base.verdicts[tierIndex]!;
  const { tiers } = base.theCase.parameters;
  const tier = tiers[tierIndex]!;
  const { root, weakest } = view(base, tierIndex);
  switch (rule) {
    case 'veto-upheld':
      return vetoReasons(base);
    case 'excluded-at-lower-tier': {
      const first = base.verdicts.findIndex((verdict) => verdict.rule === 'evidence-refutes');
      return [
        {
          code: 'excluded-at-lower-tier',
          node: weakest((belief) => belief.upper).id,
          text: `the evidence already excludes it at the less strict tier ${tiers[first]!.tier}`,
        },
      ];
    }
    case 'insufficient-evidence':
      return gaps(base, tierIndex);
    case 'evidence-refutes': {
      const node = weakest((belief) => belief.upper);
      return [
        {
          code: 'upper-bound-low',
          node: node.id,
          text:
            `on "${node.title}" the probability that it does well is at most ${upperText(root.upper)}, which is not above ` +
            `${tier.excludeUpper.toFixed(2)}, and ${sourcesText(sizeOf(root.refuting), 'testifies', 'testify')} against it`,
        },
      ];
    }
    case 'evidence-supports': {
      const node = weakest((belief) => belief.lower);
      return [
        {
          code: 'lower-bound-high',
          node: node.id,
          text:
            `even on "${node.title}", its weakest part, the probability that it does well is at least ` +
            `${lowerText(root.lower)}, and ${tier.acceptLower.toFixed(2)} is required`,
        },
      ];
    }
    case 'otherwise-restricted':
      return obstacles(base, tierIndex);
  }
}

/** What stands between the supplier and "trusted" at a tier. */
export function missingFor(base: Study, tierIndex: number): DecisionReason[] {
  if (base.verdicts[tierIndex]!.outcome === 'trusted') return [];
  return [
    ...(base.veto.upheld === undefined ? [] : vetoReasons(base)),
    ...gaps(base, tierIndex),
    ...obstacles(base, tierIndex),
  ];
}

/** Too little evidence: on a mandatory criterion, in the least covered part, or from too few sources. */
function gaps(base: Study, tierIndex: number): DecisionReason[] {
  const { parameters, nodes } = base.theCase;
  const tier = parameters.tiers[tierIndex]!;
  const { root, beliefs, weakest } = view(base, tierIndex);
  const reasons: DecisionReason[] = [];
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
  if (root.coverage < tier.minCoverage) {
    const node = weakest((belief) => belief.coverage);
    reasons.push({
      code: 'coverage-low',
      node: node.id,
      text: `evidence settles ${percentText(root.coverage)} of "${node.title}", and ${percentText(tier.minCoverage)} is required`,
    });
  }
  const sources = sizeOf(root.independent);
  if (sources < tier.minIndependent) {
    const node = weakest((belief) => sizeOf(belief.independent));
    reasons.push({
      code: 'sources-few',
      node: node.id,
      text: `"${node.title}" rests on ${sourcesText(sources)}, and ${isAreText(tier.minIndependent)} required`,
    });
  }
  return reasons;
}

/** Why sufficient evidence does not give trust. */
function obstacles(base: Study, tierIndex: number): DecisionReason[] {
  const { tiers } = base.theCase.parameters;
  const tier = tiers[tierIndex]!;
  const { root, weakest } = view(base, tierIndex);
  const reasons = root.contested ? contested(base, tierIndex) : [];
  if (base.veto.open !== undefined) reasons.push(...vetoReasons(base));
  if (root.upperAtMost(tier.excludeUpper) && sizeOf(root.refuting) < tier.excludeMinIndependent) {
    reasons.push({
      code: 'single-source-adverse',
      node: weakest((belief) => belief.upper).id,
      text:
        `the evidence is adverse but comes from ${sourcesText(sizeOf(root.refuting))}, ` +
        `and an exclusion needs ${tier.excludeMinIndependent}`,
    });
  }
  for (let index = tierIndex; index >= 0; index--) {
    const { root: at, weakest: weakestAt } = view(base, index);
    const accept = tiers[index]!.acceptLower;
    if (at.lowerAtLeast(accept)) continue;
    const node = weakestAt((belief) => belief.lower);
    reasons.push({
      code: 'below-accept',
      node: node.id,
      text:
        `on "${node.title}" the probability that it does well may be as low as ${lowerText(at.lower)}, ` +
        `and ${accept.toFixed(2)} is required`,
    });
    break;
  }
  const supporting = sizeOf(root.supporting);
  if (supporting < tier.minIndependent) {
    const node = weakest((belief) => sizeOf(belief.supporting));
    reasons.push({
      code: 'supporting-sources-few',
      node: node.id,
      text: `${sourcesText(supporting, 'speaks', 'speak')} for it on "${node.title}", and ${isAreText(tier.minIndependent)} required`,
    });
  }
  return reasons;
}

function contested(base: Study, tierIndex: number): DecisionReason[] {
  const { nodes } = base.theCase;
  const { beliefs } = view(base, tierIndex);
  return nodes
    .filter((node) => node.criterion !== undefined && (node.criterion.mandatory || node.parent < 0))
    .filter((node) => beliefs[node.index]!.contested)
    .map((node) => ({
      code: 'contested',
      node: node.id,
      text: `independent sources contradict each other on "${node.title}"`,
    }));
}

function vetoReasons({ veto }: Study): DecisionReason[] {
  const [code, record] =
    veto.upheld === undefined ? (['veto-open', veto.open] as const) : (['veto-upheld', veto.upheld] as const);
  if (record === undefined) return [];
  const status = code === 'veto-open' ? 'a recorded and undecided' : 'an upheld';
  return [{ code, text: `${status} objection of ${record.authority} stands: ${record.reason.replace(/\.+$/, '')}` }];
}

interface View {
  readonly root: Belief;
  readonly beliefs: readonly Belief[];
  readonly weakest: (figure: (belief: Belief) => number) => TreeNode;
}

function view(base: Study, tierIndex: number): View {
  const { beliefs } = base.evaluations[base.evaluationOfTier[tierIndex]!]!;
  return { root: beliefs[0]!, beliefs, weakest: (figure) => weakestNode(base.theCase.nodes, beliefs, figure) };
}
