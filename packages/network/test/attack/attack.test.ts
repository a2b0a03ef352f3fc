import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFightCatalog } from '../../../formats/src/index.js';
import { sharedData } from '../../../../scripts/shared-data.js';
import {
  ATTACK_RULES,
  attackGraph,
  attackPaths,
  cheapestMitigations,
  compileNetwork,
  EFFORT_OF_STATUS,
  loadSolver,
  type AttackEntry,
  type AttackGraph,
  type AttackPath,
  type AttackRule,
  type AttackState,
  type Highs,
} from '../../src/index.js';
import { randomOf, randomRecords } from '../random-records.js';
import { partiesOf, POLICY, tables, type Records } from '../records.js';
import { randomCatalog } from './catalog.js';

const RUNS = 220;
let highs: Highs;
beforeAll(async () => {
  highs = await loadSolver();
}, 60_000);

describe('attack paths', () => {
  it(`find least effort, choke points and cheapest mitigations like trying everything, on ${RUNS} random networks`, () => {
    let paths = 0;
    let choke = 0;
    let cut = 0;
    let impossible = 0;
    for (let seed = 1; seed <= RUNS; seed++) {
      const records = randomRecords(seed);
      const random = randomOf(seed * 23);
      const catalog = randomCatalog(random);
      const network = compileNetwork(tables(records), { ...POLICY, countedRoles: records.policy.countedRoles });
      const supplier = records.suppliers[Math.floor(random() * records.suppliers.length)]!;
      const entries: AttackEntry[] = [{ kind: 'supplier', supplier }];
      if (random() < 0.5) entries.push({ kind: 'state', state: { element: 0, privilege: 'control' } });
      const graph = attackGraph(network, catalog, entries);
      const goals = records.elements.map((_, element): AttackState => ({
        element,
        privilege: seed % 2 === 0 ? 'data' : 'control',
      }));
      const question = { network, catalog, graph };
      const found = attackPaths(question, goals);
      const effort = effortByRounds(graph);
      goals.forEach((goal, i) => {
        const path = found[i];
        const want = effort[stateNumber(goal)]!;
        expect({ seed, i, effort: path?.effort ?? Infinity }).toEqual({ seed, i, effort: want });
        if (!path) return;
        paths++;
        expect({ seed, i, faults: faultsOf(records, path, entries) }).toEqual({ seed, i, faults: [] });
        const passed = path.chokePoints.map(stateNumber).sort((a, b) => a - b);
        expect({ seed, i, passed }).toEqual({ seed, i, passed: onEveryWay(graph, stateNumber(goal)) });
        choke += passed.length;
      });
      const wanted = goals.filter((_, i) => found[i]).slice(0, 2);
      if (wanted.length === 0) continue;
      const costs = new Map([...catalog.mitigations.keys()].map((id) => [id, 1 + Math.floor(random() * 4)]));
      const set = cheapestMitigations(question, wanted, highs, { costs });
      const best = cheapestByTrial(graph, wanted.map(stateNumber), costs);
      expect({ seed, cost: set.status === 'optimal' ? set.cost : Infinity }).toEqual({ seed, cost: best });
      if (set.status === 'impossible') {
        impossible++;
        expect(set.open!.steps.every(({ technique }) => (technique?.mitigations ?? []).length === 0)).toBe(true);
        continue;
      }
      cut++;
      const after = attackPaths({ ...question, inPlace: set.mitigations.map(({ id }) => id) }, wanted);
      expect(after.every((path) => path === undefined)).toBe(true);
    }
    expect([paths > RUNS, choke > RUNS, cut > 10, impossible > 3]).toEqual([true, true, true, true]);
  });

  it('refuses a supplier the network does not have', () => {
    const network = compileNetwork(tables(randomRecords(1)), POLICY);
    const catalog = randomCatalog(randomOf(1));
    expect(() => attackGraph(network, catalog, [{ kind: 'supplier', supplier: 'nobody' }])).toThrow(
      expect.objectContaining({ code: 'reference-dangling' }) as Error,
    );
  });
});

const fight = sharedData('threat/fight.yaml');

describe.skipIf(!fight)(fight ? 'with the published catalog' : 'skipped: shared data not found', () => {
  it('has every technique the rules name, and walks from an update server to subscriber data', () => {
    const catalog = readFightCatalog(readFileSync(fight!), 'fight.yaml');
    for (const { techniques } of ATTACK_RULES)
      for (const id of techniques) expect(catalog.techniques.has(id)).toBe(true);
    const element = (id: string, kind: Records['elements'][number]['kind'], supplier: string) => ({
      id,
      kind,
      supplier,
    });
    const records: Records = {
      elements: [
        element('updates', 'update-server', 'vendor'),
        element('host', 'nfvi-host', 'other'),
        element('udm', '5gc.udm', 'other'),
        element('udr', '5gc.udr', 'other'),
      ],
      relations: [
        { from: 'host', to: 'updates', type: 'updated-by' },
        { from: 'udr', to: 'host', type: 'hosted-on' },
        { from: 'udm', to: 'udr', type: 'stores-on' },
      ],
      suppliers: ['vendor', 'other'],
      demands: [],
      policy: POLICY,
      supplierState: {},
    };
    const network = compileNetwork(tables(records), POLICY);
    const graph = attackGraph(network, catalog, [{ kind: 'supplier', supplier: 'vendor' }]);
    const [path] = attackPaths({ network, catalog, graph }, [{ element: 2, privilege: 'data' }]);
    expect(path!.steps.map(({ rule }) => rule)).toEqual(['supplier', 'update', 'guest', 'take-store']);
    for (const { technique } of path!.steps) expect(technique!.name.length).toBeGreaterThan(3);
    expect(path!.chokePoints).toHaveLength(3);
    const set = cheapestMitigations({ network, catalog, graph }, [{ element: 2, privilege: 'data' }], highs);
    expect(set.status).toBe('optimal');
    expect(set.mitigations.length).toBeGreaterThan(0);
  });
});

