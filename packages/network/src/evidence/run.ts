import { byCodeUnits } from '@cleanpath/model';
import { pathScratch, type PathScratch } from '../kernel/path-scratch.js';
import type { Arcs, Network, TrustView } from '../types.js';
import { cleanLabels, type CleanLabels } from '../verdicts/clean-labels.js';

/** One run (scope, optimistic or pessimistic) with what all its witnesses share; built piece by piece when asked. */
export interface Run {
  readonly view: TrustView;
  readonly network: Network;
  /** Position of the scope in the view. */
  readonly scope: number;
  /** Bit of `view.taint` that makes an element not clean in this run. */
  readonly bit: number;
  readonly labels: CleanLabels;
  readonly scratch: PathScratch;
  /** Clean elements by label. */
  readonly groups: () => LabelGroups;
  /** Steps to (or from) the first element of the label inside it, -1 for elements that are not clean. */
  readonly treeSteps: (side: 'to' | 'from') => Int32Array;
}

/** Members of label l: `members[off[l]] … members[off[l + 1] - 1]`; `first[l]` is the one with the smallest id. */
export interface LabelGroups {
  readonly off: Int32Array;
  readonly members: Int32Array;
  readonly first: Int32Array;
}

export function runOf(view: TrustView, scope: number, bit: number): Run {
  const runs = memo.get(view) ?? new Map<string, Run>();
  memo.set(view, runs);
  const key = `${scope}:${bit}`;
  let run = runs.get(key);
  if (!run) runs.set(key, (run = newRun(view, scope, bit)));
  return run;
}

const memo = new WeakMap<TrustView, Map<string, Run>>();
const scratches = new WeakMap<Network, PathScratch>();

function newRun(view: TrustView, scope: number, bit: number): Run {
  const { network } = view;
  const labels = cleanLabels(view, bit);
  const scratch = scratches.get(network) ?? pathScratch(network.count);
  scratches.set(network, scratch);
  let groups: LabelGroups | undefined;
  const steps: { to?: Int32Array; from?: Int32Array } = {};
  const { out, into, directed } = network.links;
  const run: Run = {
    view,
    network,
    scope,
    bit,
    labels,
    scratch,
    groups: () => (groups ??= labelGroups(network, labels.label)),
    treeSteps: (side) => {
      // Without forward-only links both are the same.
      const which = directed ? side : 'to';
      return (steps[which] ??= searchTree(which === 'to' ? into : out, labels.label, run.groups()));
    },
  };
  return run;
}

function labelGroups(network: Network, label: Int32Array): LabelGroups {
  const { count } = network;
  const ids = network.elements.ids;
  const off = new Int32Array(count + 1);
  for (let v = 0; v < count; v++) if (label[v] !== -1) off[label[v]! + 1]!++;
  for (let l = 0; l < count; l++) off[l + 1]! += off[l]!;
  const members = new Int32Array(off[count]!);
  const first = new Int32Array(count).fill(-1);
  const next = off.slice();
  for (let v = 0; v < count; v++) {
    const l = label[v]!;
    if (l === -1) continue;
    members[next[l]!++] = v;
    if (first[l] === -1 || byCodeUnits(ids[v]!, ids[first[l]!]!) < 0) first[l] = v;
  }
  return { off, members, first };
}

/** Breadth first from the first element of every label, within the label. */
function searchTree({ off, adj }: Arcs, label: Int32Array, { first }: LabelGroups): Int32Array {
  const steps = new Int32Array(label.length).fill(-1);
  const queue = new Int32Array(label.length);
  let tail = 0;
  for (let l = 0; l < first.length; l++) {
    if (first[l] === -1) continue;
    steps[first[l]!] = 0;
    queue[tail++] = first[l]!;
  }
  for (let head = 0; head < tail; head++) {
    const v = queue[head]!;
    const last = off[v + 1]!;
    for (let i = off[v]!; i < last; i++) {
      const u = adj[i]!;
      if (steps[u] !== -1 || label[u] !== label[v]) continue;
      steps[u] = steps[v]! + 1;
      queue[tail++] = u;
    }
  }
  return steps;
}

/** Number of clean elements that share the label of an element; 0 where it is not clean. */
export function groupSize(run: Run, element: number): number {
  const label = run.labels.label[element]!;
  if (label === -1) return 0;
  const { off } = run.groups();
  return off[label + 1]! - off[label]!;
}
