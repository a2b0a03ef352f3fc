import { fail, ELEMENT_KIND_NAMES, kindInfo, planeCode, PLANES, TIERS, tierCode, trustCode } from '@cleanpath/model';
import { typeMask } from '../compile/dependency-arcs.js';
import { ownStateReader } from '../trust/own-states.js';
import { offsets } from '../kernel/arcs.js';
import type { Network, OwnStateInput, VerdictTable } from '../types.js';
import { addLink, type ChangedLinks } from './changed-links.js';
import { ChangedNeeds } from './changed-needs.js';
import { liveConnections, type LiveConnections } from './live-connections.js';
import { liveFailures } from './live-failures.js';
import { OPTIMISTIC, PESSIMISTIC, liveTaint } from './live-taint.js';
import { liveVerdicts } from './live-verdicts.js';
import type { AddedElement, WhatIf, WhatIfAnswer, WhatIfEdit } from './types.js';

/** Elements and relations that can be added before the network should be edited for good instead. */
export const MAX_ADDED = 4096;

/**
 * Holds a network open for changes. Each edit costs what it touches: exposure and failure spread from what changed,
 * clean neighbourhoods are joined or split around it, and only then are the demands read off again. Opening costs one
 * pass over the network and about 40 bytes per element. Verdicts are those of `verdicts` on the changed facts, with
 * elements out of service carrying nothing.
 */
