import { byCodeUnits } from '@cleanpath/model';
import { geographicClusters, type Located } from './geographic-clusters.js';
import type { Market } from './national-market.js';
import { zipfWeights, type Random } from './xorshift32.js';

/** A station of the site list: one operator at one site. */
export interface Station extends Located {
  readonly operator: string;
  readonly site: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly file?: string;
  readonly line?: number;
}

/** The stations of one operator in one region, with their suppliers. */
export interface Territory {
  readonly operator: string;
  readonly region: string;
  readonly radio: string;
  readonly transport: string;
  readonly clusters: readonly (readonly Station[])[];
}

export interface OperatorPlan {
  readonly operator: string;
  /** Short name without the prefix of supplier ids, for element ids. */
  readonly code: string;
  readonly territories: readonly Territory[];
  readonly core: string;
  /** Supplier of the routers between core sites, which every service crosses. */
  readonly coreTransport: string;
  readonly cloud: string;
  readonly coreSites: number;
}

/**
 * Share of radio regions that the supplier with adverse evidence holds, by rank of the operator: the published
 * shares of high-risk equipment in three national networks, the first two being one country's 5G and 4G.
 */
const ADVERSE_SHARES = [0.59, 0.57, 0.17, 0.17] as const;

/** Stations behind one centralised unit and one aggregation router. */
export const STATIONS_PER_CLUSTER = 50;
/** Regions of a full national network; smaller ones get fewer, so that regions keep several clusters. */
const MOST_REGIONS = 32;
const FEWEST_STATIONS_PER_REGION = 150;

export function nationalPlan(stations: readonly Station[], market: Market, random: Random): OperatorPlan[] {
  const regionOf = regions(stations);
  const byOperator = groupBy(stations, (station) => station.operator);
  // Larger operators first; equal ones by id.
  const ranked = [...byOperator].sort((a, b) => b[1].length - a[1].length || byCodeUnits(a[0], b[0]));
  return ranked.map(([operator, own], rank) => {
    const byRegion = groupBy(own, (station) => regionOf.get(station.id)!);
    const names = [...byRegion.keys()].sort(byCodeUnits);
    const radio = radioSuppliers(names, ADVERSE_SHARES[rank % ADVERSE_SHARES.length]!, market, random);
    const transportWeights = zipfWeights(market.transport.length);
    const territories = names.map((region, i) => ({
      operator,
      region,
      radio: radio[i]!,
      transport: market.transport[random.weighted(transportWeights)]!.record.id,
      clusters: geographicClusters(byRegion.get(region)!, STATIONS_PER_CLUSTER),
    }));
    return {
      operator,
      code: operator.replace(/^operator:/, ''),
      territories,
      coreTransport: market.transport[rank % 2]!.record.id,
      core: market.core[rank % market.core.length]!.record.id,
      cloud: market.cloud[rank % market.cloud.length]!.record.id,
      coreSites: Math.min(12, Math.max(4, Math.round(own.length / 2500))),
    };
  });
}

/** One supplier per region and operator: radio networks are bought in contiguous regional lots. */
function radioSuppliers(names: readonly string[], adverseShare: number, market: Market, random: Random): string[] {
  const adverse = Math.round(names.length * adverseShare);
  const order = random.shuffle(names.map((_, i) => i));
  const weights = zipfWeights(market.radio.length - 1);
  const result = new Array<string>(names.length);
  order.forEach((region, position) => {
    const supplier = position < adverse ? 0 : 1 + random.weighted(weights);
    result[region] = market.radio[supplier]!.record.id;
  });
  return result;
}

function regions(stations: readonly Station[]): Map<string, string> {
  const wanted = Math.min(MOST_REGIONS, Math.max(2, Math.floor(stations.length / FEWEST_STATIONS_PER_REGION)));
  const clusters = geographicClusters(stations, Math.ceil(stations.length / wanted));
  const result = new Map<string, string>();
  clusters.forEach((cluster, i) => {
    const name = `region-${String(i + 1).padStart(2, '0')}`;
    for (const station of cluster) result.set(station.id, name);
  });
  return result;
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
