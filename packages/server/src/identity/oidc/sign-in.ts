import type { Transaction } from 'kysely';
import { fail } from '@cleanpath/model';
import {
  acceptInvitationRow,
  findFederatedPerson,
  findInvitationsByEmail,
  findPersonByEmail,
  insertFederatedIdentity,
  insertPerson,
  membershipsOf,
  putMembership,
  type Database,
} from '@cleanpath/store';
import type { Platform } from '../../platform.js';
import { changeIdentity } from '../change-identity.js';
import { knownRoles } from '../known.js';
import { newId } from '../new-id.js';
import { record } from '../record.js';
import type { RequestClient } from '../request-client.js';
import { firstFactorGiven, type SignInOutcome } from '../sign-in.js';
import { startSession } from '../start-session.js';
import type { Vouched } from './ceremony.js';

/** Longest name taken over from a provider, in characters. */
const MAX_NAME = 200;

/**
 * Signs in who a provider vouches for: somebody linked before, or whose verified address is that of a person or of an
 * open invitation. Nobody gets a role by signing in but the roles they were invited with. A second factor set up here is
 * asked for unless the provider says it asked for one. Throws `sign-in-failed`.
 */
export async function signInVouched(
  platform: Platform,
  client: RequestClient,
  vouched: Vouched,
): Promise<SignInOutcome> {
  const personId = await changeIdentity(platform.store, (tx) => linkedPerson(tx, platform, vouched));
  if (personId === undefined)
    throw fail('sign-in-failed', {
      message: 'Nobody here is invited under the address of that account',
      remedy: 'Ask an administrator for an invitation to the address your provider knows.',
    });
  if (!vouched.strong) return firstFactorGiven(platform, client, personId, 'provider');
  const started = await changeIdentity(platform.store, (tx) =>
    startSession(tx, platform, client, { personId, method: 'provider' }),
  );
  return { state: 'signed-in', started };
}

async function linkedPerson(
  tx: Transaction<Database>,
  platform: Platform,
  vouched: Vouched,
): Promise<string | undefined> {
  const linked = await findFederatedPerson(tx, vouched.issuer, vouched.subject);
  if (linked !== undefined || vouched.email === undefined) return linked;
  const now = platform.now();
  const known = await findPersonByEmail(tx, vouched.email);
  const personId = known?.id ?? (await invitedPerson(tx, vouched, now));
  if (personId === undefined) return undefined;
  await insertFederatedIdentity(tx, { issuer: vouched.issuer, subject: vouched.subject, personId, now });
  const [membership] = known === undefined ? [] : await membershipsOf(tx, known.id);
  if (known !== undefined && membership !== undefined)
    await record(
      tx,
      { kind: 'person', id: known.id, name: known.name, organisationId: membership.organisation_id },
      now,
      {
        action: 'identity.link',
        subject: { type: 'person', id: known.id, name: known.name },
        details: { issuer: vouched.issuer },
      },
    );
  return personId;
}

/** A person made from the open invitations to the address, with their roles and no others. */
async function invitedPerson(tx: Transaction<Database>, vouched: Vouched, now: Date): Promise<string | undefined> {
  const email = vouched.email!;
  const invitations = await findInvitationsByEmail(tx, email, now);
  if (invitations.length === 0) return undefined;
  const personId = newId(now);
  const name = (vouched.name ?? '').trim().slice(0, MAX_NAME) || email;
  await insertPerson(tx, {
    id: personId,
    name,
    email,
    password_hash: null,
    locale: 'en',
    theme: 'auto',
    created_at: now,
  });
  for (const invitation of invitations) {
    if (!(await acceptInvitationRow(tx, invitation.id, now))) continue;
    const organisationId = invitation.organisation_id;
    const roles = knownRoles(invitation.roles);
    await putMembership(tx, { organisationId, personId, roles, now });
    await record(tx, { kind: 'person', id: personId, name, organisationId }, now, {
      action: 'invitation.accept',
      subject: { type: 'invitation', id: invitation.id, name: email },
      details: { roles, issuer: vouched.issuer },
    });
  }
  return personId;
}
