import { CELL_SITES, REGIONS, TOWNS, UTO } from './places.mjs';
import { manage } from './transport.mjs';

const PRODUCTS = {
  norrask: { unit: 'norrask/ru-8', baseband: 'norrask/baseband' },
  brackwell: { unit: 'brackwell/ru', baseband: 'brackwell/baseband' },
  sablethorn: { unit: 'sablethorn/radio', baseband: 'sablethorn/radio' },
};
const CELL_ROUTERS = { hartmoor: 'hartmoor/cell', lindrake: 'lindrake/cell', tessary: 'tessary/packet' };
const CLOCKS = ['hel', 'tre', 'kuo', 'oul'];
const NEAREST_CLOCK = {
  south: 'hel',
  southwest: 'tre',
  aland: 'hel',
  west: 'tre',
  ostrobothnia: 'oul',
  central: 'tre',
  east: 'kuo',
  karelia: 'kuo',
  southeast: 'hel',
  north: 'oul',
  lapland: 'oul',
};
const RICS = { south: 'hel', southwest: 'hel', west: 'tre', east: 'kuo', north: 'oul' };

/** Clocks, centralised and distributed units, RAN intelligent controllers, cell sites. */
export function addRadio(nation) {
  for (const town of CLOCKS)
    nation.add({
      id: `${town}-clock-1`,
      kind: 'timing-source',
      name: `Grandmaster clock ${TOWNS[town].name}`,
      product: 'tessary/time',
      town,
    });
  nation.add({
    id: 'hel-edge-host-1',
    kind: 'edge-host',
    name: 'Radio host Helsinki',
    product: 'quellmark/host',
    town: 'hel',
  });
  nation.dependGroup('hel-edge-host-1', 'managed-by', 'mano', 1, ['hel-mano-1', 'oul-mano-1']);
  nation.dependGroup('hel-edge-host-1', 'powered-by', 'power', 1, ['hel-power-a', 'hel-power-b']);
  for (const [region, plan] of Object.entries(REGIONS)) addCentral(nation, region, plan);
  const towns = [...new Set(CELL_SITES.map((site) => site.town))];
  for (const town of towns) addDistributed(nation, town);
  for (const site of CELL_SITES) addSite(nation, site);
  addUto(nation);
}

function managerOf(region) {
  return `em-${REGIONS[region].radio}-${region}`;
}

function addCentral(nation, region, { hub, home, radio }) {
  const manager = managerOf(region);
  const other = home === 'hel' ? 'oul' : 'hel';
  const add = (id, kind, name) => {
    nation.add({ id, kind, name, product: PRODUCTS[radio].baseband, town: hub });
    nation.depend(id, 'managed-by', manager);
    nation.dependGroup(id, 'powered-by', 'power', 1, [`${hub}-power-a`, `${hub}-power-b`]);
    nation.link(id, `${hub}-agg-1`);
    nation.link(id, `${hub}-agg-2`);
    return id;
  };
  const amfs = [`${home}-core-amf-1`, `${home}-core-amf-2`, `${other}-core-amf-1`];
  if (region === 'south') {
    const control = add('hel-cu-cp-1', 'centralised-unit-cp', 'Centralised unit, control plane, Helsinki');
    add('hel-cu-up-1', 'centralised-unit-up', 'Centralised unit, user plane, Helsinki');
    nation.depend('hel-cu-up-1', 'controlled-by', control);
    nation.dependGroup(control, 'controlled-by', 'amf', 1, amfs);
    for (const id of [control, 'hel-cu-up-1']) nation.depend(id, 'hosted-on', 'hel-edge-host-1');
  } else {
    const unit = add(`${hub}-cu-1`, 'centralised-unit', `Centralised unit ${TOWNS[hub].name}`);
    nation.dependGroup(unit, 'controlled-by', 'amf', 1, amfs);
  }
  if (RICS[region] === hub) {
    const ric = nation.add({
      id: `${hub}-ric-1`,
      kind: 'ric',
      name: `RAN intelligent controller ${TOWNS[hub].name}`,
      product: PRODUCTS[radio].baseband,
      town: hub,
    });
    nation.depend(ric, 'managed-by', manager);
    nation.depend(ric, 'hosted-on', home === 'hel' ? 'hel-mgmt-k8s' : 'oul-mgmt-k8s');
    nation.link(ric, `${hub}-agg-1`);
  }
}

