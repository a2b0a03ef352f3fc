import { byCodeUnits, UNTRUSTED, VERDICTS, type TrustState } from '@cleanpath/model';
import { demandEvidence } from '../evidence/demand-evidence.js';
import { suppliersOfRoot } from '../trust/own-suppliers.js';
import type {
  Cause,
  CauseOptions,
  CauseReport,
  DemandEvidence,
  ElementFinding,
  OwnStateInput,
  VerdictTable,
} from '../types.js';
import { cleanUpSteps } from './clean-up-steps.js';

const DEFAULT_LIMIT = 50;
const DEFAULT_STEPS = 10;
const DEFAULT_DEMAND_LIMIT = 2_000;

/** Roots and cut members taken into account per demand: a cause that hides behind more is not what to fix first. */
const MENTION_LIMIT = 1_000;

/** Elements a route search may settle here, per demand: the steps are recomputed anyway, so a near route is enough. */
const ROUTE_BUDGET = 2_000;

const UNDETERMINED = VERDICTS.indexOf('undetermined');
const BLOCKED = VERDICTS.indexOf('blocked');

/**
 * Why demands are blocked or undetermined: root elements and suppliers ranked by the demands whose ends, members or
 * cuts name them, and clean-up sequences in which each step says how many more demands it frees, recomputed.
 */
export function causes(table: VerdictTable, input: OwnStateInput, options: CauseOptions = {}): CauseReport {
  const all = troubled(table);
  const examined = all.slice(0, options.demandLimit ?? DEFAULT_DEMAND_LIMIT);
  const evidence = demandEvidence(table, examined, {
    rootLimit: MENTION_LIMIT,
    cutLimit: MENTION_LIMIT,
    routeBudget: ROUTE_BUDGET,
  });
  const limit = options.limit ?? DEFAULT_LIMIT;
  const { elements, suppliers } = mentions(table, evidence);
  const steps = options.steps ?? DEFAULT_STEPS;
  return {
    elements: elements.slice(0, limit),
    suppliers: suppliers.slice(0, limit),
    elementSteps: cleanUpSteps(table, input, evidence, 'element', steps),
    supplierSteps: cleanUpSteps(table, input, evidence, 'supplier', steps),
    examined: examined.length,
    blocked: table.verdict.reduce((sum, code) => sum + (code === BLOCKED ? 1 : 0), 0),
  };
}

/** Blocked and undetermined demands, heaviest first, then by id. */
function troubled(table: VerdictTable): number[] {
  const { verdict, demands } = table;
  const rows: number[] = [];
  for (let d = 0; d < demands.count; d++) if (verdict[d] === BLOCKED || verdict[d] === UNDETERMINED) rows.push(d);
  return rows.sort(
    (a, b) => demands.weight[b]! - demands.weight[a]! || byCodeUnits(demands.demands[a]!.id, demands.demands[b]!.id),
  );
}

interface Tally {
  demands: number;
  weight: number;
  last: number;
  readonly roots: Set<number>;
}

function mentions(table: VerdictTable, evidence: readonly DemandEvidence[]): { elements: Cause[]; suppliers: Cause[] } {
  const { view, demands } = table;
  const elements = new Map<number, Tally>();
  const suppliers = new Map<string, Tally>();
  for (const { demand, verdict, legs } of evidence) {
    const state = verdict === 'blocked' ? 'untrusted' : 'unknown';
    const weight = demands.weight[demand]!;
    for (const leg of legs) {
      if (leg.verdict !== verdict) continue;
      for (const root of rootsNamed(leg.offenders ?? leg.cut?.members ?? [], state)) {
        count(elements, root, root, demand, weight);
        for (const supplier of suppliersOfRoot(view, root, state))
          count(suppliers, `${state}:${supplier}`, root, demand, weight);
      }
    }
  }
  const { network, own } = view;
  return {
    elements: ranked(
      [...elements],
      (row) => network.elements.ids[row]!,
      (row, tally) => toCause('element', row, own.root[row] === UNTRUSTED ? 'untrusted' : 'unknown', tally),
    ),
    suppliers: ranked(
      [...suppliers],
      (key) => network.suppliers[rowOfKey(key)]!,
      (key, tally) => toCause('supplier', rowOfKey(key), key.startsWith('untrusted') ? 'untrusted' : 'unknown', tally),
    ),
  };
}

const rowOfKey = (key: string): number => Number(key.slice(key.indexOf(':') + 1));

function rootsNamed(findings: readonly ElementFinding[], state: TrustState): Set<number> {
  const roots = new Set<number>();
  for (const finding of findings) if (finding.state === state) for (const root of finding.roots.roots) roots.add(root);
  return roots;
}

function count<K>(tallies: Map<K, Tally>, key: K, root: number, demand: number, weight: number): void {
  let tally = tallies.get(key);
  if (!tally) tallies.set(key, (tally = { demands: 0, weight: 0, last: -1, roots: new Set() }));
  tally.roots.add(root);
  if (tally.last === demand) return;
  tally.last = demand;
  tally.demands++;
  tally.weight += weight;
}

function toCause(kind: Cause['kind'], row: number, state: Cause['state'], tally: Tally): Cause {
  return { kind, row, state, demands: tally.demands, weight: tally.weight, roots: tally.roots.size };
}

/** Most weight first; untrusted before unknown among equals, then by id. */
function ranked<K>(
  tallies: readonly (readonly [K, Tally])[],
  idOf: (key: K) => string,
  make: (key: K, tally: Tally) => Cause,
): Cause[] {
  return tallies
    .map(([key, tally]) => ({ id: idOf(key), cause: make(key, tally) }))
    .sort(
      (a, b) =>
        b.cause.weight - a.cause.weight ||
        b.cause.demands - a.cause.demands ||
        STATE_ORDER[a.cause.state] - STATE_ORDER[b.cause.state] ||
        byCodeUnits(a.id, b.id),
    )
    .map(({ cause }) => cause);
}

const STATE_ORDER = { untrusted: 0, unknown: 1 } as const;
