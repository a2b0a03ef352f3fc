import { REGIONS, TOWNS } from './places.mjs';

/** Backbone spans along real corridors. Products other than the usual line system are named. */
const SPANS = [
  ['hel', 'hml'],
  ['hml', 'tre'],
  ['hel', 'esp'],
  ['esp', 'tku'],
  ['tku', 'por'],
  ['por', 'tre'],
  ['tre', 'sjk'],
  ['sjk', 'vaa'],
  ['vaa', 'kok'],
  ['sjk', 'kok'],
  ['kok', 'oul'],
  ['tre', 'jyv'],
  ['jyv', 'kuo'],
  ['hel', 'lah'],
  ['lah', 'jyv'],
  ['lah', 'mik'],
  ['mik', 'kuo'],
  ['lah', 'kou'],
  ['kou', 'lpr', 'ferrowick/line'],
  ['mik', 'lpr'],
  ['mik', 'sav'],
  ['kuo', 'joe', 'ferrowick/line'],
  ['kuo', 'iis'],
  ['iis', 'kaj'],
  ['kaj', 'oul'],
  ['oul', 'kem'],
  ['kem', 'tor'],
  ['kem', 'roi'],
  ['roi', 'sod'],
];
/** Spans that leave a town through the same duct fail together. */
const DUCTS = { 'hel-hml': 'duct-hel-north', 'hel-lah': 'duct-hel-north', 'oul-kem': 'duct-oul-north' };
const SPAN_CAPACITY = 4e11;
const NORTHERN = new Set(['ostrobothnia', 'north', 'lapland']);

/** Region of the controller that manages routers of a region. */
export const controllerOf = (supplier, region) =>
  supplier === 'tessary' ? undefined : `em-${supplier}-${NORTHERN.has(region) ? 'north' : 'south'}`;

/** Puts a router or optical node under its manager: two for Tessary (either will do), one for the others. */
export function manage(nation, id, supplier, region) {
  const controller = controllerOf(supplier, region);
  if (controller === undefined)
    nation.dependGroup(id, 'managed-by', 'manager', 1, ['em-tessary-hel', 'em-tessary-oul']);
  else nation.depend(id, 'managed-by', controller);
}

/** Optical nodes, aggregation rings, spans, submarine and cross-border cables, interconnection. */
export function addTransport(nation) {
  for (const [code, town] of Object.entries(TOWNS)) addTown(nation, code, town);
  for (const [a, b, product] of SPANS) addSpan(nation, a, b, product);
  for (const town of ['hel', 'oul']) for (const i of [1, 2]) nation.link(`${town}-pe-${i}`, `${town}-opt-1`);
  addIvalo(nation);
  addSubmarine(nation);
  addInterconnection(nation);
  addSatellite(nation);
}

function addTown(nation, code, town) {
  const { routers } = REGIONS[town.region];
  const power = nation.add({
    id: `${code}-power-a`,
    kind: 'power-supply',
    name: `Power feed A, ${town.name}`,
    product: 'grevane/rectifier',
    town: code,
  });
  const feeds = [power];
  if (town.hub)
    feeds.push(
      nation.add({
        id: `${code}-power-b`,
        kind: 'power-supply',
        name: `Power feed B, ${town.name}`,
        product: 'stellin/generator',
        town: code,
      }),
    );
  const powered = (id) => nation.dependGroup(id, 'powered-by', 'power', 1, feeds);
  const optical = code === 'iva' ? undefined : `${code}-opt-1`;
  if (optical) {
    nation.add({
      id: optical,
      kind: 'transport-node',
      name: `Optical node ${town.name}`,
      product: 'tessary/line',
      version: 'R9',
      town: code,
      replacementCost: 120000,
    });
    manage(nation, optical, 'tessary', town.region);
    powered(optical);
  }
  const ring = [];
  for (let i = 1; i <= (code === 'hel' ? 4 : town.hub ? 2 : 1); i++) {
    // Taken over with a municipal network in 2018; nobody recorded who made it.
    const unrecorded = code === 'sav';
    const id = nation.add({
      id: `${code}-agg-${i}`,
      kind: 'transport-node',
      name: `Aggregation router ${i}, ${town.name}`,
      ...(unrecorded ? { installed: '2014-01-01', endOfLife: '2026-12-31' } : { product: PRODUCT_OF_ROUTER[routers] }),
      town: code,
    });
    manage(nation, id, routers, town.region);
    powered(id);
    if (optical) nation.link(id, optical);
    ring.push(id);
  }
  for (let i = 1; i < ring.length; i++) nation.link(ring[i - 1], ring[i]);
  if (ring.length > 2) nation.link(ring.at(-1), ring[0]);
}

const PRODUCT_OF_ROUTER = { hartmoor: 'hartmoor/router', tessary: 'tessary/packet' };

function addSpan(nation, a, b, product = 'tessary/line') {
  const [from, to] = [TOWNS[a], TOWNS[b]];
  const duct = DUCTS[`${a}-${b}`];
  const id = nation.add({
    id: `span-${a}-${b}`,
    kind: 'fibre-span',
    name: `Fibre span ${from.name}–${to.name}`,
    product,
    region: from.region,
    ...middle(from, to),
    capacity: SPAN_CAPACITY,
    ...(duct ? { riskGroups: [duct] } : {}),
  });
  nation.chain(`${a}-opt-1`, id, `${b}-opt-1`);
}

function addIvalo(nation) {
  const id = nation.add({
    id: 'mw-sod-iva',
    kind: 'microwave-link',
    name: 'Microwave Sodankylä–Ivalo',
    product: 'kestmere/microwave',
    region: 'lapland',
    ...middle(TOWNS.sod, TOWNS.iva),
    capacity: 2e9,
  });
  nation.chain('sod-agg-1', id, 'iva-agg-1');
}