const PRIVILEGE = ['reach', 'control', 'data'];
const stateNumber = ({ element, privilege }: AttackState): number => element * 3 + PRIVILEGE.indexOf(privilege);

/** Efforts by going over all edges until nothing changes. */
function effortByRounds(
  { states, start, edges, first, second, to, effort }: AttackGraph,
  off: (e: number) => boolean = () => false,
): number[] {
  const best = Array.from({ length: states }, () => Infinity);
  best[start] = 0;
  for (let changed = true; changed;) {
    changed = false;
    for (let e = 0; e < edges; e++) {
      if (off(e)) continue;
      const needs = [...new Set([first[e]!, second[e]!])].filter((s) => s >= 0);
      const total = effort[e]! + needs.reduce((sum, s) => sum + best[s]!, 0);
      if (total >= best[to[e]!]!) continue;
      best[to[e]!] = total;
      changed = true;
    }
  }
  return best;
}

function onEveryWay(graph: AttackGraph, goal: number): number[] {
  const all = effortByRounds(graph);
  return Array.from({ length: graph.states }, (_, s) => s).filter((s) => {
    if (s === goal || s === graph.start || all[s] === Infinity) return false;
    return effortByRounds(graph, (e) => graph.to[e] === s)[goal] === Infinity;
  });
}

function cheapestByTrial(graph: AttackGraph, goals: readonly number[], costs: ReadonlyMap<string, number>): number {
  const ids = [...costs.keys()];
  let best = Infinity;
  for (let mask = 0; mask < 1 << ids.length; mask++) {
    const chosen = new Set(ids.filter((_, i) => ((mask >> i) & 1) === 1));
    const cost = [...chosen].reduce((sum, id) => sum + costs.get(id)!, 0);
    if (cost >= best) continue;
    const stopped = (e: number): boolean =>
      graph.techniques[graph.technique[e]!]?.mitigations.some(({ id }) => chosen.has(id)) ?? false;
    const left = effortByRounds(graph, stopped);
    if (goals.every((goal) => left[goal] === Infinity)) best = cost;
  }
  return best;
}

/** What is wrong with a path, checked against the records and the rules alone. */
function faultsOf(records: Records, path: AttackPath, entries: readonly AttackEntry[]): string[] {
  const faults: string[] = [];
  const had = new Set<string>();
  const key = ({ element, privilege }: AttackState): string => `${element}:${privilege}`;
  for (const step of path.steps) {
    const rule: AttackRule = ATTACK_RULES.find(({ id }) => id === step.rule)!;
    for (const need of step.needs) if (!had.has(key(need))) faults.push('a precondition was not had');
    if (step.technique && !rule.techniques.includes(step.technique.id)) faults.push('a technique of another rule');
    if (step.technique && EFFORT_OF_STATUS[step.technique.status] !== step.effort) faults.push('another effort');
    const target = records.elements[step.gives.element]!;
    if (rule.move.kind === 'entry') {
      const isOpen = entries.some((entry) =>
        entry.kind === 'supplier'
          ? partiesOf(records, target).includes(entry.supplier)
          : entry.kind === 'state' && key(entry.state) === key(step.gives),
      );
      if (!isOpen) faults.push('no such entry');
    } else {
      const source = records.elements[step.needs[0]!.element]!;
      if (step.needs[0]!.privilege !== rule.move.needs || step.gives.privilege !== rule.move.gives)
        faults.push('other privileges');
      const relation = step.relation === undefined ? undefined : records.relations[step.relation]!;
      const holds =
        rule.move.kind === 'own'
          ? source === target
          : rule.move.kind === 'link'
            ? relation?.type === 'link' &&
              ((relation.from === source.id && relation.to === target.id) ||
                (relation.direction !== 'forward' && relation.to === source.id && relation.from === target.id))
            : relation !== undefined &&
              rule.move.over.includes(relation.type) &&
              (rule.move.kind === 'up'
                ? relation.from === source.id && relation.to === target.id
                : relation.to === source.id && relation.from === target.id);
      if (!holds) faults.push(`${step.rule} does not hold`);
      if (
        rule.move.kind === 'down' &&
        rule.move.also &&
        !had.has(key({ element: step.gives.element, privilege: rule.move.also }))
      )
        faults.push('the second precondition was not had');
    }
    had.add(key(step.gives));
  }
  if (!had.has(key(path.goal))) faults.push('the goal is not won');
  return faults;
}
