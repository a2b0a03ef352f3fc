import { byCodeUnits, TIERS, TRUSTED, UNTRUSTED, VERDICTS } from '@cleanpath/model';
import { effectiveTrust } from '../trust/effective-trust.js';
import { ownStates } from '../trust/own-states.js';
import { suppliersOfRoot } from '../trust/own-suppliers.js';
import { allRoots } from '../trust/roots.js';
import type { Cause, CauseStep, DemandEvidence, OwnStateInput, OwnStates, VerdictTable } from '../types.js';
import { judgeLegs } from '../verdicts/verdicts.js';
import { nextBundle } from './next-bundle.js';

const BLOCKED = VERDICTS.indexOf('blocked');

/** Things to fix for one demand at most; demands that need more are freed only by recomputation. */
const MAX_NEEDS = 200;

/**
 * A greedy clean-up sequence over root elements, or over suppliers (and elements untrusted by statement). For every
 * blocked demand the fixes that make its cheapest route clean are known to suffice; each step takes the bundle that
 * frees most demand weight per fix and is then checked by computing the verdicts anew.
 */
export function cleanUpSteps(
  table: VerdictTable,
  input: OwnStateInput,
  evidence: readonly DemandEvidence[],
  kind: Cause['kind'],
  limit: number,
): readonly CauseStep[] {
  const { demands } = table;
  const needs = new Map<number, readonly string[]>();
  for (const entry of evidence) {
    const need = entry.verdict === 'blocked' ? needsOf(table, entry, kind) : undefined;
    if (need) needs.set(entry.demand, need);
  }
  const fixed = new Set<string>();
  const freed = new Set<number>();
  const steps: CauseStep[] = [];
  // With forward-only links a bundle may clean one way of a demand only; it then belongs to the next step.
  let pending: string[] = [];
  while (steps.length < limit) {
    const bundle = nextBundle(needs, fixed, demands.weight);
    if (!bundle) break;
    for (const fix of bundle) fixed.add(fix);
    pending.push(...bundle);
    const after = verdictsAfter(table, input, fixed, kind);
    const step = { demandsFreed: 0, weightFreed: 0, demandsClean: 0 };
    for (let d = 0; d < demands.count; d++) {
      if (table.verdict[d] !== BLOCKED || after[d] === BLOCKED || freed.has(d)) continue;
      freed.add(d);
      needs.delete(d);
      step.demandsFreed++;
      step.weightFreed += demands.weight[d]!;
      if (after[d] === 0) step.demandsClean++;
    }
    for (const [d, need] of needs) if (need.every((fix) => fixed.has(fix))) needs.delete(d);
    if (step.demandsFreed === 0) continue;
    steps.push({ fix: pending.map((fix) => toFix(table, fix)), ...step });
    pending = [];
  }
  return steps;
}

const ELEMENT = 'e:';
const SUPPLIER = 's:';

/** Fixes by id, so that ties fall the same way for every order of the input. */
function needsOf(table: VerdictTable, evidence: DemandEvidence, kind: Cause['kind']): readonly string[] | undefined {
  const { view } = table;
  const needs = new Set<string>();
  for (const leg of evidence.legs) {
    if (leg.verdict !== 'blocked') continue;
    const obstacles = leg.route?.obstacles ?? leg.offenders?.map((finding) => finding.element);
    if (!obstacles) return undefined;
    for (const obstacle of obstacles) {
      if ((view.taint[obstacle]! & 1) === 0) continue;
      for (const root of allRoots(view, obstacle, 0)) {
        for (const fix of fixesOf(table, root, kind)) needs.add(fix);
        if (needs.size > MAX_NEEDS) return undefined;
      }
    }
  }
  return [...needs].sort(byCodeUnits);
}

function fixesOf({ view }: VerdictTable, root: number, kind: Cause['kind']): string[] {
  const { elements, suppliers } = view.network;
  const element = ELEMENT + elements.ids[root]!;
  if (kind === 'element') return [element];
  const fixes = suppliersOfRoot(view, root, 'untrusted').map((row) => SUPPLIER + suppliers[row]!);
  if (isStatedUntrusted(view.own, root)) fixes.push(element);
  return fixes;
}

/** OWN_REASONS code of an element that is untrusted by statement, whoever supplies it. */
const STATED_UNTRUSTED = 2;
const isStatedUntrusted = (own: OwnStates, root: number): boolean => own.reason[root] === STATED_UNTRUSTED;

function toFix({ view }: VerdictTable, fix: string): Pick<Cause, 'kind' | 'row'> {
  const id = fix.slice(2);
  return fix.startsWith(ELEMENT)
    ? { kind: 'element', row: view.network.elements.indexOf.get(id)! }
    : { kind: 'supplier', row: view.network.supplierRow.get(id)! };
}

/** Verdicts of the blocked demands with the fixes applied; others are not judged. */
function verdictsAfter(
  table: VerdictTable,
  input: OwnStateInput,
  fixed: ReadonlySet<string>,
  kind: Cause['kind'],
): Uint8Array {
  const { view, demands, verdict } = table;
  const { network } = view;
  const supplierStates = input.supplierStates.slice();
  const replaced: number[] = [];
  let suppliersChange = false;
  for (const fix of fixed) {
    const { kind: fixes, row } = toFix(table, fix);
    if (fixes === 'element') replaced.push(row);
    else {
      suppliersChange = true;
      supplierStates.fill(TRUSTED, row * TIERS.length, (row + 1) * TIERS.length);
    }
  }
  const own = suppliersChange ? ownStates(network, { ...input, supplierStates }) : view.own;
  const root = own.root.slice();
  // A replaced element is new. Among supplier fixes the statement about it is lifted, and its suppliers still count.
  for (const e of replaced)
    root[e] = kind === 'supplier' && partyUntrusted(own, network.parties.off, e) ? UNTRUSTED : TRUSTED;
  const legs: number[] = [];
  for (let leg = 0; leg < demands.from.length; leg++) if (verdict[demands.legDemand[leg]!] === BLOCKED) legs.push(leg);
  const judged = judgeLegs(effectiveTrust(network, { ...own, root }), demands, 0, Int32Array.from(legs));
  const after = new Uint8Array(demands.count);
  for (const leg of legs) after[demands.legDemand[leg]!] = Math.max(after[demands.legDemand[leg]!]!, judged[leg]!);
  return after;
}

function partyUntrusted(own: OwnStates, off: Int32Array, element: number): boolean {
  for (let i = off[element]!; i < off[element + 1]!; i++) if (own.partyState[i] === UNTRUSTED) return true;
  return false;
}
