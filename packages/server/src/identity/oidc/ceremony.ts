import * as client from 'openid-client';
import { fail } from '@cleanpath/model';
import type { Platform } from '../../platform.js';
import { cookieValue, OIDC_COOKIE, oidcCookie } from '../session-cookie.js';
import { hashSecret, randomSecret, sameHash } from '../secrets.js';
import { issueTicket, spendTicket, TICKET_MILLISECONDS } from '../tickets.js';
import { safeReturnTo } from '../return-to.js';
import { oidcProvider, providerDown } from './provider.js';

/** What a provider vouches for. */
export interface Vouched {
  readonly issuer: string;
  readonly subject: string;
  /** Lower case; only where the provider says it verified it. */
  readonly email: string | undefined;
  readonly name: string | undefined;
  /** The provider asked for more than one factor (`amr` with `mfa`, RFC 8176 §2). */
  readonly strong: boolean;
  readonly returnTo: string;
}

/**
 * Begins: authorization code flow with PKCE, state and nonce (OIDC Core §3.1, RFC 9700 §2.1, ASVS 10.2.1, 10.5.1). The
 * state is a ticket good once, and tied to this browser by a cookie.
 */
export async function beginOidc(
  platform: Platform,
  origin: string,
  provider: string,
  returnTo: string | undefined,
): Promise<{ location: string; cookie: string }> {
  const configuration = await oidcProvider(platform.config, provider);
  const codeVerifier = client.randomPKCECodeVerifier();
  const nonce = client.randomNonce();
  const browser = randomSecret();
  const state = await issueTicket(platform.store.db, 'oidc', platform.now(), {
    personId: null,
    data: { provider, codeVerifier, nonce, browser: hashSecret(browser), returnTo: safeReturnTo(returnTo, origin) },
  });
  const location = client.buildAuthorizationUrl(configuration, {
    redirect_uri: callbackUrl(origin, provider),
    scope: 'openid email profile',
    code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  });
  return { location: location.href, cookie: oidcCookie(browser, TICKET_MILLISECONDS / 1000) };
}

/** Finishes: the code for an ID token, checked. Throws `sign-in-failed` and `unavailable`. */
export async function finishOidc(
  platform: Platform,
  origin: string,
  provider: string,
  request: { url: string; cookie: string | undefined },
): Promise<Vouched> {
  const configuration = await oidcProvider(platform.config, provider);
  const current = new URL(request.url, origin);
  const state = current.searchParams.get('state') ?? '';
  const { data } = await spendTicket(platform.store.db, 'oidc', state, platform.now());
  const browser = cookieValue(request.cookie, OIDC_COOKIE);
  if (data['provider'] !== provider || browser === undefined || !sameHash(hashSecret(browser), String(data['browser'])))
    throw fail('sign-in-failed', { message: 'The sign-in was begun in another browser' });
  // What the provider sees as redirect_uri is the public address, whatever a proxy made of it on the way.
  const callback = new URL(callbackUrl(origin, provider));
  callback.search = current.search;
  const tokens = await exchange(platform, configuration, callback, {
    provider,
    state,
    codeVerifier: String(data['codeVerifier']),
    nonce: String(data['nonce']),
  });
  const claims = tokens.claims();
  if (claims === undefined) throw fail('sign-in-failed', { message: 'The sign-in provider sent no ID token' });
  const { email, email_verified: verified, name, amr } = claims;
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email: verified === true && typeof email === 'string' ? email.toLowerCase() : undefined,
    name: typeof name === 'string' ? name : undefined,
    strong: Array.isArray(amr) && amr.includes('mfa'),
    returnTo: safeReturnTo(String(data['returnTo']), origin),
  };
}

interface Exchange {
  readonly provider: string;
  readonly state: string;
  readonly codeVerifier: string;
  readonly nonce: string;
}

async function exchange(platform: Platform, configuration: client.Configuration, callback: URL, given: Exchange) {
  try {
    return await client.authorizationCodeGrant(configuration, callback, {
      expectedState: given.state,
      expectedNonce: given.nonce,
      pkceCodeVerifier: given.codeVerifier,
      idTokenExpected: true,
    });
  } catch (error) {
    platform.log.warn({ provider: given.provider, reason: reasonOf(error) }, 'sign-in at a provider failed');
    if (error instanceof TypeError || isTimeout(error)) throw providerDown({ name: given.provider }, error);
    throw fail('sign-in-failed', { message: 'The sign-in provider did not confirm who you are' }, error);
  }
}

/** Code of the library's error, never its message: that may quote what the provider sent. */
function reasonOf(error: unknown): string {
  const { code, error: named } = error as { code?: unknown; error?: unknown };
  return typeof code === 'string' ? code : typeof named === 'string' ? named : 'unknown';
}

/** `fetch` gives TypeError for a connection that fails, and a DOMException for one that takes too long. */
function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || reasonOf(error) === 'OAUTH_TIMEOUT');
}

function callbackUrl(origin: string, provider: string): string {
  return `${origin}/api/oidc/${encodeURIComponent(provider)}/callback`;
}
