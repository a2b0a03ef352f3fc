import { elementKind, elementPlane, kindInfo, RELATION_TYPES } from '@cleanpath/model';
import type { Slice } from '@cleanpath/model';
import type { Network } from '../types.js';

export const NOTHING = 0;
export const SITE = 1;
export const TRANSPORT = 2;
export const SEPARATED_HOST = 3;
export const HOST = 4;
export const FUNCTION = 5;

/** Strongest class a slice tolerates: what it must not share is one above. */
export const TOLERATED: Readonly<Record<NonNullable<Slice['isolation']>, number>> = {
  none: FUNCTION,
  function: HOST,
  host: TRANSPORT,
  transport: SITE,
  site: NOTHING,
};

const HOST_KINDS = new Set(['nfvi-host', 'kubernetes-cluster', 'cloud-region', 'edge-host', 'o-cloud']);

/** Class of sharing one element, separation not yet looked at. */
export function classOf(network: Network, element: number): number {
  const { elements } = network;
  const kind = elementKind(elements, element);
  const { family } = kindInfo(kind);
  if (HOST_KINDS.has(kind)) return HOST;
  const plane = elementPlane(elements, element);
  if (plane === 'storage') return FUNCTION;
  switch (family) {
    case 'site':
      return SITE;
    case 'core':
    case 'management':
    case 'cloud':
      return FUNCTION;
    case 'radio':
      return plane === 'control' ? FUNCTION : TRANSPORT;
    default:
      return plane === 'control' || plane === 'management' || plane === 'computing' ? FUNCTION : TRANSPORT;
  }
}

/** How tenants of a host may be kept apart, as the attribute `separation` of a hosting relation states it. */
const SEPARATIONS = new Set(['vm', 'tenant', 'vlan', 'vpn']);
const HOSTED_ON = RELATION_TYPES.indexOf('hosted-on');

/**
 * Elements onto which some hosting relation states no separation. A host between whose tenants every relation states
 * one is shared with evidence.
 */
export function hostingWithoutSeparation(network: Network): (relation: number) => boolean {
  const { relations } = network;
  return (relation) => {
    if (relations.type[relation] !== HOSTED_ON) return false;
    const stated = relations.attributes.get(relation)?.['separation'];
    return typeof stated !== 'string' || !SEPARATIONS.has(stated.toLowerCase());
  };
}
