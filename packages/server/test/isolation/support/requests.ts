import { randomUUID } from 'node:crypto';
import { EXPORT_FORMATS, ROUTES, TABLES, type Route } from '@cleanpath/api';
import type { SignedInRouteId } from '../../../src/access/route-actions.js';
import type { TestRequest } from '../../support/test-server.js';
import { CODES, type Code } from './marks.js';
import { DOINGS, outcome, relation, type Outcome } from './permissions.js';
import type { Sender } from './cast.js';
import type { Organisation, World } from './world.js';

export interface Probe {
  readonly id: SignedInRouteId;
  readonly about: string;
  readonly request: TestRequest;
  readonly expected: Outcome;
  /** With `absent`: the same request with ids nobody ever had, and where in the request they stand. */
  readonly twin?: TestRequest;
  /** Whose thing it is; undefined for what is nobody's. */
  readonly owner?: Code;
}

export const SIGNED_IN = (Object.keys(ROUTES) as (keyof typeof ROUTES)[]).filter(
  (id): id is SignedInRouteId => ROUTES[id].access === 'signed-in',
);

type Params = Readonly<Record<string, string>>;

/** Ids in the form of real ones that were never given to anything; elements, demands and suppliers have texts. */
const NEVER: Params = Object.fromEntries(
  [
    ...['organisation', 'network', 'snapshot', 'assessment', 'import', 'job', 'policy', 'invitation', 'person', 'key'],
    ...['session', 'passkey', 'element', 'demand', 'supplier'],
  ].map((name) => [name, ['element', 'demand', 'supplier'].includes(name) ? `never-${name}` : randomUUID()]),
);

/**
 * Every request of one route by one sender: for each organisation with all its ids, and with single ids of another
 * organisation below something the sender reaches. Changes that the sender may make are left out: they are for other
 * tests, and would change what the rest is measured by.
 */
export function probes(world: World, sender: Sender, id: SignedInRouteId): Probe[] {
  const route: Route = ROUTES[id];
  const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name!).filter((name) => name !== 'table');
  const { of } = DOINGS[id];
  const found: Probe[] = [];
  if (of === 'none' || names.length === 0) {
    found.push({
      id,
      about: 'nobody',
      request: withRest(world, sender.org, id, {}),
      expected: outcome(sender, id, undefined),
    });
    return found.filter((probe) => isSent(route, id, probe.expected));
  }
  for (const code of CODES) {
    const params = pick(world.organisations.get(code)!.params, names);
    if (isOwn(world, sender, of, params)) continue;
    const expected = outcome(sender, id, code);
    const request = withRest(world, code, id, params);
    const twin = withRest(world, code, id, pick(NEVER, names));
    found.push({
      id,
      about: `all of ${code}`,
      request,
      expected,
      owner: code,
      ...(expected === 'absent' ? { twin } : {}),
    });
    found.push(...mixed(world, sender, id, code, names));
  }
  return found.filter((probe) => isSent(route, id, probe.expected));
}

/** Ids of `other` below something of an organisation that the sender reaches: its own, and one that let it in. */
function mixed(world: World, sender: Sender, id: SignedInRouteId, other: Code, names: readonly string[]): Probe[] {
  const { of } = DOINGS[id];
  const below = names.slice(1);
  // Grants go to organisations of others by their nature.
  if (below.length === 0 || of === 'account' || id === 'setGrant' || id === 'removeGrant') return [];
  const bases = CODES.filter((base) => base !== other && outcome(sender, id, base) === 'allowed');
  return bases.slice(0, 2).flatMap((base) =>
    below.map((name): Probe => {
      const own = pick(world.organisations.get(base)!.params, names);
      const foreign = { ...own, [name]: world.organisations.get(other)!.params[name]! };
      const request = withRest(world, base, id, foreign);
      const twin = withRest(world, base, id, { ...own, [name]: NEVER[name]! });
      return { id, about: `${name} of ${other} below ${base}`, request, expected: 'absent', twin, owner: base };
    }),
  );
}

/** Changes that would succeed, and the stream that never ends, are not sent here. */
function isSent(route: Route, id: SignedInRouteId, expected: Outcome): boolean {
  return expected !== 'allowed' || (route.method === 'GET' && id !== 'events');
}

/** One's own session, key or person: not somebody else's. */
function isOwn(world: World, sender: Sender, of: string, params: Params): boolean {
  if (of !== 'account' && of !== 'key') return false;
  const self = world.organisations.get(sender.org)!.members.get(sender.role)!;
  return Object.values(params).some((id) => [self.sessionId, self.keyId, self.passkeyId].includes(id));
}

function pick(params: Params, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, params[name]!]));
}

