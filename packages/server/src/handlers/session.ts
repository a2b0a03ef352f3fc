import type { FastifyReply } from 'fastify';
import type { sessionRoutes } from '@cleanpath/api';
import { CleanpathError } from '@cleanpath/model';
import type { Call, Handlers } from '../http/handler.js';
import { beginOidc, finishOidc } from '../identity/oidc/ceremony.js';
import { signInVouched } from '../identity/oidc/sign-in.js';
import { publicOrigin } from '../identity/origin.js';
import { beginPasskeySignIn, finishPasskeySignIn } from '../identity/passkey-sign-in.js';
import { requestClient } from '../identity/request-client.js';
import { clearedSessionCookie, oidcCookie } from '../identity/session-cookie.js';
import { setUp } from '../identity/set-up.js';
import { finishSecondFactor, signInWithPassword } from '../identity/sign-in.js';
import type { StartedSession } from '../identity/start-session.js';
import * as accounts from '../services/accounts.js';
import * as factors from '../services/factors.js';

export const sessionHandlers: Handlers<keyof typeof sessionRoutes> = {
  setUp: async ({ platform, request, reply, body }) =>
    signedIn(reply, await setUp(platform, requestClient(request), body)),
  signIn: async ({ platform, request, reply, body }) => {
    const outcome = await signInWithPassword(platform, requestClient(request), body);
    if (outcome.state === 'second-factor') return outcome;
    return { state: 'signed-in', me: signedIn(reply, outcome.started) };
  },
  secondFactor: async ({ platform, request, reply, body }) =>
    signedIn(reply, await finishSecondFactor(platform, requestClient(request), body)),
  passkeyOptions: async ({ platform, request, body }) =>
    withJson(await beginPasskeySignIn(platform, publicOrigin(platform.config, request), body.ticket)),
  passkeySignIn: async ({ platform, request, reply, body }) => {
    const origin = publicOrigin(platform.config, request);
    return signedIn(reply, await finishPasskeySignIn(platform, requestClient(request), origin, body));
  },
  oidcStart: (call) =>
    navigation(call, async ({ platform, request, reply, params, query }) => {
      const origin = publicOrigin(platform.config, request);
      const { location, cookie } = await beginOidc(platform, origin, params.provider, query.returnTo);
      return reply.header('set-cookie', cookie).redirect(location, 302);
    }),
  oidcCallback: (call) =>
    navigation(call, async ({ platform, request, reply, params }) => {
      const origin = publicOrigin(platform.config, request);
      const client = requestClient(request);
      const given = { url: request.url, cookie: client.cookie };
      const vouched = await finishOidc(platform, origin, params.provider, given);
      const outcome = await signInVouched(platform, client, vouched);
      void reply.header('set-cookie', oidcCookie('', 0));
      if (outcome.state === 'signed-in') {
        signedIn(reply, outcome.started);
        return reply.redirect(vouched.returnTo, 302);
      }
      // In the fragment, which is sent to nobody and stays out of logs.
      const { ticket, methods } = outcome;
      const fragment = new URLSearchParams({ ticket, methods: methods.join(','), returnTo: vouched.returnTo });
      return reply.redirect(`/sign-in#${fragment.toString()}`, 302);
    }),
  me: ({ actor, platform }) => accounts.whoAmI(actor, platform),
  signOut: async ({ actor, platform, reply }) => {
    await accounts.signOut(actor, platform);
    // ASVS 14.3.1: what the page kept goes with the session.
    return void reply.header('set-cookie', clearedSessionCookie()).header('clear-site-data', '"cache", "storage"');
  },
  switchOrganisation: async ({ actor, platform, request, reply, body }) =>
    signedIn(reply, await accounts.switchOrganisation(actor, platform, requestClient(request), body.organisationId)),
  sessions: ({ actor, platform }) => accounts.mySessions(actor, platform),
  endSession: ({ actor, platform, params }) => accounts.endSession(actor, platform, params.session),
  updateAccount: ({ actor, platform, body }) => accounts.updateAccount(actor, platform, body),
  changePassword: async ({ actor, platform, request, reply, body }) =>
    void reply.header('set-cookie', await accounts.changePassword(actor, platform, requestClient(request), body)),
  factors: ({ actor, platform }) => factors.myFactors(actor, platform),
  beginTotp: ({ actor, platform }) => factors.beginTotp(actor, platform),
  confirmTotp: ({ actor, platform, body }) => factors.confirmTotp(actor, platform, body.code),
  removeTotp: ({ actor, platform }) => factors.removeTotp(actor, platform),
  passkeyRegistration: async ({ actor, platform, request }) =>
    withJson(await factors.beginPasskey(actor, platform, publicOrigin(platform.config, request))),
  addPasskey: ({ actor, platform, body }) => factors.addPasskey(actor, platform, body),
  removePasskey: ({ actor, platform, params }) => factors.removePasskey(actor, platform, params.passkey),
  confirmIdentity: async ({ actor, platform, request, reply, body }) =>
    void reply.header(
      'set-cookie',
      await accounts.confirmIdentity(actor, platform, requestClient(request), body.password),
    ),
};

/** Sends the secret of a new session as a cookie and its person as the answer. */
export function signedIn(reply: FastifyReply, started: StartedSession): StartedSession['me'] {
  void reply.header('set-cookie', started.cookie);
  return started.me;
}

/** What the WebAuthn library gives is JSON throughout. */
function withJson<T extends { options: unknown }>(begun: T) {
  return { ...begun, options: JSON.parse(JSON.stringify(begun.options)) as Record<string, never> };
}

/** A browser that navigates gets the sign-in page with the code of the problem; programs get the problem itself. */
async function navigation<K extends 'oidcStart' | 'oidcCallback'>(
  call: Call<K>,
  work: (call: Call<K>) => Promise<unknown>,
): Promise<unknown> {
  try {
    return await work(call);
  } catch (error) {
    const accepts = call.request.headers.accept ?? '';
    if (!(error instanceof CleanpathError) || !accepts.includes('text/html')) throw error;
    call.request.log.warn({ code: error.code }, 'sign-in at a provider failed');
    return call.reply.redirect(`/sign-in?problem=${error.code}`, 302);
  }
}
