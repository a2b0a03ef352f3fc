import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { routeUrl, ROUTES, type RouteId, type Route, type Scope } from '@cleanpath/api';
import type { OrganisationKind, Role } from '@cleanpath/model';
import {
  insertApiKey,
  insertJob,
  insertNetwork,
  insertOrganisation,
  insertPerson,
  insertSession,
  openStore,
  requestJobCancel,
  type Store,
} from '@cleanpath/store';
import { Config } from '../../src/config/config.js';
import { hashSecret, randomSecret } from '../../src/identity/secrets.js';
import { newId } from '../../src/identity/new-id.js';
import { SESSION_COOKIE } from '../../src/identity/session-cookie.js';
import { JOB_INPUTS } from '../../src/jobs/job-inputs.js';
import type { JobQueue } from '../../src/jobs/job-queue.js';
import { jobView } from '../../src/jobs/job-view.js';
import type { Platform } from '../../src/platform.js';
import { startServer, type ServerOverrides } from '../../src/start-server.js';

/** Time for a server to start while other tests use the machine, in milliseconds. */
export const START_TIMEOUT = 60_000;

export interface TestPerson {
  readonly id: string;
  readonly name: string;
  readonly organisationId: string;
}

/** Headers that make a request somebody's. */
export type Credentials = Readonly<Record<string, string>>;

export interface TestRequest {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
  /** Raw bytes of an upload route. */
  readonly upload?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
}

export interface TestAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  readonly bytes: Buffer;
  /** Body as JSON. */
  readonly json: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- tests look into answers of any shape
}

export interface TestServer {
  readonly url: string;
  readonly app: FastifyInstance;
  readonly platform: Platform;
  readonly store: Store;
  readonly clock: { now(): Date; advance(milliseconds: number): void };
  organisation(name: string, options?: { kind?: OrganisationKind; host?: boolean }): Promise<string>;
  person(organisationId: string, roles: readonly Role[], name?: string): Promise<TestPerson>;
  /** A session that just proved who it is. */
  session(person: TestPerson): Promise<Credentials>;
  /** Organisation member with a session, in one step. */
  member(organisationId: string, roles: readonly Role[]): Promise<Credentials>;
  apiKey(person: TestPerson, scopes: readonly Scope[], options?: { expiresAt?: Date }): Promise<Credentials>;
  network(organisationId: string, name: string): Promise<string>;
  /** One request without a socket. */
  request(id: RouteId, request?: TestRequest, credentials?: Credentials): Promise<TestAnswer>;
  inject(method: string, url: string, headers?: Readonly<Record<string, string>>, body?: string): Promise<TestAnswer>;
  close(): Promise<void>;
}

export interface TestServerOptions extends ServerOverrides {
  readonly config?: Partial<Config>;
  /** Jobs run; otherwise they are written and wait. */
  readonly work?: boolean;
  /** A real socket on 127.0.0.1. */
  readonly socket?: boolean;
  /** The limits of production instead of none. */
  readonly limited?: boolean;
  /** Follow the real clock. */
  readonly realTime?: boolean;
}

const PLENTY = { burst: 1_000_000, perSecond: 1_000_000 };

