import { randomUUID } from 'node:crypto';
import { loadCatalogs } from '@cleanpath/assessment';
import { ROLES, type OrganisationKind, type Role } from '@cleanpath/model';
import { appendAudit, insertApiKey, insertInvitation, insertPasskey, insertSession } from '@cleanpath/store';
import { SCOPES, type Scope } from '@cleanpath/api';
import { hashSecret, randomSecret } from '../../../src/identity/secrets.js';
import { SESSION_COOKIE } from '../../../src/identity/session-cookie.js';
import { testServer, type Credentials, type TestRequest, type TestServer } from '../../support/test-server.js';
import { CODES, mark, type Code, type Mark } from './marks.js';
import { brokenElements, demandOf, elementOf, markedDossier, supplierOf } from './marked-dossier.js';

/** A member with everything of theirs marked: name, address, session, passkey, key, draft. */
export interface Member {
  readonly id: string;
  readonly role: Role;
  readonly session: Credentials;
  readonly sessionId: string;
  readonly passkeyId: string;
  readonly keyId: string;
}

/** One organisation: its ids by the name of the path parameter they stand for. */
export interface Organisation {
  readonly code: Code;
  readonly params: Readonly<Record<string, string>>;
  readonly uploadId: string;
  readonly members: ReadonlyMap<Role, Member>;
}

export interface World {
  readonly server: TestServer;
  readonly organisations: ReadonlyMap<Code, Organisation>;
  /** What an id belongs to: ids of others are as much to be kept as their texts. */
  readonly owners: ReadonlyMap<string, Mark>;
  key(member: Member, org: Code, scopes: readonly Scope[]): Promise<Credentials>;
}

const KINDS: Readonly<Record<Code, OrganisationKind>> = {
  h: 'authority',
  a: 'operator',
  b: 'operator',
  s: 'supplier',
  t: 'supplier',
  l: 'laboratory',
  m: 'isac',
};

export type Relation = 'own' | 'edit' | 'read' | 'file' | 'none';

/** Grants that stand: who was let in by whom. Everything else is `none`. */
export const GRANTS: readonly { owner: Code; to: Code; access: Exclude<Relation, 'own' | 'none'> }[] = [
  { owner: 'h', to: 'b', access: 'edit' },
  { owner: 'h', to: 'm', access: 'read' },
  { owner: 'h', to: 's', access: 'file' },
  { owner: 'a', to: 'h', access: 'read' },
  { owner: 'a', to: 'l', access: 'edit' },
  { owner: 'a', to: 's', access: 'file' },
];
/** Grants that were used and taken back. */
export const REVOKED: readonly { owner: Code; to: Code; access: 'read' | 'edit' | 'file' }[] = [
  { owner: 'b', to: 'a', access: 'edit' },
  { owner: 'a', to: 't', access: 'file' },
  { owner: 'h', to: 'l', access: 'read' },
];

export async function world(): Promise<World> {
  const server = await testServer({ work: true, socket: true, config: { requireSecondFactor: true, workers: 2 } });
  const owners = new Map<string, Mark>();
  const organisations = new Map<Code, Organisation>();
  const ids = new Map<Code, string>();
  for (const code of CODES) {
    const name = `${mark(code, 'org')} office`;
    ids.set(code, await server.organisation(name, { kind: KINDS[code], host: code === 'h' }));
  }
  const policy = (await loadCatalogs()).policies.get('cleanpath-neutral')!;
  const made = await Promise.all(
    CODES.map((code) => populate(server, owners, code, ids.get(code)!, { ...policy, ...markedPolicy(code) })),
  );
  for (const one of made) organisations.set(one.code, one);
  await share(server, organisations);
  return {
    server,
    organisations,
    owners,
    key: async (member, org, scopes) => (await keyOf(server, member.id, ids.get(org)!, scopes, 'Key')).credentials,
  };
}

function markedPolicy(code: Code) {
  const text = mark(code, 'policy');
  return { id: `policy-${text}`, title: `Policy ${text}`, authority: `Authority ${text}` };
}

