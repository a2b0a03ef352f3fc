import { Columns, TYPE } from './columns.mjs';
import { xorshift32, zipf } from './random.mjs';

export const SUPPLIERS = 200;
const REGIONS = 40;
const OPERATORS = 3;
const RADIO_UNITS = 6;
/** Elements of one station on average, with its share of everything above it, and a little spare. */
const ELEMENTS_PER_STATION = 14.04;
/** Elements above the stations whatever their number: managers, core, metro. */
const FIXED_ELEMENTS = 1600;
const RELATIONS_PER_ELEMENT = 5;
/** Stations on one aggregation ring, and rings on one metro node. */
const STATIONS_PER_NODE = 6;
const NODES_PER_RING = 10;
const CORE_SITES = 12;
/** Makers of equipment, each with a firmware of its own, and the parts all of them choose from. */
const VENDORS = 16;
const COMPONENTS = 120;
/** Share of radio equipment that does not come from the one vendor of its region. */
const STRAYS = 0.04;
/** Radio vendors by region: single-vendor clusters of unequal size. */
const RADIO_VENDORS = [0, 1, 1, 2, 0, 2, 0, 3, 0, 1];

/**
 * A made-up nation, always the same for a seed: stations around towns, regional single-vendor clusters, aggregation
 * rings homed on two metro nodes, twelve core sites with redundant functions on hosts, element managers and update
 * servers per vendor and region, firmware that hangs on a tree of components, 200 suppliers with a long tail.
 * Returns columns and demands. Counts are exact: what stations leave over becomes cells and neighbour links.
 */
export function nation({ elements = 1_000_000, demands = 10_000, seed = 1 } = {}) {
  const random = xorshift32(seed * 0x9e3779b1);
  const tail = zipf(SUPPLIERS, random);
  const columns = new Columns(elements, elements * RELATIONS_PER_ELEMENT);
  const stations = Math.floor((elements - FIXED_ELEMENTS) / ELEMENTS_PER_STATION);
  const regions = Array.from({ length: REGIONS }, (_, region) => ({
    region,
    operator: 0,
    lat: 44 + 6 * random.share(),
    lon: 1 + 8 * random.share(),
    radio: RADIO_VENDORS[region % RADIO_VENDORS.length],
    transport: 4 + random.below(12),
  }));
  const support = supportSystems(columns, regions, tail, random);
  const core = coreSites(columns, regions, support, tail, random);
  const metro = metroNodes(columns, regions, support, core, random);
  const access = { stations: [], routers: [], radioUnits: [] };
  accessNetwork(columns, regions, support, metro, stations, access, tail, random);
  fill(columns, access, regions, tail, random);
  return { columns, regions, demands: makeDemands(columns, access, core, demands, random), core, access };
}

