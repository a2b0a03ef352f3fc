import { byCodeUnits, type DemandReport } from '@cleanpath/model';

/** Services by the elements their drawn routes cross. */
export interface DrawnRoutes {
  /** Ids of demands, ascending. */
  demandsAt(element: string): readonly string[];
}

/** The part of a demand report that tells its routes. */
export type RoutedDemand = Pick<DemandReport, 'id'> & {
  readonly legs: readonly Pick<DemandReport['legs'][number], 'route' | 'elements'>[];
};

/** From the reports of an assessment: routes of path legs, members of set legs. */
export function drawnRoutes(reports: Iterable<RoutedDemand>): DrawnRoutes {
  const demands = new Map<string, string[]>();
  for (const { id, legs } of reports) {
    const crossed = new Set(legs.flatMap(({ route, elements }) => route ?? elements ?? []));
    for (const element of crossed) {
      const list = demands.get(element);
      if (list) list.push(id);
      else demands.set(element, [id]);
    }
  }
  for (const list of demands.values()) list.sort(byCodeUnits);
  return { demandsAt: (element) => demands.get(element) ?? [] };
}
