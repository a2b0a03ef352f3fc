import type { Scope } from '@cleanpath/api';
import type { Role } from '@cleanpath/model';
import type { Actor } from './actor.js';
import type { NetworkResource, Resource } from './resource.js';

export type { NetworkGrant, NetworkResource, Resource } from './resource.js';

/** Everything a signed-in person can ask for; `route-actions.ts` gives each route one of them. */
export const ACTIONS = [
  'network:list',
  'network:create',
  'network:read',
  'network:edit',
  'network:delete',
  'network:assess',
  'assessment:read',
  'supplier-file:read',
  'grant:read',
  'grant:change',
  'import:read',
  'draft:read',
  'draft:edit',
  'job:list',
  'job:read',
  'job:cancel',
  'policy:list',
  'policy:read',
  'policy:create',
  'organisation:list',
  'organisation:read',
  'organisation:create',
  'organisation:update',
  'people:read',
  'people:manage',
  'api-key:list',
  'api-key:create',
  'api-key:revoke',
  'audit:read',
  'account:read',
  'account:change',
] as const;
export type Action = (typeof ACTIONS)[number];

/**
 * Whether the actor may do this to that. Pure and total: anything not expressly allowed is refused (ASVS 8.2.1, 8.2.2),
 * and every rule only ever asks “is there a role, an ownership, a grant that allows it”, so that no further role or
 * grant can take a permission away. The scopes of an API key are asked in addition to the roles of its creator.
 */
export function can(actor: Actor, action: Action, resource: Resource): boolean {
  if (actor.kind === 'system' || actor.roles.length === 0) return false;
  const rule = Object.hasOwn(RULES, action) ? RULES[action] : undefined;
  if (rule === undefined) return false;
  if (actor.kind === 'api-key' && !scopeAllows(actor.scopes, rule.scope)) return false;
  return rule.allows(actor, resource);
}

/** Scope an API key needs for an action; `undefined`: only a person who signed in may do it. */
export function scopeFor(action: Action): Scope | undefined {
  const { scope } = RULES[action];
  return scope === 'session' ? undefined : scope;
}

interface Rule {
  /** `session`: never with an API key. */
  readonly scope: Scope | 'session';
  readonly allows: (actor: Actor, resource: Resource) => boolean;
}

const ALL: readonly Role[] = ['authority', 'operator', 'supplier', 'laboratory', 'member', 'auditor', 'administrator'];
/** Roles whose work is networks: they create, change, assess and share those of their organisation. */
const WORKING: readonly Role[] = ['authority', 'operator'];
const READING: readonly Role[] = [...WORKING, 'laboratory', 'member', 'auditor'];
const OVERSEEING: readonly Role[] = ['administrator', 'auditor'];

const RULES: Readonly<Record<Action, Rule>> = {
  'network:list': list('networks:read'),
  'network:create': { scope: 'networks:write', allows: inOwnOrganisation(WORKING) },
  'network:read': onNetwork('networks:read', readsNetwork),
  'network:edit': onNetwork('networks:write', editsNetwork),
  'network:delete': onNetwork('session', (actor, network) => owns(actor, network) && has(actor, WORKING)),
  'network:assess': onNetwork('assessments:run', editsNetwork),
  'assessment:read': onNetwork('assessments:read', readsNetwork),
  'supplier-file:read': onNetwork('assessments:read', readsSupplierFile),
  // Who shares a network is a matter of its owner: those who work on it and the administrators.
  'grant:read': onNetwork(
    'networks:read',
    (actor, network) => owns(actor, network) && has(actor, [...WORKING, ...OVERSEEING]),
  ),
  'grant:change': onNetwork(
    'session',
    (actor, network) => owns(actor, network) && has(actor, [...WORKING, 'administrator']),
  ),
  // Files not yet applied are not part of the network: a reader does not see them.
  'import:read': {
    scope: 'networks:read',
    allows: (actor, resource) =>
      resource.type === 'import' && has(actor, [...WORKING, 'auditor']) && reachesAs(actor, resource.network, ['edit']),
  },
  'draft:read': {
    scope: 'networks:read',
    allows: (actor, resource) =>
      resource.type === 'draft' && resource.personId === actor.personId && readsNetwork(actor, resource.network),
  },
  'draft:edit': {
    scope: 'networks:write',
    allows: (actor, resource) =>
      resource.type === 'draft' && resource.personId === actor.personId && editsNetwork(actor, resource.network),
  },
  'job:list': list('networks:read'),
  'job:read': {
    scope: 'networks:read',
    allows: (actor, resource) =>
      resource.type === 'job' &&
      sees(actor, resource) &&
      (resource.network === undefined ? has(actor, READING) : readsNetwork(actor, resource.network)),
  },
  'job:cancel': {
    scope: 'networks:write',
    allows: (actor, resource) =>
      resource.type === 'job' &&
      sees(actor, resource) &&
      (resource.network === undefined ? has(actor, WORKING) : editsNetwork(actor, resource.network)),
  },
  'policy:list': list('policies:read'),
  // A supplier may read what it is judged by.
  'policy:read': {
    scope: 'policies:read',
    allows: (actor, resource) =>
      resource.type === 'policy' &&
      has(actor, ALL) &&
      (resource.ownerId === null || resource.hostOwned || resource.ownerId === actor.organisationId),
  },
  'policy:create': { scope: 'policies:write', allows: inOwnOrganisation(WORKING) },
  'organisation:list': list('people:read'),
  'organisation:read': {
    scope: 'people:read',
    allows: (actor, resource) =>
      resource.type === 'organisation' &&
      ((resource.organisationId === actor.organisationId && has(actor, ALL)) || runsInstallation(actor)),
  },
  'organisation:create': {
    scope: 'session',
    allows: (actor, resource) => resource.type === 'installation' && runsInstallation(actor),
  },
  'organisation:update': { scope: 'session', allows: inOwnOrganisation(['administrator']) },
  'people:read': { scope: 'people:read', allows: inOwnOrganisation(OVERSEEING) },
  'people:manage': { scope: 'session', allows: inOwnOrganisation(['administrator']) },
  'api-key:list': { scope: 'session', allows: ownOr(OVERSEEING) },
  'api-key:create': { scope: 'session', allows: inOwnOrganisation(ALL.filter((role) => role !== 'auditor')) },
  'api-key:revoke': { scope: 'session', allows: ownOr(['administrator']) },
  'audit:read': {
    scope: 'audit:read',
    allows: (actor, resource) =>
      resource.type === 'audit' && resource.organisationId === actor.organisationId && has(actor, OVERSEEING),
  },
  'account:read': { scope: 'session', allows: ownAccount },
  'account:change': { scope: 'session', allows: ownAccount },
};