async function populate(
  server: TestServer,
  owners: Map<string, Mark>,
  code: Code,
  organisationId: string,
  policy: unknown,
): Promise<Organisation> {
  const note = (id: string, topic: Mark['topic'], role: Mark['role'] = ''): string => {
    owners.set(id, { org: code, role, topic });
    return id;
  };
  note(organisationId, 'org');
  const members = new Map<Role, Member>();
  for (const role of ROLES) {
    const member = await memberOf(server, code, organisationId, role);
    note(member.id, 'name', role);
    note(member.sessionId, 'session', role);
    note(member.passkeyId, 'passkey', role);
    note(member.keyId, 'key', role);
    members.set(role, member);
  }
  const author = members.get('operator')!;
  const ask = asked(server, author.session);
  const body = { name: `Network ${mark(code, 'network')}`, description: `About ${mark(code, 'description')}` };
  const network = note((await ask('createNetwork', { body })).id, 'id');
  const params = { network };
  const archive = `${mark(code, 'file')}.zip`;
  const send = async (name: string, upload: Uint8Array): Promise<string> =>
    (await ask('upload', { params, query: { name }, upload })).id;
  const read = async (upload: string): Promise<string> => {
    const started = await ask('startImport', { params, body: { uploads: [upload] } });
    note(started.jobId, 'id');
    await ended(server, started.jobId);
    return note(started.id, 'id');
  };
  const [first, invalid] = await Promise.all([
    send(archive, markedDossier(code, 1)).then(read),
    send('elements.csv', brokenElements(code)).then(read),
  ]);
  const applied = await ask('applyImport', {
    params: { network, import: first },
    body: { note: `Note ${mark(code, 'note')}` },
  });
  note(applied.jobId, 'id');
  const { snapshotId, assessmentId } = (await ended(server, applied.jobId)).result as Record<string, string>;
  note(snapshotId!, 'id');
  note(assessmentId!, 'id');
  const uploadId = note(await send(archive, markedDossier(code, 2)), 'id');
  const policyId = note((await ask('createPolicy', { body: { yaml: JSON.stringify(policy) } })).id, 'policy');
  const invitation = note(await invitationOf(server, code, organisationId, author.id), 'invitation');
  await markJobAndAudit(server, code, organisationId, applied.jobId);
  for (const member of members.values()) await draftOf(server, code, member, network, snapshotId!);
  return {
    code,
    uploadId,
    members,
    params: {
      organisation: organisationId,
      network,
      snapshot: snapshotId!,
      assessment: assessmentId!,
      import: invalid,
      job: applied.jobId,
      policy: policyId,
      invitation,
      person: members.get('member')!.id,
      key: members.get('member')!.keyId,
      session: members.get('member')!.sessionId,
      passkey: members.get('member')!.passkeyId,
      element: elementOf(code),
      demand: demandOf(code),
      supplier: supplierOf(code),
    },
  };
}

/** A request that has to succeed. */
function asked(server: TestServer, credentials: Credentials) {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of any shape
  return async (id: Parameters<TestServer['request']>[0], request: TestRequest): Promise<any> => {
    const answer = await server.request(id, request, credentials);
    if (answer.status >= 300) throw new Error(`${id} answered ${answer.status}: ${answer.text}`);
    return answer.text === '' ? undefined : answer.json;
  };
}

/** Longest wait for one job while other tests use the machine, in milliseconds. */
const JOB_PATIENCE = 90_000;

