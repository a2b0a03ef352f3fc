/**
 * A second, plain implementation of the questions the benchmark asks, written from their definitions and sharing no code
 * with the engine: adjacency lists, work lists, breadth-first search.
 */
import { TYPE } from './columns.mjs';

/** Neighbours over links, and who is hit when an element is, for dependencies of the types given. */
export function plainGraph({ elements, relations, from, to, type }, dependencyTypes) {
  const counted = new Set(dependencyTypes.map((name) => TYPE[name]));
  const neighbours = lists(elements);
  const dependents = lists(elements);
  for (let r = 0; r < relations; r++) {
    if (type[r] === TYPE.link) {
      neighbours.add(from[r], to[r]);
      neighbours.add(to[r], from[r]);
    } else if (counted.has(type[r])) dependents.add(to[r], from[r]);
  }
  return { neighbours, dependents, counted };
}

function lists(count) {
  const head = new Int32Array(count).fill(-1);
  const next = [];
  const item = [];
  return {
    add(at, value) {
      next.push(head[at]);
      item.push(value);
      head[at] = item.length - 1;
    },
    *of(at) {
      for (let i = head[at]; i !== -1; i = next[i]) yield item[i];
    },
  };
}

/** Everything a set of roots reaches against the dependencies. */
export function exposedTo({ dependents }, count, isRoot) {
  const hit = new Uint8Array(count);
  const queue = [];
  for (let e = 0; e < count; e++) if (isRoot(e)) hit[e] = queue.push(e) > 0 ? 1 : 0;
  while (queue.length > 0)
    for (const e of dependents.of(queue.pop())) if (hit[e] === 0) hit[e] = queue.push(e) > 0 ? 1 : 0;
  return hit;
}

/** What fails when the roots do: a group fails once fewer than its needed members work. */
export function failsWith({ dependents, counted }, columns, isRoot) {
  const { elements, relations, from, to, type, group, need } = columns;
  const lost = new Map();
  const size = new Map();
  const rows = new Map();
  for (let r = 0; r < relations; r++) {
    if (!counted.has(type[r]) || group[r] < 0) continue;
    const key = from[r] * 1024 + group[r];
    size.set(key, (size.get(key) ?? 0) + 1);
    const list = rows.get(to[r]);
    if (list) list.push(r);
    else rows.set(to[r], [r]);
  }
  const grouped = new Set();
  for (let r = 0; r < relations; r++)
    if (counted.has(type[r]) && group[r] >= 0) grouped.add(from[r] * elements + to[r]);
  const failed = new Uint8Array(elements);
  const queue = [];
  const fail = (e) => {
    if (failed[e] === 1) return;
    failed[e] = 1;
    queue.push(e);
  };
  for (let e = 0; e < elements; e++) if (isRoot(e)) fail(e);
  while (queue.length > 0) {
    const gone = queue.pop();
    for (const e of dependents.of(gone)) if (!grouped.has(e * elements + gone)) fail(e);
    for (const r of rows.get(gone) ?? []) {
      const key = from[r] * 1024 + group[r];
      lost.set(key, (lost.get(key) ?? 0) + 1);
      if (size.get(key) - lost.get(key) < need[r]) fail(from[r]);
    }
  }
  return failed;
}

/** Component of each element over links between elements that are not out; -1 for those out. */
export function components({ neighbours }, count, isOut) {
  const label = new Int32Array(count).fill(-1);
  for (let start = 0; start < count; start++) {
    if (label[start] !== -1 || isOut(start)) continue;
    const queue = [start];
    label[start] = start;
    while (queue.length > 0)
      for (const e of neighbours.of(queue.pop())) {
        if (label[e] !== -1 || isOut(e)) continue;
        label[e] = start;
        queue.push(e);
      }
  }
  return label;
}

/** Distances to one destination by Bellman and Ford, rounds until nothing changes. */
export function distancesTo(links, count, to) {
  const distance = new Float64Array(count).fill(Infinity);
  distance[to] = 0;
  for (let changed = true; changed;) {
    changed = false;
    for (const [a, b, metric] of links) {
      if (distance[b] + metric < distance[a]) ((distance[a] = distance[b] + metric), (changed = true));
      if (distance[a] + metric < distance[b]) ((distance[b] = distance[a] + metric), (changed = true));
    }
  }
  return distance;
}
