import { byCodeUnits, PLANES, VERDICTS, type Verdict } from '@cleanpath/model';
import { optimisticBit, pessimisticBit, scopeIndex } from '../trust/effective-trust.js';
import { DEFAULT_ROOT_LIMIT, elementFinding } from '../trust/roots.js';
import type {
  CutCertificate,
  DemandEvidence,
  ElementFinding,
  EvidenceOptions,
  LegEvidence,
  LegReason,
  VerdictTable,
} from '../types.js';
import { judgeLegs, legReasonOf } from '../verdicts/verdicts.js';
import { cleanPath, PATH_BUDGET } from './clean-path.js';
import { minimalCut, newCutCache, type Cut, type CutCache } from './cut.js';
import { cheapestRoute, DEFAULT_ROUTE_BUDGET } from './route.js';
import { runOf, type Run } from './run.js';

/** Cut members described per certificate unless the caller asks for more. */
export const DEFAULT_CUT_LIMIT = 50;

/**
 * Witnesses for the demand rows given, in that order: a clean path, a path with its unknown elements, or what blocks
 * and the way out. Demands asked for together share searches.
 */
export function demandEvidence(
  table: VerdictTable,
  demands: Iterable<number>,
  options: EvidenceOptions = {},
): readonly DemandEvidence[] {
  const context = newContext(table, [...demands], options);
  return context.rows.map((demand) => evidenceOf(context, demand));
}

interface Context {
  readonly table: VerdictTable;
  readonly rows: readonly number[];
  readonly options: Required<EvidenceOptions>;
  readonly scope: number;
  readonly legVerdict: Uint8Array;
  readonly optimistic: Run;
  readonly pessimistic: Run;
  readonly findings: Map<number, ElementFinding | undefined>;
  readonly optimisticCuts: CutCache;
  readonly pessimisticCuts: CutCache;
  readonly certificates: Map<Cut, CutCertificate>;
}

function newContext(table: VerdictTable, rows: readonly number[], given: EvidenceOptions): Context {
  const options: Required<EvidenceOptions> = {
    scope: given.scope ?? 'overall',
    rootLimit: given.rootLimit ?? DEFAULT_ROOT_LIMIT,
    cutLimit: given.cutLimit ?? DEFAULT_CUT_LIMIT,
    routes: given.routes ?? true,
    pathBudget: given.pathBudget ?? PATH_BUDGET,
    routeBudget: given.routeBudget ?? DEFAULT_ROUTE_BUDGET,
  };
  const { view, demands } = table;
  const scope = scopeIndex(view, options.scope);
  const legs = rows.flatMap((d) => range(demands.legOff[d]!, demands.legOff[d + 1]!));
  return {
    table,
    rows,
    options,
    scope,
    legVerdict: scope === 0 ? table.legVerdict : judgeLegs(view, demands, scope, Int32Array.from(legs)),
    optimistic: runOf(view, scope, optimisticBit(scope)),
    pessimistic: runOf(view, scope, pessimisticBit(scope)),
    findings: new Map(),
    optimisticCuts: newCutCache(),
    pessimisticCuts: newCutCache(),
    certificates: new Map(),
  };
}

function evidenceOf(context: Context, demand: number): DemandEvidence {
  const { legOff } = context.table.demands;
  const legs = range(legOff[demand]!, legOff[demand + 1]!).map((leg) => legEvidence(context, demand, leg));
  const worst = legs.reduce((code, leg) => Math.max(code, VERDICTS.indexOf(leg.verdict)), 0);
  return { demand, verdict: VERDICTS[worst]!, legs };
}

