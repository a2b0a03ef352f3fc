import { byCodeUnits, dictValue, relationType, type Dossier } from '@cleanpath/model';
import type { Study } from '../study.js';
import { elementChip } from './describe-elements.js';
import { forEachRelation, relationIndex, type EndIndex } from './relation-index.js';
import type { ElementCard, Neighbour } from './view-types.js';

/** Neighbours listed of each sort; totals stay exact. */
const LISTED = 50;

/** What an element depends on, what depends on it, and what it is linked to: worst first, then by relation and id. */
export function neighbours(
  study: Study,
  effective: (row: number) => number,
  row: number,
): Pick<ElementCard, 'dependsOn' | 'dependents' | 'links'> {
  const index = relationIndex(study.dossier);
  const out = ends(study.dossier, index.from, row, 'to');
  const into = ends(study.dossier, index.to, row, 'from');
  const links = new Map([...out.links, ...into.links].map((end) => [`${end.relation}`, end]));
  return {
    dependsOn: listed(study, effective, out.dependencies),
    dependents: listed(study, effective, into.dependencies),
    links: listed(study, effective, [...links.values()]),
  };
}

interface End {
  readonly relation: number;
  readonly element: number;
}

function ends(
  { relations }: Dossier,
  index: EndIndex,
  row: number,
  far: 'from' | 'to',
): { readonly dependencies: End[]; readonly links: End[] } {
  const dependencies: End[] = [];
  const links: End[] = [];
  forEachRelation(index, row, (relation) => {
    // Type 0 is `link`; everything else is a dependency.
    (relations.type[relation] === 0 ? links : dependencies).push({ relation, element: relations[far][relation]! });
  });
  return { dependencies, links };
}

function listed(
  study: Study,
  effective: (row: number) => number,
  ends: readonly End[],
): { items: Neighbour[]; total: number } {
  const { relations, elements } = study.dossier;
  const sorted = [...ends].sort(
    (a, b) =>
      effective(b.element) - effective(a.element) ||
      relations.type[a.relation]! - relations.type[b.relation]! ||
      byCodeUnits(elements.ids[a.element]!, elements.ids[b.element]!) ||
      a.relation - b.relation,
  );
  return {
    items: sorted.slice(0, LISTED).map(({ relation, element }) => {
      const group = dictValue(relations.group, relation);
      const need = relations.need[relation]!;
      return {
        relation: relationType(relations, relation),
        ...(group === undefined ? {} : { group }),
        ...(need === 0 ? {} : { need }),
        element: elementChip(study, element),
      };
    }),
    total: ends.length,
  };
}
