import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as authenticator apps read it: SHA-1, six digits, 30 seconds (RFC 6238 §5.2, ASVS 6.5.1, 6.5.5). */
const DIGITS = 6;
const PERIOD_SECONDS = 30;
/** Bytes of a new secret: the output length of SHA-1 (RFC 4226 §4 R6). */
const SECRET_BYTES = 20;
/** Steps before and after the present one that count: a clock half a minute off (RFC 6238 §6). */
const WINDOW = 1;

export interface OneTimeCodes {
  readonly secret: Uint8Array;
  /** Base32, to type where no camera is at hand. */
  readonly text: string;
  /** `otpauth:` address for a QR code. */
  readonly uri: string;
}

export function newOneTimeCodes(label: string): OneTimeCodes {
  const secret = new Secret({ size: SECRET_BYTES });
  return { secret: new Uint8Array(secret.bytes), text: secret.base32, uri: codesOf(secret, label).toString() };
}

/** The time step a code belongs to; undefined where it belongs to none near `now`. */
export function stepOfCode(secret: Uint8Array, code: string, now: Date): number | undefined {
  const totp = codesOf(new Secret({ buffer: Uint8Array.from(secret).buffer }), '');
  const timestamp = now.getTime();
  const delta = totp.validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? undefined : totp.counter({ timestamp }) + delta;
}

function codesOf(secret: Secret, label: string): TOTP {
  return new TOTP({
    issuer: 'Cleanpath',
    label: label === '' ? 'account' : label,
    algorithm: 'SHA1',
    digits: DIGITS,
    period: PERIOD_SECONDS,
    secret,
  });
}
