import { explainExposure, rootsOf } from '@cleanpath/network';
import type { CitedElement } from '@cleanpath/model';
import { citations } from './citations.js';
import type { Study } from './study.js';

export interface ElementExplanation {
  readonly element: CitedElement;
  /** The shortest chain to what makes it unclean; absent where it is clean. */
  readonly chain?: readonly { readonly element: CitedElement; readonly relation?: string }[];
  /** Roots in total. */
  readonly roots: number;
}

/** Why one element is, or is not, clean. Undefined where the network has no such element. */
export function explainElement(study: Study, id: string): ElementExplanation | undefined {
  const row = study.dossier.elements.indexOf.get(id);
  if (row === undefined) return undefined;
  const cite = citations(study);
  const chain = explainExposure(study.view, row);
  for (const element of [row, ...(chain?.steps.map((step) => step.element) ?? [])]) cite.cite(element);
  const described = new Map(cite.elements().map((element) => [element.id, element]));
  const describe = (element: number): CitedElement => described.get(study.dossier.elements.ids[element]!)!;
  return {
    element: describe(row),
    ...(chain === undefined
      ? {}
      : {
          chain: chain.steps.map((step) => ({
            element: describe(step.element),
            ...(step.type === undefined ? {} : { relation: step.type }),
          })),
        }),
    roots: rootsOf(study.view, row).total,
  };
}
