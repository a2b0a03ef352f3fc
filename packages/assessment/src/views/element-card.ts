import { elementAt, elementPlace, trustCode } from '@cleanpath/model';
import { effectiveState, explainExposure, rootsOf } from '@cleanpath/network';
import type { Study } from '../study.js';
import { closure, reach } from './closure.js';
import { describeElements, elementChip, supplierNames } from './describe-elements.js';
import type { DrawnRoutes } from './drawn-routes.js';
import { elementSentence } from './element-sentence.js';
import { neighbours } from './neighbours.js';
import type { ElementCard, JsonValue } from './view-types.js';

/** Services named of those whose drawn route crosses the element. */
const DEMANDS_NAMED = 100;

/** Everything about one element; undefined where the network has none of that id. */
export function elementCard(study: Study, id: string, routes: DrawnRoutes): ElementCard | undefined {
  const { elements, products } = study.dossier;
  const row = elements.indexOf.get(id);
  if (row === undefined) return undefined;
  const record = elementAt(elements, row);
  const [element] = describeElements(study, [row]);
  const chain = explainExposure(study.view, row);
  const roots = rootsOf(study.view, row, { limit: 1 });
  const around = neighbours(study, (other) => trustCode(effectiveState(study.view, other)), row);
  const steps = chain?.steps.map((step) => ({
    element: elementChip(study, step.element),
    ...(step.type === undefined ? {} : { relation: step.type }),
  }));
  const demands = routes.demandsAt(id);
  const { file, line, pointer } = elementPlace(elements, row);
  const productName = products.find((product) => product.id === record.product)?.name;
  const chips = [...around.dependsOn.items, ...around.dependents.items, ...around.links.items, ...(steps ?? [])];
  return {
    element: element!,
    record: record as unknown as Record<string, JsonValue>,
    supplierNames: supplierNames(study, [
      ...element!.suppliers,
      ...chips.flatMap((chip) => chip.element.suppliers),
      ...[record.supplier, record.operator, record.owner, record.maintainedBy].filter((party) => party !== undefined),
      ...(record.parties ?? []).map(({ supplier }) => supplier),
    ]),
    ...(productName === undefined ? {} : { productName }),
    sentence: elementSentence(study, row, chain, roots.total),
    ...(steps === undefined ? {} : { chain: steps }),
    roots: roots.total,
    ...around,
    closure: closure(study, row),
    reach: reach(study, row),
    demands: { ids: demands.slice(0, DEMANDS_NAMED), total: demands.length },
    ...(file === undefined
      ? {}
      : {
          source: { file, ...(line === undefined ? {} : { line }), ...(pointer === undefined ? {} : { pointer }) },
        }),
  };
}
