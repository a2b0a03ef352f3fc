import { condense } from '../kernel/condense.js';
import { linkEnds } from '../kernel/link-ends.js';
import { flatten, identity, uniteLinks } from '../kernel/union-find.js';
import { optimisticBit, pessimisticBit } from '../trust/effective-trust.js';
import type { Condensation, DemandTable, Network, TrustView } from '../types.js';
import { demandCore, type DemandCore } from './demand-core.js';

/**
 * Labels of elements that can reach each other over clean elements, -1 for elements that are not clean. Without
 * forward-only links two elements with the same label have a clean path both ways; with them labels are strongly
 * connected components, so the same holds, and `order` allows one-way questions.
 */
export interface CleanLabels {
  readonly label: Int32Array;
  /** Strongly connected components, successors first; only with forward-only links. */
  readonly order?: Condensation;
}

/** Labels where every element counts as clean. */
export function connectivity(network: Network): CleanLabels {
  let labels = ofNetwork.get(network);
  if (!labels) ofNetwork.set(network, (labels = build(network, new Uint16Array(network.count), 0)));
  return labels;
}

/** Labels of one run of a view: `bit` is the optimistic or pessimistic bit of a scope. */
export function cleanLabels(view: TrustView, bit: number): CleanLabels {
  const runs = ofView.get(view) ?? newRuns(view);
  ofView.set(view, runs);
  const same = runs.bits.get(bit) ?? bit;
  const known = runs.labels.get(same);
  if (known) return known;
  const labels =
    same === NO_TAINT
      ? connectivity(view.network)
      : build(view.network, view.taint, same, baseLabels(view, runs), runs.full.has(same));
  runs.labels.set(same, labels);
  return labels;
}

/** Labels of the ends of path legs: those of leg l are `label[from[l]]` and `label[to[l]]`. */
export interface EndLabels extends CleanLabels {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** As `cleanLabels` for the ends of demands, found in the part of the network their paths can use. */
export function endLabels(view: TrustView, demands: DemandTable, bit: number): EndLabels {
  const core = demandCore(view.network, demands);
  if (!core) {
    const labels = bit === NO_TAINT ? connectivity(view.network) : cleanLabels(view, bit);
    return { ...labels, from: demands.from, to: demands.to };
  }
  const ofCores = ofCore.get(view) ?? new WeakMap<DemandCore, CoreRuns>();
  ofCore.set(view, ofCores);
  const runs = ofCores.get(core) ?? coreRuns(view, core);
  ofCores.set(core, runs);
  const same = runs.bits.get(bit) ?? bit;
  let label = runs.labels.get(same);
  if (!label) {
    label = runs.base.slice();
    if (!runs.full.has(same)) uniteLinks(label, core.links, runs.taint, same, ANY);
    flatten(label, runs.taint, same);
    runs.labels.set(same, label);
  }
  return { label, from: core.from, to: core.to };
}

interface CoreRuns extends Pick<Runs, 'bits' | 'full'> {
  readonly taint: Uint16Array;
  readonly base: Int32Array;
  readonly labels: Map<number, Int32Array>;
}

const ofCore = new WeakMap<TrustView, WeakMap<DemandCore, CoreRuns>>();

function coreRuns(view: TrustView, { count, element, links }: DemandCore): CoreRuns {
  const taint = new Uint16Array(count);
  for (let row = 0; row < count; row++) taint[row] = view.taint[element[row]!]!;
  const base = identity(count);
  uniteLinks(base, links, taint, ANY, 0);
  const { bits, full } = sameRuns(view.scopes, distinctWords(taint));
  return { bits, full, taint, base, labels: new Map() };
}

/** A run in which nothing is tainted is plain connectivity. */
export const NO_TAINT = 0;

interface Runs {
  /** Smallest bit with exactly the same tainted elements; 0 where none is tainted. */
  readonly bits: Map<number, number>;
  /** Bits that every element with any bit has: their clean elements are exactly those clean in every run. */
  readonly full: ReadonlySet<number>;
  readonly labels: Map<number, CleanLabels>;
  base?: Int32Array;
}

const ofNetwork = new WeakMap<Network, CleanLabels>();
const ofView = new WeakMap<TrustView, Runs>();

function newRuns(view: TrustView): Runs {
  return { ...sameRuns(view.scopes, distinctWords(view.taint)), labels: new Map() };
}

function sameRuns(scopes: TrustView['scopes'], words: readonly number[]): Pick<Runs, 'bits' | 'full'> {
  const all = scopes.flatMap((_, scope) => [optimisticBit(scope), pessimisticBit(scope)]);
  const bits = new Map<number, number>();
  for (const bit of all) {
    const same = [NO_TAINT, ...all].find((other) =>
      words.every((word) => ((word & bit) !== 0) === ((word & other) !== 0)),
    );
    bits.set(bit, same ?? bit);
  }
  const full = new Set(all.filter((bit) => words.every((word) => word === 0 || (word & bit) !== 0)));
  return { bits, full };
}

function distinctWords(taint: Uint16Array): number[] {
  const seen = new Uint8Array(1 << 16);
  const words: number[] = [];
  for (let e = 0; e < taint.length; e++) {
    const word = taint[e]!;
    if (seen[word] === 1) continue;
    seen[word] = 1;
    words.push(word);
  }
  return words;
}

/** Elements clean in every run are joined once; each run starts from there. */
function baseLabels(view: TrustView, runs: Runs): Int32Array | undefined {
  if (view.network.links.directed) return undefined;
  if (!runs.base) {
    runs.base = identity(view.network.count);
    uniteLinks(runs.base, linkEnds(view.network), view.taint, ANY, 0);
  }
  return runs.base;
}

const ANY = 0xffff;

/** `base` holds joins already made; `complete` says that there are no more. */
function build(network: Network, taint: Uint16Array, bit: number, base?: Int32Array, complete = false): CleanLabels {
  const { links } = network;
  if (links.directed) {
    const order = condense(network.count, links.out.off, links.out.adj, taint, bit);
    return { label: order.component, order };
  }
  const label = base ? base.slice() : identity(network.count);
  if (!base || !complete) uniteLinks(label, linkEnds(network), taint, bit, base ? ANY : 0);
  flatten(label, taint, bit);
  return { label };
}
