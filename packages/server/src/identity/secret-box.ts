import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fail } from '@cleanpath/model';
import type { Config } from '../config/config.js';

/** Encrypts small secrets for the database, so that a copy of it alone does not give them away (ASVS 13.3.1). */
export interface SecretBox {
  /** @param context What the secret belongs to; opening it for something else fails. */
  seal(secret: Uint8Array, context: string): string;
  open(sealed: string, context: string): Uint8Array;
}

/** In the data directory, readable by its owner only. */
export const KEY_FILE = 'secret.key';
/** Instead of the file: at least 32 characters, as from a secret manager. */
export const KEY_VARIABLE = 'CLEANPATH_SECRET_KEY';
const MIN_KEY_TEXT = 32;
/** AES-256-GCM with a random 96-bit nonce: NIST SP 800-38D §8.2.2; few enough secrets for 2^32 per key. */
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The box of this installation; the key is read, or made at the first use, once per configuration. */
export function secretBox(config: Config): Promise<SecretBox> {
  let box = boxes.get(config);
  if (box === undefined) {
    box = loadKey(config).then(boxWith);
    box.catch(() => boxes.delete(config));
    boxes.set(config, box);
  }
  return box;
}

const boxes = new WeakMap<Config, Promise<SecretBox>>();

export function boxWith(text: string): SecretBox {
  const key = Buffer.from(hkdfSync('sha256', text, '', 'cleanpath secret box', 32));
  const keyId = createHash('sha256').update(key).digest('base64url').slice(0, 8);
  return {
    seal: (secret, context) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(context));
      const sealed = Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
      return `1.${keyId}.${sealed.toString('base64url')}`;
    },
    open: (text, context) => {
      const [version, id, body] = text.split('.');
      if (version !== '1' || id !== keyId || body === undefined)
        throw fail('unavailable', {
          message: 'Stored secrets were encrypted with another key',
          remedy: `Put the ${KEY_FILE} of this installation back into the data directory, or set ${KEY_VARIABLE}.`,
        });
      const sealed = Buffer.from(body, 'base64url');
      const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(-TAG_BYTES));
      return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    },
  };
}

async function loadKey(config: Config): Promise<string> {
  const given = process.env[KEY_VARIABLE];
  if (given !== undefined && given !== '') {
    if (given.length < MIN_KEY_TEXT)
      throw fail('config-invalid', { message: `${KEY_VARIABLE} is shorter than ${MIN_KEY_TEXT} characters` });
    return given;
  }
  const path = join(config.data, KEY_FILE);
  return (await readKey(path)) ?? (await makeKey(config.data, path));
}

async function readKey(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw fail('unavailable', { message: `The key file ${KEY_FILE} cannot be read` }, error);
  });
  if (text !== undefined && text.trim().length < MIN_KEY_TEXT)
    throw fail('unavailable', {
      message: `The key file ${KEY_FILE} is damaged`,
      remedy: 'Put it back from a backup; without it one-time codes have to be set up again.',
    });
  return text?.trim();
}

/** Written whole under another name and then linked, so that nobody ever reads half a key or replaces one. */
async function makeKey(directory: string, path: string): Promise<string> {
  await mkdir(directory, { recursive: true });
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const text = randomBytes(32).toString('base64url');
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(`${text}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await link(draft, path);
    return text;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return (await readKey(path)) ?? text;
    throw fail('storage-failed', { message: `The key file ${KEY_FILE} cannot be written` }, error);
  } finally {
    await rm(draft, { force: true });
  }
}
