import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '@cleanpath/store';
import { Config } from '../../../src/config/config.js';
import { issueSetupLink } from '../../../src/identity/setup-link.js';
import type { JobQueue } from '../../../src/jobs/job-queue.js';
import type { LiveNetworks } from '../../../src/live/live-networks.js';
import type { Platform } from '../../../src/platform.js';
import { startServer } from '../../../src/start-server.js';
import { visitor, type Visitor } from './visitor.js';

/** Longest start of a server while other tests use the machine, in milliseconds. */
export const START_TIMEOUT = 60_000;

/** More requests than any test makes. */
const PLENTY = { burst: 1_000_000, perSecond: 1_000_000 };

export interface IdentityServer {
  readonly url: string;
  readonly platform: Platform;
  readonly store: Store;
  /** Moves the clock of the server forward. */
  pass(milliseconds: number): void;
  now(): Date;
  visitor(): Visitor;
  close(): Promise<void>;
}

/** A real server on loopback with an empty database in memory and a clock that tests set. */
export async function identityServer(settings: Partial<Config> = {}): Promise<IdentityServer> {
  const data = await mkdtemp(join(tmpdir(), 'cleanpath-identity-'));
  const store = await openStore({ memory: true });
  let time = Date.parse('2031-05-06T07:08:09.000Z');
  const config = Config.parse({ data, port: 0, logLevel: 'silent', ...settings });
  const limits = { anonymous: PLENTY, failures: PLENTY, signIn: PLENTY, actor: PLENTY };
  // Networks and jobs have no part in who somebody is.
  const live = { close: () => Promise.resolve() } as LiveNetworks;
  const jobs = { wake: () => undefined, drain: () => Promise.resolve() } as unknown as JobQueue;
  const server = await startServer(config, { store, live, jobs, now: () => new Date(time), app: { limits } });
  return {
    url: server.url,
    platform: server.platform,
    store: server.platform.store,
    pass: (milliseconds) => (time += milliseconds),
    now: () => new Date(time),
    visitor: () => visitor(server.url),
    close: async () => {
      await server.close();
      await store.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}

export const PASSWORD = 'violet harbour tractor 61 moss';

/** The token of a fresh set-up link. */
export async function setupToken(server: IdentityServer): Promise<string> {
  const link = await issueSetupLink(server.platform, server.url);
  if (link === undefined) throw new Error('The installation is set up already');
  return link.split('#')[1]!;
}

export interface SetUpServer extends IdentityServer {
  /** First administrator, signed in: also authority of the host. */
  readonly admin: Visitor;
  readonly adminEmail: string;
  readonly host: string;
}

/** A server with its host authority and first administrator. */
export async function setUpServer(settings: Partial<Config> = {}): Promise<SetUpServer> {
  const server = await identityServer(settings);
  const admin = server.visitor();
  const adminEmail = 'ada@host.example';
  const me = await admin.signedIn('setUp', {
    body: {
      token: await setupToken(server),
      name: 'Ada Host',
      email: adminEmail,
      password: PASSWORD,
      organisation: { name: 'Host Authority', kind: 'authority' },
    },
  });
  return { ...server, admin, adminEmail, host: me.organisation.id };
}

/** Invites somebody into the organisation of the administrator and signs them in. */
export async function joinAs(
  server: IdentityServer,
  admin: Visitor,
  organisation: string,
  person: { email: string; name: string; roles: readonly string[]; password?: string },
): Promise<Visitor> {
  const invitation = await admin.ok('invite', {
    params: { organisation },
    body: { email: person.email, roles: person.roles },
  });
  const joined = server.visitor();
  await joined.signedIn('acceptInvitation', {
    body: { token: tokenOf(invitation.link), name: person.name, password: person.password ?? PASSWORD },
  });
  return joined;
}

/** The token in the fragment of a one-time link. */
export function tokenOf(link: unknown): string {
  return String(link).split('#')[1]!;
}
