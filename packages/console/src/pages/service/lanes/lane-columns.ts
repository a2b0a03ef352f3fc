import type { ServiceView } from '@cleanpath/api';
import type { CutMember, LegReport, RelationType, TrustState } from '@cleanpath/model';
import { foldRuns } from './fold-runs.js';

export type LegView = ServiceView['legs'][number];
export type HopView = LegView['hops'][number];

/** Dependencies drawn below one hop; of a longer chain the middle is counted, because the ends carry the meaning. */
export const MAX_HANGS = 8;

/** A dependency below a hop. `left` counts steps that are left out here; such a step has no element. */
export interface LaneHang {
  readonly key: string;
  readonly element?: string;
  readonly left?: number;
  /** Key of the hang it hangs from; absent directly below the hop. */
  readonly parent?: string;
  readonly relation?: RelationType;
  readonly depth: number;
  /** Nothing hangs below it: here the reason lies. */
  readonly root: boolean;
}

/** An item of evidence and the supplier it is about, on whose page it stands. */
export interface EvidenceLink {
  readonly id: string;
  readonly supplier?: string;
}

export type LaneColumn =
  | {
      readonly kind: 'hop';
      readonly key: string;
      readonly element: string;
      readonly reason?: string;
      readonly evidence: readonly EvidenceLink[];
      readonly hangs: readonly LaneHang[];
      /** Highlighted: member of the blocking cut, an unclean end, or one of the unknowns that decide. */
      readonly cut: boolean;
      /** Member of the cut that the drawn route does not cross: other routes do. */
      readonly offRoute: boolean;
      readonly end?: 'from' | 'to';
    }
  | { readonly kind: 'fold'; readonly key: string; readonly elements: readonly string[]; readonly worst: TrustState }
  | { readonly kind: 'gap'; readonly key: string };

export interface ColumnOptions {
  /** Columns that fit the width; longer routes fold their uneventful hops. */
  readonly capacity: number;
  /** Keys of folds, of hops as of dependencies, that stay open; or all hops. */
  readonly open: ReadonlySet<string> | 'all';
}

/**
 * What a leg is drawn as, left to right: the hops of its route, runs of clean hops folded where the route is longer than
 * the width, members of the cut on other routes beside the one on this route, and a gap where nothing connects the ends.
 */
export function laneColumns(
  leg: LegView,
  report: LegReport,
  stateOf: (element: string) => TrustState,
  options: ColumnOptions,
): LaneColumn[] {
  const route = report.route === undefined ? undefined : new Set(report.route);
  const deciding = decidingUnknowns(report, stateOf);
  const path = report.kind === 'path';
  const onRoute = leg.hops.filter(({ element, cut }) => !path || !cut || route === undefined || route.has(element));
  const hops = onRoute.map((hop, i): LaneColumn => {
    const end = !path ? undefined : i === 0 ? 'from' : i === onRoute.length - 1 ? 'to' : undefined;
    return hopColumn(deciding.has(hop.element) ? { ...hop, cut: true } : hop, `h${i}`, false, end, options.open);
  });
  const must = onRoute.map(
    ({ element, hangs, cut }, i) =>
      cut || hangs.length > 0 || stateOf(element) !== 'trusted' || (path && (i === 0 || i === onRoute.length - 1)),
  );
  const others = offRoute(leg, report, onRoute, deciding, options.open);
  const room = Math.max(2, options.capacity - others.length);
  const columns = foldRuns(must, room, options.open).map((run): LaneColumn => {
    if (run.kind === 'one') return hops[run.index]!;
    const elements = onRoute.slice(run.from, run.to).map(({ element }) => element);
    return { kind: 'fold', key: run.key, elements, worst: worstOf(elements.map(stateOf)) };
  });
  if (report.reason === 'no-path' && columns.length === 2) columns.splice(1, 0, { kind: 'gap', key: 'gap' });
  const last = columns.findLastIndex((column) => column.kind === 'hop' && column.cut);
  columns.splice(last >= 0 ? last + 1 : Math.max(columns.length - 1, 0), 0, ...others);
  return columns;
}

