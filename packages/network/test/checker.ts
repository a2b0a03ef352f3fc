import type { Element, Plane, Relation } from '@cleanpath/model';
import type {
  DemandEvidence,
  ElementFinding,
  FailureProof,
  LegEvidence,
  LinkPath,
  WitnessChain,
} from '../src/index.js';
import { ownState, rootState, type Records } from './records.js';

/**
 * Checks witnesses against the records alone: no table, no graph, no engine. Returns what is wrong, in words.
 */
type Scope = 'overall' | Plane;

export function checkEvidence(records: Records, evidence: DemandEvidence, scope: Scope): string[] {
  const demand = records.demands[evidence.demand]!;
  return evidence.legs.flatMap((leg, i) => checkLeg(records, demand.legs[i]!, leg, scope));
}

type Leg = Records['demands'][number]['legs'][number];

function checkLeg(records: Records, leg: Leg, evidence: LegEvidence, scope: Scope): string[] {
  const faults: string[] = [];
  const fault = (text: string, isFault: boolean): void => {
    if (isFault) faults.push(text);
  };
  const reach = taints(records, scope);
  const clean = (id: string): boolean => reach(id, ['untrusted', 'unknown']).length === 0;
  const passable = (id: string): boolean => reach(id, ['untrusted']).length === 0;
  const id = (row: number): string => records.elements[row]!.id;
  for (const finding of [...(evidence.offenders ?? []), ...(evidence.unknown ?? []), ...(evidence.cut?.members ?? [])])
    faults.push(...checkFinding(records, finding, scope));
  const { verdict, path, pathBack, cut, offenders, route } = evidence;
  if (verdict === 'clean' && leg.from) fault('a clean leg has no path', path === undefined);
  if (path) faults.push(...checkPath(records, path, leg.from!, leg.to!, verdict === 'clean' ? clean : passable));
  if (pathBack)
    faults.push(...checkPath(records, pathBack, leg.to!, leg.from!, verdict === 'clean' ? clean : passable));
  if (verdict === 'undetermined' && path) {
    const named = new Set((evidence.unknown ?? []).map((finding) => id(finding.element)));
    for (const row of [...path.elements, ...(pathBack?.elements ?? [])])
      fault(`unknown element ${id(row)} is not named`, !clean(id(row)) && !named.has(id(row)));
  }
  if (verdict === 'blocked' || verdict === 'undetermined') {
    const bad = verdict === 'blocked' ? (e: string) => !passable(e) : (e: string) => !clean(e);
    const [from, to] = evidence.direction === 'back' ? [leg.to!, leg.from!] : [leg.from!, leg.to!];
    fault('nothing is said to stand in the way', !cut && !offenders?.some((finding) => bad(id(finding.element))));
    if (evidence.reason === 'endpoint') fault('no end is at fault', !bad(from) && !bad(to));
    if (cut) {
      const members = cut.members.map((finding) => id(finding.element));
      fault('the cut is cut short', members.length !== cut.total);
      for (const member of members) fault(`cut member ${member} is clean`, !bad(member));
      fault('the cut does not separate', joined(records, from, to, new Set(members)));
      for (const spared of members)
        fault(`${spared} can be spared`, !joined(records, from, to, new Set(members.filter((m) => m !== spared))));
    }
    if (route) faults.push(...checkPath(records, route, from, to, () => true));
    if (route)
      fault(
        'the route hides an obstacle',
        route.elements.some((r) => bad(id(r)) && !route.obstacles.includes(r)),
      );
  }
  return faults;
}

/** Roots of an element in given states, over counted dependencies. */
function taints(records: Records, scope: Scope): (id: string, states: readonly string[]) => string[] {
  const byId = new Map(records.elements.map((element) => [element.id, element]));
  return (id, states) => {
    const seen = new Set([id]);
    for (const at of seen) for (const r of records.relations) if (r.from === at && counts(records, r)) seen.add(r.to);
    return [...seen].filter((e) => states.includes(rootState(records, byId.get(e)!, scope)));
  };
}

const counts = (records: Records, relation: Relation): boolean =>
  (records.policy.exposureTypes as string[]).includes(relation.type);

