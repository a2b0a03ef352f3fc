import { fail } from '@cleanpath/model';
import type { Study } from '../study.js';
import type { ServiceView } from './view-types.js';

/** One service as swim-lanes; undefined where the network has no such demand. */
export function serviceView(study: Study, id: string): ServiceView | undefined {
  throw fail('unavailable', { value: [study.asOf, id] });
}
