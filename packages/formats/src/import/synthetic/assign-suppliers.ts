import { byCodeUnits, kindInfo, type Element } from '@cleanpath/model';
import type { Entry, ImportDraft } from '../import-draft.js';
import { fictionalEvidence } from './fictional-evidence.js';
import { fictionalField, type Conduct, type FictionalSupplier } from './fictional-suppliers.js';
import { geographicClusters, type Located } from './geographic-clusters.js';
import { DEFAULT_AS_OF } from './national.js';
import { addMissingSupport } from './missing-support.js';
import { sampleDemands } from './sample-demands.js';
import { xorshift32, zipfWeights, type Random } from './xorshift32.js';

export interface AssignmentOptions {
  /** Number of invented suppliers; 0 or absent: none. */
  readonly suppliers?: number;
  /** Number of invented demands; 0 or absent: none. */
  readonly demands?: number;
  readonly seed?: number;
  readonly asOf?: string;
}

/** Conducts repeat in this order: a few suppliers suffice to see every outcome. */
const CONDUCTS: readonly Conduct[] = ['strong', 'fair', 'adverse', 'strong', 'thin', 'strong'];
/** Regional lots per supplier: enough that shares vary, few enough that regions stay recognisable. */
const LOTS_PER_SUPPLIER = 3;

/**
 * Completes an imported topology with invented suppliers (assigned in regional clusters) and demands, declared as
 * synthetic. Elements that already name a supplier or product keep it; passive ones need none.
 */
export function synthesizeSuppliers(draft: ImportDraft, options: AssignmentOptions): void {
  const seed = options.seed ?? 1;
  const random = xorshift32(seed);
  if (options.suppliers) {
    const suppliers = fictionalField(
      'systems',
      Array.from({ length: options.suppliers }, (_, i) => CONDUCTS[i % CONDUCTS.length]!),
    );
    const assigned = assign(draft, suppliers, random);
    for (const { record } of suppliers) draft.supplier(record);
    const support = addMissingSupport(draft, suppliers[0]!.record.id);
    fictionalEvidence(suppliers, options.asOf ?? DEFAULT_AS_OF, random, draft);
    draft.synthetic({
      what: `The suppliers of ${assigned} elements, the suppliers themselves and the evidence about them${support > 0 ? `; ${support} element managers and hosts` : ''}`,
      method: 'Seeded assignment of fictional suppliers in regional clusters (cleanpath synthesize, version 1)',
      seed,
    });
  }
  if (options.demands) {
    const made = sampleDemands(draft, options.demands, random);
    for (const demand of made) draft.demand(demand);
    draft.synthetic({
      what: `${made.length} demands`,
      method: 'Seeded sample of pairs of connected elements (cleanpath synthesize, version 1)',
      seed,
    });
  }
}

function assign(draft: ImportDraft, suppliers: readonly FictionalSupplier[], random: Random): number {
  const open = [...draft.elements.values()].filter(({ record }) => needsSupplier(record));
  const lots = lotsOf(draft, open, Math.max(1, Math.ceil(open.length / (suppliers.length * LOTS_PER_SUPPLIER))));
  const weights = zipfWeights(suppliers.length);
  for (const [i, lot] of lots.entries()) {
    // Every supplier gets one lot before chance decides, so that none stays without.
    const choice = i < suppliers.length ? i : random.weighted(weights);
    const supplier = suppliers[choice]!.record.id;
    for (const id of lot) {
      const entry = draft.elements.get(id)!;
      draft.elements.set(id, { ...entry, record: { ...entry.record, supplier } });
    }
  }
  return open.length;
}

function needsSupplier(element: Element): boolean {
  const passive = element.passive ?? kindInfo(element.kind).passive ?? false;
  return element.supplier === undefined && element.product === undefined && !passive;
}

/** Located elements cluster by place; the others join the lot of a neighbour, or form lots in order of id. */
function lotsOf(draft: ImportDraft, open: readonly Entry<Element>[], largest: number): string[][] {
  const located: Located[] = [];
  const others: string[] = [];
  for (const { record } of open) {
    if (record.lat !== undefined && record.lon !== undefined)
      located.push({ id: record.id, lat: record.lat, lon: record.lon });
    else others.push(record.id);
  }
  const lots = geographicClusters(located, largest).map((cluster) => cluster.map(({ id }) => id));
  const ordered = neighbourOrder(draft, new Set(others));
  for (let i = 0; i < ordered.length; i += largest) lots.push(ordered.slice(i, i + largest));
  return lots;
}

/** Breadth-first order over the links, so that consecutive elements are close in the network. */
function neighbourOrder(draft: ImportDraft, wanted: ReadonlySet<string>): string[] {
  const neighbours = new Map<string, string[]>();
  const join = (a: string, b: string): void => {
    const list = neighbours.get(a);
    if (list) list.push(b);
    else neighbours.set(a, [b]);
  };
  for (const { record } of draft.relations.values()) {
    join(record.from, record.to);
    join(record.to, record.from);
  }
  const seen = new Set<string>();
  const order: string[] = [];
  for (const start of [...wanted].sort(byCodeUnits)) {
    const queue = seen.has(start) ? [] : [start];
    seen.add(start);
    for (const id of queue) {
      if (wanted.has(id)) order.push(id);
      for (const next of (neighbours.get(id) ?? []).toSorted(byCodeUnits)) {
        if (seen.has(next)) continue;
        seen.add(next);
        queue.push(next);
      }
    }
  }
  return order;
}
