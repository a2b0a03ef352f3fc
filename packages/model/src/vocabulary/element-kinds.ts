import type { Plane } from './planes.js';

export interface ElementKindInfo {
  readonly title: string;
  readonly plane: Plane;
  /** Passive plant (splices, junctions) carries no logic and needs no supplier: it is trusted unless stated otherwise. */
  readonly passive?: true;
  /** Group under which pictures and tables fold the kind. */
  readonly family: KindFamily;
}

export type KindFamily = 'radio' | 'core' | 'transport' | 'interconnect' | 'cloud' | 'management' | 'site' | 'other';

const core = (title: string, plane: Plane = 'control'): ElementKindInfo => ({ title, plane, family: 'core' });
const radio = (title: string, plane: Plane = 'transmission'): ElementKindInfo => ({ title, plane, family: 'radio' });
const transport = (title: string): ElementKindInfo => ({ title, plane: 'transmission', family: 'transport' });
const interconnect = (title: string): ElementKindInfo => ({ title, plane: 'transmission', family: 'interconnect' });
const cloud = (title: string, plane: Plane = 'computing'): ElementKindInfo => ({ title, plane, family: 'cloud' });
const management = (title: string): ElementKindInfo => ({ title, plane: 'management', family: 'management' });

/**
 * Element kinds and the plane each acts in. Names of 5G core functions follow 3GPP TS 23.501 and TS 29.510,
 * O-RAN names the O-RAN architecture description. The sensitivity tier of a kind is policy data, not code:
 * see `catalogs/asset-sensitivity.json`.
 */
export const ELEMENT_KINDS = {
  // Radio access
  'radio-unit': radio('Radio unit'),
  'distributed-unit': radio('Distributed unit'),
  'centralised-unit': radio('Centralised unit'),
  'centralised-unit-cp': radio('Centralised unit, control plane', 'control'),
  'centralised-unit-up': radio('Centralised unit, user plane'),
  'base-station': radio('Base station'),
  ric: radio('RAN intelligent controller', 'control'),
  'fronthaul-gateway': radio('Fronthaul gateway'),
  'radio-cell': radio('Radio cell'),
  'user-equipment': { title: 'User equipment', plane: 'transmission', family: 'other' },
  // 5G core (3GPP TS 23.501)
  '5gc.amf': core('Access and mobility management function (AMF)'),
  '5gc.smf': core('Session management function (SMF)'),
  '5gc.upf': core('User plane function (UPF)', 'transmission'),
  '5gc.ausf': core('Authentication server function (AUSF)'),
  '5gc.udm': core('Unified data management (UDM)'),
  '5gc.udr': core('Unified data repository (UDR)', 'storage'),
  '5gc.udsf': core('Unstructured data storage function (UDSF)', 'storage'),
  '5gc.pcf': core('Policy control function (PCF)'),
  '5gc.nrf': core('Network repository function (NRF)'),
  '5gc.nssf': core('Network slice selection function (NSSF)'),
  '5gc.nef': core('Network exposure function (NEF)'),
  '5gc.scp': core('Service communication proxy (SCP)'),
  '5gc.sepp': core('Security edge protection proxy (SEPP)'),
  '5gc.chf': core('Charging function (CHF)'),
  '5gc.nwdaf': core('Network data analytics function (NWDAF)'),
  '5gc.5g-eir': core('5G equipment identity register (5G-EIR)'),
  '5gc.n3iwf': core('Non-3GPP interworking function (N3IWF)', 'transmission'),
  '5gc.af': core('Application function (AF)'),
  '5gc.bsf': core('Binding support function (BSF)'),
  '5gc.smsf': core('SMS function (SMSF)'),
  '5gc.lmf': core('Location management function (LMF)'),
  '5gc.gmlc': core('Gateway mobile location centre (GMLC)'),
  '5gc.other': core('Other 5G core function'),
  'epc.mme': core('Mobility management entity (MME)'),
  'epc.hss': core('Home subscriber server (HSS)'),
  'epc.sgw': core('Serving gateway', 'transmission'),
  'epc.pgw': core('Packet data network gateway', 'transmission'),
  ims: core('IP multimedia subsystem (IMS)'),
  'key-store': core('SIM and authentication key store', 'storage'),
  'lawful-interception': core('Lawful interception system'),
  'managed-element': { title: 'Managed element', plane: 'computing', family: 'other' },
  // Transport
  'cell-site-router': transport('Cell-site router'),
  'transport-node': transport('Transport node (router, switch, optical)'),
  'fibre-span': transport('Fibre span'),
  'microwave-link': transport('Microwave link'),
  'submarine-cable': transport('Submarine cable'),
  'landing-station': transport('Landing station'),
  'satellite-link': transport('Satellite or HAPS link'),
  link: transport('Link'),
  tunnel: transport('Protected tunnel'),
  firewall: transport('Firewall'),
  junction: { title: 'Junction or splice', plane: 'transmission', family: 'transport', passive: true },
  // Interconnection
  interconnect: interconnect('Interconnection with another network'),
  'internet-gateway': interconnect('Internet gateway'),
  external: interconnect('Node of an external network'),
  'customer-site': { title: 'Customer site', plane: 'transmission', family: 'other' },
  // Computing and storage
  'nfvi-host': cloud('NFVI host'),
  'kubernetes-cluster': cloud('Kubernetes cluster'),
  'cloud-region': cloud('Cloud region'),
  'edge-host': cloud('Edge host'),
  'o-cloud': cloud('O-Cloud'),
  storage: cloud('Storage', 'storage'),
  application: cloud('Application or workload'),
  'iot-platform': cloud('IoT platform'),
  // Management and support
  mano: management('Management and orchestration (MANO)'),
  'element-manager': management('Element manager'),
  'update-server': management('Update server'),
  smo: management('Service management and orchestration (SMO)'),
  'security-management': management('Security management'),
  'performance-management': management('Performance management'),
  billing: management('Billing and charging support'),
  'timing-source': { title: 'Timing source', plane: 'control', family: 'management' },
  // Sites and power
  'base-station-site': { title: 'Base-station site', plane: 'power', family: 'site' },
  site: { title: 'Site', plane: 'power', family: 'site' },
  tower: { title: 'Tower or mast', plane: 'power', family: 'site', passive: true },
  'power-supply': { title: 'Power supply', plane: 'power', family: 'site' },
  /** Referenced but never described; its state is unknown. */
  unknown: { title: 'Unknown', plane: 'transmission', family: 'other' },
} as const satisfies Record<string, ElementKindInfo>;

export type ElementKind = keyof typeof ELEMENT_KINDS;

/** Kind names in code order. The position is the code in typed arrays within one process; files store the name. */
export const ELEMENT_KIND_NAMES = Object.keys(ELEMENT_KINDS) as readonly ElementKind[];

export const kindInfo = (kind: ElementKind): ElementKindInfo => ELEMENT_KINDS[kind];
