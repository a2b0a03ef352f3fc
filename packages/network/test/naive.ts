import type { Demand, Element, Plane, Relation, TrustState, Verdict } from '@cleanpath/model';
import { partiesOf, rootState, type Records } from './records.js';

/**
 * The analyses once more, straight from their definitions: plain objects, recursion, every path enumerated. Slow and
 * obvious; the engine must agree with it on every small network.
 */
type Scope = 'overall' | Plane;

/** Elements reached over counted exposure dependencies, the element itself included. */
export function exposureReach(records: Records, id: string, seen = new Set<string>()): Set<string> {
  if (seen.has(id)) return seen;
  seen.add(id);
  for (const relation of records.relations)
    if (relation.from === id && isExposure(records, relation)) exposureReach(records, relation.to, seen);
  return seen;
}

export const isExposure = (records: Records, relation: Relation): boolean =>
  (records.policy.exposureTypes as string[]).includes(relation.type);

export function rootsAt(records: Records, id: string, scope: Scope, states: readonly string[]): string[] {
  const byId = new Map(records.elements.map((element) => [element.id, element]));
  return [...exposureReach(records, id)].filter((r) => states.includes(rootState(records, byId.get(r)!, scope)));
}

export function effective(records: Records, id: string, scope: Scope): TrustState {
  const key = `${scope} ${id}`;
  const known = effectiveStates.get(records) ?? new Map<string, TrustState>();
  effectiveStates.set(records, known);
  const state = known.get(key) ?? decideEffective(records, id, scope);
  known.set(key, state);
  return state;
}

const effectiveStates = new WeakMap<Records, Map<string, TrustState>>();

function decideEffective(records: Records, id: string, scope: Scope): TrustState {
  if (rootsAt(records, id, scope, ['untrusted']).length > 0) return 'untrusted';
  return rootsAt(records, id, scope, ['unknown']).length > 0 ? 'unknown' : 'trusted';
}

/** Every loop-free path over usable elements, as lists of ids. */
export function* simplePaths(
  records: Records,
  from: string,
  to: string,
  usable: (id: string) => boolean,
  path: readonly string[] = [from],
): Generator<readonly string[]> {
  const at = path[path.length - 1]!;
  if (!usable(at)) return;
  if (at === to) {
    yield path;
    return;
  }
  for (const next of neighbours(records, at))
    if (!path.includes(next)) yield* simplePaths(records, from, to, usable, [...path, next]);
}

export function neighbours(records: Records, id: string): string[] {
  const found: string[] = [];
  for (const { from, to, type, direction } of records.relations) {
    if (type !== 'link') continue;
    if (from === id) found.push(to);
    if (to === id && direction !== 'forward') found.push(from);
  }
  return found;
}

export function connects(records: Records, from: string, to: string, usable: (id: string) => boolean): boolean {
  for (const path of simplePaths(records, from, to, usable)) if (path.length > 0) return true;
  return false;
}

export function demandVerdict(records: Records, demand: Demand, scope: Scope): Verdict {
  const order: Verdict[] = ['clean', 'undetermined', 'blocked', 'disconnected'];
  const state = new Map(records.elements.map(({ id }) => [id, effective(records, id, scope)]));
  const legs = demand.legs.map((leg): Verdict => {
    if (leg.elements) {
      const states = leg.elements.map((id) => state.get(id)!);
      return states.includes('untrusted') ? 'blocked' : states.includes('unknown') ? 'undetermined' : 'clean';
    }
    const works = (usable: (id: string) => boolean): boolean =>
      connects(records, leg.from!, leg.to!, usable) &&
      (leg.twoWay === false || connects(records, leg.to!, leg.from!, usable));
    if (!works(() => true)) return 'disconnected';
    if (works((id) => state.get(id) === 'trusted')) return 'clean';
    return works((id) => state.get(id) !== 'untrusted') ? 'undetermined' : 'blocked';
  });
  return order[Math.max(...legs.map((verdict) => order.indexOf(verdict)))]!;
}

/** Elements that fail when `lost` are gone: apply the rule to everything until nothing changes. */
export function failed(records: Records, lost: ReadonlySet<string>): Set<string> {
  const down = new Set(lost);
  for (let changed = true; changed;) {
    changed = false;
    for (const { id } of records.elements) {
      if (down.has(id) || !groupsOf(records, id).some((group) => groupFails(group, down))) continue;
      down.add(id);
      changed = true;
    }
  }
  return down;
}

interface Group {
  readonly need: number;
  readonly members: ReadonlySet<string>;
  /** Members whose failure counts. */
  readonly counted: ReadonlySet<string>;
}

function groupsOf(records: Records, id: string): Group[] {
  const rows = records.relations.filter((r) => r.from === id && r.to !== id && r.type !== 'link');
  const isCounted = (r: Relation): boolean => (records.policy.availabilityTypes as string[]).includes(r.type);
  const alone = rows.filter((r) => r.group === undefined).map((r) => [r]);
  const names = [...new Set(rows.flatMap((r) => (r.group === undefined ? [] : [r.group])))];
  return [...alone, ...names.map((name) => rows.filter((r) => r.group === name))].map((group) => {
    const members = new Set(group.map((r) => r.to));
    const need = Math.min(members.size, Math.max(0, ...group.map((r) => r.need ?? 0)) || members.size);
    return { need, members, counted: new Set(group.filter(isCounted).map((r) => r.to)) };
  });
}

function groupFails(group: Group, down: ReadonlySet<string>): boolean {
  const working = [...group.members].filter((id) => !(down.has(id) && group.counted.has(id)));
  return working.length < group.need;
}

export function exposedSuppliers(records: Records, id: string): string[] {
  const byId = new Map(records.elements.map((element) => [element.id, element]));
  const found = new Set<string>();
  for (const reached of exposureReach(records, id)) {
    const element = byId.get(reached)!;
    if (rootCounts(records, element)) for (const supplier of partiesOf(records, element)) found.add(supplier);
  }
  return [...found].sort();
}

export function fatalSuppliers(records: Records, id: string): string[] {
  return records.suppliers
    .filter((supplier) => {
      const lost = records.elements.filter((e) => partiesOf(records, e).includes(supplier)).map((e) => e.id);
      return failed(records, new Set(lost)).has(id);
    })
    .sort();
}

/** Whether the policy counts the plane: asked by pretending the element were untrusted. */
function rootCounts(records: Records, element: Element): boolean {
  return rootState(records, { ...element, state: 'untrusted' }, 'overall') === 'untrusted';
}
