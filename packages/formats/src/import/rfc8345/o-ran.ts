import type { ElementKind, RelationType } from '@cleanpath/model';

/** Node types of the O-RAN augmentations and of TAPI views of O-RAN networks. */
const KINDS: Readonly<Record<string, ElementKind>> = {
  'o-ru': 'radio-unit',
  'o-du': 'distributed-unit',
  'o-cu': 'centralised-unit',
  'o-cu-cp': 'centralised-unit-cp',
  'o-cu-up': 'centralised-unit-up',
  'near-rt-ric': 'ric',
  'non-rt-ric': 'ric',
  smo: 'smo',
  'o-cloud': 'o-cloud',
  tower: 'tower',
  site: 'site',
  'fronthaul-gateway': 'fronthaul-gateway',
  'user-equipment': 'user-equipment',
  'o-enb': 'base-station',
  'o-gnb': 'base-station',
};

/** The kind of an O-RAN node type, with or without the suffix `-function`. */
export function oranKind(type: string | undefined): ElementKind | undefined {
  const name = type?.replace(/-function$/, '');
  return name !== undefined && Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
}

/**
 * What an O-RAN interface means between two nodes: the open fronthaul M-plane and O1, O2, A1 manage,
 * the C-plane and E2 control, the S-plane gives time (O-RAN.WG1.OAD-R003 §4, O-RAN.WG4.CUS).
 */
const INTERFACES: Readonly<Record<string, RelationType>> = {
  phy: 'link',
  ofhu: 'link',
  ofhm: 'managed-by',
  o1: 'managed-by',
  o2: 'managed-by',
  a1: 'managed-by',
  ofhc: 'controlled-by',
  e2: 'controlled-by',
  ofhs: 'timed-by',
};

export interface OranInterface {
  readonly name: string;
  readonly type: RelationType;
}

/** The interface named by the prefix of a link id such as `ofhm:A<->B`; undefined for any other id. */
export function oranInterface(linkId: string): OranInterface | undefined {
  const name = /^([a-z0-9]+)[:-]/i.exec(linkId)?.[1]?.toLowerCase();
  return name !== undefined && Object.hasOwn(INTERFACES, name) ? { name, type: INTERFACES[name]! } : undefined;
}

/** Who manages whom: an element depends on one of higher rank, however the link was written. */
const RANK: Partial<Record<ElementKind, number>> = {
  'radio-unit': 1,
  'fronthaul-gateway': 2,
  'distributed-unit': 3,
  'centralised-unit': 4,
  'centralised-unit-cp': 4,
  'centralised-unit-up': 4,
  ric: 5,
  smo: 6,
};

/** True when a management link is written from the manager to the managed. */
export function writtenBackwards(source: ElementKind, destination: ElementKind): boolean {
  return (RANK[source] ?? 0) > (RANK[destination] ?? 7);
}
