import {
  byCodeUnits,
  ELEMENT_KIND_NAMES,
  fail,
  RELATION_TYPES,
  type Technique,
  type TechniqueStatus,
  type ThreatCatalog,
} from '@cleanpath/model';
import { dependencyArcs } from '../compile/dependency-arcs.js';
import { buildArcs } from '../kernel/arcs.js';
import type { Network } from '../types.js';
import { ATTACK_RULES, ENTRY_KINDS, type AttackRule } from './rules.js';
import { KIND_SEGMENTS } from './segments.js';
import { PRIVILEGES, type AttackEntry, type AttackGraph, type AttackState, type Privilege } from './types.js';

/** Effort of one step by how sure it is that its technique is used. A made-up scale: only the order is meant. */
export const EFFORT_OF_STATUS: Readonly<Record<TechniqueStatus, number>> = {
  observed: 1,
  'observed-elsewhere': 2,
  'proof-of-concept': 3,
  theoretical: 5,
};

/** Instances of techniques an analysis may hold: about 30 bytes each. */
export const MAX_ATTACK_EDGES = 20_000_000;

const ALL_DEPENDENCIES = (1 << RELATION_TYPES.length) - 2;

export const stateOf = ({ element, privilege }: AttackState): number =>
  element * PRIVILEGES.length + PRIVILEGES.indexOf(privilege);

export const stateAt = (state: number): AttackState => ({
  element: Math.floor(state / PRIVILEGES.length),
  privilege: PRIVILEGES[state % PRIVILEGES.length]!,
});

/**
 * Instances of the rules on everything the entries lead to: one per relation and applicable technique, never per pair
 * of elements. Throws `limit-exceeded` beyond MAX_ATTACK_EDGES, `reference-dangling` for unknown suppliers.
 */
export function attackGraph(network: Network, catalog: ThreatCatalog, entries: readonly AttackEntry[]): AttackGraph {
  const states = network.count * PRIVILEGES.length + 1;
  const start = states - 1;
  const techniques = [...new Set(ATTACK_RULES.flatMap((rule) => [...rule.techniques]))]
    .sort(byCodeUnits)
    .flatMap((id) => catalog.techniques.get(id) ?? []);
  const applicable = applicableTechniques(network, techniques);
  const edges = new EdgeList();
  const open: number[] = [];
  const found = new Uint8Array(states);
  const give = (
    first: number,
    second: number,
    to: number,
    ruleAt: number,
    from: number,
    target: number,
    relation: number,
  ): void => {
    for (const t of applicable(ruleAt, from, target))
      edges.add(first, second, to, EFFORT_OF_STATUS[techniques[t]!.status], ruleAt, t, relation);
    if (found[to] === 1 || applicable(ruleAt, from, target).length === 0) return;
    found[to] = 1;
    open.push(to);
  };
  enter(network, entries, (element, ruleAt, privilege) => {
    const to = stateOf({ element, privilege });
    if (ATTACK_RULES[ruleAt]!.id !== 'given') give(start, -1, to, ruleAt, element, element, -1);
    else {
      edges.add(start, -1, to, 0, ruleAt, -1, -1);
      if (found[to] === 0) open.push(to);
      found[to] = 1;
    }
  });
  const up = dependencyArcs(network.count, network.relations, ALL_DEPENDENCIES);
  const down = reversed(network.count, up);
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const { element, privilege } = stateAt(state);
    ATTACK_RULES.forEach(({ move }: AttackRule, ruleAt) => {
      if (move.kind === 'entry' || move.needs !== privilege) return;
      if (move.kind === 'own') {
        give(state, -1, stateOf({ element, privilege: move.gives }), ruleAt, element, element, -1);
        return;
      }
      const { off, adj, rel } = move.kind === 'link' ? network.links.out : move.kind === 'up' ? up : down;
      for (let i = off[element]!; i < off[element + 1]!; i++) {
        const type = RELATION_TYPES[network.relations.type[rel[i]!]!]!;
        if (move.kind !== 'link' && !move.over.includes(type)) continue;
        const target = adj[i]!;
        const also = move.kind !== 'link' && move.also ? stateOf({ element: target, privilege: move.also }) : -1;
        give(state, also, stateOf({ element: target, privilege: move.gives }), ruleAt, element, target, rel[i]!);
      }
    });
  }
  return { states, start, techniques, ...edges.finish() };
}

