import { z } from 'zod';
import { ORGANISATION_KINDS, ROLES } from '@cleanpath/model';
import { EmailAddress, Name, pageOf, PageQuery, Timestamp, Uuid } from '../shape/common.js';
import { route } from '../shape/route.js';
import { Me } from './session.js';

export const Organisation = z
  .object({
    id: Uuid,
    name: z.string(),
    kind: z.enum(ORGANISATION_KINDS),
    host: z.boolean().describe('Runs this installation'),
    createdAt: Timestamp,
    version: z.int().describe('Counts changes; also the ETag'),
  })
  .meta({ id: 'Organisation' });
export type Organisation = z.infer<typeof Organisation>;

export const Person = z
  .object({
    id: Uuid,
    name: z.string(),
    email: z.string(),
    roles: z.array(z.enum(ROLES)),
    secondFactor: z.boolean(),
    disabled: z.boolean(),
    lastSeenAt: Timestamp.optional(),
  })
  .meta({ id: 'Person', description: 'A person as member of one organisation' });
export type Person = z.infer<typeof Person>;

export const Invitation = z
  .object({
    id: Uuid,
    email: z.string(),
    roles: z.array(z.enum(ROLES)),
    expiresAt: Timestamp,
    link: z.string().optional().describe('One-time link; only in the answer that creates it'),
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof Invitation>;

/** What an API key may do; never more than its creator may. */
export const SCOPES = [
  'networks:read',
  'networks:write',
  'assessments:read',
  'assessments:run',
  'policies:read',
  'policies:write',
  'audit:read',
  'people:read',
] as const;
export type Scope = (typeof SCOPES)[number];

export const ApiKey = z
  .object({
    id: Uuid,
    name: z.string(),
    prefix: z.string().describe('First characters, to recognise it'),
    scopes: z.array(z.enum(SCOPES)),
    createdBy: z.string(),
    createdAt: Timestamp,
    expiresAt: Timestamp.optional(),
    lastUsedAt: Timestamp.optional(),
  })
  .meta({ id: 'ApiKey' });
export type ApiKey = z.infer<typeof ApiKey>;

export const AuditEntry = z
  .object({
    id: Uuid,
    at: Timestamp,
    actor: z.object({ kind: z.enum(['person', 'api-key', 'system']), id: z.string(), name: z.string() }),
    organisationId: Uuid,
    action: z.string(),
    subject: z.object({ type: z.string(), id: z.string(), name: z.string().optional() }),
    details: z.record(z.string(), z.json()),
    hash: z.string().describe('Chained with the entry before: SHA-256'),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof AuditEntry>;

const organisation = z.object({ organisation: Uuid });

export const administrationRoutes = {
  organisations: route({
    method: 'GET',
    path: '/api/organisations',
    tag: 'Administration',
    summary: 'Organisations one may see: one’s own; all of them for the administrators of the host',
    access: 'signed-in',
    query: PageQuery,
    status: 200,
    response: pageOf(Organisation),
  }),
  createOrganisation: route({
    method: 'POST',
    path: '/api/organisations',
    tag: 'Administration',
    summary: 'Add an organisation with its first administrator, who is invited',
    access: 'signed-in',
    body: z.strictObject({ name: Name, kind: z.enum(ORGANISATION_KINDS), administrator: EmailAddress }),
    status: 201,
    response: z.object({ organisation: Organisation, invitation: Invitation }),
    idempotent: true,
    problems: ['name-taken'],
  }),
  organisation: route({
    method: 'GET',
    path: '/api/organisations/:organisation',
    tag: 'Administration',
    summary: 'One organisation',
    access: 'signed-in',
    params: organisation,
    status: 200,
    response: Organisation,
    etag: true,
  }),
  updateOrganisation: route({
    method: 'PATCH',
    path: '/api/organisations/:organisation',
    tag: 'Administration',
    summary: 'Rename an organisation',
    access: 'signed-in',
    params: organisation,
    body: z.strictObject({ name: Name }),
    status: 200,
    response: Organisation,
    etag: true,
    ifMatch: true,
    problems: ['name-taken', 'changed-meanwhile'],
  }),
  people: route({
    method: 'GET',
    path: '/api/organisations/:organisation/people',
    tag: 'Administration',
    summary: 'Members of an organisation',
    access: 'signed-in',
    params: organisation,
    query: PageQuery,
    status: 200,
    response: pageOf(Person),
  }),
  updatePerson: route({
    method: 'PATCH',
    path: '/api/organisations/:organisation/people/:person',
    tag: 'Administration',
    summary: 'Change the roles of a member, or disable them; the last administrator stays',
    access: 'signed-in',
    params: organisation.extend({ person: Uuid }),
    body: z.strictObject({ roles: z.array(z.enum(ROLES)).min(1).optional(), disabled: z.boolean().optional() }),
    status: 200,
    response: Person,
    problems: ['last-administrator', 'reauthenticate'],
  }),
  removePerson: route({
    method: 'DELETE',
    path: '/api/organisations/:organisation/people/:person',
    tag: 'Administration',
    summary: 'Remove a member; ends their sessions for this organisation and their API keys',
    access: 'signed-in',
    params: organisation.extend({ person: Uuid }),
    status: 204,
    problems: ['last-administrator', 'reauthenticate'],
  }),
  invitations: route({
    method: 'GET',
    path: '/api/organisations/:organisation/invitations',
    tag: 'Administration',
    summary: 'Open invitations',
    access: 'signed-in',
    params: organisation,
    status: 200,
    response: z.object({ items: z.array(Invitation) }),
  }),
  invite: route({
    method: 'POST',
    path: '/api/organisations/:organisation/invitations',
    tag: 'Administration',
    summary: 'Invite a person by a one-time link',
    access: 'signed-in',
    params: organisation,
    body: z.strictObject({ email: EmailAddress, roles: z.array(z.enum(ROLES)).min(1) }),
    status: 201,
    response: Invitation,
    idempotent: true,
    problems: ['reauthenticate'],
  }),
  revokeInvitation: route({
    method: 'DELETE',
    path: '/api/organisations/:organisation/invitations/:invitation',
    tag: 'Administration',
    summary: 'Withdraw an invitation',
    access: 'signed-in',
    params: organisation.extend({ invitation: Uuid }),
    status: 204,
  }),
  lookUpInvitation: route({
    method: 'POST',
    path: '/api/invitations/lookup',
    tag: 'Sign-in',
    summary: 'What a one-time link invites to',
    access: 'public',
    body: z.strictObject({ token: z.string().max(200) }),
    status: 200,
    response: z.object({
      organisation: z.string(),
      email: z.string(),
      roles: z.array(z.enum(ROLES)),
      known: z.boolean(),
    }),
    problems: ['token-invalid'],
  }),
  acceptInvitation: route({
    method: 'POST',
    path: '/api/invitations/accept',
    tag: 'Sign-in',
    summary: 'Accept an invitation: a new person gives name and password, a known one their password',
    access: 'public',
    body: z.strictObject({ token: z.string().max(200), name: Name.optional(), password: z.string().max(1024) }),
    status: 201,
    response: Me,
    problems: ['token-invalid', 'password-weak', 'sign-in-failed'],
  }),
  apiKeys: route({
    method: 'GET',
    path: '/api/api-keys',
    tag: 'Administration',
    summary: 'API keys of one’s organisation (administrators) or one’s own',
    access: 'signed-in',
    status: 200,
    response: z.object({ items: z.array(ApiKey) }),
  }),
  createApiKey: route({
    method: 'POST',
    path: '/api/api-keys',
    tag: 'Administration',
    summary: 'Create an API key; its secret is shown once',
    access: 'signed-in',
    body: z.strictObject({
      name: Name,
      scopes: z.array(z.enum(SCOPES)).min(1),
      expiresInDays: z.int().min(1).max(366).default(90),
    }),
    status: 201,
    response: z.object({ apiKey: ApiKey, secret: z.string() }),
    problems: ['scope-exceeds', 'reauthenticate'],
  }),
  revokeApiKey: route({
    method: 'DELETE',
    path: '/api/api-keys/:key',
    tag: 'Administration',
    summary: 'Revoke an API key at once',
    access: 'signed-in',
    params: z.object({ key: Uuid }),
    status: 204,
  }),
  audit: route({
    method: 'GET',
    path: '/api/audit',
    tag: 'Administration',
    summary: 'What was done in one’s organisation, newest first',
    access: 'signed-in',
    query: PageQuery.extend({ action: z.string().max(60).optional(), subject: z.string().max(100).optional() }),
    status: 200,
    response: pageOf(AuditEntry),
  }),
} as const;