async function ended(server: TestServer, jobId: string) {
  const until = Date.now() + JOB_PATIENCE;
  for (;;) {
    const query = server.store.db.selectFrom('job').selectAll().where('id', '=', jobId);
    const row = await query.executeTakeFirstOrThrow();
    if (row.state === 'done') return row;
    if (row.state !== 'queued' && row.state !== 'running') throw new Error(`job ${row.state}: ${JSON.stringify(row)}`);
    if (Date.now() > until) throw new Error(`The job ${row.kind} is still ${row.state}: ${row.phase}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

async function memberOf(server: TestServer, code: Code, organisationId: string, role: Role): Promise<Member> {
  const { store, clock } = server;
  const person = await server.person(organisationId, [role], `Person ${mark(code, 'name', role)}`);
  const email = `${mark(code, 'email', role)}@people.example`;
  await store.db.updateTable('person').set({ email }).where('id', '=', person.id).execute();
  const passkeyId = randomUUID();
  await insertPasskey(store.db, {
    id: passkeyId,
    person_id: person.id,
    name: `Passkey ${mark(code, 'passkey', role)}`,
    credential_id: `credential-${mark(code, 'passkey', role)}`,
    public_key: new Uint8Array([1]),
    counter: 0,
    transports: '[]',
    created_at: clock.now(),
  });
  const sessionId = randomUUID();
  const secret = randomSecret();
  const csrf = randomSecret();
  await insertSession(store.db, {
    id: sessionId,
    secret_hash: hashSecret(secret),
    previous_hash: null,
    rotated_at: clock.now(),
    person_id: person.id,
    organisation_id: organisationId,
    csrf_token: csrf,
    confirmed_at: clock.now(),
    client: `Browser ${mark(code, 'session', role)}`,
    address: null,
    created_at: clock.now(),
    last_seen_at: clock.now(),
    expires_at: new Date(clock.now().getTime() + 8 * 3600_000),
  });
  const { id: keyId } = await keyOf(server, person.id, organisationId, SCOPES, `Key ${mark(code, 'key', role)}`);
  const session = { cookie: `${SESSION_COOKIE}=${sessionId}.${secret}`, 'x-csrf-token': csrf };
  return { id: person.id, role, session, sessionId, passkeyId, keyId };
}

async function keyOf(
  { store, clock }: TestServer,
  personId: string,
  organisationId: string,
  scopes: readonly Scope[],
  name: string,
): Promise<{ id: string; credentials: Credentials }> {
  const id = randomUUID();
  const secret = randomSecret();
  await insertApiKey(store.db, {
    id,
    organisation_id: organisationId,
    person_id: personId,
    name,
    prefix: `cp_${id.slice(0, 13)}`,
    secret_hash: hashSecret(secret),
    scopes: JSON.stringify(scopes),
    expires_at: null,
    created_at: clock.now(),
  });
  return { id, credentials: { authorization: `Bearer cp_${id}_${secret}` } };
}

async function invitationOf({ store, clock }: TestServer, code: Code, organisationId: string, invitedBy: string) {
  const id = randomUUID();
  await insertInvitation(store.db, {
    id,
    organisation_id: organisationId,
    email: `${mark(code, 'invitation')}@people.example`,
    roles: '["member"]',
    token_hash: hashSecret(randomSecret()),
    invited_by: invitedBy,
    expires_at: new Date(clock.now().getTime() + 24 * 3600_000),
    created_at: clock.now(),
  });
  return id;
}

/** The last job of the organisation tells of a problem; its trail has an entry of its own. */
async function markJobAndAudit(server: TestServer, code: Code, organisationId: string, jobId: string): Promise<void> {
  const { store, clock } = server;
  const text = mark(code, 'job');
  const problem = { code: 'value-invalid', severity: 'error', message: text, remedy: text };
  const change = { phase: `Phase ${text}`, problems: JSON.stringify([problem]) };
  await store.db.updateTable('job').set(change).where('id', '=', jobId).execute();
  await store.transaction((tx) =>
    appendAudit(tx, {
      organisationId,
      id: randomUUID(),
      at: clock.now(),
      actorKind: 'system',
      actorId: 'system',
      actorName: `Actor ${mark(code, 'audit')}`,
      action: 'test.entry',
      subjectType: 'thing',
      subjectId: `subject-${mark(code, 'audit')}`,
      subjectName: mark(code, 'audit'),
      details: { text: mark(code, 'audit') },
    }),
  );
}

async function draftOf({ store, clock }: TestServer, code: Code, member: Member, network: string, snapshot: string) {
  const key = { network_id: network, person_id: member.id };
  const text = mark(code, 'draft', member.role);
  await store.db
    .insertInto('draft')
    .values({ ...key, base_snapshot_id: snapshot, version: 1, created_at: clock.now() })
    .execute();
  const change = { action: 'set', record: 'element', id: elementOf(code), fields: { name: text } };
  await store.db
    .insertInto('draft_change')
    .values({ ...key, seq: 1, change: JSON.stringify(change), sentence: `Sentence ${text}`, at: clock.now() })
    .execute();
}

/** Gives the grants of the world; those to be taken back are used first, so that whatever is kept knows them. */
async function share(server: TestServer, organisations: ReadonlyMap<Code, Organisation>): Promise<void> {
  for (const { owner, to, access } of [...GRANTS, ...REVOKED]) {
    const from = organisations.get(owner)!;
    const params = { network: from.params['network']!, organisation: organisations.get(to)!.params['organisation']! };
    const body = access === 'file' ? { access: 'supplier-file', supplierId: supplierOf(owner) } : { access };
    await asked(server, from.members.get('operator')!.session)('setGrant', { params, body });
  }
  for (const { owner, to } of REVOKED) {
    const from = organisations.get(owner)!;
    const grantee = organisations.get(to)!;
    const network = from.params['network']!;
    for (const member of grantee.members.values())
      await server.request('network', { params: { network } }, member.session);
    await asked(server, from.members.get('operator')!.session)('removeGrant', {
      params: { network, organisation: grantee.params['organisation']! },
    });
  }
}
