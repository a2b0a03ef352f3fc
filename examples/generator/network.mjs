import { TOWNS } from './places.mjs';

/** Typical replacement cost in EUR and effort in person-hours per kind: round planning figures, made up. */
const REPLACEMENT = {
  'radio-unit': [18000, 16],
  'distributed-unit': [45000, 24],
  'centralised-unit': [90000, 60],
  'centralised-unit-cp': [60000, 40],
  'centralised-unit-up': [60000, 40],
  ric: [80000, 60],
  'cell-site-router': [6000, 6],
  'transport-node': [70000, 30],
  'fibre-span': [420000, 240],
  'microwave-link': [35000, 40],
  'submarine-cable': [9000000, 4000],
  'landing-station': [600000, 300],
  'satellite-link': [150000, 30],
  firewall: [50000, 24],
  interconnect: [200000, 60],
  'internet-gateway': [120000, 40],
  'nfvi-host': [40000, 16],
  'edge-host': [40000, 16],
  'kubernetes-cluster': [60000, 80],
  'cloud-region': [900000, 900],
  storage: [120000, 60],
  mano: [300000, 300],
  'element-manager': [180000, 160],
  'update-server': [60000, 40],
  'timing-source': [25000, 12],
  'power-supply': [8000, 8],
  'key-store': [300000, 200],
  'lawful-interception': [200000, 160],
  ims: [250000, 200],
  'iot-platform': [250000, 300],
  application: [90000, 120],
  'customer-site': [1500, 3],
};
const CORE_FUNCTION = [250000, 200];

/** Year of installation by product; the service life gives the end of life. */
const INSTALLED = {
  sablethorn: '2019-06-15',
  ferrowick: '2020-04-20',
  kestmere: '2020-09-10',
  hartmoor: '2022-05-11',
  lindrake: '2023-02-20',
  tessary: '2022-10-03',
  brackwell: '2024-03-12',
  norrask: '2023-08-28',
  corvane: '2024-06-03',
  quellmark: '2024-04-15',
  ombrane: '2023-11-06',
  lyrandel: '2026-01-19',
  grevane: '2021-07-01',
  stellin: '2021-07-01',
};
const LIFE_YEARS = { 'fibre-span': 25, 'submarine-cable': 25, 'landing-station': 25, 'customer-site': 7 };
const USUAL_LIFE_YEARS = 10;

/** Collects elements and relations in the order they are added; that is the order of the files. */
export class Nation {
  elements = [];
  relations = [];
  #ids = new Set();

  /** Adds an element at a town (`town`) or at explicit coordinates. */
  add({ town, ...given }) {
    if (this.#ids.has(given.id)) throw new Error(`element ${given.id} twice`);
    this.#ids.add(given.id);
    const place = town === undefined ? undefined : TOWNS[town];
    const [cost, effort] = REPLACEMENT[given.kind] ?? (given.kind.startsWith('5gc.') ? CORE_FUNCTION : []);
    const installed = INSTALLED[given.product?.split('/')[0]];
    this.elements.push({
      operator: 'kinosverkko',
      ...(place ? { site: place.name, region: place.region, lat: place.lat, lon: place.lon } : {}),
      ...(installed ? { installed, endOfLife: endOfLife(installed, given.kind) } : {}),
      ...(cost === undefined ? {} : { replacementCost: cost, replacementEffort: effort }),
      ...given,
    });
    return given.id;
  }

  link(from, to) {
    this.#relate({ from, to, type: 'link' });
  }

  chain(...ids) {
    for (let i = 1; i < ids.length; i++) this.link(ids[i - 1], ids[i]);
  }

  /** `from` needs every one of `to`. */
  depend(from, type, ...to) {
    for (const id of to) this.#relate({ from, to: id, type });
  }

  /** `from` needs `need` of `to`: redundancy. */
  dependGroup(from, type, group, need, to) {
    for (const id of to) this.#relate({ from, to: id, type, group, need });
  }

  #relate(relation) {
    for (const id of [relation.from, relation.to]) if (!this.#ids.has(id)) throw new Error(`no element ${id}`);
    this.relations.push(relation);
  }
}

function endOfLife(installed, kind) {
  return `${Number(installed.slice(0, 4)) + (LIFE_YEARS[kind] ?? USUAL_LIFE_YEARS)}${installed.slice(4)}`;
}
