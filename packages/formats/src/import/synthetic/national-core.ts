import type { ElementKind, RelationType } from '@cleanpath/model';
import type { ImportSink } from '../sink.js';
import { centreOf } from './geographic-clusters.js';
import type { OperatorPlan } from './national-plan.js';

export interface CoreSite {
  readonly prefix: string;
  readonly router: string;
  readonly upf: string;
  readonly amf: string;
  readonly udr: string;
  readonly keyStore: string;
  readonly lat: number;
  readonly lon: number;
}

const FUNCTIONS: readonly (readonly [string, ElementKind])[] = [
  ['amf', '5gc.amf'],
  ['smf', '5gc.smf'],
  ['upf', '5gc.upf'],
  ['ausf', '5gc.ausf'],
  ['udm', '5gc.udm'],
  ['udr', '5gc.udr'],
  ['pcf', '5gc.pcf'],
  ['nrf', '5gc.nrf'],
  ['nssf', '5gc.nssf'],
  ['scp', '5gc.scp'],
  ['chf', '5gc.chf'],
  ['key-store', 'key-store'],
];

/** What a function of a core site needs of another one; any one of two sites will do. */
const NEEDS: readonly (readonly [string, RelationType, string])[] = [
  ['amf', 'authenticated-by', 'ausf'],
  ['amf', 'controlled-by', 'nssf'],
  ['smf', 'controlled-by', 'pcf'],
  ['upf', 'controlled-by', 'smf'],
  ['ausf', 'stores-on', 'udm'],
  ['udm', 'stores-on', 'udr'],
  ['ausf', 'authenticated-by', 'key-store'],
];

export const coreManager = (plan: OperatorPlan): string => `${plan.code}/manager/${plan.core}`;
export const updateServer = (plan: OperatorPlan, supplier: string): string => `${plan.code}/updates/${supplier}`;

/** The core of one operator: sites with hosts, routers and functions, meshed and pairwise redundant. */
export function emitCore(plan: OperatorPlan, power: string, sink: ImportSink): CoreSite[] {
  const sites = coreSites(plan);
  const transport = plan.coreTransport;
  sites.forEach((site, i) => {
    emitCoreSite(plan, site, power, transport, sink);
    const next = sites[(i + 1) % sites.length]!;
    const chord = sites[(i + 2) % sites.length]!;
    for (const peer of new Set([next, chord])) {
      if (peer !== site) sink.relation({ from: site.router, to: peer.router, type: 'link', metric: 10 });
    }
    for (const [from, type, to] of NEEDS) {
      const members = [...new Set([`${site.prefix}/${to}`, `${next.prefix}/${to}`])];
      for (const member of members) {
        sink.relation({ from: `${site.prefix}/${from}`, to: member, type, group: to, need: 1 });
      }
    }
  });
  emitManagement(plan, sites, sink);
  return sites;
}

function coreSites(plan: OperatorPlan): CoreSite[] {
  return Array.from({ length: plan.coreSites }, (_, i) => {
    const territory = plan.territories[Math.floor((i * plan.territories.length) / plan.coreSites)]!;
    const prefix = `${plan.code}/core-${String(i + 1).padStart(2, '0')}`;
    const { lat, lon } = centreOf(territory.clusters.flat());
    return {
      prefix,
      router: `${prefix}/router`,
      upf: `${prefix}/upf`,
      amf: `${prefix}/amf`,
      udr: `${prefix}/udr`,
      keyStore: `${prefix}/key-store`,
      lat,
      lon,
    };
  });
}

