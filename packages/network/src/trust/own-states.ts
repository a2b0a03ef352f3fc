import {
  elementPassive,
  ELEMENT_KIND_NAMES,
  kindInfo,
  PARTY_ROLES,
  RELATION_TYPES,
  tierCode,
  TIERS,
  TRUSTED,
  UNKNOWN,
  UNTRUSTED,
  type ElementTable,
  type Tier,
} from '@cleanpath/model';
import { typeMask } from '../compile/dependency-arcs.js';
import {
  OWN_REASONS,
  type Network,
  type OwnReason,
  type OwnReasonCode,
  type OwnStateInput,
  type OwnStates,
} from '../types.js';

/**
 * Trust state of every element by its own facts: untrusted where it is stated so or a counted party is; else unknown
 * where that is stated, a counted party is unknown, none is named (unless passive) or a required dependency is not
 * stated; else trusted. Absence of data is never clean.
 */
export function ownStates(network: Network, input: OwnStateInput): OwnStates {
  const { count } = network;
  const own = {
    state: new Uint8Array(count),
    root: new Uint8Array(count),
    reason: new Uint8Array(count),
    detail: new Int32Array(count).fill(-1),
    partyState: new Uint8Array(network.parties.supplier.length),
  };
  const facts = ownFacts(network, input);
  for (let e = 0; e < count; e++) decide(network, facts, e, own);
  return own;
}

/** Every reason for the state of one element, the deciding one first. */
export function ownReasons(network: Network, input: OwnStateInput, element: number): readonly OwnReason[] {
  const facts = ownFacts(network, input);
  const reasons: OwnReason[] = [];
  const stated = facts.stated(element);
  const parties = partyReasons(network, facts, element);
  if (stated === UNTRUSTED) reasons.push({ code: 'stated-untrusted' });
  reasons.push(...parties.filter((reason) => reason.code === 'party-untrusted'));
  if (stated === UNKNOWN) reasons.push({ code: 'stated-unknown' });
  reasons.push(...parties.filter((reason) => reason.code === 'party-unknown'));
  if (namesNoParty(network, element) && !elementPassive(network.elements, element)) reasons.push({ code: 'no-party' });
  const missing = facts.required[network.elements.kind[element]!]! & ~network.dependencyTypes[element]!;
  RELATION_TYPES.forEach((dependency, code) => {
    if (((missing >> code) & 1) === 1) reasons.push({ code: 'missing-dependency', dependency });
  });
  if (reasons.length > 0) return reasons;
  return [{ code: namesNoParty(network, element) ? 'passive' : 'trusted' }];
}

/**
 * Own state code of single elements, for facts that change: supplier states are read when asked, and the dependencies
 * an element states (bits of relation type codes) are given.
 */
export function ownStateReader(
  network: Network,
  input: OwnStateInput,
): (element: number, dependencyTypes: number) => number {
  const facts = ownFacts(network, input);
  const { parties, elements } = network;
  return (element, dependencyTypes) => {
    const stated = facts.stated(element);
    const tier = facts.tier(element);
    let worst = stated === UNTRUSTED ? UNTRUSTED : TRUSTED;
    for (let i = parties.off[element]!; i < parties.off[element + 1]!; i++)
      worst = Math.max(worst, input.supplierStates[parties.supplier[i]! * TIERS.length + tier]!);
    if (worst !== TRUSTED || stated === UNKNOWN) return Math.max(worst, UNKNOWN);
    if (namesNoParty(network, element) && !isPassive(elements, facts, element)) return UNKNOWN;
    return (facts.required[elements.kind[element]!]! & ~dependencyTypes) === 0 ? TRUSTED : UNKNOWN;
  };
}

interface OwnFacts {
  readonly supplierStates: Uint8Array;
  /** Trust code stated for the element, -1 where none is. */
  readonly stated: (element: number) => number;
  readonly tier: (element: number) => number;
  /** Bits of required dependency types per kind code. */
  readonly required: Int32Array;
  /** 1 for kinds that are passive unless stated otherwise. */
  readonly passiveKind: Uint8Array;
}

interface OwnColumns {
  readonly state: Uint8Array;
  readonly root: Uint8Array;
  readonly reason: Uint8Array;
  readonly detail: Int32Array;
  readonly partyState: Uint8Array;
}

const CODE = Object.fromEntries(OWN_REASONS.map((reason, code) => [reason, code])) as Record<OwnReasonCode, number>;
const STATED: Readonly<Record<string, number>> = { trusted: TRUSTED, unknown: UNKNOWN, untrusted: UNTRUSTED };

