import type { ImportSink } from '../sink.js';
import type { AccessParents } from './national-access.js';
import { centreOf } from './geographic-clusters.js';
import { emitSupported, updateServer, type CoreSite } from './national-core.js';
import type { OperatorPlan, Station, Territory } from './national-plan.js';

/** The middle of the network in one territory: an aggregation ring with one centralised unit per router. */
export interface RegionNodes {
  /** Parents of the stations, one per cluster of the territory. */
  readonly parents: readonly AccessParents[];
  readonly core: CoreSite;
}

/** Metric of links in the aggregation ring; links into the core cost twice as much. */
const RING_METRIC = 10;

export function emitRegion(
  plan: OperatorPlan,
  territory: Territory,
  cores: readonly CoreSite[],
  power: string,
  sink: ImportSink,
): RegionNodes {
  const prefix = `${plan.code}/${territory.region}`;
  const manager = (supplier: string): string => `${prefix}/manager/${supplier}`;
  const [nearest, second] = nearestCores(centreOf(territory.clusters.flat()), cores);
  const shared = { region: territory.region, radio: territory.radio, transport: territory.transport, power };
  const timing = `${prefix}/timing`;
  const parents = territory.clusters.map((cluster, i): AccessParents => {
    const name = `${prefix}/agg-${String(i + 1).padStart(3, '0')}`;
    emitAggregation(name, cluster, plan, territory, power, manager, [nearest, second], sink);
    return {
      ...shared,
      aggregation: `${name}/router`,
      centralisedUnit: `${name}/cu`,
      timing,
      radioManager: manager(territory.radio),
      radioUpdates: updateServer(plan, territory.radio),
      transportManager: manager(territory.transport),
      transportUpdates: updateServer(plan, territory.transport),
    };
  });
  const at = { operator: plan.operator, region: territory.region };
  const first = parents[0]!.aggregation;
  emitSupported(
    timing,
    'timing-source',
    `${power}/timing-source`,
    at,
    [['hosted-on', first.replace(/router$/, 'site')]],
    sink,
  );
  sink.relation({ from: timing, to: first, type: 'link' });
  ring(
    parents.map((parent) => parent.aggregation),
    nearest,
    second,
    sink,
  );
  return { parents, core: nearest };
}

function ring(routers: readonly string[], nearest: CoreSite, second: CoreSite, sink: ImportSink): void {
  for (let i = 0; i + 1 < routers.length; i++) {
    sink.relation({ from: routers[i]!, to: routers[i + 1]!, type: 'link', metric: RING_METRIC });
  }
  sink.relation({ from: routers[0]!, to: nearest.router, type: 'link', metric: 2 * RING_METRIC });
  const end = second === nearest ? nearest : second;
  if (routers.length > 1 || end !== nearest) {
    sink.relation({ from: routers.at(-1)!, to: end.router, type: 'link', metric: 2 * RING_METRIC });
  }
}

function emitAggregation(
  name: string,
  cluster: readonly Station[],
  plan: OperatorPlan,
  territory: Territory,
  power: string,
  manager: (supplier: string) => string,
  cores: readonly [CoreSite, CoreSite],
  sink: ImportSink,
): void {
  const { radio, transport, region } = territory;
  const { lat, lon } = centreOf(cluster);
  const site = `${name}/site`;
  const at = { operator: plan.operator, site, region, lat, lon };
  const router = `${name}/router`;
  sink.element({ id: site, kind: 'site', operator: plan.operator, region, lat, lon, passive: true });
  emitSupported(`${name}/power`, 'power-supply', `${power}/power-supply`, at, [['hosted-on', site]], sink);
  emitSupported(
    router,
    'transport-node',
    `${transport}/aggregation-router`,
    at,
    [
      ['hosted-on', site],
      ['powered-by', `${name}/power`],
      ['managed-by', manager(transport)],
      ['updated-by', updateServer(plan, transport)],
    ],
    sink,
  );
  emitSupported(
    `${name}/host`,
    'edge-host',
    `${plan.cloud}/edge-host`,
    at,
    [
      ['hosted-on', site],
      ['powered-by', `${name}/power`],
      ['managed-by', `${plan.code}/manager/${plan.cloud}`],
      ['updated-by', updateServer(plan, plan.cloud)],
    ],
    sink,
  );
  emitSupported(
    `${name}/cu`,
    'centralised-unit',
    `${radio}/centralised-unit`,
    at,
    [
      ['hosted-on', `${name}/host`],
      ['managed-by', manager(radio)],
      ['updated-by', updateServer(plan, radio)],
    ],
    sink,
  );
  sink.relation({ from: `${name}/host`, to: router, type: 'link' });
  sink.relation({ from: `${name}/cu`, to: router, type: 'link' });
  for (const { amf } of new Set(cores)) {
    sink.relation({ from: `${name}/cu`, to: amf, type: 'controlled-by', group: 'amf', need: 1 });
  }
}

function nearestCores(point: { lat: number; lon: number }, cores: readonly CoreSite[]): [CoreSite, CoreSite] {
  const distance = (core: CoreSite): number => (core.lat - point.lat) ** 2 + (core.lon - point.lon) ** 2;
  const sorted = cores.toSorted((a, b) => distance(a) - distance(b) || (a.prefix < b.prefix ? -1 : 1));
  return [sorted[0]!, sorted[1] ?? sorted[0]!];
}
