import { SCOPES, type Scope } from '@cleanpath/api';
import { ROLES, type Role } from '@cleanpath/model';
import { randomSecret } from '../../../src/identity/secrets.js';
import type { Credentials } from '../../support/test-server.js';
import { CODES, type Code } from './marks.js';
import type { Caller } from './permissions.js';
import type { Member, World } from './world.js';

/** Somebody who sends requests. */
export interface Sender extends Caller {
  readonly name: string;
  readonly credentials: Credentials;
}

/** Who stands for an organisation in the short run: in `a` every role, elsewhere those of its kind. */
const SHORT: Readonly<Record<Code, readonly Role[]>> = {
  h: ['administrator', 'authority', 'auditor'],
  a: ROLES,
  b: ['operator', 'administrator'],
  s: ['supplier', 'auditor'],
  t: ['supplier'],
  l: ['laboratory', 'operator'],
  m: ['member', 'administrator'],
};

/** Everybody who asks: people by role, keys by scope, and those nobody may take for somebody. */
export async function cast(world: World, thorough: boolean): Promise<Sender[]> {
  const people = CODES.flatMap((org) => (thorough ? ROLES : SHORT[org]).map((role) => person(world, org, role)));
  const keys: Promise<Sender>[] = [];
  for (const scope of SCOPES) {
    const role = scope === 'audit:read' || scope === 'people:read' ? 'administrator' : 'operator';
    keys.push(key(world, 'a', role, [scope]));
  }
  for (const org of CODES)
    for (const role of thorough ? ROLES : SHORT[org].slice(0, 1)) keys.push(key(world, org, role, SCOPES));
  return [...people, ...(await Promise.all(keys)), ...(await withoutFactor(world)), ...(await strangers(world))];
}

function member(world: World, org: Code, role: Role): Member {
  return world.organisations.get(org)!.members.get(role)!;
}

function person(world: World, org: Code, role: Role): Sender {
  const { session } = member(world, org, role);
  return { name: `${org} ${role}`, org, role, kind: 'person', scopes: [], factor: true, credentials: session };
}

async function key(world: World, org: Code, role: Role, scopes: readonly Scope[]): Promise<Sender> {
  const credentials = await world.key(member(world, org, role), org, scopes);
  const name = `${org} ${role} key ${scopes.length === 1 ? scopes[0]! : 'of every scope'}`;
  return { name, org, role, kind: 'key', scopes, factor: true, credentials };
}

/** An operator who set up no second factor, where everybody needs one, and a key of theirs. */
async function withoutFactor({ server, organisations }: World): Promise<Sender[]> {
  const org = 'b';
  const bare = await server.person(organisations.get(org)!.params['organisation']!, ['operator'], 'Bare');
  const base = { org, role: 'operator', factor: false } as const;
  return [
    { ...base, name: 'without factor', kind: 'person', scopes: [], credentials: await server.session(bare) },
    {
      ...base,
      name: 'key without factor',
      kind: 'key',
      scopes: SCOPES,
      credentials: await server.apiKey(bare, SCOPES),
    },
  ];
}

async function strangers({ server, organisations }: World): Promise<Sender[]> {
  const { store } = server;
  const organisationId = organisations.get('a')!.params['organisation']!;
  const factor = async (personId: string) =>
    store.db
      .insertInto('totp')
      .values({ person_id: personId, secret: 'x', confirmed_at: server.clock.now() })
      .execute();
  const removed = await server.person(organisationId, ['authority'], 'Removed');
  const disabled = await server.person(organisationId, ['authority'], 'Disabled');
  await factor(removed.id);
  await factor(disabled.id);
  const removedKey = await server.apiKey(removed, SCOPES);
  const removedSession = await server.session(removed);
  const disabledKey = await server.apiKey(disabled, SCOPES);
  const disabledSession = await server.session(disabled);
  await store.db.deleteFrom('membership').where('person_id', '=', removed.id).execute();
  await store.db.updateTable('membership').set({ disabled: true }).where('person_id', '=', disabled.id).execute();
  const session = member({ organisations } as World, 'a', 'operator').session['cookie']!;
  const forged = `${session.slice(0, session.lastIndexOf('.'))}.${randomSecret()}`;
  const nobody = { org: 'a', role: 'authority', kind: 'nobody', scopes: [], factor: true } as const;
  return [
    { ...nobody, name: 'nobody', credentials: {} },
    { ...nobody, name: 'forged session', credentials: { cookie: forged, 'x-csrf-token': randomSecret() } },
    { ...nobody, name: 'forged key', credentials: { authorization: `Bearer cp_${organisationId}_${randomSecret()}` } },
    { ...nobody, name: 'session of a removed member', credentials: removedSession },
    { ...nobody, name: 'key of a removed member', credentials: removedKey },
    { ...nobody, name: 'session of a disabled member', credentials: disabledSession },
    { ...nobody, name: 'key of a disabled member', credentials: disabledKey },
  ];
}