/** A plausible body and query, with ids of the same organisation as the address. */
function withRest(world: World, code: Code, id: SignedInRouteId, params: Params): TestRequest {
  const org = world.organisations.get(code)!;
  const { body, query, upload, headers } = REST[id]?.(org) ?? {};
  const route: Route = ROUTES[id];
  return {
    params: route.path.includes(':table') ? { ...params, table: TABLES[0] } : params,
    ...(query === undefined ? {} : { query }),
    ...(body === undefined ? {} : { body }),
    ...(upload === undefined ? {} : { upload }),
    ...(route.ifMatch ? { headers: { 'if-match': '"1"', ...headers } } : {}),
  };
}

const REST: Readonly<Partial<Record<SignedInRouteId, (org: Organisation) => TestRequest>>> = {
  switchOrganisation: ({ params }) => ({ body: { organisationId: params['organisation'] } }),
  updateAccount: () => ({ body: { name: 'Changed' } }),
  changePassword: () => ({ body: { current: 'x', password: 'violet harbour tractor 61 moss' } }),
  confirmTotp: () => ({ body: { code: '000000' } }),
  addPasskey: () => ({ body: { ticket: 'x', name: 'Changed', response: {} } }),
  confirmIdentity: () => ({ body: { password: 'x' } }),
  createOrganisation: () => ({ body: { name: 'Changed', kind: 'operator', administrator: 'new@people.example' } }),
  updateOrganisation: () => ({ body: { name: 'Changed' } }),
  updatePerson: () => ({ body: { roles: ['administrator'] } }),
  invite: () => ({ body: { email: 'new@people.example', roles: ['administrator'] } }),
  createApiKey: () => ({ body: { name: 'Changed', scopes: ['networks:read'] } }),
  createNetwork: () => ({ body: { name: 'Changed' } }),
  updateNetwork: () => ({ body: { name: 'Changed', description: 'Changed' } }),
  setGrant: () => ({ body: { access: 'edit' } }),
  findOrganisation: () => ({ query: { q: 'qz' } }),
  upload: () => ({ query: { name: 'changed.csv' }, upload: Buffer.from('id\n1\n') }),
  startImport: ({ uploadId }) => ({ body: { uploads: [uploadId] } }),
  applyImport: () => ({ body: {} }),
  addChange: ({ params }) => ({ body: { action: 'remove', record: 'element', id: params['element'] } }),
  applyDraft: () => ({ body: {} }),
  createPolicy: () => ({ body: { yaml: 'policy: 1' } }),
  startAssessment: ({ params }) => ({ body: { snapshotId: params['snapshot'], policyId: params['policy'] } }),
  compare: ({ params }) => ({ query: { with: params['assessment']! } }),
  search: () => ({ query: { q: 'qz' } }),
};

/** The forms a download comes in, each to be looked at: the first is part of `probes`. */
export function variants(id: SignedInRouteId, request: TestRequest): TestRequest[] {
  if (id === 'exportSnapshot')
    return [...EXPORT_FORMATS].reverse().map((format) => ({ ...request, query: { format } }));
  if (id === 'assessmentTable') return TABLES.map((table) => ({ ...request, params: { ...request.params, table } }));
  return [request];
}

/** Ids in bodies and queries that point into another organisation, below what the sender may change or read. */
export function pointing(world: World, sender: Sender): Probe[] {
  const own = world.organisations.get(sender.org)!;
  const network = { network: own.params['network']! };
  return CODES.filter((code) => code !== sender.org).flatMap((code) => {
    const other = world.organisations.get(code)!;
    const twins: Probe[] = [];
    const add = (id: SignedInRouteId, make: (ids: Organisation) => TestRequest, org: Code | undefined): void => {
      if (outcome(sender, id, org) !== 'allowed') return;
      const never: Organisation = { ...other, params: NEVER, uploadId: randomUUID() };
      const probe = {
        id,
        about: `pointing into ${code}`,
        expected: 'absent',
        request: make(other),
        twin: make(never),
      } as const;
      twins.push({ ...probe, ...(org === undefined ? {} : { owner: org }) });
    };
    if (relation(sender.org, code) === 'none') {
      add('jobs', ({ params }) => ({ query: { network: params['network']! } }), undefined);
      add('search', ({ params }) => ({ query: { q: 'qz', network: params['network']! } }), undefined);
    }
    add('startImport', ({ uploadId }) => ({ params: network, body: { uploads: [uploadId] } }), sender.org);
    add('startAssessment', ({ params }) => ({ params: network, body: { snapshotId: params['snapshot'] } }), sender.org);
    if (code !== 'h')
      add('startAssessment', ({ params }) => ({ params: network, body: { policyId: params['policy'] } }), sender.org);
    add(
      'compare',
      ({ params }) => ({
        params: { ...network, assessment: own.params['assessment']! },
        query: { with: params['assessment']! },
      }),
      sender.org,
    );
    if (sender.kind === 'person')
      twins.push({
        id: 'switchOrganisation',
        about: `pointing into ${code}`,
        expected: 'absent',
        request: { body: { organisationId: other.params['organisation'] } },
        twin: { body: { organisationId: NEVER['organisation'] } },
      });
    return twins;
  });
}
