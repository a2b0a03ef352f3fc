import { VERDICTS, type Verdict } from '@cleanpath/model';
import { optimisticBit, pessimisticBit, scopeIndex } from '../trust/effective-trust.js';
import {
  LEG_REASONS,
  type DemandTable,
  type LegReason,
  type Scope,
  type TrustView,
  type VerdictCounts,
  type VerdictTable,
} from '../types.js';
import { endLabels, NO_TAINT, type EndLabels } from './clean-labels.js';
import { reachesOneWay } from './one-way.js';

const VERDICT = Object.fromEntries(VERDICTS.map((v, code) => [v, code])) as Record<Verdict, number>;
const REASON = Object.fromEntries(LEG_REASONS.map((r, code) => [r, code])) as Record<LegReason, number>;

/**
 * Verdict of every demand: is there any clean path (meaning `exists`)? Clean if so with unknown taken as untrusted,
 * blocked if not even with unknown taken as trusted, undetermined between; disconnected where trust is not the
 * problem. A demand is as good as its worst leg.
 */
export function verdicts(view: TrustView, demands: DemandTable): VerdictTable {
  const planes = view.scopes.length - 1;
  const legVerdict = judgeLegs(view, demands, 0, allLegs(demands));
  const verdict = worstOfLegs(demands, legVerdict);
  const planeVerdict = new Uint8Array(demands.count * planes);
  // A demand clean overall is clean on every plane, since a plane counts fewer roots; only the others are judged.
  const open = allLegs(demands).filter((leg) => verdict[demands.legDemand[leg]!] !== VERDICT.clean);
  for (let p = 0; p < planes; p++) {
    const perPlane = worstOfLegs(demands, judgeLegs(view, demands, p + 1, open));
    for (let d = 0; d < demands.count; d++) planeVerdict[d * planes + p] = perPlane[d]!;
  }
  return { view, demands, verdict, planeVerdict, legVerdict, legReason: legReasons(view, demands, legVerdict) };
}

/** Demands per verdict. */
export function verdictCounts(table: VerdictTable, scope: Scope = 'overall'): VerdictCounts {
  const planes = table.view.scopes.length - 1;
  const index = scopeIndex(table.view, scope);
  const counts = VERDICTS.map(() => 0);
  for (let d = 0; d < table.demands.count; d++) {
    const code = index === 0 ? table.verdict[d]! : table.planeVerdict[d * planes + index - 1]!;
    counts[code]!++;
  }
  return Object.fromEntries(VERDICTS.map((v, code) => [v, counts[code]!])) as Record<Verdict, number>;
}

/** Verdict codes of the legs listed, in one scope; legs not listed stay clean. */
export function judgeLegs(view: TrustView, demands: DemandTable, scope: number, legs: Int32Array): Uint8Array {
  const result = new Uint8Array(demands.from.length);
  const pessimistic = pessimisticBit(scope);
  const optimistic = optimisticBit(scope);
  judgeSetLegs(view, demands, legs, scope, result);
  let open: Int32Array = legs.filter((leg) => demands.from[leg]! >= 0);
  open = unsettled(view, demands, open, endLabels(view, demands, pessimistic));
  if (open.length === 0) return result;
  for (const leg of open) result[leg] = VERDICT.undetermined;
  open = unsettled(view, demands, open, endLabels(view, demands, optimistic));
  if (open.length === 0) return result;
  for (const leg of open) result[leg] = VERDICT.blocked;
  for (const leg of unsettled(view, demands, open, endLabels(view, demands, NO_TAINT)))
    result[leg] = VERDICT.disconnected;
  return result;
}

/** The path legs whose ends are not joined in the labels. */
export function unsettled(view: TrustView, demands: DemandTable, legs: Int32Array, labels: EndLabels): Int32Array {
  const { twoWay } = demands;
  const { label, from, to } = labels;
  const open = legs.filter((leg) => {
    const a = label[from[leg]!]!;
    return a === -1 || a !== label[to[leg]!];
  });
  if (!labels.order) return open;
  const oneWay = [...open].filter((leg) => twoWay[leg] === 0);
  if (oneWay.length === 0) return open;
  const { off, adj } = view.network.links.out;
  const reached = reachesOneWay(
    labels,
    off,
    adj,
    oneWay.map((leg) => from[leg]!),
    oneWay.map((leg) => to[leg]!),
  );
  const settled = new Set(oneWay.filter((_, i) => reached[i] === 1));
  return open.filter((leg) => !settled.has(leg));
}

function judgeSetLegs(view: TrustView, demands: DemandTable, legs: Int32Array, scope: number, out: Uint8Array): void {
  for (const leg of legs) {
    if (demands.from[leg]! >= 0) continue;
    let bits = 0;
    for (let i = demands.memberOff[leg]!; i < demands.memberOff[leg + 1]!; i++) bits |= view.taint[demands.member[i]!]!;
    out[leg] =
      (bits & optimisticBit(scope)) !== 0
        ? VERDICT.blocked
        : (bits & pessimisticBit(scope)) !== 0
          ? VERDICT.undetermined
          : VERDICT.clean;
  }
}

function worstOfLegs(demands: DemandTable, legVerdict: Uint8Array): Uint8Array {
  const worst = new Uint8Array(demands.count);
  for (let leg = 0; leg < legVerdict.length; leg++) {
    const d = demands.legDemand[leg]!;
    if (legVerdict[leg]! > worst[d]!) worst[d] = legVerdict[leg]!;
  }
  return worst;
}

function legReasons(view: TrustView, demands: DemandTable, legVerdict: Uint8Array): Uint8Array {
  const reason = new Uint8Array(legVerdict.length);
  for (let leg = 0; leg < legVerdict.length; leg++)
    reason[leg] = REASON[legReasonOf(view, demands, leg, legVerdict[leg]!, 0)];
  return reason;
}

/** Why a leg has its verdict in a scope. */
export function legReasonOf(
  view: TrustView,
  demands: DemandTable,
  leg: number,
  verdict: number,
  scope: number,
): LegReason {
  if (verdict !== VERDICT.blocked && verdict !== VERDICT.undetermined) return 'none';
  if (demands.from[leg]! < 0) return 'set-member';
  const bit = verdict === VERDICT.blocked ? optimisticBit(scope) : pessimisticBit(scope);
  const ends = view.taint[demands.from[leg]!]! | view.taint[demands.to[leg]!]!;
  return (ends & bit) !== 0 ? 'endpoint' : 'cut';
}

function allLegs(demands: DemandTable): Int32Array {
  return Int32Array.from(demands.from, (_, leg) => leg);
}
