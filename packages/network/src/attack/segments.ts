import { ELEMENT_KIND_NAMES, kindInfo, type ElementKind, type KindFamily } from '@cleanpath/model';

const BY_FAMILY: Readonly<Record<KindFamily, readonly string[]>> = {
  radio: ['RAN', 'O-RAN'],
  core: ['Control Plane'],
  transport: ['User Plane', 'Physical & Environmental'],
  interconnect: ['Roaming', 'User Plane'],
  cloud: ['Virtualization', 'Cloud Service Provider'],
  management: ['OA&M'],
  site: ['Physical & Environmental'],
  other: ['UE'],
};

const BY_KIND: Partial<Record<ElementKind, readonly string[]>> = {
  '5gc.upf': ['User Plane', 'Network Slice'],
  '5gc.smf': ['Control Plane', 'Network Slice'],
  '5gc.nssf': ['Control Plane', 'Network Slice'],
  '5gc.sepp': ['Control Plane', 'Roaming'],
  '5gc.ausf': ['Control Plane', 'ICAM'],
  '5gc.udm': ['Control Plane', 'ICAM'],
  '5gc.udr': ['Control Plane', 'ICAM'],
  '5gc.nef': ['Control Plane', 'ICAM'],
  ims: ['Control Plane', 'Roaming'],
  'key-store': ['ICAM', 'UE', 'Control Plane'],
  'centralised-unit-up': ['RAN', 'O-RAN', 'User Plane'],
  ric: ['O-RAN', 'RAN', 'OA&M'],
  smo: ['OA&M', 'O-RAN'],
  mano: ['OA&M', 'Virtualization'],
  'update-server': ['OA&M', 'Supply Chain'],
  'edge-host': ['Virtualization', 'MEC'],
  application: ['Virtualization', 'Application Layer'],
  'managed-element': ['Virtualization', 'Control Plane'],
};

/** Architecture segments of FiGHT that elements of each kind code belong to. This project’s own reading. */
export const KIND_SEGMENTS: readonly (readonly string[])[] = ELEMENT_KIND_NAMES.map(
  (kind) => BY_KIND[kind] ?? BY_FAMILY[kindInfo(kind).family],
);
