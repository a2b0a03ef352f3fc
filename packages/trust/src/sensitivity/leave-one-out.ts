import { vary, type Study } from '../case/study.js';
import type { OutcomeChange } from '../supplier-assessment.js';
import { changesOf } from './changes.js';

export interface ItemEffect {
  /** Mean with the item minus mean without it, at the root. */
  readonly deltaMean: number;
  /** The same at its criterion; of several the largest in size. */
  readonly deltaCriterion: number;
  readonly changes: readonly OutcomeChange[];
}

const NO_EFFECT: ItemEffect = { deltaMean: 0, deltaCriterion: 0, changes: [] };

/** What each item of a case contributes: the case without it, one after the other. O(depth) per item. */
export function leaveOneOut(base: Study): ItemEffect[] {
  const before = base.evaluations[0]!.beliefs;
  return base.theCase.items.map((item, index) => {
    if (item.dropped !== undefined || item.leaves.length === 0) return NO_EFFECT;
    const variant = vary(base, item.leaves, () => ({ withoutItem: index }));
    let deltaCriterion = 0;
    for (const leaf of item.leaves) {
      const delta = before[leaf]!.mean - variant.beliefs[leaf]!.mean;
      if (Math.abs(delta) > Math.abs(deltaCriterion)) deltaCriterion = delta;
    }
    return { deltaMean: before[0]!.mean - variant.mean, deltaCriterion, changes: changesOf(base, variant) };
  });
}

/** Leaves a voice speaks to. */
export function leavesOfVoice({ theCase }: Study, voice: number): Set<number> {
  const leaves = new Set<number>();
  for (const item of theCase.items) {
    if (item.voice === voice && item.dropped === undefined) for (const leaf of item.leaves) leaves.add(leaf);
  }
  return leaves;
}
