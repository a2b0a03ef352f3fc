import { z } from 'zod';
import { ORGANISATION_KINDS, ROLES } from '@cleanpath/model';
import { EmailAddress, Name, Password, Timestamp, Uuid } from '../shape/common.js';
import { route } from '../shape/route.js';

export const LOCALES = ['en', 'de'] as const;
export const THEMES = ['auto', 'light', 'dark'] as const;

const OneTimeToken = z.string().min(20).max(200).describe('From the one-time link');

/** The signed-in person in one organisation. */
export const Me = z
  .object({
    person: z.object({
      id: Uuid,
      name: z.string(),
      email: z.string(),
      locale: z.enum(LOCALES),
      theme: z.enum(THEMES),
    }),
    organisation: z.object({ id: Uuid, name: z.string(), kind: z.enum(ORGANISATION_KINDS), host: z.boolean() }),
    roles: z.array(z.enum(ROLES)),
    memberships: z.array(z.object({ organisationId: Uuid, name: z.string(), roles: z.array(z.enum(ROLES)) })),
    may: z.array(z.string()).describe('Actions open to this person somewhere, for showing only what can be used'),
    secondFactor: z.boolean().describe('A second factor is set up'),
    csrfToken: z.string().describe('To send as X-CSRF-Token with every change'),
    expiresAt: Timestamp,
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

/** Outcome of giving a password: signed in, or a second factor is asked for. */
export const SignIn = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('signed-in'), me: Me }),
    z.object({
      state: z.literal('second-factor'),
      ticket: z.string().describe('Valid for five minutes and five tries'),
      methods: z.array(z.enum(['totp', 'passkey', 'recovery-code'])),
    }),
  ])
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof SignIn>;

/** WebAuthn structures pass through as JSON; the library on either side defines them. */
const WebAuthn = z.record(z.string(), z.json());

export const Session = z
  .object({
    id: Uuid,
    current: z.boolean(),
    createdAt: Timestamp,
    lastSeenAt: Timestamp,
    expiresAt: Timestamp,
    client: z.string().describe('Browser as it named itself'),
    address: z.string().optional(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

export const Factors = z
  .object({
    password: z.boolean(),
    totp: z.boolean(),
    passkeys: z.array(z.object({ id: Uuid, name: z.string(), createdAt: Timestamp, lastUsedAt: Timestamp.optional() })),
    recoveryCodesLeft: z.int().min(0),
  })
  .meta({ id: 'Factors' });
export type Factors = z.infer<typeof Factors>;

const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()).describe('Shown once') });

