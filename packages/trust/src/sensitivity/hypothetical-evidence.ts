import { vary, type Study, type Variant } from '../case/study.js';
import type { LeafChange } from '../case/supplier-case.js';

/** Evidence nobody has recorded yet: from a source of its own, fresh and fully credible. */
export interface HypotheticalItem {
  /** Node index of the criterion, or of the product below it. */
  readonly leaf: number;
  /** Equivalent observations. */
  readonly strength: number;
  /** Degree of support, 1 or 0. */
  readonly support: number;
  /** Trust in the source. */
  readonly trust: number;
}

/** The case as it would be with further items. */
export function withHypothetical(base: Study, items: readonly HypotheticalItem[]): Variant {
  const { theCase } = base;
  const first = theCase.voices.length;
  const voices = [...theCase.voices, ...items.map((_, k) => ({ id: `\uffff${k}`, affiliated: false }))];
  const trust = Float64Array.from([...theCase.trust, ...items.map((item) => item.trust)]);
  const changeOf = (leaf: number): LeafChange => ({
    voices,
    trust,
    items: [
      ...theCase.itemsOfLeaf[leaf]!,
      ...items.flatMap((item, k) =>
        item.leaf === leaf
          ? [
              {
                item: theCase.items.length + k,
                r: item.strength * item.support,
                q: item.strength * (1 - item.support),
                voice: first + k,
                origin: -1,
              },
            ]
          : [],
      ),
    ],
  });
  return vary(base, new Set(items.map((item) => item.leaf)), changeOf);
}
