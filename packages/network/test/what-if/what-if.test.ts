import { describe, expect, it } from 'vitest';
import { VERDICTS, type Element, type Relation, type TrustState } from '@cleanpath/model';
import { openWhatIf, type WhatIfEdit } from '../../src/index.js';
import { effective, exposureReach, failed, neighbours } from '../naive.js';
import { randomOf, randomRecords } from '../random-records.js';
import { analyse, POLICY, rootState, type Records } from '../records.js';

const NETWORKS = 80;
const EDITS = 25;

describe('what-if on a network held open', () => {
  it(`answers like a full recomputation, over ${NETWORKS} networks × ${EDITS} edits and all of them taken back`, () => {
    let changes = 0;
    let edits = 0;
    for (let seed = 1; seed <= NETWORKS; seed++) {
      const records = undirected(randomRecords(seed), seed);
      const { table, input } = analyse(records);
      const open = openWhatIf(table, input);
      const random = randomOf(seed * 17);
      const facts = newFacts(records);
      const trail = [answerOf(facts)];
      expect([...open.verdict]).toEqual(trail[0]);
      for (let i = 0; i < EDITS; i++) {
        const edit = randomEdit(facts, random);
        const before = [...open.verdict];
        const answer = open.apply(edit);
        applyTo(facts, edit, answer.added);
        const want = answerOf(facts);
        expect({ seed, i, edit, verdict: [...open.verdict] }).toEqual({ seed, i, edit, verdict: want });
        expect(answer.changes.map(({ demand }) => demand)).toEqual(
          want.flatMap((code, d) => (code === before[d] ? [] : [d])),
        );
        expect(answer.counts.clean).toBe(want.filter((code) => code === 0).length);
        for (const [row, element] of facts.elements.entries()) {
          if (!element) continue;
          const state = ['trusted', 'unknown', 'untrusted'][open.effective(row)];
          expect({ seed, i, id: element.id, state }).toEqual({
            seed,
            i,
            id: element.id,
            state: effectiveOf(facts, element.id),
          });
        }
        trail.push(want);
        changes += answer.changes.length;
        edits++;
      }
      for (let i = trail.length - 2; i >= 0; i--) {
        open.undo();
        expect({ seed, i, verdict: [...open.verdict] }).toEqual({ seed, i, verdict: trail[i] });
      }
      expect(open.undo()).toBeUndefined();
      expect(open.edits).toEqual([]);
    }
    expect(edits).toBe(NETWORKS * EDITS);
    expect(changes).toBeGreaterThan(NETWORKS / 2);
  }, 120_000);

  it('splits and joins large neighbourhoods like a computation from scratch', () => {
    let changes = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const records = sparse(seed, 400);
      const { table, input } = analyse(records);
      const open = openWhatIf(table, input);
      const random = randomOf(seed);
      const states = new Map<number, TrustState>();
      for (let i = 0; i < 40; i++) {
        const element = Math.floor(random() * 400);
        const state = random() < 0.5 ? 'trusted' : 'untrusted';
        states.set(element, state);
        changes += open.apply({ kind: 'element', element, state }).changes.length;
        const elements = records.elements.map((e, row): Element => {
          const now = states.get(row);
          return now === undefined ? e : { id: e.id, kind: e.kind, supplier: now === 'trusted' ? 'sa' : 'sb' };
        });
        expect({ seed, i, verdict: [...open.verdict] }).toEqual({
          seed,
          i,
          verdict: [...analyse({ ...records, elements }).table.verdict],
        });
      }
    }
    expect(changes).toBeGreaterThan(50);
  });

  it('refuses what the network does not have', () => {
    const { table, input } = analyse(randomRecords(1));
    const open = openWhatIf(table, input);
    const refused = (edit: WhatIfEdit, code: string): void =>
      expect(() => open.apply(edit)).toThrow(expect.objectContaining({ code }) as Error);
    refused({ kind: 'supplier', supplier: 'nobody', state: 'trusted' }, 'reference-dangling');
    refused({ kind: 'remove-element', element: 99_999 }, 'reference-dangling');
    refused({ kind: 'remove-relation', relation: -1 }, 'reference-dangling');
    refused({ kind: 'add-group', element: 0, type: 'hosted-on', members: [1], need: 2 }, 'group-threshold');
    expect(open.edits).toEqual([]);
  });
});

