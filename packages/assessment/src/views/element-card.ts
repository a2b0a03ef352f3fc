import { fail } from '@cleanpath/model';
import type { Study } from '../study.js';
import type { DrawnRoutes } from './drawn-routes.js';
import type { ElementCard } from './view-types.js';

/** Everything about one element; undefined where the network has none of that id. */
export function elementCard(study: Study, id: string, routes: DrawnRoutes): ElementCard | undefined {
  throw fail('unavailable', { value: [study.asOf, id, routes] });
}
