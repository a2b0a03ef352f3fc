import type { ServiceView } from '@cleanpath/api';
import type { LegReport, RelationType } from '@cleanpath/model';
import { cardFacts, elementOf, type CardFacts } from './card-facts.js';
import { laneColumns, type LegView } from './lanes/lane-columns.js';

/** A line of the table behind the picture: a hop, or below it something it hangs on. */
export interface RouteRow {
  readonly key: string;
  /** Number along the route; absent below a hop, and for members of the cut on other routes. */
  readonly step: number | undefined;
  /** 0 for a hop, 1 for what it depends on directly, and so on. */
  readonly depth: number;
  readonly relation: RelationType | undefined;
  readonly facts: CardFacts;
  /** Highlighted in the picture. */
  readonly decides: boolean;
  readonly offRoute: boolean;
}

/** Every hop of a leg and everything drawn below it, nothing folded: parents before what hangs on them, depth first. */
export function routeRows(view: ServiceView, leg: LegView, report: LegReport): RouteRow[] {
  const all = new Set(leg.hops.flatMap((_, i) => [`h${i}.left`, `o${i}.left`]));
  const count = leg.hops.length + (report.culprits?.length ?? 0);
  const columns = laneColumns(leg, report, (id) => elementOf(view, id).effective, { capacity: count, open: all });
  const rows: RouteRow[] = [];
  let step = 0;
  for (const column of columns) {
    if (column.kind !== 'hop') continue;
    const { key, cut, offRoute, hangs } = column;
    const facts = cardFacts(view, column);
    const own = offRoute || report.kind !== 'path' ? undefined : ++step;
    rows.push({ key, step: own, depth: 0, relation: undefined, facts, decides: cut, offRoute });
    const below = (parent: string | undefined): void => {
      for (const hang of hangs) {
        if (hang.parent !== parent || hang.element === undefined) continue;
        const { key: at, element, relation, depth } = hang;
        const of = cardFacts(view, column, element);
        rows.push({ key: at, step: undefined, depth, relation, facts: of, decides: false, offRoute });
        below(at);
      }
    };
    below(undefined);
  }
  return rows;
}