function checkFinding(records: Records, finding: ElementFinding, scope: Scope): string[] {
  const name = records.elements[finding.element]!.id;
  const faults = checkChain(records, finding.chain, finding.element, scope);
  if (finding.chain.state !== finding.state) faults.push(`${name}: states differ`);
  const roots = taints(records, scope)(name, [finding.state]).sort();
  const listed = finding.roots.roots.map((row) => records.elements[row]!.id);
  if (roots.join() !== listed.join() || finding.roots.total !== roots.length) faults.push(`${name}: wrong roots`);
  const cost = roots.reduce((sum, r) => sum + (byName(records, r).replacementCost ?? 0), 0);
  if (Math.abs(cost - finding.replacementCost) > 1e-9) faults.push(`${name}: wrong cost`);
  return faults;
}

export function checkChain(records: Records, chain: WitnessChain, start: number, scope: Scope): string[] {
  const faults: string[] = [];
  chain.steps.forEach((step, i) => {
    if (i === 0) return;
    const relation = records.relations[step.relation!]!;
    const before = records.elements[chain.steps[i - 1]!.element]!.id;
    const joins = relation.from === before && relation.to === records.elements[step.element]!.id;
    if (!joins || relation.type !== step.type || !counts(records, relation)) faults.push(`step ${i} does not hold`);
  });
  const last = chain.steps[chain.steps.length - 1]!.element;
  if (chain.steps[0]!.element !== start || last !== chain.root) faults.push('the chain has wrong ends');
  const root: Element = records.elements[chain.root]!;
  if (rootState(records, root, scope) !== chain.state || ownState(records, root) !== chain.state)
    faults.push(`${root.id} is not ${chain.state}`);
  return faults;
}

function checkPath(records: Records, path: LinkPath, from: string, to: string, ok: (id: string) => boolean): string[] {
  const ids = path.elements.map((row) => records.elements[row]!.id);
  const faults = ids.filter((id) => !ok(id)).map((id) => `${id} on the path is not clean`);
  if (ids[0] !== from || ids[ids.length - 1] !== to) faults.push('the path has wrong ends');
  if (new Set(ids).size !== ids.length) faults.push('the path has a loop');
  if (path.relations.length !== ids.length - 1) faults.push('the path lacks relations');
  path.relations.forEach((row, i) => {
    const r = records.relations[row]!;
    const along = r.from === ids[i] && r.to === ids[i + 1];
    const against = r.to === ids[i] && r.from === ids[i + 1] && r.direction !== 'forward';
    if (r.type !== 'link' || !(along || against)) faults.push(`link ${i} of the path does not hold`);
  });
  return faults;
}

/** Whether any route joins the two ends without the elements taken out. */
function joined(records: Records, from: string, to: string, without: ReadonlySet<string>): boolean {
  if (without.has(from) || without.has(to)) return false;
  const seen = new Set([from]);
  for (const at of seen)
    for (const r of records.relations) {
      if (r.type !== 'link') continue;
      if (r.from === at && !without.has(r.to)) seen.add(r.to);
      if (r.to === at && r.direction !== 'forward' && !without.has(r.from)) seen.add(r.from);
    }
  return seen.has(to);
}

const byName = (records: Records, id: string): Element => records.elements.find((element) => element.id === id)!;

/** Every failing element rests on members that failed in an earlier round and suffice for one of its groups. */
export function checkFailure(
  records: Records,
  proof: FailureProof,
  element: number,
  lost: ReadonlySet<string>,
): string[] {
  const faults: string[] = [];
  const round = new Map(proof.elements.map((entry) => [entry.element, entry.round]));
  if (!round.has(element)) faults.push('the element is not in its own proof');
  for (const { element: e, round: r, members } of proof.elements) {
    const id = records.elements[e]!.id;
    if (members.length === 0) {
      if (!lost.has(id)) faults.push(`${id} is not lost`);
      continue;
    }
    const rows = members.map((member) => records.relations[member.relation]!);
    const group = rows[0]!.group;
    const all = records.relations.filter(
      (x) => x.from === id && x.to !== id && (group === undefined ? x === rows[0] : x.group === group),
    );
    const size = new Set(all.map((x) => x.to)).size;
    const need = Math.min(size, Math.max(0, ...all.map((x) => x.need ?? 0)) || size);
    if (new Set(rows.map((x) => x.to)).size < size - need + 1) faults.push(`${id}: too few members failed`);
    members.forEach((member, i) => {
      if (!all.includes(rows[i]!)) faults.push(`${id}: a member is of another group`);
      if (!(records.policy.availabilityTypes as string[]).includes(rows[i]!.type))
        faults.push(`${id}: type not counted`);
      if (!((round.get(member.element) ?? r) < r)) faults.push(`${id}: the proof is circular`);
    });
  }
  return faults;
}
