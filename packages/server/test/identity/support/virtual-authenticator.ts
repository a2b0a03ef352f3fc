import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';

/**
 * A software authenticator (WebAuthn level 3 §6): ES256, user verified, attestation "none". Enough to register with and
 * sign in to a relying party, and to misbehave on purpose.
 */
export interface VirtualAuthenticator {
  readonly credentialId: string;
  register(options: Options, origin: string): Record<string, unknown>;
  signIn(options: Options, origin: string, misbehave?: Misbehaviour): Record<string, unknown>;
}

type Options = Record<string, unknown>;

export interface Misbehaviour {
  /** Signature counter to claim instead of the next one. */
  readonly counter?: number;
  readonly userVerified?: boolean;
  readonly challenge?: string;
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const ATTESTED = 0x40;

export function virtualAuthenticator(): VirtualAuthenticator {
  const id = randomBytes(32);
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  let counter = 0;
  return {
    credentialId: id.toString('base64url'),
    register: (options, origin) => {
      const { rp, challenge } = options as { rp: { id: string }; challenge: string };
      const attested = Buffer.concat([Buffer.alloc(16), uint16(id.length), id, coseKey(publicKey)]);
      const data = authenticatorData(rp.id, USER_PRESENT | USER_VERIFIED | ATTESTED, counter, attested);
      const attestation = cbor(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', data],
        ]),
      );
      return credential(id, {
        clientDataJSON: clientData('webauthn.create', challenge, origin).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      });
    },
    signIn: (options, origin, misbehave = {}) => {
      const { rpId, challenge } = options as { rpId: string; challenge: string };
      counter += 1;
      const flags = USER_PRESENT | (misbehave.userVerified === false ? 0 : USER_VERIFIED);
      const data = authenticatorData(rpId, flags, misbehave.counter ?? counter, Buffer.alloc(0));
      const client = clientData('webauthn.get', misbehave.challenge ?? challenge, origin);
      const signed = Buffer.concat([data, createHash('sha256').update(client).digest()]);
      return credential(id, {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: createSign('sha256').update(signed).sign(privateKey).toString('base64url'),
      });
    },
  };
}

function credential(id: Buffer, response: Record<string, unknown>): Record<string, unknown> {
  const text = id.toString('base64url');
  return { id: text, rawId: text, type: 'public-key', clientExtensionResults: {}, response };
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function authenticatorData(rpId: string, flags: number, counter: number, attested: Buffer): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), count, attested]);
}

/** COSE_Key of an EC2 key on P-256 for ES256 (RFC 9053 §7.1.1). */
function coseKey(key: KeyObject): Buffer {
  const { x, y } = key.export({ format: 'jwk' });
  return cbor(
    new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x!, 'base64url')],
      [-3, Buffer.from(y!, 'base64url')],
    ]),
  );
}

/** CBOR (RFC 8949) as far as WebAuthn needs it: integers, bytes, text, maps. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  const pairs = [...(value as Map<unknown, unknown>)];
  return Buffer.concat([head(5, pairs.length), ...pairs.flatMap(([key, one]) => [cbor(key), cbor(one)])]);
}

function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value]);
  if (value < 256) return Buffer.from([(major << 5) | 24, value]);
  return Buffer.concat([Buffer.from([(major << 5) | 25]), uint16(value)]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}