/** Facts as plain records that edits change; rows of elements and relations are positions. */
interface Facts {
  records: Records;
  elements: (Element | undefined)[];
  relations: Relation[];
  gone: Set<number>;
  removed: Set<string>;
  stated: Map<string, TrustState>;
  supplierState: Record<string, TrustState>;
  planes: Set<string>;
}

function newFacts(records: Records): Facts {
  return {
    records,
    elements: [...records.elements],
    relations: [...records.relations],
    gone: new Set(),
    removed: new Set(),
    stated: new Map(),
    supplierState: { ...records.supplierState },
    planes: new Set(records.policy.planes),
  };
}

const current = new WeakMap<Facts, Records>();

/** The facts as they stand, everything that is gone left out. */
function recordsOf(facts: Facts): Records {
  const known = current.get(facts);
  if (known) return known;
  const made = {
    ...facts.records,
    elements: facts.elements.filter((e) => e !== undefined),
    relations: facts.relations.filter((_, row) => !facts.gone.has(row)),
    supplierState: { ...facts.supplierState },
    policy: { ...facts.records.policy, planes: [...facts.planes] as Records['policy']['planes'] },
  };
  current.set(facts, made);
  return made;
}

function effectiveOf(facts: Facts, id: string): TrustState {
  const records = recordsOf(facts);
  if (facts.stated.size === 0) return effective(records, id, 'overall');
  const states = [...exposureReach(records, id)].map((reached): TrustState => {
    const element = records.elements.find((e) => e.id === reached)!;
    const forced = facts.stated.get(reached);
    if (forced === undefined) return rootState(records, element, 'overall');
    // Counted planes still decide: asked by pretending the element were untrusted.
    return rootState(records, { ...element, state: 'untrusted' }, 'overall') === 'untrusted' ? forced : 'trusted';
  });
  return states.includes('untrusted') ? 'untrusted' : states.includes('unknown') ? 'unknown' : 'trusted';
}

function answerOf(facts: Facts): number[] {
  const records = recordsOf(facts);
  const down = failed(records, facts.removed);
  const state = new Map(records.elements.map(({ id }) => [id, effectiveOf(facts, id)]));
  const joined = (from: string, to: string, usable: (id: string) => boolean): boolean => {
    if (!usable(from)) return false;
    const seen = new Set([from]);
    for (const at of seen) for (const next of neighbours(records, at)) if (usable(next)) seen.add(next);
    return seen.has(to);
  };
  const tests = [
    (id: string) => !down.has(id) && state.get(id) === 'trusted',
    (id: string) => !down.has(id) && state.get(id) !== 'untrusted',
    (id: string) => !down.has(id),
  ];
  return records.demands.map((demand) =>
    Math.max(
      ...demand.legs.map((leg) => {
        const found = tests.findIndex((usable) =>
          leg.elements
            ? leg.elements.every(usable)
            : joined(leg.from!, leg.to!, usable) && (leg.twoWay === false || joined(leg.to!, leg.from!, usable)),
        );
        return found < 0 ? VERDICTS.indexOf('disconnected') : found;
      }),
    ),
  );
}