function addDistributed(nation, town) {
  const { name, region, hub } = TOWNS[town];
  const { radio, hub: hubTown } = REGIONS[region];
  const id = nation.add({
    id: `${town}-du-1`,
    kind: 'distributed-unit',
    name: `Distributed unit ${name}`,
    product: PRODUCTS[radio].baseband,
    town,
  });
  if (town === 'kou')
    // A second manager of another make was kept as a standby: either may act, so either may do harm.
    nation.dependGroup(id, 'managed-by', 'manager', 1, [managerOf(region), 'em-sablethorn-kouvola']);
  else nation.depend(id, 'managed-by', managerOf(region));
  nation.depend(id, 'controlled-by', region === 'south' ? 'hel-cu-cp-1' : `${hubTown}-cu-1`);
  if (RICS[region] && REGIONS[region].radio !== 'sablethorn')
    nation.depend(id, 'controlled-by', `${RICS[region]}-ric-1`);
  const nearest = NEAREST_CLOCK[region];
  nation.dependGroup(id, 'timed-by', 'clock', 1, [
    `${nearest}-clock-1`,
    `${nearest === 'hel' ? 'oul' : 'hel'}-clock-1`,
  ]);
  nation.depend(id, 'powered-by', `${town}-power-a`);
  if (town === 'hel') nation.chain(id, 'hel-cu-up-1');
  else if (hub) nation.link(id, `${town}-cu-1`);
  else nation.link(id, `${town}-agg-1`);
}

function addSite(nation, site) {
  const { region } = TOWNS[site.town];
  const { radio, cellRouter } = REGIONS[region];
  const prefix = `${site.town}-${site.code}`;
  const at = { site: site.name, region, lat: site.lat, lon: site.lon };
  const power = nation.add({
    id: `${prefix}-power`,
    kind: 'power-supply',
    name: `Power, ${site.name}`,
    product: powerOf(region),
    ...at,
  });
  const unit = nation.add({
    id: `${prefix}-ru-1`,
    kind: 'radio-unit',
    name: `Radio unit ${site.name}`,
    product: site.unit ?? PRODUCTS[radio].unit,
    ...at,
    capacity: 2e9,
    population: site.people,
  });
  const router = nation.add({
    id: `${prefix}-router`,
    kind: 'cell-site-router',
    name: `Cell-site router ${site.name}`,
    product: CELL_ROUTERS[cellRouter],
    ...at,
  });
  nation.depend(unit, 'controlled-by', `${site.town}-du-1`);
  nation.depend(unit, 'managed-by', managerOf(region));
  nation.depend(unit, 'powered-by', power);
  nation.depend(router, 'powered-by', power);
  manage(nation, router, cellRouter, region);
  nation.link(unit, router);
  if (site.microwave) {
    const hop = nation.add({
      id: `mw-${prefix}`,
      kind: 'microwave-link',
      name: `Microwave ${TOWNS[site.town].name}–${site.name}`,
      product: 'kestmere/microwave',
      ...at,
      capacity: 1e9,
    });
    nation.chain(router, hop, `${site.town}-du-1`);
  } else nation.link(router, `${site.town}-du-1`);
}

/** An island whose microwave hop was switched off before its successor was built. */
function addUto(nation) {
  const at = { site: UTO.name, region: UTO.region, lat: UTO.lat, lon: UTO.lon };
  nation.add({ id: 'uto-power', kind: 'power-supply', name: 'Power, Utö', product: 'grevane/rectifier', ...at });
  nation.add({
    id: 'uto-ru-1',
    kind: 'radio-unit',
    name: 'Radio unit Utö',
    product: 'norrask/ru-8',
    ...at,
    population: UTO.people,
  });
  nation.add({
    id: 'uto-router',
    kind: 'cell-site-router',
    name: 'Cell-site router Utö',
    product: 'hartmoor/cell',
    ...at,
  });
  nation.add({
    id: 'mw-nau-uto',
    kind: 'microwave-link',
    name: 'Microwave Nauvo–Utö, switched off',
    product: 'kestmere/microwave',
    ...at,
    endOfLife: '2026-09-30',
  });
  nation.depend('uto-ru-1', 'controlled-by', 'tku-du-1');
  nation.depend('uto-ru-1', 'managed-by', 'em-norrask-southwest');
  nation.depend('uto-ru-1', 'powered-by', 'uto-power');
  nation.depend('uto-router', 'managed-by', 'em-hartmoor-south');
  nation.depend('uto-router', 'powered-by', 'uto-power');
  nation.link('uto-ru-1', 'uto-router');
  nation.link('uto-router', 'mw-nau-uto');
}

const powerOf = (region) =>
  ['south', 'southwest', 'aland', 'west', 'central', 'southeast'].includes(region)
    ? 'grevane/rectifier'
    : 'stellin/generator';
