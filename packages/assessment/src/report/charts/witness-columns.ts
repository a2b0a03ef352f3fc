import type { CutMember, LegReport } from '@cleanpath/model';

/** Columns that fit a printed page beside the lane titles, folds among them. */
export const MAX_COLUMNS = 7;

/** Hops drawn one by one; longer routes fold their uneventful ones. */
const MAX_HOPS = 6;

/** Elements with their reason drawn per leg; the sentence and the appendix name the others. */
const MAX_CULPRITS = 3;

export type WitnessColumn =
  | {
      readonly kind: 'hop';
      readonly element: string;
      readonly culprit?: CutMember;
      readonly inCut: boolean;
      /** Member of the cut that the drawn route does not cross: other routes do. */
      readonly offRoute: boolean;
      readonly end?: 'from' | 'to';
    }
  | { readonly kind: 'fold'; readonly elements: readonly string[] }
  | { readonly kind: 'gap' };

export interface WitnessColumns {
  readonly columns: readonly WitnessColumn[];
  /** Culprits of the leg that have no column of their own. */
  readonly hidden: number;
}

/** What a leg is drawn as, left to right: its ends, what decides, and the rest of the route folded where it is long. */
export function witnessColumns(leg: LegReport): WitnessColumns {
  const culprits = leg.culprits ?? [];
  let result = arranged(leg, culprits.slice(0, MAX_CULPRITS), culprits);
  for (let shown = MAX_CULPRITS - 1; shown > 0 && result.columns.length > MAX_COLUMNS; shown--)
    result = arranged(leg, culprits.slice(0, shown), culprits);
  return result;
}

function arranged(leg: LegReport, shown: readonly CutMember[], all: readonly CutMember[]): WitnessColumns {
  const byElement = new Map(shown.map((culprit) => [culprit.element, culprit]));
  const route = leg.kind === 'set' ? setMembers(leg, all) : routeOf(leg, shown);
  const plain: WitnessColumn[] = route.map((element, i) => hop(leg, element, byElement, i, route.length));
  const offRoute = shown.filter((culprit) => !route.includes(culprit.element));
  const columns = withOffRoute(plain, offRoute, leg.reason === 'cut');
  if (leg.reason === 'no-path' && columns.length === 2) columns.splice(1, 0, { kind: 'gap' });
  const drawn = leg.kind === 'set' || columns.length > MAX_HOPS ? folded(columns) : columns;
  return { columns: drawn, hidden: all.length - shown.length };
}

function routeOf(leg: LegReport, shown: readonly CutMember[]): string[] {
  if (leg.route && leg.route.length > 0) return [...leg.route];
  const between = leg.reason === 'cut' ? shown.map((culprit) => culprit.element) : [];
  const ends = [leg.from, ...between, leg.to].filter((id) => id !== undefined);
  return [...new Set(ends)];
}

/** Of a set, the members that decide come first and the clean ones fold. */
function setMembers(leg: LegReport, culprits: readonly CutMember[]): string[] {
  const deciding = culprits.map((culprit) => culprit.element);
  return [...new Set([...deciding, ...(leg.elements ?? [])])];
}

function hop(
  leg: LegReport,
  element: string,
  culprits: ReadonlyMap<string, CutMember>,
  index: number,
  length: number,
): WitnessColumn {
  const culprit = culprits.get(element);
  const end = leg.kind === 'set' ? undefined : index === 0 ? 'from' : index === length - 1 ? 'to' : undefined;
  return {
    kind: 'hop',
    element,
    ...(culprit === undefined ? {} : { culprit }),
    inCut: culprit !== undefined && leg.reason === 'cut',
    offRoute: false,
    ...(end === undefined ? {} : { end }),
  };
}

/** Members of the cut on other routes stand beside the one on this route, so that the cut is one band. */
function withOffRoute(route: WitnessColumn[], offRoute: readonly CutMember[], inCut: boolean): WitnessColumn[] {
  if (offRoute.length === 0) return route;
  const onRoute = route.findIndex((column) => column.kind === 'hop' && column.culprit !== undefined);
  const at = onRoute >= 0 ? onRoute + 1 : Math.max(route.length - 1, 0);
  const extra = offRoute.map((culprit): WitnessColumn => ({
    kind: 'hop',
    element: culprit.element,
    culprit,
    inCut,
    offRoute: true,
  }));
  return [...route.slice(0, at), ...extra, ...route.slice(at)];
}

function folded(columns: readonly WitnessColumn[]): WitnessColumn[] {
  const result: WitnessColumn[] = [];
  let run: string[] = [];
  const close = (): void => {
    if (run.length > 0) result.push({ kind: 'fold', elements: run });
    run = [];
  };
  for (const column of columns) {
    if (column.kind === 'hop' && column.culprit === undefined && column.end === undefined) {
      run.push(column.element);
      continue;
    }
    close();
    result.push(column);
  }
  close();
  return result;
}
