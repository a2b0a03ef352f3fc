import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROUTES, SCOPES, type RouteId } from '@cleanpath/api';
import { ROLES, type Role } from '@cleanpath/model';
import type { Actor } from '../../src/access/actor.js';
import { actionsSomewhere, scopesWithin } from '../../src/access/actions-somewhere.js';
import { ACTIONS, can, scopeFor, type Action, type NetworkGrant, type Resource } from '../../src/access/can.js';
import { ROUTE_ACTIONS } from '../../src/access/route-actions.js';

const RUNS = { seed: 20310506, numRuns: 4000 };

const organisation = fc.constantFrom('org-a', 'org-b', 'org-c');
const person = fc.constantFrom('person-1', 'person-2');
const roles = fc.uniqueArray(fc.constantFrom(...ROLES), { maxLength: ROLES.length });
const grant: fc.Arbitrary<NetworkGrant> = fc
  .record({
    organisationId: organisation,
    access: fc.constantFrom('read', 'edit', 'supplier-file'),
    named: fc.boolean(),
  })
  .map(({ organisationId, access, named }) =>
    access === 'supplier-file' && named
      ? { organisationId, access, supplierId: 'supplier-1' }
      : { organisationId, access: access },
  );
const network = fc.record({
  type: fc.constant('network' as const),
  ownerId: organisation,
  grants: fc.array(grant, { maxLength: 4 }),
});
const resource: fc.Arbitrary<Resource> = fc.oneof(
  network,
  fc.record({ type: fc.constant('import' as const), network }),
  fc.record({ type: fc.constant('draft' as const), network, personId: person }),
  fc.record({ type: fc.constant('job' as const), organisationId: organisation, network }),
  fc.record({ type: fc.constant('job' as const), organisationId: organisation }),
  fc.record({ type: fc.constant('policy' as const), ownerId: fc.option(organisation), hostOwned: fc.boolean() }),
  fc.record({ type: fc.constant('organisation' as const), organisationId: organisation }),
  fc.record({ type: fc.constant('person' as const), organisationId: organisation, personId: person }),
  fc.record({ type: fc.constant('api-key' as const), organisationId: organisation, personId: person }),
  fc.record({ type: fc.constant('audit' as const), organisationId: organisation }),
  fc.record({ type: fc.constant('account' as const), personId: person }),
  fc.constant<Resource>({ type: 'installation' }),
);
const action = fc.constantFrom(...ACTIONS);
const actor: fc.Arbitrary<Actor> = fc
  .record({ roles, organisationId: organisation, personId: person, host: fc.boolean() })
  .map((who) => ({ kind: 'person', id: who.personId, name: 'Somebody', sessionId: 'session', ...who }));
const scopes = fc.uniqueArray(fc.constantFrom(...SCOPES), { maxLength: SCOPES.length });

const keyOf = (creator: Actor, limits: Actor['scopes'] = SCOPES): Actor => {
  const { sessionId: _, ...rest } = creator;
  return { ...rest, kind: 'api-key', id: 'key', scopes: limits };
};
const who = (role: Role | Role[], organisationId = 'org-a'): Actor => ({
  kind: 'person',
  id: 'person-1',
  personId: 'person-1',
  name: 'Somebody',
  organisationId,
  host: false,
  roles: [role].flat(),
});

const CHANGES: readonly Action[] = ACTIONS.filter((one) => !/:(read|list)$/.test(one));
const networkOf = (one: Resource) => ('network' in one ? one.network : one.type === 'network' ? one : undefined);