/** Component trees, firmware, element managers, update servers and timing. */
function supportSystems(columns, regions, tail, random) {
  const nowhere = { operator: 0, region: 0, lat: 47, lon: 5 };
  const leaves = Array.from({ length: COMPONENTS }, (_, i) =>
    columns.element(`component/${i}`, 'application', nowhere, 40 + (tail() % 160)),
  );
  const firmware = Array.from({ length: VENDORS }, (_, vendor) => {
    const row = columns.element(`firmware/${vendor}`, 'application', nowhere, vendor);
    for (let k = 0; k < 3; k++) {
      const part = columns.element(`firmware/${vendor}/module${k}`, 'application', nowhere, 20 + random.below(60));
      columns.relation(row, part, TYPE['hosted-on']);
      // Vendors share libraries and chips: neighbours in the list of components, so that none is named twice.
      const first = random.below(COMPONENTS - 1);
      columns.relation(part, leaves[first], TYPE['hosted-on']);
      columns.relation(part, leaves[first + 1], TYPE['hosted-on']);
    }
    return row;
  });
  const managerHosts = Array.from({ length: 8 }, (_, i) =>
    columns.element(`management-host/${i}`, 'nfvi-host', nowhere, 16 + random.below(8)),
  );
  const manager = new Map();
  const updates = new Map();
  for (const region of regions)
    for (const vendor of [...new Set([0, 1, 2, 3, region.transport])]) {
      const em = columns.element(`manager/${region.region}/${vendor}`, 'element-manager', region, vendor);
      const us = columns.element(`updates/${region.region}/${vendor}`, 'update-server', region, vendor);
      columns.redundant(
        em,
        [0, 1, 2].map((k) => managerHosts[(region.region + k) % 8]),
        TYPE['hosted-on'],
        'hosts',
        2,
      );
      columns.relation(em, us, TYPE['updated-by']);
      columns.relation(us, firmware[vendor], TYPE['updated-by']);
      columns.relation(us, em, TYPE['managed-by']);
      manager.set(`${region.region}/${vendor}`, em);
      updates.set(`${region.region}/${vendor}`, us);
    }
  const timing = regions.map((region) =>
    [0, 1].map((k) => columns.element(`timing/${region.region}/${k}`, 'timing-source', region, 24 + random.below(20))),
  );
  return { manager, updates, timing, firmware, managerHosts };
}

function coreSites(columns, regions, { managerHosts }, tail, random) {
  const sites = [];
  for (let i = 0; i < CORE_SITES; i++) {
    const at = { ...regions[(i * 7) % REGIONS], operator: 0 };
    const id = `core/${i}`;
    const site = columns.element(id, 'site', at, tail());
    const power = [0, 1].map((k) => columns.element(`${id}/power${k}`, 'power-supply', at, 30 + random.below(40)));
    const routers = [0, 1].map((k) => columns.element(`${id}/router${k}`, 'transport-node', at, 4 + random.below(8)));
    const hosts = [0, 1, 2, 3].map((k) => columns.element(`${id}/host${k}`, 'nfvi-host', at, 16 + random.below(8)));
    const manager = columns.element(`${id}/manager`, 'element-manager', at, i % 4);
    columns.redundant(manager, managerHosts.slice(0, 3), TYPE['hosted-on'], 'hosts', 2);
    for (const row of [...routers, ...hosts]) {
      columns.relation(row, site, TYPE['hosted-on']);
      columns.redundant(row, power, TYPE['powered-by'], 'power', 1);
    }
    columns.link(routers[0], routers[1], 1);
    const functions = {};
    for (const name of ['amf', 'smf', 'upf', 'udm', 'udr', 'ausf', 'nrf']) {
      const row = columns.element(`${id}/${name}`, `5gc.${name}`, at, (i + (name === 'upf' ? 1 : 0)) % 4);
      columns.redundant(row, hosts, TYPE['hosted-on'], 'hosts', 2);
      columns.relation(row, manager, TYPE['managed-by']);
      for (const router of routers) columns.link(row, router, 1);
      functions[name] = row;
    }
    sites.push({ at, routers, functions });
  }
  for (let i = 0; i < CORE_SITES; i++)
    for (const step of [1, 3, 5])
      span(columns, sites[i].routers[step % 2], sites[(i + step) % CORE_SITES].routers[0], 10, tail);
  return sites;
}

/** A fibre with an owner of its own between two nodes. */
function span(columns, a, b, metric, tail) {
  const at = { operator: columns.operator[a], region: columns.region[a], lat: columns.lat[a], lon: columns.lon[a] };
  const row = columns.element(`span/${columns.elements}`, 'fibre-span', at, 60 + (tail() % 120));
  columns.link(a, row, metric);
  columns.link(row, b, metric);
}