/** Members of the cut the route does not cross, whether the server lists them among the hops or only as culprits. */
function offRoute(
  leg: LegView,
  report: LegReport,
  onRoute: readonly HopView[],
  deciding: ReadonlySet<string>,
  open: ColumnOptions['open'],
): LaneColumn[] {
  if (report.kind !== 'path') return [];
  const drawn = new Set(onRoute.map(({ element }) => element));
  const listed = leg.hops.filter((hop) => !onRoute.includes(hop));
  for (const { element } of listed) drawn.add(element);
  const missing = (report.culprits ?? []).filter(
    ({ element }) => !drawn.has(element) && (report.reason === 'cut' || deciding.has(element)),
  );
  const hops = [...listed, ...missing.map(culpritHop)];
  return hops.map((hop, i) => hopColumn(hop, `o${i}`, true, undefined, open));
}

function culpritHop({ element, chain }: CutMember): HopView {
  const hangs: HopView['hangs'] = [];
  chain.slice(1).forEach((step, i) => {
    if (step.relation === undefined) return;
    hangs.push({
      element: step.element,
      plane: 'transmission',
      relation: step.relation,
      parent: chain[i]!.element,
      depth: i + 1,
    });
  });
  return { element, reason: '', evidence: [], hangs, cut: true };
}

function hopColumn(
  hop: HopView,
  key: string,
  off: boolean,
  end: 'from' | 'to' | undefined,
  open: ColumnOptions['open'],
): LaneColumn {
  return {
    kind: 'hop',
    key,
    element: hop.element,
    ...(hop.reason === '' ? {} : { reason: hop.reason }),
    evidence: hop.evidence.map((id) => {
      const supplier = hop.evidenceOf?.[id];
      return supplier === undefined ? { id } : { id, supplier };
    }),
    hangs: laneHangs(hop, key, open !== 'all' && open.has(leftKey(key))),
    cut: hop.cut,
    offRoute: off,
    ...(end === undefined ? {} : { end }),
  };
}

/** Each element once, below the first that needs it; a long chain keeps both its ends. */
function laneHangs(hop: HopView, key: string, whole: boolean): LaneHang[] {
  const keys = new Map<string, string>();
  const parents = new Set<string>();
  const all: LaneHang[] = [];
  for (const { element, parent, relation, depth } of hop.hangs) {
    if (element === hop.element || keys.has(element)) continue;
    const own = `${key}.${all.length}`;
    const above = keys.get(parent);
    if (above !== undefined) parents.add(above);
    keys.set(element, own);
    all.push({ key: own, element, ...(above === undefined ? {} : { parent: above }), relation, depth, root: false });
  }
  const marked = all.map((hang) => ({ ...hang, root: !parents.has(hang.key) }));
  return whole || marked.length <= MAX_HANGS ? marked : shortened(marked, key);
}

function shortened(hangs: readonly LaneHang[], key: string): LaneHang[] {
  const chain = hangs.every((hang, i) => hang.parent === (i === 0 ? undefined : hangs[i - 1]!.key));
  const head = chain ? Math.ceil(MAX_HANGS / 2) : MAX_HANGS - 1;
  const tail = chain ? MAX_HANGS - head - 1 : 0;
  const left = hangs.length - head - tail;
  const between = leftKey(key);
  const kept = hangs.slice(0, head);
  const before = kept.at(-1)!;
  const gap: LaneHang = {
    key: between,
    left,
    ...(chain ? { parent: before.key } : {}),
    depth: chain ? before.depth + 1 : 1,
    root: !chain,
  };
  const rest = hangs.slice(hangs.length - tail).map((hang, i) => (i === 0 ? { ...hang, parent: between } : hang));
  return [...kept, gap, ...(tail === 0 ? [] : rest)];
}

/** Key of what stands for dependencies left out below a hop; in `open`, none are. */
const leftKey = (hop: string): string => `${hop}.left`;

/** Of an undetermined leg, the elements on which the verdict hangs: what is untrusted there decides nothing any more. */
function decidingUnknowns(
  { verdict, culprits }: LegReport,
  stateOf: (element: string) => TrustState,
): ReadonlySet<string> {
  const named = verdict === 'undetermined' ? (culprits ?? []) : [];
  return new Set(named.flatMap(({ element }) => (stateOf(element) === 'untrusted' ? [] : [element])));
}

export function worstOf(states: readonly TrustState[]): TrustState {
  return states.includes('untrusted') ? 'untrusted' : states.includes('unknown') ? 'unknown' : 'trusted';
}