describe('can', () => {
  test('is total: any actor, action and resource get a plain answer', () => {
    fc.assert(
      fc.property(
        actor,
        fc.oneof(action, fc.string()),
        resource,
        (a, b, c) => typeof can(a, b as Action, c) === 'boolean',
      ),
      RUNS,
    );
    for (const name of ['__proto__', 'constructor', 'toString', ''])
      expect(can(who(['administrator', 'authority']), name as Action, { type: 'installation' })).toBe(false);
  });

  test('denies by default: no role, no scope, the system itself', () => {
    fc.assert(
      fc.property(actor, action, resource, (a, b, c) => {
        expect(can({ ...a, roles: [] }, b, c)).toBe(false);
        expect(can({ ...a, kind: 'system' }, b, c)).toBe(false);
        expect(can(keyOf(a, []), b, c)).toBe(false);
      }),
      RUNS,
    );
  });

  test('denies what it does not know: kinds of things and roles from elsewhere', () => {
    fc.assert(
      fc.property(actor, action, fc.string(), (a, b, type) => {
        fc.pre(type !== 'installation');
        const thing = { type, organisationId: a.organisationId, personId: a.personId, ownerId: a.organisationId };
        const known = ['network', 'organisation', 'person', 'api-key', 'audit', 'account', 'policy', 'job'];
        if (!known.includes(type)) expect(can(a, b, thing as unknown as Resource)).toBe(false);
        if (!/:list$|^account:|^api-key:/.test(b))
          expect(can({ ...a, roles: ['root'] as unknown as Role[] }, b, { ...thing, type: 'organisation' })).toBe(
            false,
          );
      }),
      RUNS,
    );
  });

  test('denies everything of an unrelated organisation', () => {
    fc.assert(
      fc.property(actor, action, resource, (a, b, c) => {
        const outsider: Actor = { ...a, organisationId: 'unrelated', personId: 'unrelated', host: false };
        const shared = c.type === 'installation' || (c.type === 'policy' && (c.ownerId === null || c.hostOwned));
        if (!shared) expect(can(outsider, b, c)).toBe(false);
      }),
      RUNS,
    );
  });

  test('adding a role never removes a permission', () => {
    fc.assert(
      fc.property(actor, fc.constantFrom(...ROLES), action, resource, (a, role, b, c) => {
        if (can(a, b, c)) expect(can({ ...a, roles: [...a.roles, role] }, b, c)).toBe(true);
      }),
      RUNS,
    );
  });

  test('adding a grant never removes a permission', () => {
    fc.assert(
      fc.property(actor, grant, action, resource, (a, more, b, c) => {
        const before = networkOf(c);
        if (before === undefined || !can(a, b, c)) return;
        const after = { ...before, grants: [...before.grants, more] };
        expect(can(a, b, 'network' in c ? { ...c, network: after } : after)).toBe(true);
      }),
      RUNS,
    );
  });

  test('a key never exceeds its creator, nor its scopes, whatever the creator lost since', () => {
    fc.assert(
      fc.property(actor, roles, scopes, action, resource, (creator, left, limits, b, c) => {
        const now = { ...creator, roles: creator.roles.filter((role) => left.includes(role)) };
        if (!can(keyOf(now, limits), b, c)) return;
        expect(can(now, b, c)).toBe(true);
        expect(limits).toContain(scopeFor(b));
      }),
      RUNS,
    );
  });

  test('a further scope never removes a permission', () => {
    fc.assert(
      fc.property(actor, scopes, fc.constantFrom(...SCOPES), action, resource, (a, limits, more, b, c) => {
        if (can(keyOf(a, limits), b, c)) expect(can(keyOf(a, [...limits, more]), b, c)).toBe(true);
      }),
      RUNS,
    );
  });

  test('a supplier-file grant alone yields the supplier file and nothing else of the network', () => {
    fc.assert(
      fc.property(actor, action, resource, (a, b, c) => {
        const before = networkOf(c);
        if (before === undefined || c.type === 'job') return;
        const grants: NetworkGrant[] = [{ organisationId: a.organisationId, access: 'supplier-file', supplierId: 's' }];
        const after = { ...before, ownerId: 'another', grants };
        const allowed = can(a, b, 'network' in c ? { ...c, network: after } : after);
        expect(allowed && b !== 'supplier-file:read').toBe(false);
      }),
      RUNS,
    );
    const file: Resource = {
      type: 'network',
      ownerId: 'org-b',
      grants: [{ organisationId: 'org-a', access: 'supplier-file', supplierId: 's' }],
    };
    expect(can(who('supplier'), 'supplier-file:read', file)).toBe(true);
    expect(can(who('operator'), 'supplier-file:read', file)).toBe(false);
    expect(
      can(who('supplier'), 'supplier-file:read', {
        ...file,
        grants: [{ organisationId: 'org-a', access: 'supplier-file' }],
      }),
    ).toBe(false);
  });

  test('an auditor changes nothing but their own account', () => {
    fc.assert(
      fc.property(actor, fc.constantFrom(...CHANGES), resource, (a, b, c) => {
        const auditor: Actor = { ...a, roles: ['auditor'] };
        // A key of one's own from an earlier role may be taken back: that only takes away.
        if (b !== 'account:change' && b !== 'api-key:revoke') expect(can(auditor, b, c)).toBe(false);
      }),
      RUNS,
    );
  });

  test('an auditor reads what somebody of the organisation may read', () => {
    fc.assert(
      fc.property(
        actor,
        fc.constantFrom<Action>(
          'network:read',
          'assessment:read',
          'supplier-file:read',
          'import:read',
          'job:read',
          'grant:read',
          'audit:read',
        ),
        resource,
        (a, b, c) => {
          if (can(a, b, c)) expect(can({ ...a, roles: ['auditor'] }, b, c)).toBe(true);
        },
      ),
      RUNS,
    );
  });

  test('an administrator reads no network by that role', () => {
    fc.assert(
      fc.property(actor, action, network, (a, b, c) => {
        if (can({ ...a, roles: ['administrator'] }, b, c)) expect(b).toMatch(/^grant:/);
      }),
      RUNS,
    );
  });

  test('only administrators of the host create organisations and see others', () => {
    fc.assert(
      fc.property(actor, organisation, (a, other) => {
        const runs = a.host && a.roles.includes('administrator');
        expect(can(a, 'organisation:create', { type: 'installation' })).toBe(runs);
        if (other !== a.organisationId)
          expect(can(a, 'organisation:read', { type: 'organisation', organisationId: other })).toBe(runs);
      }),
      RUNS,
    );
  });

  test('each role on a network it owns, is granted or is not', () => {
    const own: Resource = { type: 'network', ownerId: 'org-a', grants: [] };
    const granted = (access: 'read' | 'edit'): Resource => ({
      type: 'network',
      ownerId: 'org-b',
      grants: [{ organisationId: 'org-a', access }],
    });
    const table = (of: Resource): string =>
      ROLES.map((role) => {
        const letters = (
          ['network:read', 'network:edit', 'network:assess', 'grant:change', 'network:delete'] as const
        ).map((one, at) => (can(who(role), one, of) ? 'reasd'[at] : '-'));
        return `${role} ${letters.join('')}`;
      }).join(', ');
    expect(table(own)).toBe(
      'authority reasd, operator reasd, supplier -----, laboratory r----, member r----, auditor r----, administrator ---s-',
    );
    expect(table(granted('edit'))).toBe(
      'authority rea--, operator rea--, supplier -----, laboratory r----, member r----, auditor r----, administrator -----',
    );
    expect(table(granted('read'))).toBe(
      'authority r----, operator r----, supplier -----, laboratory r----, member r----, auditor r----, administrator -----',
    );
    expect(table({ type: 'network', ownerId: 'org-b', grants: [] })).toBe(
      ROLES.map((role) => `${role} -----`).join(', '),
    );
  });

  test('every signed-in route has an action that somebody holds', () => {
    const signedIn = (Object.keys(ROUTES) as RouteId[]).filter((id) => ROUTES[id].access === 'signed-in').sort();
    expect(Object.keys(ROUTE_ACTIONS).sort()).toEqual(signedIn);
    const held = new Set(actionsSomewhere({ personId: 'p', organisationId: 'o', host: true, roles: [...ROLES] }));
    expect(ACTIONS.filter((one) => !held.has(one))).toEqual([]);
    expect(ACTIONS.filter((one) => !Object.values(ROUTE_ACTIONS).includes(one))).toEqual([]);
  });

  test('a scope is offered only to roles that can use it', () => {
    const within = (role: Role) => scopesWithin(who(role));
    expect(within('administrator')).toEqual(['networks:read', 'policies:read', 'audit:read', 'people:read']);
    expect(within('supplier')).toEqual(['networks:read', 'assessments:read', 'policies:read', 'people:read']);
    expect(within('auditor')).toEqual([
      'networks:read',
      'assessments:read',
      'policies:read',
      'audit:read',
      'people:read',
    ]);
    expect(within('authority')).not.toContain('audit:read');
  });
});
