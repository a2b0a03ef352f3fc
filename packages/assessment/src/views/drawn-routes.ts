import { fail, type DemandReport } from '@cleanpath/model';
import type { Study } from '../study.js';

/** Services by the elements their drawn routes cross. */
export interface DrawnRoutes {
  /** Ids of demands, ascending. */
  demandsAt(element: string): readonly string[];
}

/** From the reports of an assessment; pass only those that have legs. */
export function drawnRoutes(study: Study, reports: Iterable<DemandReport>): DrawnRoutes {
  throw fail('unavailable', { value: [study.asOf, reports] });
}