function emitCoreSite(plan: OperatorPlan, core: CoreSite, power: string, transport: string, sink: ImportSink): void {
  const { prefix, lat, lon } = core;
  const site = `${prefix}/site`;
  const at = { operator: plan.operator, site, lat, lon };
  sink.element({ id: site, kind: 'site', operator: plan.operator, lat, lon, passive: true });
  emitSupported(`${prefix}/power`, 'power-supply', `${power}/power-supply`, at, [['hosted-on', site]], sink);
  emitSupported(
    core.router,
    'transport-node',
    `${transport}/core-router`,
    at,
    [
      ['hosted-on', site],
      ['powered-by', `${prefix}/power`],
      ['managed-by', `${plan.code}/manager/${transport}`],
      ['updated-by', updateServer(plan, transport)],
    ],
    sink,
  );
  for (const host of ['o-cloud-a', 'o-cloud-b', 'storage']) {
    const kind = host === 'storage' ? 'storage' : 'o-cloud';
    emitSupported(
      `${prefix}/${host}`,
      kind,
      `${plan.cloud}/${kind}`,
      at,
      [
        ['hosted-on', site],
        ['powered-by', `${prefix}/power`],
        ['managed-by', `${plan.code}/manager/${plan.cloud}`],
        ['updated-by', updateServer(plan, plan.cloud)],
      ],
      sink,
    );
    sink.relation({ from: `${prefix}/${host}`, to: core.router, type: 'link' });
  }
  FUNCTIONS.forEach(([name, kind], i) => {
    const id = `${prefix}/${name}`;
    emitSupported(
      id,
      kind,
      `${plan.core}/${name}`,
      at,
      [
        ['hosted-on', `${prefix}/o-cloud-${i % 2 === 0 ? 'a' : 'b'}`],
        ['managed-by', coreManager(plan)],
        ['updated-by', updateServer(plan, plan.core)],
      ],
      sink,
    );
    sink.relation({ from: id, to: core.router, type: 'link' });
    if (name === 'udr' || name === 'key-store') sink.relation({ from: id, to: `${prefix}/storage`, type: 'stores-on' });
  });
}

/** One manager per supplier (radio and transport ones per region too) and one update server per supplier. */
function emitManagement(plan: OperatorPlan, sites: readonly CoreSite[], sink: ImportSink): void {
  const suppliers = new Set([plan.core, plan.cloud, plan.coreTransport]);
  const managers = new Map<string, string>();
  for (const { region, radio, transport } of plan.territories) {
    for (const supplier of [radio, transport]) {
      suppliers.add(supplier);
      managers.set(`${plan.code}/${region}/manager/${supplier}`, supplier);
    }
  }
  for (const supplier of suppliers) managers.set(`${plan.code}/manager/${supplier}`, supplier);
  let i = 0;
  for (const [id, supplier] of managers) {
    const site = sites[i++ % sites.length]!;
    const region = id.split('/')[1]!;
    const at = {
      operator: plan.operator,
      site: `${site.prefix}/site`,
      ...(region.startsWith('region-') ? { region } : {}),
    };
    const host = `${site.prefix}/o-cloud-a`;
    emitSupported(
      id,
      'element-manager',
      `${supplier}/element-manager`,
      at,
      [
        ['hosted-on', host],
        ['updated-by', updateServer(plan, supplier)],
      ],
      sink,
    );
    sink.relation({ from: id, to: site.router, type: 'link' });
  }
  for (const supplier of suppliers) {
    const site = sites[i++ % sites.length]!;
    const at = { operator: plan.operator, site: `${site.prefix}/site` };
    const id = updateServer(plan, supplier);
    emitSupported(
      id,
      'update-server',
      `${supplier}/update-server`,
      at,
      [['hosted-on', `${site.prefix}/o-cloud-b`]],
      sink,
    );
    sink.relation({ from: id, to: site.router, type: 'link' });
  }
}

/** An element and what it depends on. */
export function emitSupported(
  id: string,
  kind: ElementKind,
  product: string,
  at: { operator: string; site?: string; region?: string; lat?: number; lon?: number },
  needs: readonly (readonly [RelationType, string])[],
  sink: ImportSink,
): void {
  sink.element({ id, kind, ...at, product, version: '1.0' });
  for (const [type, to] of needs) sink.relation({ from: id, to, type });
}
