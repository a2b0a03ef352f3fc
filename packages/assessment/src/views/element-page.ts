import { fail } from '@cleanpath/model';
import type { Study } from '../study.js';
import type { ElementPage, ElementQuery } from './view-types.js';

/** A page of elements with their states. `effective` are trust codes per element row, as `AssessResult` has them. */
export function elementPage(study: Study, effective: Uint8Array, query: ElementQuery): ElementPage {
  throw fail('unavailable', { value: [study.asOf, effective.length, query.sort] });
}
