import { fail } from '@cleanpath/model';
import type { Study } from '../study.js';
import { describeElements } from './describe-elements.js';
import { elementOrder } from './element-order.js';
import { scanElements } from './element-scan.js';
import { ELEMENT_SORTS, type ElementPage, type ElementQuery, type ElementSort } from './view-types.js';

/** A page of elements with their states. `effective` are trust codes per element row, as `AssessResult` has them. */
export function elementPage(study: Study, effective: Uint8Array, query: ElementQuery): ElementPage {
  const order = elementOrder(study, effective, query.sort);
  const { hit, total, facets } = scanElements(study, effective, query);
  const rows: number[] = [];
  let at = query.cursor === undefined ? 0 : readCursor(query.cursor, query.sort, order.length);
  for (; at < order.length && rows.length < query.limit; at++) if (hit[order[at]!] === 1) rows.push(order[at]!);
  while (at < order.length && hit[order[at]!] === 0) at++;
  return {
    items: describeElements(study, rows),
    ...(at < order.length ? { next: writeCursor(query.sort, at) } : {}),
    total,
    facets,
  };
}

/** An assessment never changes, so a position in its order is as good as a key and works with any filter. */
function writeCursor(sort: ElementSort, at: number): string {
  return `${sort}-${at.toString(36)}`;
}

function readCursor(cursor: string, sort: ElementSort, count: number): number {
  const [, of, position] = /^([a-z]+)-([0-9a-z]{1,8})$/.exec(cursor) ?? [];
  const at = position === undefined ? Number.NaN : Number.parseInt(position, 36);
  if (!ELEMENT_SORTS.some((known) => known === of) || of !== sort || !(at <= count))
    throw fail('cursor-invalid', { value: cursor });
  return at;
}