/** A whole server with an empty database in memory, and short ways to fill it with people and networks. */
export async function testServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { config: settings, work, socket, limited, realTime, ...overrides } = options;
  const data = await mkdtemp(join(tmpdir(), 'cleanpath-test-'));
  const opened = options.store ?? (await openStore({ memory: true }));
  const config = Config.parse({ data, port: 0, logLevel: 'silent', ...settings });
  let offset = 0;
  const start = Date.parse('2031-05-06T07:08:09.000Z');
  const now = (): Date => new Date((realTime ? Date.now() : start) + offset);
  const server = await startServer(config, {
    store: opened,
    now,
    ...(work ? {} : { jobs: idleJobs(opened, now) }),
    ...(socket ? {} : { listen: false }),
    ...overrides,
    app: {
      ...(limited ? {} : { limits: { anonymous: PLENTY, failures: PLENTY, signIn: PLENTY, actor: PLENTY } }),
      ...overrides.app,
    },
  });
  const { app, platform } = server;
  const { store } = platform;
  let people = 0;
  const self: TestServer = {
    url: server.url,
    app,
    platform,
    store,
    clock: { now, advance: (milliseconds) => (offset += milliseconds) },
    organisation: async (name, { kind = 'authority', host = false } = {}) => {
      const id = newId(now());
      await insertOrganisation(store.db, { id, name, kind, host, created_at: now() });
      return id;
    },
    person: async (organisationId, roles, name = `Person ${++people}`) => {
      const id = newId(now());
      const email = `${id}@people.example`;
      await insertPerson(store.db, {
        id,
        name,
        email,
        password_hash: null,
        locale: 'en',
        theme: 'auto',
        created_at: now(),
      });
      await store.db
        .insertInto('membership')
        .values({
          organisation_id: organisationId,
          person_id: id,
          roles: JSON.stringify(roles),
          created_at: now(),
        })
        .execute();
      return { id, name, organisationId };
    },
    session: async (person) => {
      const id = newId(now());
      const secret = randomSecret();
      const csrf = randomSecret();
      await insertSession(store.db, {
        id,
        secret_hash: hashSecret(secret),
        previous_hash: null,
        rotated_at: now(),
        person_id: person.id,
        organisation_id: person.organisationId,
        csrf_token: csrf,
        confirmed_at: now(),
        client: 'test',
        address: null,
        created_at: now(),
        last_seen_at: now(),
        expires_at: new Date(now().getTime() + config.sessionHours * 3600_000),
      });
      return { cookie: `${SESSION_COOKIE}=${id}.${secret}`, 'x-csrf-token': csrf };
    },
    member: async (organisationId, roles) => self.session(await self.person(organisationId, roles)),
    apiKey: async (person, scopes, { expiresAt } = {}) => {
      const id = newId(now());
      const secret = randomSecret();
      await insertApiKey(store.db, {
        id,
        organisation_id: person.organisationId,
        person_id: person.id,
        name: 'Key',
        prefix: `cp_${id.slice(0, 13)}`,
        secret_hash: hashSecret(secret),
        scopes: JSON.stringify(scopes),
        expires_at: expiresAt ?? null,
        created_at: now(),
      });
      return { authorization: `Bearer cp_${id}_${secret}` };
    },
    network: async (organisationId, name) => {
      const id = newId(now());
      await insertNetwork(store.db, {
        id,
        organisation_id: organisationId,
        name,
        description: `About ${name}`,
        created_at: now(),
      });
      return id;
    },
    request: async (id, request = {}, credentials = {}) => {
      const route: Route = ROUTES[id];
      const { upload, body } = request;
      const payload = upload ? Buffer.from(upload) : body === undefined ? undefined : JSON.stringify(body);
      const type = upload ? 'application/octet-stream' : 'application/json';
      return answer(
        await app.inject({
          method: (request.method ?? route.method) as 'GET',
          url: routeUrl(id, request),
          headers: {
            host: 'localhost',
            ...(payload === undefined ? {} : { 'content-type': type }),
            ...credentials,
            ...request.headers,
          },
          ...(payload === undefined ? {} : { payload }),
        }),
      );
    },
    inject: async (method, url, headers = {}, body) =>
      answer(
        await app.inject({
          method: method as 'GET',
          url,
          headers: { host: 'localhost', ...headers },
          ...(body === undefined ? {} : { payload: body }),
        }),
      ),
    close: async () => {
      await server.close();
      if (!options.store) await opened.close();
      await rm(data, { recursive: true, force: true });
    },
  };
  return self;
}

function answer(response: Awaited<ReturnType<FastifyInstance['inject']>>): TestAnswer {
  return {
    status: response.statusCode,
    headers: response.headers as Record<string, string | undefined>,
    text: response.payload,
    bytes: response.rawPayload,
    get json(): unknown {
      return JSON.parse(response.payload) as unknown;
    },
  };
}

/** Writes jobs as the real queue does; nobody works on them. */
function idleJobs(store: Store, now: () => Date): JobQueue {
  return {
    enqueue: async (tx, actor, request) =>
      jobView(
        await insertJob(tx, {
          id: request.id ?? newId(now()),
          kind: request.kind,
          organisation_id: actor.organisationId,
          network_id: request.networkId,
          person_id: actor.personId,
          person_name: actor.name,
          input: JSON.stringify(JOB_INPUTS[request.kind].parse(request.input)),
          created_at: now(),
        }),
      ),
    wake: () => undefined,
    cancel: async (jobId) => jobView((await requestJobCancel(store.db, jobId, now()))!),
    drain: () => Promise.resolve(),
  };
}
