import type { Study } from './case/study.js';
import { leafEvidence } from './case/supplier-case.js';
import { roundFigure } from './round-figure.js';
import type { ItemEffect } from './sensitivity/leave-one-out.js';
import type { EvidenceAssessment } from './supplier-assessment.js';

/** Every item of a case: what it weighs, why it may carry nothing, and what happens without it. */
export function reportEvidence(base: Study, effects: readonly ItemEffect[] | undefined): EvidenceAssessment[] {
  const { theCase } = base;
  const { effective, weaker } = effectiveWeights(base);
  // Items on the same criterion share their list of leaves.
  const named = new Map<readonly number[], string[]>();
  const namesOf = (leaves: readonly number[]): string[] => {
    const names = named.get(leaves) ?? leaves.map((leaf) => theCase.nodes[leaf]!.id);
    named.set(leaves, names);
    return names;
  };
  return theCase.items.map((item, index) => {
    const { evidence, weight } = item;
    const voice = theCase.voices[item.voice];
    const dropped = item.dropped ?? (weaker[index] === 1 ? 'weaker-repeat-of-its-group' : undefined);
    const effect = effects?.[index];
    return {
      id: evidence.id,
      criteria: namesOf(item.leaves),
      source: evidence.source,
      voice: voice?.id ?? evidence.source,
      grade: voice?.grade ?? 'F',
      affiliated: voice?.affiliated ?? false,
      ...(item.inheritedFrom === undefined ? {} : { inheritedFrom: item.inheritedFrom }),
      ageDays: weight.ageDays,
      kappa: roundFigure(weight.kappa),
      gamma: weight.gamma,
      r: item.dropped === undefined ? roundFigure(weight.r * item.factor) : 0,
      q: item.dropped === undefined ? roundFigure(weight.q * item.factor) : 0,
      effectiveWeight: roundFigure(effective[index]!),
      stale: weight.stale,
      ...(dropped === undefined ? {} : { dropped }),
      ...(effect === undefined
        ? {}
        : {
            effect: {
              deltaMean: roundFigure(effect.deltaMean),
              deltaCriterion: roundFigure(effect.deltaCriterion),
              changes: effect.changes,
            },
          }),
    };
  });
}

/** Observations each item adds after discount and fusion (the largest over its leaves), and who is left out by all. */
function effectiveWeights({ theCase }: Study): { effective: Float64Array; weaker: Uint8Array } {
  const effective = new Float64Array(theCase.items.length);
  const weaker = new Uint8Array(theCase.items.length);
  const factor = new Float64Array(theCase.voices.length);
  for (const leaf of theCase.nodes) {
    const items = theCase.itemsOfLeaf[leaf.index]!;
    if (items.length === 0) continue;
    for (const voice of leafEvidence(theCase, leaf, undefined).voiceDetail()) {
      const pool = voice.poolR + voice.poolQ;
      factor[voice.voice] = pool > 0 ? (voice.share * (voice.r + voice.q)) / pool : 0;
    }
    for (const { item, voice, r, q } of items) {
      const mass = factor[voice]! * (r + q);
      if (mass > effective[item]!) effective[item] = mass;
      if (r + q > 0 && factor[voice] === 0) weaker[item] = 1;
    }
  }
  for (let i = 0; i < weaker.length; i++) if (effective[i]! > 0) weaker[i] = 0;
  return { effective, weaker };
}
