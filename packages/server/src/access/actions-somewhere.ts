import { SCOPES, type Scope } from '@cleanpath/api';
import type { Actor } from './actor.js';
import { ACTIONS, can, scopeFor, type Action, type NetworkResource, type Resource } from './can.js';

/** Actions the person could do to something: with what they own, and with any grant their organisation might hold. */
export function actionsSomewhere(who: Pick<Actor, 'personId' | 'organisationId' | 'host' | 'roles'>): Action[] {
  const actor: Actor = { kind: 'person', id: who.personId, name: '', ...who };
  const resources = someResources(who.organisationId, who.personId);
  return ACTIONS.filter((action) => resources.some((resource) => can(actor, action, resource)));
}

/**
 * Scopes that would let a key of this person do something: a key never gets another. Lists do not count, everybody may
 * ask for them; a supplier needs the list of networks to find its file.
 */
export function scopesWithin(who: Pick<Actor, 'personId' | 'organisationId' | 'host' | 'roles'>): Scope[] {
  const actions = actionsSomewhere(who).filter((action) => !action.endsWith(':list'));
  const scopes = new Set(actions.flatMap((action) => scopeFor(action) ?? []));
  if (actions.includes('supplier-file:read')) scopes.add('networks:read');
  return SCOPES.filter((scope) => scopes.has(scope));
}

/** One of each kind of thing that could be met. */
function someResources(organisationId: string, personId: string): Resource[] {
  const granted = (access: 'read' | 'edit' | 'supplier-file'): NetworkResource => ({
    type: 'network',
    ownerId: 'another',
    grants: [{ organisationId, access, ...(access === 'supplier-file' ? { supplierId: 'itself' } : {}) }],
  });
  const networks: NetworkResource[] = [
    { type: 'network', ownerId: organisationId, grants: [] },
    granted('read'),
    granted('edit'),
    granted('supplier-file'),
  ];
  return [
    ...networks,
    ...networks.flatMap((network): Resource[] => [
      { type: 'import', network },
      { type: 'draft', network, personId },
      { type: 'job', organisationId, network },
    ]),
    { type: 'policy', ownerId: null, hostOwned: false },
    { type: 'organisation', organisationId },
    { type: 'person', organisationId, personId },
    { type: 'api-key', organisationId, personId },
    { type: 'audit', organisationId },
    { type: 'account', personId },
    { type: 'installation' },
  ];
}
