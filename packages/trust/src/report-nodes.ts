import type { Study } from './case/study.js';
import { leafEvidence } from './case/supplier-case.js';
import type { Belief, VoiceSet } from './criteria/belief.js';
import type { TreeNode } from './criteria/criteria-tree.js';
import { WeakestBelief } from './criteria/knock-out.js';
import { membersOf } from './criteria/voice-set.js';
import { byCodeUnits } from '@cleanpath/model';
import { ccf, fromEvidence, wbf, type Opinion } from './opinion/index.js';
import { roundFigure } from './round-figure.js';
import type { NodeAssessment, OpinionFigures } from './supplier-assessment.js';

/** Every node of the tree with its figures at the general base rate, depth first. */
export function reportNodes(base: Study): NodeAssessment[] {
  const { theCase, evaluations } = base;
  const { nodes } = theCase;
  const beliefs = evaluations[0]!.beliefs;
  const names = (set: VoiceSet): string[] =>
    membersOf(set)
      .map((voice) => theCase.voices[voice]!.id)
      .sort(byCodeUnits);
  return nodes.map((node) => {
    const belief = beliefs[node.index]!;
    const parent = nodes[node.parent];
    const weights = parent?.weights ?? [];
    const binding = belief instanceof WeakestBelief ? belief : undefined;
    return {
      id: node.id,
      title: node.title,
      kind: node.kind,
      ...(parent === undefined ? {} : { parent: parent.id }),
      children: node.children.map((child) => nodes[child]!.id),
      ...(weights.length === 0 ? {} : { weight: roundFigure(weights[parent!.children.indexOf(node.index)]!) }),
      opinion: figures(belief.opinion),
      mean: roundFigure(belief.mean),
      sd: roundFigure(Math.sqrt(belief.variance)),
      lower: roundFigure(belief.lower),
      upper: roundFigure(belief.upper),
      coverage: roundFigure(belief.coverage),
      conflict: roundFigure(belief.conflict),
      contested: belief.contested,
      mandatory: node.criterion?.mandatory ?? false,
      contributions: contributions(node, nodes, beliefs),
      ...(binding === undefined
        ? {}
        : {
            bindingLower: nodes[node.children[binding.bindingLower]!]!.id,
            bindingUpper: nodes[node.children[binding.bindingUpper]!]!.id,
          }),
      independent: names(belief.independent),
      supporting: names(belief.supporting),
      refuting: names(belief.refuting),
      ...(belief.contested && node.children.length === 0 ? { alternatives: alternatives(base, node) } : {}),
    };
  });
}

/** w_k(μ_k − a_k): what each child adds to the mean against not knowing anything about it. */
function contributions(
  node: TreeNode,
  nodes: readonly TreeNode[],
  beliefs: readonly Belief[],
): NodeAssessment['contributions'] {
  return node.children.map((child, k) => {
    const { mean, opinion } = beliefs[child]!;
    return { node: nodes[child]!.id, value: roundFigure((node.weights[k] ?? 1) * (mean - opinion.a)) };
  });
}

/** Other fusions of the same components, for the analyst who resolves a conflict. */
function alternatives(base: Study, leaf: TreeNode): NonNullable<NodeAssessment['alternatives']> {
  const W = base.theCase.parameters.opinion.priorWeight;
  const a = base.evaluations[0]!.beliefs[leaf.index]!.opinion.a;
  const { componentR, componentQ } = leafEvidence(base.theCase, leaf, undefined);
  const opinions = componentR.map((r, c) => fromEvidence({ r, q: componentQ[c]! }, a, W));
  return { wbf: figures(wbf(opinions)), ccf: figures(ccf(opinions)) };
}

const figures = ({ b, d, u, a }: Opinion): OpinionFigures => ({
  b: roundFigure(b),
  d: roundFigure(d),
  u: roundFigure(u),
  a: roundFigure(a),
});