function enter(
  network: Network,
  entries: readonly AttackEntry[],
  give: (element: number, rule: number, privilege: Privilege) => void,
): void {
  for (const entry of entries) {
    const ruleAt = ATTACK_RULES.findIndex(({ move }) => move.kind === 'entry' && move.entry === entry.kind);
    const { move } = ATTACK_RULES[ruleAt] as AttackRule;
    const gives = move.gives;
    if (entry.kind === 'state') give(entry.state.element, ruleAt, entry.state.privilege);
    else if (entry.kind === 'supplier') {
      const row = network.supplierRow.get(entry.supplier);
      if (row === undefined)
        throw fail('reference-dangling', { message: 'The network has no such supplier', value: entry.supplier });
      const { off, supplier } = network.parties;
      for (let e = 0; e < network.count; e++)
        for (let i = off[e]!; i < off[e + 1]!; i++) if (supplier[i] === row) give(e, ruleAt, gives);
    } else {
      const codes = new Set(ENTRY_KINDS[entry.kind].map((kind) => ELEMENT_KIND_NAMES.indexOf(kind)));
      for (let e = 0; e < network.count; e++) if (codes.has(network.elements.kind[e]!)) give(e, ruleAt, gives);
    }
  }
}

/** Techniques of a rule with a segment of either element, by kind; each combination is worked out once. */
function applicableTechniques(
  network: Network,
  techniques: readonly Technique[],
): (rule: number, from: number, to: number) => readonly number[] {
  const kinds = ELEMENT_KIND_NAMES.length;
  const known = new Map<number, readonly number[]>();
  const place = new Map(techniques.map(({ id }, t) => [id, t]));
  return (rule, from, to) => {
    const a = network.elements.kind[from]!;
    const b = network.elements.kind[to]!;
    const key = (rule * kinds + a) * kinds + b;
    const cached = known.get(key);
    if (cached) return cached;
    const segments = new Set([...KIND_SEGMENTS[a]!, ...KIND_SEGMENTS[b]!]);
    const list = (ATTACK_RULES[rule] as AttackRule).techniques.flatMap((id) => {
      const t = place.get(id);
      return t !== undefined && techniques[t]!.segments.some((segment) => segments.has(segment)) ? [t] : [];
    });
    known.set(key, list);
    return list;
  };
}

function reversed(count: number, arcs: ReturnType<typeof dependencyArcs>): ReturnType<typeof dependencyArcs> {
  const from = new Int32Array(arcs.adj.length);
  for (let e = 0; e < count; e++) from.fill(e, arcs.off[e], arcs.off[e + 1]);
  return buildArcs(count, { count: from.length, from: arcs.adj, to: from, rel: arcs.rel });
}

/** Growing columns of edges. */
class EdgeList {
  readonly #first: number[] = [];
  readonly #second: number[] = [];
  readonly #to: number[] = [];
  readonly #effort: number[] = [];
  readonly #rule: number[] = [];
  readonly #technique: number[] = [];
  readonly #relation: number[] = [];

  add(
    first: number,
    second: number,
    to: number,
    effort: number,
    rule: number,
    technique: number,
    relation: number,
  ): void {
    if (this.#to.length === MAX_ATTACK_EDGES)
      throw fail('limit-exceeded', {
        message: `More than ${MAX_ATTACK_EDGES} ways to take a step`,
        remedy: 'Ask about one entry at a time, or about a part of the network.',
      });
    this.#first.push(first);
    this.#second.push(second);
    this.#to.push(to);
    this.#effort.push(effort);
    this.#rule.push(rule);
    this.#technique.push(technique);
    this.#relation.push(relation);
  }

  finish(): Omit<AttackGraph, 'states' | 'start' | 'techniques'> {
    return {
      edges: this.#to.length,
      first: Int32Array.from(this.#first),
      second: Int32Array.from(this.#second),
      to: Int32Array.from(this.#to),
      effort: Float64Array.from(this.#effort),
      rule: Uint8Array.from(this.#rule),
      technique: Int16Array.from(this.#technique),
      relation: Int32Array.from(this.#relation),
    };
  }
}
