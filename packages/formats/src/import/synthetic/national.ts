import { fail } from '@cleanpath/model';
import type { ImportSink } from '../sink.js';
import { emitSite, emitStation } from './national-access.js';
import { emitCore } from './national-core.js';
import { emitDemands, type ServedStation } from './national-demands.js';
import { fictionalEvidence } from './fictional-evidence.js';
import { emitMarket, nationalMarket } from './national-market.js';
import { nationalPlan, type Station } from './national-plan.js';
import { emitRegion } from './national-regions.js';
import { xorshift32 } from './xorshift32.js';

export interface NationalOptions {
  readonly seed: number;
  /** Wanted number of elements; the stations are sampled down to it. Left out: all stations. */
  readonly elements?: number;
  readonly demands?: number;
  /** Date the invented evidence looks back from, YYYY-MM-DD. */
  readonly asOf?: string;
  readonly onProgress?: (stations: number, total: number) => void;
}

export interface NationalSummary {
  readonly stations: number;
  readonly suppliers: number;
  readonly products: number;
  readonly elements: number;
  readonly relations: number;
  readonly demands: number;
  readonly evidence: number;
}

export const DEFAULT_NATIONAL_DEMANDS = 10_000;
export const DEFAULT_AS_OF = '2026-06-30';
/** Elements per station that the expansion makes on average; used only to choose the sample. */
const ELEMENTS_PER_STATION = 13.4;
/** Stations between two waits for the sink. */
const STATIONS_PER_DRAIN = 64;

/**
 * Expands a list of stations to a complete national network with invented equipment, suppliers, core, management
 * and demands. Everything but operators and positions is made up and declared as synthetic. Streams into the sink;
 * the same stations and seed give the same records in the same order, whatever the order of the list.
 */
export async function synthesizeNational(
  list: readonly Station[],
  options: NationalOptions,
  target: ImportSink,
): Promise<NationalSummary> {
  if (list.length === 0)
    throw fail('value-missing', { message: 'A national network needs at least one station with a position' });
  const random = xorshift32(options.seed);
  const stations = sample(list, options.elements, options.seed);
  const counts = { suppliers: 0, products: 0, elements: 0, relations: 0 };
  const sink = counting(target, counts);
  declare(options, sink);
  const market = nationalMarket();
  emitMarket(market, random, sink);
  const plans = nationalPlan(stations, market, random);
  const evidence = fictionalEvidence(market.all, options.asOf ?? DEFAULT_AS_OF, random, sink);
  const served: ServedStation[] = [];
  const sites = new Set<string>();
  for (const plan of plans) {
    const power = market.power[random.below(market.power.length)]!.record.id;
    const cores = emitCore(plan, power, sink);
    for (const territory of plan.territories) {
      const region = emitRegion(plan, territory, cores, power, sink);
      for (const [i, cluster] of territory.clusters.entries()) {
        for (const station of cluster) {
          if (!sites.has(station.site)) {
            sites.add(station.site);
            const owner = market.towers[random.below(market.towers.length)]!.record.id;
            emitSite(station, territory.region, owner, sink);
          }
          emitStation(station, region.parents[i]!, random, sink);
          served.push({ station, core: region.core });
          if (served.length % STATIONS_PER_DRAIN === 0) {
            await sink.drain?.();
            options.onProgress?.(served.length, stations.length);
          }
        }
      }
    }
  }
  const demands = emitDemands(served, options.demands ?? DEFAULT_NATIONAL_DEMANDS, random, sink);
  await sink.drain?.();
  return { stations: stations.length, ...counts, demands, evidence };
}

/** A fixed sample for a seed, sorted by id, so that the order of the list does not matter. */
function sample(list: readonly Station[], elements: number | undefined, seed: number): Station[] {
  const sorted = [...list].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const wanted = elements === undefined ? sorted.length : Math.max(1, Math.round(elements / ELEMENTS_PER_STATION));
  if (wanted >= sorted.length) return sorted;
  return xorshift32(seed)
    .shuffle(sorted)
    .slice(0, wanted)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function declare({ seed }: NationalOptions, sink: ImportSink): void {
  sink.synthetic({
    what: 'All equipment, suppliers, products, ownership, evidence, management, core, transport and demands; only operators and positions of stations come from the site list',
    method:
      'National expansion of a site list (cleanpath synthesize, version 1): six radio units, one or two distributed units, router, backhaul and power per station, regional single-supplier clusters',
    seed,
  });
}

type Counts = Record<'suppliers' | 'products' | 'elements' | 'relations', number>;

function counting(target: ImportSink, counts: Counts): ImportSink {
  return {
    supplier: (record, place) => {
      counts.suppliers++;
      target.supplier(record, place);
    },
    product: (record, place) => {
      counts.products++;
      target.product(record, place);
    },
    element: (record, place) => {
      counts.elements++;
      target.element(record, place);
    },
    relation: (record, place) => {
      counts.relations++;
      target.relation(record, place);
    },
    demand: (record, place) => {
      target.demand(record, place);
    },
    slice: (record, place) => {
      target.slice(record, place);
    },
    evidenceSource: (record, place) => {
      target.evidenceSource(record, place);
    },
    evidence: (record, place) => {
      target.evidence(record, place);
    },
    problem: (found) => {
      target.problem(found);
    },
    synthetic: (declaration) => {
      target.synthetic(declaration);
    },
    drain: async () => {
      await target.drain?.();
    },
  };
}