function legEvidence(context: Context, demand: number, leg: number): LegEvidence {
  const { table, scope, legVerdict } = context;
  const { demands, view } = table;
  const code = legVerdict[leg]!;
  const verdict = VERDICTS[code]!;
  const reason = legReasonOf(view, demands, leg, code, scope);
  const head = { leg: leg - demands.legOff[demand]!, plane: PLANES[demands.legPlane[leg]!]!, verdict, reason };
  if (demands.from[leg]! < 0) return { ...head, ...setEvidence(context, leg, reason) };
  if (verdict === 'clean') return { ...head, ...pathEvidence(context, context.pessimistic, leg) };
  if (verdict === 'undetermined')
    return {
      ...head,
      ...pathEvidence(context, context.optimistic, leg),
      ...blockEvidence(context, leg, verdict, reason),
    };
  return verdict === 'blocked' ? { ...head, ...blockEvidence(context, leg, verdict, reason) } : head;
}

function setEvidence(context: Context, leg: number, reason: LegReason): Partial<LegEvidence> {
  if (reason === 'none') return {};
  const { memberOff, member } = context.table.demands;
  return { offenders: findings(context, member.subarray(memberOff[leg], memberOff[leg + 1])) };
}

/** Paths over elements that the run takes as clean, with the unknown elements on them. */
function pathEvidence(context: Context, run: Run, leg: number): Partial<LegEvidence> {
  const { from, to, twoWay } = context.table.demands;
  const { pathBudget } = context.options;
  const path = cleanPath(run, from[leg]!, to[leg]!, pathBudget);
  const back =
    run.network.links.directed && twoWay[leg] === 1 ? cleanPath(run, to[leg]!, from[leg]!, pathBudget) : undefined;
  const crossed = [...(path?.elements ?? []), ...(back?.elements ?? [])];
  const unknown = run === context.pessimistic ? [] : findings(context, crossed);
  return {
    ...(path ? { path } : {}),
    ...(back ? { pathBack: back } : {}),
    ...(unknown.length > 0 ? { unknown } : {}),
  };
}

/** What stands in the way: ends that are not clean, or the cut; for blocked legs with the cheapest way out. */
function blockEvidence(context: Context, leg: number, verdict: Verdict, reason: LegReason): Partial<LegEvidence> {
  const run = verdict === 'blocked' ? context.optimistic : context.pessimistic;
  const { demands } = context.table;
  const from = demands.from[leg]!;
  const to = demands.to[leg]!;
  const forth = !isBlockedBackOnly(run, from, to);
  const [start, end] = forth ? [from, to] : [to, from];
  const route =
    verdict === 'blocked' && context.options.routes
      ? cheapestRoute(run, start, end, context.options.routeBudget)
      : undefined;
  return {
    ...(reason === 'endpoint'
      ? { offenders: findings(context, [from, to]) }
      : { cut: certificate(context, run, start, end) }),
    direction: forth ? 'forth' : 'back',
    ...(route ? { route } : {}),
  };
}

/** With forward-only links, whether the way there is clean and only the way back is not. */
function isBlockedBackOnly(run: Run, from: number, to: number): boolean {
  return run.network.links.directed && cleanPath(run, from, to) !== undefined;
}

function certificate(context: Context, run: Run, from: number, to: number): CutCertificate {
  const cut = minimalCut(run, from, to, run === context.optimistic ? context.optimisticCuts : context.pessimisticCuts);
  let known = context.certificates.get(cut);
  if (!known) {
    known = describeCut(context, cut);
    context.certificates.set(cut, known);
  }
  return known;
}

function describeCut(context: Context, { anchor, members }: Cut): CutCertificate {
  const ids = context.table.view.network.elements.ids;
  const sorted = [...members].sort((a, b) => byCodeUnits(ids[a]!, ids[b]!));
  return { anchor, members: findings(context, sorted.slice(0, context.options.cutLimit)), total: members.length };
}

/** Findings of the elements that are not clean, each once, in the order given. */
function findings(context: Context, elements: Iterable<number>): ElementFinding[] {
  const { scope, rootLimit } = context.options;
  const found: ElementFinding[] = [];
  for (const element of new Set(elements)) {
    let finding = context.findings.get(element);
    if (!finding && !context.findings.has(element)) {
      finding = elementFinding(context.table.view, element, { scope, rootLimit });
      context.findings.set(element, finding);
    }
    if (finding) found.push(finding);
  }
  return found;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
