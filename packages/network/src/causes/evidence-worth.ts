import { byCodeUnits, UNKNOWN, VERDICTS } from '@cleanpath/model';
import { offsets } from '../kernel/arcs.js';
import { effectiveTrust, pessimisticBit } from '../trust/effective-trust.js';
import type { EvidenceWorth, TrustView, VerdictTable } from '../types.js';
import { cleanLabels, endLabels } from '../verdicts/clean-labels.js';
import { unsettled } from '../verdicts/verdicts.js';
import { soleRoots } from './sole-roots.js';

/** Roots listed unless the caller asks for more. */
const DEFAULT_LIMIT = 50;

/** Roots judged by full recomputation where forward-only links rule the local method out. */
const RECOMPUTED = 16;

/**
 * Unknown roots ranked by what evidence that they are trusted would settle: the undetermined demands that become
 * clean. Only elements whose one root is the candidate change; they are joined to the clean neighbourhoods around
 * them by a local union-find, so the cost follows the links next to them and the demands touched.
 */
export function evidenceWorth(table: VerdictTable, options: { limit?: number } = {}): readonly EvidenceWorth[] {
  const { view } = table;
  const groups = soleGroups(view);
  const worth = view.network.links.directed ? recomputed(table, groups) : local(table, groups);
  const ids = view.network.elements.ids;
  return worth
    .filter((entry) => entry.demands > 0)
    .sort((a, b) => b.weight - a.weight || b.demands - a.demands || byCodeUnits(ids[a.root]!, ids[b.root]!))
    .slice(0, options.limit ?? DEFAULT_LIMIT);
}

/** Elements by the unknown root that is their only one. */
interface SoleGroups {
  readonly roots: readonly number[];
  readonly off: Int32Array;
  readonly members: Int32Array;
}

function soleGroups(view: TrustView): SoleGroups {
  const { count } = view.network;
  const sole = soleRoots(view);
  const listed: number[] = [];
  for (let v = 0; v < count; v++) if (sole[v]! >= 0 && view.own.root[sole[v]!] === UNKNOWN) listed.push(v);
  const keys = Int32Array.from(listed, (v) => sole[v]!);
  const off = offsets(count, keys, keys.length);
  const next = off.slice();
  const members = new Int32Array(keys.length);
  listed.forEach((v, i) => (members[next[keys[i]!]!++] = v));
  const roots: number[] = [];
  for (let u = 0; u < count; u++) if (off[u + 1]! > off[u]!) roots.push(u);
  return { roots, off, members };
}

function local(table: VerdictTable, groups: SoleGroups): EvidenceWorth[] {
  const { view, demands } = table;
  const { off, adj } = view.network.links.out;
  const { label } = cleanLabels(view, pessimisticBit(0));
  const keyOf = (v: number): number => (label[v] === -1 ? v : label[v]!);
  const waiting = openDemands(table, keyOf);
  return groups.roots.map((root) => {
    const parent = new Map<number, number>();
    const find = (key: number): number => {
      let at = key;
      for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
      return at;
    };
    const members = groups.members.subarray(groups.off[root], groups.off[root + 1]);
    for (const v of members) parent.set(v, v);
    for (const v of members) {
      for (let i = off[v]!; i < off[v + 1]!; i++) {
        const key = keyOf(adj[i]!);
        // Elements that stay tainted carry nothing.
        if (label[adj[i]!] === -1 && !parent.has(key)) continue;
        if (!parent.has(key)) parent.set(key, key);
        const a = find(v);
        const b = find(key);
        if (a !== b) parent.set(a, b);
      }
    }
    let count = 0;
    let weight = 0;
    for (const d of touched(parent, waiting, label)) {
      if (!becomesClean(table, d, parent, find, keyOf)) continue;
      count++;
      weight += demands.weight[d]!;
    }
    return { root, elements: members.length, demands: count, weight };
  });
}