function has(actor: Actor, roles: readonly Role[]): boolean {
  return actor.roles.some((role) => roles.includes(role));
}

function scopeAllows(scopes: readonly Scope[] | undefined, needed: Scope | 'session'): boolean {
  return needed !== 'session' && scopes !== undefined && scopes.includes(needed);
}

function runsInstallation(actor: Actor): boolean {
  return actor.host && has(actor, ['administrator']);
}

function owns(actor: Actor, network: NetworkResource): boolean {
  return network.ownerId === actor.organisationId;
}

/** The organisation of the actor owns the network or holds one of these grants. */
function reachesAs(actor: Actor, network: NetworkResource, access: readonly ('read' | 'edit')[]): boolean {
  return (
    owns(actor, network) ||
    network.grants.some(
      (grant) => grant.organisationId === actor.organisationId && access.some((one) => one === grant.access),
    )
  );
}

function readsNetwork(actor: Actor, network: NetworkResource): boolean {
  return has(actor, READING) && reachesAs(actor, network, ['read', 'edit']);
}

function editsNetwork(actor: Actor, network: NetworkResource): boolean {
  return has(actor, WORKING) && reachesAs(actor, network, ['edit']);
}

function readsSupplierFile(actor: Actor, network: NetworkResource): boolean {
  return (
    has(actor, ['supplier', 'auditor']) &&
    network.grants.some(
      (grant) =>
        grant.organisationId === actor.organisationId &&
        grant.access === 'supplier-file' &&
        grant.supplierId !== undefined,
    )
  );
}

/** A job is seen by the organisation that started it and by the owner of the network it works on. */
function sees(actor: Actor, job: Extract<Resource, { type: 'job' }>): boolean {
  return job.organisationId === actor.organisationId || (job.network !== undefined && owns(actor, job.network));
}

function ownAccount(actor: Actor, resource: Resource): boolean {
  return resource.type === 'account' && resource.personId === actor.personId;
}

/** A list everybody may ask for: it holds only what each may read. */
function list(scope: Scope): Rule {
  return { scope, allows: (_, resource) => resource.type === 'installation' };
}

function onNetwork(scope: Rule['scope'], allows: (actor: Actor, network: NetworkResource) => boolean): Rule {
  return { scope, allows: (actor, resource) => resource.type === 'network' && allows(actor, resource) };
}

function inOwnOrganisation(roles: readonly Role[]): Rule['allows'] {
  return (actor, resource) =>
    (resource.type === 'organisation' || resource.type === 'person') &&
    resource.organisationId === actor.organisationId &&
    has(actor, roles);
}

function ownOr(roles: readonly Role[]): Rule['allows'] {
  return (actor, resource) =>
    resource.type === 'api-key' &&
    resource.organisationId === actor.organisationId &&
    (resource.personId === actor.personId || has(actor, roles));
}