function ownFacts(network: Network, input: OwnStateInput): OwnFacts {
  const { elements, policy } = network;
  const statedCodes = elements.text.state.values.map((value) => STATED[value] ?? UNKNOWN);
  const kindTiers = ELEMENT_KIND_NAMES.map((kind) => tierCode(input.tierOfKind[kind]));
  const tierCodes = elements.text.tier.values.map((value) => tierCode(value as Tier));
  return {
    supplierStates: input.supplierStates,
    stated: (element) => statedCodes[elements.text.state.codes[element] ?? -1] ?? -1,
    tier: (element) =>
      tierCodes[elements.text.tier.codes[element] ?? -1] ?? kindTiers[elements.kind[element]!] ?? TIERS.length - 1,
    required: Int32Array.from(ELEMENT_KIND_NAMES, (kind) => typeMask(policy.requiredDependencies[kind] ?? [])),
    passiveKind: Uint8Array.from(ELEMENT_KIND_NAMES, (kind) => (kindInfo(kind).passive ? 1 : 0)),
  };
}

function decide(network: Network, facts: OwnFacts, element: number, out: OwnColumns): void {
  const { parties, elements } = network;
  const stated = facts.stated(element);
  const tier = facts.tier(element);
  const end = parties.off[element + 1]!;
  let unknownParty = -1;
  let untrustedParty = -1;
  for (let i = parties.off[element]!; i < end; i++) {
    const supplier = parties.supplier[i]!;
    const state = facts.supplierStates[supplier * TIERS.length + tier]!;
    out.partyState[i] = state;
    if (state === UNTRUSTED && untrustedParty < 0) untrustedParty = supplier;
    if (state === UNKNOWN && unknownParty < 0) unknownParty = supplier;
  }
  const nobody = parties.off[element] === end || network.primeUnknown[element] === 1;
  const missing = facts.required[elements.kind[element]!]! & ~network.dependencyTypes[element]!;
  let state: number = UNKNOWN;
  let reason = CODE['missing-dependency'];
  let detail = -1;
  if (stated === UNTRUSTED) {
    state = UNTRUSTED;
    reason = CODE['stated-untrusted'];
  } else if (untrustedParty >= 0) {
    state = UNTRUSTED;
    reason = CODE['party-untrusted'];
    detail = untrustedParty;
  } else if (stated === UNKNOWN) reason = CODE['stated-unknown'];
  else if (unknownParty >= 0) {
    reason = CODE['party-unknown'];
    detail = unknownParty;
  } else if (nobody && !isPassive(elements, facts, element)) reason = CODE['no-party'];
  else if (missing !== 0) detail = lowestBit(missing);
  else {
    state = TRUSTED;
    reason = nobody ? CODE.passive : CODE.trusted;
  }
  out.state[element] = state;
  // Planes the policy does not count never make anything untrusted.
  out.root[element] = network.counted[element] === 1 ? state : TRUSTED;
  out.reason[element] = reason;
  out.detail[element] = detail;
}

/** Most elements have no rare fields, and asking the map for each costs more than the rest of the decision. */
function isPassive(elements: ElementTable, facts: OwnFacts, element: number): boolean {
  return elements.extra.size === 0
    ? facts.passiveKind[elements.kind[element]!] === 1
    : elementPassive(elements, element);
}

function namesNoParty(network: Network, element: number): boolean {
  return network.parties.off[element] === network.parties.off[element + 1] || network.primeUnknown[element] === 1;
}

function partyReasons(network: Network, facts: OwnFacts, element: number): OwnReason[] {
  const { parties, suppliers } = network;
  const tier = facts.tier(element);
  const reasons: OwnReason[] = [];
  for (let i = parties.off[element]!; i < parties.off[element + 1]!; i++) {
    const supplier = parties.supplier[i]!;
    const state = facts.supplierStates[supplier * TIERS.length + tier]!;
    if (state === TRUSTED) continue;
    const roles = PARTY_ROLES.filter((_, bit) => ((parties.roles[i]! >> bit) & 1) === 1);
    const code = state === UNTRUSTED ? 'party-untrusted' : 'party-unknown';
    reasons.push({ code, supplier: suppliers[supplier]!, roles });
  }
  return reasons;
}

const lowestBit = (mask: number): number => 31 - Math.clz32(mask & -mask);