/** Undetermined demands by the places that their open legs wait for. */
function openDemands(table: VerdictTable, keyOf: (v: number) => number): Map<number, number[]> {
  const { demands, verdict, legVerdict } = table;
  const waiting = new Map<number, number[]>();
  const add = (v: number, d: number): void => {
    const list = waiting.get(keyOf(v));
    if (list) list.push(d);
    else waiting.set(keyOf(v), [d]);
  };
  for (let leg = 0; leg < legVerdict.length; leg++) {
    const d = demands.legDemand[leg]!;
    if (verdict[d] !== UNDETERMINED || legVerdict[leg] !== UNDETERMINED) continue;
    if (demands.from[leg]! >= 0) {
      add(demands.from[leg]!, d);
      add(demands.to[leg]!, d);
    } else for (let i = demands.memberOff[leg]!; i < demands.memberOff[leg + 1]!; i++) add(demands.member[i]!, d);
  }
  return waiting;
}

const UNDETERMINED = VERDICTS.indexOf('undetermined');

/**
 * Demands waiting at any joined place but the busiest clean one: an open path leg joins two places, so the other names
 * it, and a set leg waits at elements that are not clean.
 */
function touched(
  parent: ReadonlyMap<number, number>,
  waiting: ReadonlyMap<number, number[]>,
  label: Int32Array,
): Set<number> {
  let busiest = -1;
  let most = 0;
  for (const key of parent.keys()) {
    const size = label[key] === -1 ? 0 : (waiting.get(key)?.length ?? 0);
    if (size > most) [busiest, most] = [key, size];
  }
  const found = new Set<number>();
  for (const key of parent.keys()) if (key !== busiest) for (const d of waiting.get(key) ?? []) found.add(d);
  return found;
}

function becomesClean(
  table: VerdictTable,
  d: number,
  parent: ReadonlyMap<number, number>,
  find: (key: number) => number,
  keyOf: (v: number) => number,
): boolean {
  const { demands, legVerdict } = table;
  for (let leg = demands.legOff[d]!; leg < demands.legOff[d + 1]!; leg++) {
    if (legVerdict[leg] !== UNDETERMINED) continue;
    if (demands.from[leg]! >= 0) {
      const a = keyOf(demands.from[leg]!);
      const b = keyOf(demands.to[leg]!);
      if (!parent.has(a) || !parent.has(b) || find(a) !== find(b)) return false;
      continue;
    }
    for (let i = demands.memberOff[leg]!; i < demands.memberOff[leg + 1]!; i++) {
      const v = demands.member[i]!;
      if ((table.view.taint[v]! & pessimisticBit(0)) !== 0 && !parent.has(v)) return false;
    }
  }
  return true;
}

/** One full run per candidate, those with most elements first. */
function recomputed(table: VerdictTable, groups: SoleGroups): EvidenceWorth[] {
  const { view, demands, verdict } = table;
  const ids = view.network.elements.ids;
  const size = (root: number): number => groups.off[root + 1]! - groups.off[root]!;
  const candidates = [...groups.roots].sort((a, b) => size(b) - size(a) || byCodeUnits(ids[a]!, ids[b]!));
  const open = Int32Array.from(demands.from, (_, leg) => leg).filter(
    (leg) => table.legVerdict[leg] === UNDETERMINED && verdict[demands.legDemand[leg]!] === UNDETERMINED,
  );
  return candidates.slice(0, RECOMPUTED).map((root) => {
    const own = { ...view.own, root: view.own.root.slice() };
    own.root[root] = 0;
    const left = stillOpen(effectiveTrust(view.network, own), table, open);
    let count = 0;
    let weight = 0;
    for (let d = 0; d < demands.count; d++) {
      if (verdict[d] !== UNDETERMINED || left.has(d)) continue;
      count++;
      weight += demands.weight[d]!;
    }
    return { root, elements: size(root), demands: count, weight };
  });
}

/** Demands with a leg that is not clean in the view, among the legs given. */
function stillOpen(view: TrustView, { demands }: VerdictTable, legs: Int32Array): Set<number> {
  const bit = pessimisticBit(0);
  const paths = legs.filter((leg) => demands.from[leg]! >= 0);
  const left = new Set(
    [...unsettled(view, demands, paths, endLabels(view, demands, bit))].map((leg) => demands.legDemand[leg]!),
  );
  for (const leg of legs)
    for (let i = demands.memberOff[leg]!; i < demands.memberOff[leg + 1]!; i++)
      if ((view.taint[demands.member[i]!]! & bit) !== 0) left.add(demands.legDemand[leg]!);
  return left;
}
