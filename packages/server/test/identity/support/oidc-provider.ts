import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the person at the provider is, as its ID token says. */
export interface Account {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean | string;
  readonly name?: string;
  readonly amr?: readonly string[];
}

/** Ways in which a provider, or somebody in its place, can be wrong. */
export type Fault = 'nonce' | 'audience' | 'issuer' | 'signature' | 'unsigned' | 'expired' | 'no-id-token' | 'error';

export interface OidcProvider {
  readonly issuer: string;
  /** Signs the person in at the address the browser was sent to; gives the query of the way back. */
  approve(location: string, account: Account, fault?: Fault): Record<string, string>;
  setAlgorithm(algorithm: 'RS256' | 'ES256'): void;
  close(): Promise<void>;
}

interface Grant {
  readonly query: URLSearchParams;
  readonly account: Account;
  readonly fault: Fault | undefined;
}

export const CLIENT_ID = 'cleanpath-test';
export const CLIENT_SECRET = 'a secret of the client';

/** An OpenID provider on loopback: discovery, keys, authorization code with PKCE, ID tokens by RS256 or ES256. */
export async function oidcProvider(): Promise<OidcProvider> {
  const keys = {
    RS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
    ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  };
  const grants = new Map<string, Grant>();
  let algorithm: 'RS256' | 'ES256' = 'RS256';
  let issuer = '';
  const server = createServer((request, response) => void answer(request, response));
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? '/', issuer).pathname;
    if (path === '/.well-known/openid-configuration') {
      json(response, 200, metadata(issuer));
      return;
    }
    if (path === '/jwks') {
      json(response, 200, {
        keys: Object.entries(keys).map(([alg, pair]) => ({
          ...pair.publicKey.export({ format: 'jwk' }),
          alg,
          kid: alg,
          use: 'sig',
        })),
      });
      return;
    }
    if (path === '/token' && request.method === 'POST') {
      token(await bodyOf(request), response);
      return;
    }
    json(response, 404, {});
  };
  const token = (form: URLSearchParams, response: ServerResponse): void => {
    const grant = grants.get(form.get('code') ?? '');
    grants.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const right =
      grant !== undefined &&
      grant.fault !== 'error' &&
      form.get('client_id') === CLIENT_ID &&
      form.get('client_secret') === CLIENT_SECRET &&
      grant.query.get('code_challenge_method') === 'S256' &&
      grant.query.get('code_challenge') === challenge &&
      grant.query.get('redirect_uri') === form.get('redirect_uri');
    if (!right) {
      json(response, 400, { error: 'invalid_grant' });
      return;
    }
    const idToken = sign(claimsOf(grant, issuer), algorithm, keys[algorithm].privateKey, grant.fault);
    json(response, 200, {
      access_token: randomBytes(16).toString('hex'),
      token_type: 'Bearer',
      ...(grant.fault === 'no-id-token' ? {} : { id_token: idToken }),
    });
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    approve: (location, account, fault) => {
      const query = new URL(location).searchParams;
      const code = randomBytes(16).toString('hex');
      grants.set(code, { query, account, fault });
      return { code, state: query.get('state') ?? '', iss: issuer };
    },
    setAlgorithm: (chosen) => (algorithm = chosen),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function metadata(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256', 'ES256'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  };
}

function claimsOf({ query, account, fault }: Grant, issuer: string): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: fault === 'issuer' ? 'https://elsewhere.example' : issuer,
    aud: fault === 'audience' ? 'another-client' : CLIENT_ID,
    iat: now - (fault === 'expired' ? 7200 : 0),
    exp: now + (fault === 'expired' ? -3600 : 300),
    nonce: fault === 'nonce' ? 'of another sign-in' : query.get('nonce'),
    ...account,
  };
}

function sign(claims: object, algorithm: 'RS256' | 'ES256', key: KeyObject, fault: Fault | undefined): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const alg = fault === 'unsigned' ? 'none' : algorithm;
  const input = `${part({ alg, kid: algorithm, typ: 'JWT' })}.${part(claims)}`;
  if (fault === 'unsigned') return `${input}.`;
  const signature = createSign('sha256').update(input).sign({ key, dsaEncoding: 'ieee-p1363' });
  if (fault === 'signature') signature[0] = signature[0]! ^ 1;
  return `${input}.${signature.toString('base64url')}`;
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return new URLSearchParams(text);
}
