import { OUTCOMES, TIERS, type Outcome, type Tier } from '@cleanpath/model';
import { decideRoots, type Study } from '../case/study.js';
import { reweightedRoot } from '../criteria/evaluate-tree.js';
import { roundFigure } from '../round-figure.js';
import type { SmaaSummary } from '../supplier-assessment.js';
import { weightSamples, type SampledWeights } from './weight-samples.js';

export interface AcceptabilityOptions {
  readonly seed: number;
  readonly draws: number;
  /** `dirichlet`: around the weights of the catalog; `uniform`: all weights alike. */
  readonly weights: 'dirichlet' | 'uniform';
  /** Nodes whose weights vary; default every compensatory one. */
  readonly nodes?: readonly string[];
  /** Weights drawn for other suppliers, to share. */
  readonly sampled?: SampledWeights;
}

/**
 * Stochastic multicriteria acceptability (Lahdelma & Salminen): the share of weight vectors under which each outcome
 * holds. The same seed serves every supplier, so that renaming suppliers changes nothing.
 */
export function weightAcceptability(base: Study, options: AcceptabilityOptions): SmaaSummary {
  const { parameters, nodes } = base.theCase;
  const { seed, draws } = options;
  const varied = nodes.filter(
    (node) =>
      node.kind === 'compensatory' &&
      node.children.length > 1 &&
      (options.nodes === undefined || options.nodes.includes(node.id)),
  );
  const weights: (Float64Array | undefined)[] = nodes.map(() => undefined);
  for (const node of varied) weights[node.index] = new Float64Array(node.children.length);
  const counts = TIERS.map(() => new Map<Outcome, number>(OUTCOMES.map((outcome) => [outcome, 0])));

  const samples = weightSamples(
    varied,
    {
      seed,
      draws,
      concentration: options.weights === 'uniform' ? undefined : parameters.sensitivity.smaaConcentration,
    },
    options.sampled,
  );
  let at = 0;
  for (let draw = 0; draw < draws; draw++) {
    for (const node of varied) {
      const target = weights[node.index]!;
      for (let k = 0; k < target.length; k++) target[k] = samples[at++]!;
    }
    const outcomes = decideRoots(
      base,
      base.evaluations.map((evaluation) => reweightedRoot(evaluation, weights)),
    );
    outcomes.forEach((outcome, tier) => counts[tier]!.set(outcome, counts[tier]!.get(outcome)! + 1));
  }
  const share = (tier: number, outcome: Outcome): number => counts[tier]!.get(outcome)! / draws;
  const acceptability = Object.fromEntries(
    TIERS.map((tier, index) => [
      tier,
      Object.fromEntries(OUTCOMES.map((outcome) => [outcome, roundFigure(share(index, outcome))])),
    ]),
  ) as Record<Tier, Record<Outcome, number>>;
  const errors = TIERS.flatMap((_tier, index) =>
    OUTCOMES.map((outcome) => Math.sqrt((share(index, outcome) * (1 - share(index, outcome))) / draws)),
  );
  return {
    draws,
    seed,
    weights: options.weights,
    acceptability,
    standardError: roundFigure(Math.max(...errors)),
    weightSensitive: TIERS.filter(
      (_tier, index) => share(index, base.verdicts[index]!.outcome) < 1 - parameters.sensitivity.flipShareWarning,
    ),
  };
}