function addSubmarine(nation) {
  const station = (id, name, product, lat, lon, region) =>
    nation.add({ id, kind: 'landing-station', name, product, site: name, ...(region ? { region } : {}), lat, lon });
  station('tku-landing-1', 'Landing station Korppoo', 'tessary/subsea', 60.157, 21.5754, 'southwest');
  station('mhn-landing-1', 'Landing station Mariehamn', 'tessary/subsea', 60.092, 19.951, 'aland');
  station('mhn-landing-2', 'Landing station Eckerö', 'ferrowick/subsea', 60.217, 19.53, 'aland');
  station('hel-landing-1', 'Landing station Helsinki Vuosaari', 'tessary/subsea', 60.204, 25.19, 'south');
  station('west-landing-1', 'Landing station on the western shore', 'ferrowick/subsea', 60.1, 18.8);
  station('south-landing-1', 'Landing station on the southern shore', 'tessary/subsea', 59.45, 24.6);
  const cable = (id, name, product, a, b, lat, lon, region) => {
    nation.add({ id, kind: 'submarine-cable', name, product, region, lat, lon, capacity: 4e12 });
    nation.chain(a, id, b);
  };
  cable(
    'cable-tku-mhn',
    'Submarine cable Korppoo–Mariehamn',
    'tessary/subsea',
    'tku-landing-1',
    'mhn-landing-1',
    60.12,
    20.75,
    'aland',
  );
  cable(
    'cable-mhn-west',
    'Submarine cable Eckerö–western shore',
    'ferrowick/subsea',
    'mhn-landing-2',
    'west-landing-1',
    60.16,
    19.15,
    'aland',
  );
  cable(
    'cable-hel-south',
    'Submarine cable Helsinki–southern shore',
    'tessary/subsea',
    'hel-landing-1',
    'south-landing-1',
    59.8,
    24.9,
    'south',
  );
  nation.link('tku-opt-1', 'tku-landing-1');
  nation.link('mhn-opt-1', 'mhn-landing-1');
  nation.link('mhn-opt-1', 'mhn-landing-2');
  nation.link('hel-opt-1', 'hel-landing-1');
  const crossing = nation.add({
    id: 'span-tor-border',
    kind: 'fibre-span',
    name: 'Fibre span Tornio–border bridge',
    product: 'tessary/line',
    region: 'lapland',
    lat: 65.8478,
    lon: 24.138,
    capacity: SPAN_CAPACITY,
  });
  const external = (id, name, lat, lon, neighbour) => {
    nation.add({ id, kind: 'external', name, operator: undefined, lat, lon });
    nation.link(neighbour, id);
  };
  nation.link('tor-opt-1', crossing);
  external('north-network', 'Neighbouring network across the northern border', 65.835, 24.12, crossing);
  external('west-network', 'Network on the western shore', 60.09, 18.78, 'west-landing-1');
  external('south-network', 'Network on the southern shore', 59.44, 24.6, 'south-landing-1');
}

function addInterconnection(nation) {
  const add = (id, kind, name, product, town, more = {}) => nation.add({ id, kind, name, product, town, ...more });
  add('hel-fw-1', 'firewall', 'Internet firewall Helsinki', 'lindrake/firewall', 'hel');
  add('hel-igw-1', 'internet-gateway', 'Internet gateway Helsinki', 'hartmoor/router', 'hel');
  add('oul-igw-1', 'internet-gateway', 'Internet gateway Oulu', 'hartmoor/router', 'oul', {
    state: 'unknown',
    stateReason: 'Firmware hash could not be read at the inspection of 2026-10-12',
  });
  add('oul-fw-1', 'firewall', 'Internet firewall Oulu', 'lindrake/firewall', 'oul');
  add('hel-fw-2', 'firewall', 'Roaming firewall Helsinki', 'ombrane/firewall', 'hel');
  add('oul-fw-2', 'firewall', 'Roaming firewall Oulu', 'ombrane/firewall', 'oul');
  add('hel-exchange-1', 'interconnect', 'Roaming exchange Helsinki', 'hartmoor/router', 'hel');
  nation.depend('hel-fw-1', 'managed-by', 'em-lindrake-south');
  nation.depend('oul-fw-1', 'managed-by', 'em-lindrake-north');
  for (const town of ['hel', 'oul']) nation.depend(`${town}-fw-2`, 'managed-by', 'em-ombrane');
  nation.chain('hel-pe-1', 'hel-fw-1', 'hel-igw-1');
  nation.chain('oul-pe-1', 'oul-fw-1', 'oul-igw-1');
  nation.chain('hel-pe-2', 'hel-fw-2', 'hel-exchange-1');
  nation.chain('oul-pe-2', 'oul-fw-2', 'hel-exchange-1');
}

/** Satellite backup for the two places with a single way out. */
function addSatellite(nation) {
  for (const [town, at] of [
    ['mhn', 'mhn-agg-2'],
    ['iva', 'iva-agg-1'],
  ]) {
    const id = nation.add({
      id: `sat-${town}-1`,
      kind: 'satellite-link',
      name: `Satellite backup ${TOWNS[town].name}`,
      product: 'kestmere/satellite',
      town,
      capacity: 2e8,
    });
    nation.chain(at, id, 'hel-agg-4');
  }
}

function middle(a, b) {
  const mean = (x, y) => Math.round(((x + y) / 2) * 1e4) / 1e4;
  return { lat: mean(a.lat, b.lat), lon: mean(a.lon, b.lon) };
}
