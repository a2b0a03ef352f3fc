import type { Study } from '../case/study.js';
import type { Belief } from '../criteria/belief.js';
import { WeakestBelief } from '../criteria/knock-out.js';
import { sizeOf } from '../criteria/voice-set.js';
import type { DecisionReason } from '../supplier-assessment.js';

/** The node to look at to see why a tier was decided as it was. */
export function bindingNode(base: Study, tierIndex: number, reasons: readonly DecisionReason[]): string {
  const { nodes } = base.theCase;
  const { beliefs } = base.evaluations[base.evaluationOfTier[tierIndex]!]!;
  const named = reasons.find((reason) => reason.node !== undefined)?.node;
  const { rule } = base.verdicts[tierIndex]!;
  const first = reasons[0]?.code;
  if (named !== undefined && first !== 'coverage-low' && first !== 'sources-few') return named;
  const pick =
    first === 'coverage-low'
      ? least((belief) => belief.coverage)
      : first === 'sources-few'
        ? least((belief) => sizeOf(belief.independent))
        : rule === 'evidence-refutes' || rule === 'excluded-at-lower-tier'
          ? least((belief) => belief.upper)
          : least((belief) => belief.lower);
  // Follow the weakest child down through knock-out nodes; below a weighted mean no child decides alone.
  let at = 0;
  while (beliefs[at] instanceof WeakestBelief && nodes[at]!.children.length > 0) {
    at = pick(nodes[at]!.children, beliefs);
  }
  return nodes[at]!.id;
}

const least =
  (figure: (belief: Belief) => number) =>
  (children: readonly number[], beliefs: readonly Belief[]): number =>
    children.reduce((best, child) => (figure(beliefs[child]!) < figure(beliefs[best]!) ? child : best));
