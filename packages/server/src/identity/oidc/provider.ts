import * as client from 'openid-client';
import { fail } from '@cleanpath/model';
import type { Config } from '../../config/config.js';
import { isLoopback } from '../../http/host-check.js';

export type ProviderSettings = Config['oidc'][number];

/** Seconds a provider has to answer each request. */
const TIMEOUT_SECONDS = 10;

/** What a provider says about itself, asked once it is needed. Throws `not-found` and `unavailable`. */
export async function oidcProvider(config: Config, id: string): Promise<client.Configuration> {
  const settings = config.oidc.find((one) => one.id === id);
  if (settings === undefined) throw fail('not-found');
  let known = providers.get(settings);
  if (known === undefined) {
    known = discover(settings);
    // A provider that was down is asked again the next time.
    known.catch(() => providers.delete(settings));
    providers.set(settings, known);
  }
  try {
    return await known;
  } catch (error) {
    throw providerDown(settings, error);
  }
}

export function providerDown(settings: { name: string }, cause: unknown): Error {
  return fail(
    'unavailable',
    {
      message: `The sign-in provider ${settings.name} cannot be reached`,
      remedy: 'Try again shortly, or sign in with a password.',
    },
    cause,
  );
}

const providers = new WeakMap<ProviderSettings, Promise<client.Configuration>>();

function discover(settings: ProviderSettings): Promise<client.Configuration> {
  const issuer = new URL(settings.issuer);
  const plain = issuer.protocol === 'http:';
  // Without TLS anybody on the way could vouch for anybody: only for a provider on this machine (ASVS 12.3.1).
  if (plain && !isLoopback(issuer.hostname))
    throw fail('config-invalid', { message: 'The issuer of a sign-in provider must be an https address' });
  return client.discovery(
    issuer,
    settings.clientId,
    undefined,
    settings.clientSecret === undefined ? client.None() : client.ClientSecretPost(settings.clientSecret),
    {
      timeout: TIMEOUT_SECONDS,
      execute: [
        // The library trusts TLS for tokens it fetched itself; their signature is checked all the same (ASVS 10.5.2).
        client.enableNonRepudiationChecks,
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out; loopback only, see above
        ...(plain ? [client.allowInsecureRequests] : []),
      ],
    },
  );
}
