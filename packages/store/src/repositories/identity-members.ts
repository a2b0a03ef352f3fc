import { sql } from 'kysely';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../paging.js';
import type { Queryable } from '../store.js';

export interface MemberRow {
  readonly person_id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: string[];
  readonly disabled: boolean;
  readonly last_seen_at: Date | null;
  readonly second_factor: boolean;
}

export interface MembershipBrief {
  readonly organisation_id: string;
  readonly name: string;
  readonly roles: string[];
  readonly disabled: boolean;
  readonly last_seen_at: Date | null;
}

/** Whether a person has one-time codes confirmed or a passkey; for queries that join `person` as p. */
export const secondFactorOf = (person: string) =>
  sql<boolean>`(exists (select 1 from totp t where t.person_id = ${sql.ref(person)} and t.confirmed_at is not null)
    or exists (select 1 from passkey k where k.person_id = ${sql.ref(person)}))`;

function members(q: Queryable, organisationId: string) {
  return q
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .where('m.organisation_id', '=', organisationId)
    .select(['m.person_id', 'p.name', 'p.email', 'm.roles', 'm.disabled', 'm.last_seen_at'])
    .select(secondFactorOf('p.id').as('second_factor'));
}

/** Members by id, that is by when they came. */
export async function listMembers(q: Queryable, organisationId: string, page: PageRequest): Promise<Page<MemberRow>> {
  const after = decodeCursor(page.cursor, 's');
  let query = members(q, organisationId);
  if (after) query = query.where('m.person_id', '>', String(after[0]));
  const rows = await query
    .orderBy('m.person_id')
    .limit(page.limit + 1)
    .execute();
  return pageOf(
    rows,
    page.limit,
    (row) => [row.person_id],
    (row) => row,
  );
}

export function findMember(q: Queryable, organisationId: string, personId: string): Promise<MemberRow | undefined> {
  return members(q, organisationId).where('m.person_id', '=', personId).executeTakeFirst();
}

/** Organisations of a person, oldest first. */
export function membershipsOf(q: Queryable, personId: string): Promise<MembershipBrief[]> {
  return q
    .selectFrom('membership as m')
    .innerJoin('organisation as o', 'o.id', 'm.organisation_id')
    .where('m.person_id', '=', personId)
    .select(['m.organisation_id', 'o.name', 'm.roles', 'm.disabled', 'm.last_seen_at'])
    .orderBy('m.created_at')
    .orderBy('m.organisation_id')
    .execute();
}

/** Adds a membership; where there is one already, its roles are the new ones and it counts again. */
export function putMembership(
  q: Queryable,
  row: { organisationId: string; personId: string; roles: readonly string[]; now: Date },
): Promise<unknown> {
  const roles = JSON.stringify(row.roles);
  return q
    .insertInto('membership')
    .values({
      organisation_id: row.organisationId,
      person_id: row.personId,
      roles,
      disabled: false,
      created_at: row.now,
    })
    .onConflict((on) => on.columns(['organisation_id', 'person_id']).doUpdateSet({ roles, disabled: false }))
    .execute();
}

export function updateMembership(
  q: Queryable,
  organisationId: string,
  personId: string,
  set: { roles?: readonly string[] | undefined; disabled?: boolean | undefined },
): Promise<unknown> {
  return q
    .updateTable('membership')
    .set({
      ...(set.roles === undefined ? {} : { roles: JSON.stringify(set.roles) }),
      ...(set.disabled === undefined ? {} : { disabled: set.disabled }),
    })
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .execute();
}

export function deleteMembership(q: Queryable, organisationId: string, personId: string): Promise<unknown> {
  return q
    .deleteFrom('membership')
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .execute();
}

export function touchMembership(q: Queryable, organisationId: string, personId: string, now: Date): Promise<unknown> {
  return q
    .updateTable('membership')
    .set({ last_seen_at: now })
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .execute();
}

/** Roles of everybody who is not disabled: to see who would be left. Lock the organisation first. */
export async function enabledRoles(
  q: Queryable,
  organisationId: string,
): Promise<{ person_id: string; roles: string[] }[]> {
  return q
    .selectFrom('membership')
    .select(['person_id', 'roles'])
    .where('organisation_id', '=', organisationId)
    .where('disabled', '=', false)
    .execute();
}