export const sessionRoutes = {
  setUp: route({
    method: 'POST',
    path: '/api/setup',
    tag: 'Sign-in',
    summary: 'Create the first administrator and the host organisation, by the one-time link of the start',
    access: 'public',
    body: z.strictObject({
      token: OneTimeToken,
      name: Name,
      email: EmailAddress,
      password: Password,
      organisation: z.strictObject({ name: Name, kind: z.enum(ORGANISATION_KINDS) }),
    }),
    status: 201,
    response: Me,
    problems: ['token-invalid', 'setup-done', 'password-weak'],
  }),
  signIn: route({
    method: 'POST',
    path: '/api/session',
    tag: 'Sign-in',
    summary: 'Sign in with a password',
    access: 'public',
    body: z.strictObject({ email: z.string().max(254), password: z.string().max(1024) }),
    status: 200,
    response: SignIn,
    problems: ['sign-in-failed', 'too-many-requests'],
  }),
  secondFactor: route({
    method: 'POST',
    path: '/api/session/second-factor',
    tag: 'Sign-in',
    summary: 'Finish sign-in with a one-time code or a recovery code',
    access: 'public',
    body: z.strictObject({
      ticket: z.string().max(200),
      method: z.enum(['totp', 'recovery-code']),
      code: z.string().trim().min(6).max(40),
    }),
    status: 200,
    response: Me,
    problems: ['sign-in-failed', 'too-many-requests'],
  }),
  passkeyOptions: route({
    method: 'POST',
    path: '/api/session/passkey/options',
    tag: 'Sign-in',
    summary: 'Begin sign-in with a passkey, alone or as second factor',
    access: 'public',
    body: z.strictObject({ ticket: z.string().max(200).optional() }),
    status: 200,
    response: z.object({ ticket: z.string(), options: WebAuthn }),
  }),
  passkeySignIn: route({
    method: 'POST',
    path: '/api/session/passkey',
    tag: 'Sign-in',
    summary: 'Finish sign-in with a passkey',
    access: 'public',
    body: z.strictObject({ ticket: z.string().max(200), response: WebAuthn }),
    status: 200,
    response: Me,
    problems: ['sign-in-failed'],
  }),
  oidcStart: route({
    method: 'GET',
    path: '/api/oidc/:provider/start',
    tag: 'Sign-in',
    summary: 'Go to the sign-in provider',
    access: 'public',
    params: z.object({ provider: z.string().max(60) }),
    query: z.object({ returnTo: z.string().max(500).optional().describe('Path within the console') }),
    status: 302,
  }),
  oidcCallback: route({
    method: 'GET',
    path: '/api/oidc/:provider/callback',
    tag: 'Sign-in',
    summary: 'Return from the sign-in provider',
    access: 'public',
    params: z.object({ provider: z.string().max(60) }),
    query: z.looseObject({}),
    status: 302,
  }),
  me: route({
    method: 'GET',
    path: '/api/session',
    tag: 'Sign-in',
    summary: 'Who is signed in',
    access: 'signed-in',
    status: 200,
    response: Me,
  }),
  signOut: route({
    method: 'DELETE',
    path: '/api/session',
    tag: 'Sign-in',
    summary: 'Sign out',
    access: 'signed-in',
    status: 204,
  }),
  switchOrganisation: route({
    method: 'POST',
    path: '/api/session/organisation',
    tag: 'Sign-in',
    summary: 'Act for another of one’s organisations; the session id rotates',
    access: 'signed-in',
    body: z.strictObject({ organisationId: Uuid }),
    status: 200,
    response: Me,
  }),
  sessions: route({
    method: 'GET',
    path: '/api/sessions',
    tag: 'Account',
    summary: 'One’s sessions',
    access: 'signed-in',
    status: 200,
    response: z.object({ items: z.array(Session) }),
  }),
  endSession: route({
    method: 'DELETE',
    path: '/api/sessions/:session',
    tag: 'Account',
    summary: 'End one of one’s sessions',
    access: 'signed-in',
    params: z.object({ session: Uuid }),
    status: 204,
  }),
  updateAccount: route({
    method: 'PATCH',
    path: '/api/account',
    tag: 'Account',
    summary: 'Change one’s name, language or theme',
    access: 'signed-in',
    body: z.strictObject({
      name: Name.optional(),
      locale: z.enum(LOCALES).optional(),
      theme: z.enum(THEMES).optional(),
    }),
    status: 200,
    response: Me,
  }),
  changePassword: route({
    method: 'POST',
    path: '/api/account/password',
    tag: 'Account',
    summary: 'Change one’s password; ends all other sessions',
    access: 'signed-in',
    body: z.strictObject({ current: z.string().max(1024), password: Password }),
    status: 204,
    problems: ['sign-in-failed', 'password-weak'],
  }),
  factors: route({
    method: 'GET',
    path: '/api/account/factors',
    tag: 'Account',
    summary: 'Ways to sign in that are set up',
    access: 'signed-in',
    status: 200,
    response: Factors,
  }),
  beginTotp: route({
    method: 'POST',
    path: '/api/account/totp',
    tag: 'Account',
    summary: 'Begin to set up one-time codes (RFC 6238)',
    access: 'signed-in',
    status: 200,
    response: z.object({ secret: z.string(), uri: z.string().describe('otpauth: address for a QR code') }),
    problems: ['reauthenticate'],
  }),
  confirmTotp: route({
    method: 'POST',
    path: '/api/account/totp/confirm',
    tag: 'Account',
    summary: 'Finish with a code; gives recovery codes',
    access: 'signed-in',
    body: z.strictObject({
      code: z
        .string()
        .trim()
        .regex(/^\d{6}$/),
    }),
    status: 200,
    response: RecoveryCodes,
    problems: ['sign-in-failed'],
  }),
  removeTotp: route({
    method: 'DELETE',
    path: '/api/account/totp',
    tag: 'Account',
    summary: 'Stop using one-time codes',
    access: 'signed-in',
    status: 204,
    problems: ['reauthenticate'],
  }),
  passkeyRegistration: route({
    method: 'POST',
    path: '/api/account/passkeys/options',
    tag: 'Account',
    summary: 'Begin to add a passkey',
    access: 'signed-in',
    status: 200,
    response: z.object({ ticket: z.string(), options: WebAuthn }),
    problems: ['reauthenticate'],
  }),
  addPasskey: route({
    method: 'POST',
    path: '/api/account/passkeys',
    tag: 'Account',
    summary: 'Add a passkey',
    access: 'signed-in',
    body: z.strictObject({ ticket: z.string().max(200), name: Name, response: WebAuthn }),
    status: 201,
    response: Factors,
  }),
  removePasskey: route({
    method: 'DELETE',
    path: '/api/account/passkeys/:passkey',
    tag: 'Account',
    summary: 'Remove a passkey',
    access: 'signed-in',
    params: z.object({ passkey: Uuid }),
    status: 204,
    problems: ['reauthenticate'],
  }),
  confirmIdentity: route({
    method: 'POST',
    path: '/api/session/confirm',
    tag: 'Sign-in',
    summary: 'Give the password again before a sensitive change; holds for ten minutes',
    access: 'signed-in',
    body: z.strictObject({ password: z.string().max(1024) }),
    status: 204,
    problems: ['sign-in-failed', 'too-many-requests'],
  }),
} as const;
