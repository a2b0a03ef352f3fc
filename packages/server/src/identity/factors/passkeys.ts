import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { PasskeyRow } from '@cleanpath/store';

/** The site passkeys belong to. */
export interface PasskeySite {
  readonly origin: string;
}

export interface NewPasskey {
  readonly credentialId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
}

type Structure = Record<string, unknown>;

/** How long a browser waits for the authenticator, in milliseconds: the life of the ticket. */
const TIMEOUT = 5 * 60_000;

/** WebAuthn wants a domain name: at a bare address passkeys cannot be used (WebAuthn §5.1.3, “effective domain”). */
export function passkeysPossible(origin: string): boolean {
  const { hostname, protocol } = new URL(origin);
  const address = /^[\d.]+$/.test(hostname) || hostname.startsWith('[');
  return !address && (protocol === 'https:' || hostname === 'localhost');
}

/** Options of a registration and its challenge. Verification of the user is asked for: a passkey alone signs in. */
export async function registrationOptions(
  site: PasskeySite,
  person: { id: string; email: string; name: string },
  existing: readonly PasskeyRow[],
): Promise<{ options: Structure; challenge: string }> {
  const options = await generateRegistrationOptions({
    rpName: 'Cleanpath',
    rpID: rpId(site),
    userID: new TextEncoder().encode(person.id),
    userName: person.email,
    userDisplayName: person.name,
    timeout: TIMEOUT,
    excludeCredentials: existing.map(descriptor),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  });
  return { options: options as unknown as Structure, challenge: options.challenge };
}

/** The registered key; undefined where the response does not prove one. Never throws for what a client sent. */
export async function verifiedRegistration(
  site: PasskeySite,
  challenge: string,
  response: Structure,
): Promise<NewPasskey | undefined> {
  const result = await attempt(() =>
    verifyRegistrationResponse({
      response: response as unknown as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: rpId(site),
      requireUserVerification: true,
    }),
  );
  if (result?.verified !== true) return undefined;
  const { credential } = result.registrationInfo;
  return {
    credentialId: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: credential.transports ?? [],
  };
}

/** Options of a sign-in; without keys the browser offers those it holds for the site. */
export async function authenticationOptions(
  site: PasskeySite,
  keys: readonly PasskeyRow[] | undefined,
): Promise<{ options: Structure; challenge: string }> {
  const options = await generateAuthenticationOptions({
    rpID: rpId(site),
    timeout: TIMEOUT,
    userVerification: 'required',
    ...(keys === undefined ? {} : { allowCredentials: keys.map(descriptor) }),
  });
  return { options: options as unknown as Structure, challenge: options.challenge };
}

/** The new counter; undefined where the response does not prove possession, or the counter went back (a copied key). */
export async function verifiedAuthentication(
  site: PasskeySite,
  challenge: string,
  key: PasskeyRow,
  response: Structure,
): Promise<number | undefined> {
  const result = await attempt(() =>
    verifyAuthenticationResponse({
      response: response as unknown as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: rpId(site),
      credential: {
        id: key.credential_id,
        publicKey: Uint8Array.from(key.public_key),
        counter: key.counter,
        transports: key.transports,
      },
      requireUserVerification: true,
    }),
  );
  return result?.verified === true ? result.authenticationInfo.newCounter : undefined;
}

function rpId(site: PasskeySite): string {
  return new URL(site.origin).hostname;
}

function descriptor(key: PasskeyRow): { id: string; transports: string[] } {
  return { id: key.credential_id, transports: key.transports };
}

/** The library throws for malformed input and failed checks alike: both mean no. */
async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}