export function openWhatIf(table: VerdictTable, input: OwnStateInput): WhatIf {
  const { view, demands } = table;
  const { network } = view;
  const room = network.count + MAX_ADDED;
  const relationRoom = network.relations.count + MAX_ADDED;
  const gone = new Uint8Array(relationRoom);
  const links: ChangedLinks = {
    links: network.links,
    base: network.count,
    gone,
    out: new Map(),
    into: new Map(),
    directed: network.links.directed,
  };
  const supplierStates = input.supplierStates.slice();
  const counted = new Set(network.policy.planes.map(planeCode));
  const facts = { ...input, supplierStates };
  const ownOf = ownStateReader(network, facts);
  const ofSupplier = elementsBySupplier(network);
  const needs = new ChangedNeeds(network, gone);
  const required = ELEMENT_KIND_NAMES.map((kind) => typeMask(network.policy.requiredDependencies[kind] ?? []));
  const stated = new Map<number, number>();
  const added: AddedElement[] = [];
  let relations = network.relations.count;

  const root = padded(view.own.root, room);
  const removed = new Uint8Array(room).fill(1, network.count);
  const taint = liveTaint(needs, overallBits(view.taint, room), root);
  const failures = liveFailures(needs, removed.slice());
  const activeIn = (bit: number) => (e: number) => (failures.down[e] === 0 && (taint.taint[e]! & bit) === 0 ? 1 : 0);
  const runs = [PESSIMISTIC, OPTIMISTIC, 0].map((bit) => {
    const activeNow = activeIn(bit);
    const active = new Uint8Array(room);
    for (let e = 0; e < network.count; e++) active[e] = activeNow(e);
    return { activeNow, connections: liveConnections(links, active) };
  });
  const [proven, possible, any] = runs.map(({ connections }) => connections) as [
    LiveConnections,
    LiveConnections,
    LiveConnections,
  ];
  const verdict = liveVerdicts(demands, taint.taint, failures.down, () => [
    proven,
    taint.unknown === 0 ? proven : possible,
    any,
  ]);
  /** Ends of added links, and owners of added dependencies, by relation row. */
  const linkEnds = new Map<number, readonly [number, number]>();
  const needOwner = new Map<number, number>();
  const undos: { edit: WhatIfEdit; back: () => Change }[] = [];

  return {
    verdict: verdict.verdict,
    effective: (e) => ((taint.taint[e]! & OPTIMISTIC) !== 0 ? 2 : (taint.taint[e]! & PESSIMISTIC) !== 0 ? 1 : 0),
    works: (e) => failures.down[e] === 0,
    get edits() {
      return undos.map(({ edit }) => edit);
    },
    apply(edit) {
      const { now, back } = change(edit);
      undos.push({ edit, back });
      return settle(now);
    },
    undo() {
      const last = undos.pop();
      return last ? settle(last.back()) : undefined;
    },
  };

  function settle(change: Change): WhatIfAnswer {
    for (const e of change.needs ?? []) needs.refresh(e);
    const reset = [...(change.own ?? []), ...(change.needs ?? [])];
    const rootChanged = reset.filter((e) => {
      const next = rootNow(e);
      const differs = next !== root[e];
      root[e] = next;
      return differs;
    });
    const tainted = taint.update(
      [...new Set([...rootChanged, ...(change.needs ?? [])])],
      root,
      change.needs !== undefined,
    );
    const served = failures.update([...(change.service ?? []), ...(change.needs ?? [])], removed);
    const touched = [...new Set([...tainted, ...served])];
    if (taint.unknown === 0) possible.forget();
    for (const { activeNow, connections } of runs) {
      const on: number[] = [];
      const off: number[] = [];
      for (const e of touched) {
        const now = activeNow(e);
        if (now === connections.active[e]) continue;
        connections.active[e] = now;
        (now === 1 ? on : off).push(e);
      }
      connections.changed(on, off);
      if (change.linkAdded) connections.linkAdded(...change.linkAdded);
      if (change.linkRemoved) connections.linksRemoved(change.linkRemoved);
    }
    return { ...verdict.read(), touched: touched.length, added: change.added ?? [] };
  }

  /** Own state as far as it spreads: trusted where the plane does not count. */
  function rootNow(e: number): number {
    const own = e < network.count ? undefined : added[e - network.count]!;
    const plane = own ? planeCode(kindInfo(own.elementKind).plane) : network.plane[e]!;
    if (!counted.has(plane)) return 0;
    return stated.get(e) ?? (own ? addedState(own, e) : ownOf(e, needs.typesOf(e)));
  }

  function addedState({ elementKind, suppliers }: AddedElement, row: number): number {
    const tier = tierCode(input.tierOfKind[elementKind]);
    const states = suppliers.map((id) => supplierStates[supplierRow(id) * TIERS.length + tier]!);
    const worst = Math.max(0, ...states);
    const silent = suppliers.length === 0 && kindInfo(elementKind).passive !== true;
    const missing = required[ELEMENT_KIND_NAMES.indexOf(elementKind)]! & ~needs.typesOf(row);
    return Math.max(worst, silent || missing !== 0 ? trustCode('unknown') : 0);
  }

  function supplierRow(id: string): number {
    const row = network.supplierRow.get(id);
    if (row === undefined) throw fail('reference-dangling', { message: 'The network has no such supplier', value: id });
    return row;
  }

  function elementRow(e: number): number {
    if (Number.isInteger(e) && e >= 0 && e < network.count + added.length) return e;
    throw fail('reference-dangling', { message: 'The network has no such element', value: e });
  }

  function elementsOf(supplier: string): number[] {
    const row = supplierRow(supplier);
    const found = [...ofSupplier(row)];
    added.forEach(({ suppliers }, i) => {
      if (suppliers.includes(supplier)) found.push(network.count + i);
    });
    return found;
  }

  function newRelations(count: number): number[] {
    if (relations + count > relationRoom) throw tooMany('relations');
    const rows = Array.from({ length: count }, (_, i) => relations + i);
    relations += count;
    return rows;
  }

  /** Does the edit; `back` undoes it. */
  function change(edit: WhatIfEdit): { now: Change; back: () => Change } {
    switch (edit.kind) {
      case 'supplier': {
        const begin = supplierRow(edit.supplier) * TIERS.length;
        const before = supplierStates.slice(begin, begin + TIERS.length);
        const where = edit.where === undefined ? undefined : trustCode(edit.where);
        for (let i = begin; i < begin + TIERS.length; i++)
          if (where === undefined || supplierStates[i] === where)
            supplierStates[i] = edit.state === undefined ? input.supplierStates[i]! : trustCode(edit.state);
        const own = elementsOf(edit.supplier);
        return { now: { own }, back: () => (supplierStates.set(before, begin), { own }) };
      }
      case 'element': {
        const element = elementRow(edit.element);
        const before = stated.get(element);
        state(element, edit.state === undefined ? undefined : trustCode(edit.state));
        return { now: { own: [element] }, back: () => (state(element, before), { own: [element] }) };
      }
      case 'remove-element':
      case 'restore-element': {
        const element = elementRow(edit.element);
        const before = removed[element]!;
        removed[element] = edit.kind === 'remove-element' ? 1 : 0;
        const service = [element];
        return { now: { service }, back: () => ((removed[element] = before), { service }) };
      }
      case 'add-element': {
        if (added.length === MAX_ADDED) throw tooMany('elements');
        edit.suppliers.forEach(supplierRow);
        const row = network.count + added.length;
        added.push(edit);
        removed[row] = 0;
        // Rows of added elements are not given out again: the row of one taken back stays out of service.
        return {
          now: { own: [row], service: [row], added: [row] },
          back: () => ((removed[row] = 1), { service: [row] }),
        };
      }
      case 'add-link': {
        const ends = [elementRow(edit.from), elementRow(edit.to)] as const;
        const [row] = newRelations(1) as [number];
        if (ends[0] !== ends[1]) addLink(links, row, ...ends, edit.forward === true);
        linkEnds.set(row, ends);
        return { now: { linkAdded: ends, added: [row] }, back: () => ((gone[row] = 1), { linkRemoved: ends }) };
      }
      case 'add-group': {
        const element = elementRow(edit.element);
        const members = edit.members.map(elementRow);
        const size = new Set(members.filter((m) => m !== element)).size;
        if (size === 0 || (edit.need !== undefined && (edit.need < 1 || edit.need > size)))
          throw fail('group-threshold', { value: edit.need });
        const rows = newRelations(members.length);
        const group = `added ${rows[0]!}`;
        rows.forEach((row, i) => {
          needs.add(row, { from: element, to: members[i]!, type: edit.type, group, need: edit.need });
          needOwner.set(row, element);
        });
        const now = { needs: [element] };
        return { now: { ...now, added: rows }, back: () => (rows.forEach((row) => (gone[row] = 1)), now) };
      }
      case 'remove-relation':
      case 'restore-relation': {
        const row = edit.relation;
        if (!Number.isInteger(row) || row < 0 || row >= relations)
          throw fail('reference-dangling', { message: 'The network has no such relation', value: row });
        const before = gone[row]!;
        const set = (value: number): Change => {
          const was = gone[row]!;
          gone[row] = value;
          return was === value ? {} : relationChange(row, value === 1);
        };
        return { now: set(edit.kind === 'remove-relation' ? 1 : 0), back: () => set(before) };
      }
      case 'plane': {
        const code = planeCode(edit.plane);
        const before = counted.has(code);
        const own = [...network.plane.keys()].filter((e) => network.plane[e] === code);
        added.forEach(({ elementKind }, i) => {
          if (kindInfo(elementKind).plane === PLANES[code]) own.push(network.count + i);
        });
        count(code, edit.counted);
        return { now: { own }, back: () => (count(code, before), { own }) };
      }
    }
  }

  function state(element: number, code: number | undefined): void {
    if (code === undefined) stated.delete(element);
    else stated.set(element, code);
  }

  function count(plane: number, isCounted: boolean): void {
    if (isCounted) counted.add(plane);
    else counted.delete(plane);
  }

  function relationChange(row: number, isGone: boolean): Change {
    const { from, to, type } = network.relations;
    if (row < network.relations.count) {
      if (type[row] !== 0) return { needs: [from[row]!] };
      const ends = [from[row]!, to[row]!] as const;
      return isGone ? { linkRemoved: ends } : { linkAdded: ends };
    }
    const owner = needOwner.get(row);
    if (owner !== undefined) return { needs: [owner] };
    const ends = linkEnds.get(row)!;
    return isGone ? { linkRemoved: ends } : { linkAdded: ends };
  }
}

