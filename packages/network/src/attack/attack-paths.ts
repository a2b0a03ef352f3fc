import { RELATION_TYPES, type ThreatCatalog } from '@cleanpath/model';
import type { Network } from '../types.js';
import { stateAt, stateOf } from './build-attack-graph.js';
import { canHave, derivation, leastEffort, type Derivations } from './hypergraph.js';
import { ATTACK_RULES } from './rules.js';
import type { AttackGraph, AttackPath, AttackState, AttackStep } from './types.js';

export interface AttackQuestion {
  readonly network: Network;
  readonly catalog: ThreatCatalog;
  readonly graph: AttackGraph;
  /** Ids of mitigations that are in place everywhere: techniques they stop cannot be used. */
  readonly inPlace?: Iterable<string>;
}

/** The way of least effort to each goal, undefined where there is none, with the states every way passes. */
export function attackPaths(question: AttackQuestion, goals: readonly AttackState[]): (AttackPath | undefined)[] {
  const off = mitigated(question.graph, new Set(question.inPlace));
  const found = leastEffort(question.graph, off);
  return goals.map((goal) => describePath(question, found, goal, off));
}

/** 1 per edge whose technique a mitigation in place stops. */
export function mitigated({ edges, technique, techniques }: AttackGraph, inPlace: ReadonlySet<string>): Uint8Array {
  const stopped = techniques.map(({ mitigations }) => mitigations.some(({ id }) => inPlace.has(id)));
  const off = new Uint8Array(edges);
  for (let e = 0; e < edges; e++) if (technique[e]! >= 0 && stopped[technique[e]!]) off[e] = 1;
  return off;
}

export function describePath(
  question: AttackQuestion,
  found: Derivations,
  goal: AttackState,
  off: Uint8Array,
): AttackPath | undefined {
  const { graph } = question;
  const target = stateOf(goal);
  if (!Number.isFinite(found.effort[target]!)) return undefined;
  const edges = derivation(graph, found, target);
  // Whatever every way passes lies on this one as well.
  const choke = edges.map((e) => graph.to[e]!).filter((s) => s !== target && !canHave(graph, target, s, off));
  return {
    goal,
    effort: found.effort[target]!,
    steps: edges.map((e) => describeStep(question, e)),
    chokePoints: choke.map(stateAt),
  };
}

function describeStep({ network, catalog, graph }: AttackQuestion, e: number): AttackStep {
  const { first, second, to, effort, rule, technique, relation, techniques, start } = graph;
  const needs = [first[e]!, second[e]!].filter((s) => s >= 0 && s !== start);
  const used = techniques[technique[e]!];
  return {
    gives: stateAt(to[e]!),
    needs: needs.map(stateAt),
    rule: ATTACK_RULES[rule[e]!]!.id,
    ...(relation[e]! < 0
      ? {}
      : { relation: relation[e]!, relationType: RELATION_TYPES[network.relations.type[relation[e]!]!]! }),
    ...(used
      ? {
          technique: {
            id: used.id,
            name: used.name,
            status: used.status,
            preconditions: used.preconditions,
            mitigations: used.mitigations.map(({ id, how }) => ({ id, name: catalog.mitigations.get(id) ?? id, how })),
          },
        }
      : {}),
    effort: effort[e]!,
  };
}
