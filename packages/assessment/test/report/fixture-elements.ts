import type { CitedElement } from '@cleanpath/model';

/** Places of the made-up island: name, latitude, longitude. */
export const SITES: readonly (readonly [string, number, number])[] = [
  ['Alder Point', -41.05, 145.9],
  ['Brindle Bay', -41.43, 147.13],
  ['Corran', -42.88, 147.33],
  ['Dunmere', -42.1, 146.6],
  ['Eastcliff', -41.9, 148.2],
  ['Farrow', -43.3, 146.9],
  ['Gannet Head', -40.9, 144.8],
  ['Hollin', -42.1, 145.4],
];

type Row = readonly [
  id: string,
  name: string,
  kind: string,
  supplier: string | null,
  state: string,
  more?: Partial<CitedElement>,
];

const EXCLUDED = 'Vellmark Systems is excluded at tier high.';
const OPEN = 'Osterly Light is without enough evidence at tier high.';

const ROWS: readonly Row[] = [
  ['csr-alder', 'Alder Point cell-site router', 'cell-site-router', 'norrask', 'trusted'],
  ['csr-brindle', 'Brindle Bay cell-site router', 'cell-site-router', 'norrask', 'trusted'],
  ['csr-corran', 'Corran cell-site router', 'cell-site-router', 'norrask', 'trusted'],
  ['csr-gannet', 'Gannet Head cell-site router', 'cell-site-router', 'vellmark', 'untrusted', { ownReason: EXCLUDED }],
  ['agg-north', 'Aggregation router north', 'transport-node', 'hartmoor', 'trusted'],
  ['agg-south', 'Aggregation router south', 'transport-node', 'hartmoor', 'trusted'],
  ['agg-west', 'Aggregation router west', 'transport-node', 'hartmoor', 'untrusted', { own: 'trusted' }],
  ['core-a', 'Core router A', 'transport-node', 'norrask', 'trusted'],
  ['core-b', 'Core router B', 'transport-node', 'norrask', 'trusted'],
  ['span-12', 'Fibre span Dunmere to Hollin', 'fibre-span', 'osterly', 'unknown', { ownReason: OPEN }],
  ['span-15', 'Fibre span Eastcliff to Farrow', 'fibre-span', 'osterly', 'unknown', { ownReason: OPEN }],
  ['amf-1', 'AMF 1', '5gc.amf', 'norrask', 'untrusted', { own: 'trusted' }],
  ['amf-2', 'AMF 2', '5gc.amf', 'brackwell', 'trusted'],
  ['smf-1', 'SMF 1', '5gc.smf', 'brackwell', 'trusted'],
  ['upf-1', 'UPF 1', '5gc.upf', 'norrask', 'trusted'],
  ['udr-1', 'Unified data repository 1', '5gc.udr', 'brackwell', 'untrusted', { own: 'trusted' }],
  ['udr-2', 'Unified data repository 2', '5gc.udr', 'brackwell', 'unknown', { own: 'trusted' }],
  ['keys-1', 'Authentication key store', 'key-store', 'norrask', 'trusted'],
  ['host-1', 'Core host 1', 'nfvi-host', 'tessary', 'untrusted', { own: 'trusted' }],
  ['host-2', 'Core host 2', 'nfvi-host', 'tessary', 'trusted'],
  ['store-1', 'Block storage Corran', 'storage', null, 'unknown', { ownReason: 'No supplier is recorded for it.' }],
  ['em-south', 'Element manager south', 'element-manager', 'hartmoor', 'untrusted', { own: 'trusted' }],
  ['upd-2', 'Update server 2', 'update-server', 'vellmark', 'untrusted', { ownReason: EXCLUDED }],
  ['ims-1', 'IMS for emergency calls', 'ims', 'brackwell', 'trusted'],
  ['psap', 'Emergency call centre', 'customer-site', 'lindrake', 'trusted'],
  ['grid', 'Grid control centre', 'customer-site', 'lindrake', 'trusted'],
  ['port', 'Harbour authority', 'customer-site', 'lindrake', 'trusted'],
  ['hospital', 'Central hospital', 'customer-site', 'lindrake', 'trusted'],
  ['lake', 'Lake pumping station', 'customer-site', 'lindrake', 'trusted'],
  ['ixp', 'Interconnection with the mainland', 'interconnect', 'vellmark', 'untrusted', { ownReason: EXCLUDED }],
];

export const ELEMENTS: CitedElement[] = ROWS.map(([id, name, kind, supplier, state, more], i) => {
  const [site, lat, lon] = SITES[i % SITES.length]!;
  return {
    id,
    name,
    kind,
    plane: planeOf(kind),
    tier: kind.startsWith('5gc') || kind === 'key-store' ? 'critical' : 'high',
    suppliers: supplier === null ? [] : [supplier],
    site,
    region: lat < -42 ? 'south' : 'north',
    lat,
    lon,
    own: state,
    ownReason: `Its suppliers are trusted at tier high.`,
    effective: state,
    ...more,
  } as CitedElement;
}).sort((a, b) => (a.id < b.id ? -1 : 1));

function planeOf(kind: string): CitedElement['plane'] {
  if (['element-manager', 'update-server'].includes(kind)) return 'management';
  if (['nfvi-host'].includes(kind)) return 'computing';
  if (['storage', '5gc.udr', 'key-store'].includes(kind)) return 'storage';
  if (['5gc.amf', '5gc.smf', 'ims'].includes(kind)) return 'control';
  return 'transmission';
}