/** What an edit touches. */
interface Change {
  /** Elements whose own state has to be decided anew. */
  readonly own?: Iterable<number>;
  /** Elements whose dependencies changed. */
  readonly needs?: readonly number[];
  /** Elements removed or restored. */
  readonly service?: readonly number[];
  readonly linkAdded?: readonly [number, number];
  readonly linkRemoved?: readonly [number, number];
  readonly added?: readonly number[];
}

const tooMany = (what: string) =>
  fail('limit-exceeded', {
    message: `More than ${MAX_ADDED} ${what} were added`,
    remedy: 'Edit the network instead; this is for trying changes out.',
  });

function padded(source: Uint8Array, room: number): Uint8Array {
  const result = new Uint8Array(room);
  result.set(source);
  return result;
}

function overallBits(taint: Uint16Array, room: number): Uint8Array {
  const result = new Uint8Array(room);
  for (let e = 0; e < taint.length; e++) result[e] = taint[e]! & (OPTIMISTIC | PESSIMISTIC);
  return result;
}

/** Elements with a counted role of each supplier, indexed at the first question. */
function elementsBySupplier(network: Network): (supplier: number) => Int32Array {
  let index: { off: Int32Array; element: Int32Array } | undefined;
  const build = (): { off: Int32Array; element: Int32Array } => {
    const { off, supplier } = network.parties;
    const starts = offsets(network.suppliers.length, supplier, supplier.length);
    const next = starts.slice();
    const element = new Int32Array(supplier.length);
    for (let e = 0; e < network.count; e++)
      for (let i = off[e]!; i < off[e + 1]!; i++) element[next[supplier[i]!]!++] = e;
    return { off: starts, element };
  };
  return (supplier) => {
    const { off, element } = (index ??= build());
    return element.subarray(off[supplier], off[supplier + 1]);
  };
}