function randomEdit(facts: Facts, random: () => number): WhatIfEdit {
  const below = (n: number): number => Math.floor(random() * n);
  const rows = facts.elements.flatMap((element, row) => (element ? [row] : []));
  const element = (): number => rows[below(rows.length)]!;
  const state = (): TrustState => (['trusted', 'unknown', 'untrusted'] as const)[below(3)]!;
  switch (below(10)) {
    case 0:
      return {
        kind: 'supplier',
        supplier: facts.records.suppliers[below(5)]!,
        state: random() < 0.2 ? undefined : state(),
      };
    case 1:
    case 2:
      return { kind: 'element', element: element(), state: random() < 0.3 ? undefined : state() };
    case 3:
      return { kind: 'remove-element', element: element() };
    case 4:
      return { kind: 'restore-element', element: element() };
    case 5:
      return {
        kind: 'add-element',
        id: `new${facts.elements.length}`,
        elementKind: random() < 0.5 ? 'transport-node' : '5gc.amf',
        suppliers: random() < 0.2 ? [] : [facts.records.suppliers[below(5)]!],
      };
    case 6: {
      const forward = facts.records.relations.some((r) => r.direction === 'forward') && random() < 0.3;
      return { kind: 'add-link', from: element(), to: element(), ...(forward ? { forward } : {}) };
    }
    case 7:
    case 8: {
      if (facts.relations.length === 0) return { kind: 'remove-element', element: element() };
      const relation = below(facts.relations.length);
      const kind = facts.gone.has(relation) || random() < 0.2 ? 'restore-relation' : 'remove-relation';
      return { kind, relation };
    }
    default: {
      if (random() < 0.3) {
        const plane = (['transmission', 'control', 'computing', 'storage'] as const)[below(4)]!;
        return { kind: 'plane', plane, counted: random() < 0.6 };
      }
      const owner = element();
      const members = [...new Set([element(), element(), element()])].filter((m) => m !== owner);
      if (members.length === 0) return { kind: 'restore-element', element: owner };
      const type = (['hosted-on', 'managed-by', 'powered-by', 'timed-by'] as const)[below(4)]!;
      return {
        kind: 'add-group',
        element: owner,
        type,
        members,
        ...(random() < 0.5 ? { need: 1 + below(members.length) } : {}),
      };
    }
  }
}

function applyTo(facts: Facts, edit: WhatIfEdit, added: readonly number[]): void {
  current.delete(facts);
  const id = (row: number): string => facts.elements[row]!.id;
  switch (edit.kind) {
    case 'supplier':
      facts.supplierState[edit.supplier] = edit.state ?? facts.records.supplierState[edit.supplier] ?? 'trusted';
      return;
    case 'element':
      if (edit.state === undefined) facts.stated.delete(id(edit.element));
      else facts.stated.set(id(edit.element), edit.state);
      return;
    case 'remove-element':
      facts.removed.add(id(edit.element));
      return;
    case 'restore-element':
      facts.removed.delete(id(edit.element));
      return;
    case 'add-element': {
      const [supplier] = edit.suppliers;
      facts.elements[added[0]!] = { id: edit.id, kind: edit.elementKind, ...(supplier ? { supplier } : {}) };
      return;
    }
    case 'add-link': {
      const { forward } = edit;
      const relation: Relation = { from: id(edit.from), to: id(edit.to), type: 'link' };
      facts.relations[added[0]!] = forward ? { ...relation, direction: 'forward' } : relation;
      return;
    }
    case 'remove-relation':
      facts.gone.add(edit.relation);
      return;
    case 'restore-relation':
      facts.gone.delete(edit.relation);
      return;
    case 'add-group':
      edit.members.forEach((member, i) => {
        const base = { from: id(edit.element), to: id(member), type: edit.type, group: `new${added[0]!}` };
        facts.relations[added[i]!] = edit.need === undefined ? base : { ...base, need: edit.need };
      });
      return;
    case 'plane':
      if (edit.counted) facts.planes.add(edit.plane);
      else facts.planes.delete(edit.plane);
  }
}

function undirected(records: Records, seed: number): Records {
  if (seed % 4 === 0) return records;
  return { ...records, relations: records.relations.map(({ direction: _, ...relation }) => relation) };
}

/** A tree with a few more links: single elements hold it together. */
function sparse(seed: number, size: number): Records {
  const random = randomOf(seed * 7 + 3);
  const below = (n: number): number => Math.floor(random() * n);
  const elements = Array.from({ length: size }, (_, i): Element => ({
    id: `e${i}`,
    kind: 'transport-node',
    supplier: random() < 0.9 ? 'sa' : 'sb',
  }));
  const link = (a: number, b: number): Relation => ({ from: `e${a}`, to: `e${b}`, type: 'link' });
  const relations = elements.slice(1).map((_, i) => link(i + 1, Math.max(0, i - below(6))));
  for (let i = 0; i < size / 8; i++) relations.push(link(below(size), below(size)));
  const demands = Array.from({ length: 40 }, (_, i) => ({
    id: `d${i}`,
    legs: [{ plane: 'transmission' as const, from: `e${below(size)}`, to: `e${below(size)}` }],
  }));
  return { elements, relations, suppliers: ['sa', 'sb'], demands, policy: POLICY, supplierState: { sb: 'untrusted' } };
}
