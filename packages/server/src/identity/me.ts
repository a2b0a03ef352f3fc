import { LOCALES, THEMES, type Me } from '@cleanpath/api';
import { fail } from '@cleanpath/model';
import { findLiveSession, findOrganisation, findPerson, membershipsOf, type Queryable } from '@cleanpath/store';
import { actionsSomewhere } from '../access/actions-somewhere.js';
import { knownKind, knownRoles } from './known.js';

/** The person of a session in its organisation. Throws `sign-in-needed` where the session is gone. */
export async function meOf(q: Queryable, sessionId: string): Promise<Me> {
  const session = await findLiveSession(q, sessionId);
  const person = session && (await findPerson(q, session.person_id));
  const organisation = session && (await findOrganisation(q, session.organisation_id));
  if (session === undefined || person === undefined || organisation === undefined) throw fail('sign-in-needed');
  const memberships = await membershipsOf(q, person.id);
  const roles = knownRoles(session.roles);
  return {
    person: {
      id: person.id,
      name: person.name,
      email: person.email,
      locale: LOCALES.find((one) => one === person.locale) ?? LOCALES[0],
      theme: THEMES.find((one) => one === person.theme) ?? THEMES[0],
    },
    organisation: {
      id: organisation.id,
      name: organisation.name,
      kind: knownKind(organisation.kind),
      host: organisation.host,
    },
    roles,
    memberships: memberships
      .filter((one) => !one.disabled)
      .map((one) => ({ organisationId: one.organisation_id, name: one.name, roles: knownRoles(one.roles) })),
    may: actionsSomewhere({ personId: person.id, organisationId: organisation.id, host: organisation.host, roles }),
    secondFactor: session.second_factor,
    csrfToken: session.csrf_token,
    expiresAt: session.expires_at.toISOString(),
  };
}
