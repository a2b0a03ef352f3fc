import { RELATION_TYPES } from '@cleanpath/model';
import type { ProblemList } from './problem-list.js';
import { relationsByEnds } from './relation-order.js';
import type { RelationStore } from './relation-store.js';

/** Rows with the same ends compared pair by pair; more are told apart by a text of their facts. */
const PAIRWISE_UP_TO = 8;

/**
 * Merges identical relations, each with a warning that says how often it stood there, and checks redundancy groups.
 * All ends must be resolved.
 */
export function checkRelations(store: RelationStore, elements: number, problems: ProblemList): void {
  const { rows, off } = relationsByEnds(store.from, store.to, store.count, elements);
  const drop = mergeRepeated(store, rows, problems);
  checkGroups(store, rows, off, elements, problems);
  if (!drop) return;
  const kept = new Int32Array(store.count - drop.count);
  let next = 0;
  for (let row = 0; row < store.count; row++) if (drop.rows[row] === 0) kept[next++] = row;
  store.compact(kept);
}

interface Dropped {
  readonly rows: Uint8Array;
  readonly count: number;
}

function mergeRepeated(store: RelationStore, rows: Int32Array, problems: ProblemList): Dropped | undefined {
  const { from, to } = store;
  let dropped: Uint8Array | undefined;
  let count = 0;
  let runStart = 0;
  for (let i = 1; i <= rows.length; i++) {
    const first = rows[runStart]!;
    if (i < rows.length && from[rows[i]!] === from[first] && to[rows[i]!] === to[first]) continue;
    if (i - runStart > 1 && mayRepeat(store, rows, runStart, i)) {
      const repeats = repeatedIn(store, rows.subarray(runStart, i));
      for (const [row, times] of repeats) noteRepeated(store, row, times.length + 1, problems);
      for (const [, times] of repeats) {
        dropped ??= new Uint8Array(store.count);
        for (const row of times) dropped[row] = 1;
        count += times.length;
      }
    }
    runStart = i;
  }
  return dropped && { rows: dropped, count };
}

/** Whether two relations of a short run are of one type; most with equal ends are a link and its dependencies. */
function mayRepeat({ type }: RelationStore, rows: Int32Array, start: number, end: number): boolean {
  if (end - start > PAIRWISE_UP_TO) return true;
  let types = 0;
  for (let i = start; i < end; i++) {
    const bit = 1 << type[rows[i]!]!;
    if ((types & bit) !== 0) return true;
    types |= bit;
  }
  return false;
}

/** For each relation of a run with equal ends the later rows that repeat it. */
function repeatedIn(store: RelationStore, run: Int32Array): Map<number, number[]> {
  const repeats = new Map<number, number[]>();
  const note = (first: number, row: number): void => {
    const list = repeats.get(first);
    if (list) list.push(row);
    else repeats.set(first, [row]);
  };
  if (run.length <= PAIRWISE_UP_TO) {
    for (let j = 1; j < run.length; j++)
      for (let i = 0; i < j; i++) {
        if (store.type[run[i]!] !== store.type[run[j]!] || !store.sameFacts(run[i]!, run[j]!)) continue;
        note(run[i]!, run[j]!);
        break;
      }
    return repeats;
  }
  const seen = new Map<string, number>();
  for (const row of run) {
    const key = `${store.type[row]!},${store.factsText(row)}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row);
    else note(first, row);
  }
  return repeats;
}

function noteRepeated(store: RelationStore, row: number, times: number, problems: ProblemList): void {
  if (!problems.keeps('relation-repeated')) {
    problems.count('relation-repeated');
    return;
  }
  problems.note('relation-repeated', {
    ...store.source.place(row),
    message: `${relationText(store, row)} is stated ${times} times`,
  });
}

/** A group is the dependencies of one element that carry one name; its members are the distinct targets. */
function checkGroups(
  store: RelationStore,
  rows: Int32Array,
  off: Int32Array,
  elements: number,
  problems: ProblemList,
): void {
  if (store.group.values.length === 0) return;
  for (let v = 0; v < elements; v++) {
    let groups: Map<number, number[]> | undefined;
    for (let i = off[v]!; i < off[v + 1]!; i++) {
      const row = rows[i]!;
      const group = store.group.codeAt(row);
      if (group < 0) continue;
      groups ??= new Map();
      const members = groups.get(group);
      if (members) members.push(row);
      else groups.set(group, [row]);
    }
    if (groups) for (const members of groups.values()) checkGroup(store, members, problems);
  }
}

function checkGroup(store: RelationStore, members: readonly number[], problems: ProblemList): void {
  const inOrder = [...members].sort((a, b) => a - b);
  const first = inOrder[0]!;
  const need = store.need[first]!;
  const name = `group “${store.group.valueAt(first) ?? ''}” of “${store.idText(store.from[first]!)}”`;
  const other = inOrder.find((row) => store.need[row] !== need);
  if (other !== undefined) {
    const says = (row: number): string => (store.need[row] === 0 ? 'no need' : `need ${store.need[row]!}`);
    const at = store.source.placeText(first);
    problems.note('group-threshold', {
      ...store.source.place(other),
      message: `The ${name} states ${says(other)} here and ${says(first)}${at === '' ? ' elsewhere' : ` at ${at}`}`,
    });
    return;
  }
  const distinct = new Set(inOrder.map((row) => store.to[row]!)).size;
  if (need <= distinct) return;
  problems.note('group-threshold', {
    ...store.source.place(first),
    value: need,
    message: `The ${name} needs ${need} of ${distinct} distinct members`,
  });
}

export function relationText(store: RelationStore, row: number): string {
  const type = RELATION_TYPES[store.type[row]!]!;
  return `“${store.idText(store.from[row]!)}” → “${store.idText(store.to[row]!)}” (${type})`;
}
