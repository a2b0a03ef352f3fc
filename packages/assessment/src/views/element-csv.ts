import { fail } from '@cleanpath/model';
import type { Study } from '../study.js';
import type { ElementFilter } from './view-types.js';

/** A piece of the table as CSV text; `next` is where the following piece begins, absent after the last. */
export interface CsvPiece {
  readonly text: string;
  readonly next?: number;
}

/** Rows of the filtered table from a position on, untrusted first; the first piece begins with the header line. */
export function elementCsvPiece(
  study: Study,
  effective: Uint8Array,
  filter: ElementFilter,
  from: number,
  rows: number,
): CsvPiece {
  throw fail('unavailable', { value: [study.asOf, effective.length, filter, from, rows] });
}