function metroNodes(columns, regions, support, core, random) {
  return regions.map((region) => {
    const nodes = [0, 1].map((k) =>
      columns.element(`metro/${region.region}/${k}`, 'transport-node', { ...region, operator: 0 }, region.transport),
    );
    nodes.forEach((node, k) => {
      managed(columns, node, region, region.transport, support);
      columns.redundant(node, support.timing[region.region], TYPE['timed-by'], 'timing', 1);
      const near = core[(region.region + k * 5) % CORE_SITES];
      span(columns, node, near.routers[k], 10, () => random.below(200));
    });
    columns.link(nodes[0], nodes[1], 2);
    return nodes;
  });
}

function managed(columns, row, { region }, vendor, { manager, updates }) {
  const known = manager.get(`${region}/${vendor}`);
  const key = known === undefined ? `${region}/0` : `${region}/${vendor}`;
  columns.relation(row, manager.get(key), TYPE['managed-by']);
  columns.relation(row, updates.get(key), TYPE['updated-by']);
}

function accessNetwork(columns, regions, support, metro, stations, access, tail, random) {
  let made = 0;
  for (let ring = 0; made < stations; ring++) {
    const region = regions[Math.min(ring % REGIONS, random.below(REGIONS))];
    const town = { lat: region.lat + random.normal() * 0.8, lon: region.lon + random.normal() * 0.8 };
    const nodes = [];
    for (let n = 0; n < NODES_PER_RING; n++) {
      const at = {
        ...region,
        operator: ring % OPERATORS,
        lat: town.lat + random.normal() / 20,
        lon: town.lon + random.normal() / 20,
      };
      const node = columns.element(`ring/${ring}/${n}`, 'transport-node', at, region.transport);
      managed(columns, node, region, region.transport, support);
      columns.redundant(node, support.timing[region.region], TYPE['timed-by'], 'timing', 1);
      if (n > 0) span(columns, nodes[n - 1], node, 5, tail);
      nodes.push(node);
    }
    span(columns, nodes[0], metro[region.region][0], 5, tail);
    span(columns, nodes.at(-1), metro[region.region][1], 5, tail);
    const hosts = [0, 1].map((k) =>
      columns.element(
        `ring/${ring}/host${k}`,
        'edge-host',
        { ...region, operator: ring % OPERATORS },
        16 + random.below(8),
      ),
    );
    const units = ['centralised-unit-cp', 'centralised-unit-up'].map((kind) => {
      const row = columns.element(
        `ring/${ring}/${kind}`,
        kind,
        { ...region, operator: ring % OPERATORS },
        region.radio,
      );
      columns.redundant(row, hosts, TYPE['hosted-on'], 'hosts', 1);
      managed(columns, row, region, region.radio, support);
      columns.link(row, nodes[0], 1);
      return row;
    });
    for (const node of nodes)
      for (let s = 0; s < STATIONS_PER_NODE && made < stations; s++)
        station(columns, made++, node, { ...region, operator: ring % OPERATORS }, units, support, access, tail, random);
  }
}

