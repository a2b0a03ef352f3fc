import type { CitedElement } from '@cleanpath/model';
import { csvLine } from '../report/tables/csv.js';
import type { Study } from '../study.js';
import { describeElements, supplierNames } from './describe-elements.js';
import { elementOrder } from './element-order.js';
import { scanElements } from './element-scan.js';
import type { ElementFilter } from './view-types.js';

/** A piece of the table as CSV text; `next` is where the following piece begins, absent after the last. */
export interface CsvPiece {
  readonly text: string;
  readonly next?: number;
}

const HEADER = [
  'id',
  'name',
  'kind',
  'plane',
  'tier',
  'suppliers',
  'supplierNames',
  'product',
  'site',
  'region',
  'lat',
  'lon',
  'own',
  'ownReason',
  'effective',
] as const;

/** Rows of the filtered table from a position on, untrusted first; the first piece begins with the header line. */
export function elementCsvPiece(
  study: Study,
  effective: Uint8Array,
  filter: ElementFilter,
  from: number,
  rows: number,
): CsvPiece {
  const order = elementOrder(study, effective, 'state');
  const { hit } = scanElements(study, effective, filter);
  const chosen: number[] = [];
  let at = from;
  for (; at < order.length && chosen.length < rows; at++) if (hit[order[at]!] === 1) chosen.push(order[at]!);
  let text = from === 0 ? csvLine(HEADER) : '';
  for (const element of describeElements(study, chosen)) text += csvLine(cells(study, element));
  return { text, ...(at < order.length ? { next: at } : {}) };
}

function cells(study: Study, element: CitedElement): (string | number | undefined)[] {
  const names = supplierNames(study, element.suppliers);
  return [
    element.id,
    element.name,
    element.kind,
    element.plane,
    element.tier,
    element.suppliers.join('; '),
    element.suppliers.map((id) => names[id] ?? id).join('; '),
    element.product,
    element.site,
    element.region,
    element.lat,
    element.lon,
    element.own,
    element.ownReason,
    element.effective,
  ];
}
