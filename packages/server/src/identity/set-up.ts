import { fail, type OrganisationKind, type Role } from '@cleanpath/model';
import { insertOrganisation, insertPerson, personExists, putMembership, useOneTimeToken } from '@cleanpath/store';
import type { Platform } from '../platform.js';
import { changeIdentity } from './change-identity.js';
import { ROLE_OF_KIND } from './known.js';
import { newId } from './new-id.js';
import { checkPassword } from './password/password-policy.js';
import { hashPassword } from './password/hash-password.js';
import { record } from './record.js';
import type { RequestClient } from './request-client.js';
import { hashSecret } from './secrets.js';
import { SETUP_PURPOSE, setupNeeded } from './setup-link.js';
import { startSession, type StartedSession } from './start-session.js';

export interface SetUp {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly organisation: { readonly name: string; readonly kind: OrganisationKind };
}

/** The first person and the organisation that runs the installation. Throws `setup-done`, `token-invalid`, `password-weak`. */
export async function setUp(platform: Platform, client: RequestClient, given: SetUp): Promise<StartedSession> {
  if (!(await setupNeeded(platform))) throw fail('setup-done');
  checkPassword(given.password, [given.name, given.email, given.organisation.name]);
  const password_hash = await hashPassword(given.password);
  const now = platform.now();
  return changeIdentity(platform.store, async (tx) => {
    if (!(await useOneTimeToken(tx, SETUP_PURPOSE, hashSecret(given.token), now))) throw fail('token-invalid');
    if (await personExists(tx)) throw fail('setup-done');
    const organisationId = newId(now);
    const personId = newId(now);
    const roles: Role[] = ['administrator', ROLE_OF_KIND[given.organisation.kind]];
    const { name, kind } = given.organisation;
    await insertOrganisation(tx, { id: organisationId, name, kind, host: true, created_at: now });
    await insertPerson(tx, {
      id: personId,
      name: given.name,
      email: given.email,
      password_hash,
      locale: 'en',
      theme: 'auto',
      created_at: now,
    });
    await putMembership(tx, { organisationId, personId, roles, now });
    await record(tx, { kind: 'person', id: personId, name: given.name, organisationId }, now, {
      action: 'installation.set-up',
      subject: { type: 'organisation', id: organisationId, name },
      details: { roles },
    });
    return startSession(tx, platform, client, { personId, organisationId, method: 'setup' });
  });
}