function station(columns, number, node, region, units, support, access, tail, random) {
  const at = {
    ...region,
    lat: columns.lat[node] + random.normal() / 50,
    lon: columns.lon[node] + random.normal() / 50,
  };
  const id = `station-${String(number).padStart(6, '0')}`;
  const vendor = random.share() < STRAYS ? tail() % 4 : region.radio;
  const site = columns.element(`${id}/site`, 'base-station-site', at, 100 + random.below(20));
  const tower = columns.element(`${id}/tower`, 'tower', at, 100 + random.below(20));
  const power = columns.element(`${id}/power`, 'power-supply', at, 20 + (tail() % 180));
  const base = columns.element(id, 'base-station', at, vendor);
  const router = columns.element(
    `${id}/router`,
    'cell-site-router',
    at,
    random.share() < 0.8 ? region.transport : tail(),
  );
  const backhaul = columns.element(`${id}/backhaul`, 'microwave-link', at, 8 + (tail() % 180));
  columns.relation(tower, site, TYPE['hosted-on']);
  columns.relation(power, site, TYPE['hosted-on']);
  columns.relation(base, site, TYPE['hosted-on']);
  managed(columns, base, region, vendor, support);
  columns.link(router, backhaul, 3);
  columns.link(backhaul, node, 3);
  columns.relation(router, site, TYPE['hosted-on']);
  managed(columns, router, region, region.transport, support);
  columns.redundant(router, support.timing[region.region], TYPE['timed-by'], 'timing', 1);
  columns.relation(router, power, TYPE['powered-by']);
  const distributed = [];
  for (let d = 0; d < 1 + (number & 1); d++) {
    const du = columns.element(`${id}/du${d}`, 'distributed-unit', at, vendor);
    columns.link(du, router, 1);
    columns.relation(du, base, TYPE['part-of']);
    columns.relation(du, site, TYPE['hosted-on']);
    columns.relation(du, units[0], TYPE['controlled-by']);
    managed(columns, du, region, vendor, support);
    columns.redundant(du, support.timing[region.region], TYPE['timed-by'], 'timing', 1);
    columns.relation(du, power, TYPE['powered-by']);
    distributed.push(du);
  }
  for (let r = 0; r < RADIO_UNITS; r++) {
    const ru = columns.element(`${id}/ru${r}`, 'radio-unit', at, vendor);
    const du = distributed[r % distributed.length];
    columns.link(ru, du, 1);
    columns.relation(ru, du, TYPE['controlled-by']);
    columns.relation(ru, du, TYPE['timed-by']);
    columns.relation(ru, tower, TYPE['hosted-on']);
    managed(columns, ru, region, vendor, support);
    columns.relation(ru, power, TYPE['powered-by']);
    access.radioUnits.push(ru);
  }
  access.stations.push(base);
  access.routers.push(router);
}

/** Cells on radio units up to the number of elements, microwave between near stations up to that of relations. */
function fill(columns, access, regions, tail, random) {
  for (let i = 0; columns.room > 0; i++) {
    const ru = access.radioUnits[(i * 7) % access.radioUnits.length];
    const at = {
      operator: columns.operator[ru],
      region: columns.region[ru],
      lat: columns.lat[ru],
      lon: columns.lon[ru],
    };
    columns.relation(columns.element(`cell/${i}`, 'radio-cell', at, tail()), ru, TYPE['part-of']);
  }
  const { routers } = access;
  for (let i = 0; columns.relations < columns.maxRelations; i++) {
    // Numbers are given ring by ring: a neighbour stands on the same or the next node.
    const a = (i * 13) % (routers.length - 8);
    columns.link(routers[a], routers[a + 1 + Math.floor(i / (routers.length - 8))], 8);
  }
}

function makeDemands(columns, { radioUnits, routers }, core, count, random) {
  const { ids } = columns;
  return Array.from({ length: count }, (_, i) => {
    const ru = radioUnits[random.below(radioUnits.length)];
    const near = core[columns.region[ru] % CORE_SITES].functions;
    const far = core[random.below(CORE_SITES)].functions;
    const weight = 1 + random.below(20);
    if (i % 10 === 9) {
      const a = random.below(routers.length);
      const b = (a + 1 + random.below(routers.length - 1)) % routers.length;
      return {
        id: `demand/${i}`,
        weight,
        legs: [{ plane: 'transmission', from: ids[routers[a]], to: ids[routers[b]] }],
      };
    }
    const legs = [{ plane: 'transmission', from: ids[ru], to: ids[near.upf] }];
    if (i % 3 === 0) legs.push({ plane: 'control', from: ids[ru], to: ids[near.amf] });
    if (i % 5 === 0) legs.push({ plane: 'storage', elements: [ids[near.udr], ids[near.udm]] });
    if (i % 7 === 0) legs.push({ plane: 'transmission', from: ids[near.upf], to: ids[far.upf] });
    return { id: `demand/${i}`, weight, legs };
  });
}
