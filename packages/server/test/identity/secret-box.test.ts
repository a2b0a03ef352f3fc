import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Config } from '../../src/config/config.js';
import { boxWith, KEY_FILE, KEY_VARIABLE, secretBox } from '../../src/identity/secret-box.js';

const secret = Buffer.from('twenty bytes of it..');
let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'cleanpath-box-'));
});
afterEach(() => rm(data, { recursive: true, force: true }));

const fresh = () => secretBox(Config.parse({ data }));

describe('the secret box', () => {
  test('opens what it sealed, for the same purpose, and nothing that was touched', () => {
    const box = boxWith('a key of at least thirty-two characters');
    const sealed = box.seal(secret, 'totp:1');
    expect(Buffer.from(box.open(sealed, 'totp:1'))).toEqual(secret);
    expect(box.seal(secret, 'totp:1')).not.toBe(sealed);
    expect(() => box.open(sealed, 'totp:2')).toThrow();
    const [version, id, body] = sealed.split('.') as [string, string, string];
    for (let at = 0; at < body.length - 1; at += 1) {
      const touched = body.slice(0, at) + (body[at] === 'A' ? 'B' : 'A') + body.slice(at + 1);
      expect(() => box.open([version, id, touched].join('.'), 'totp:1')).toThrow();
    }
  });

  test('a wrong key is a typed problem that says what to do', () => {
    const sealed = boxWith('a key of at least thirty-two characters').seal(secret, 'x');
    expect(() => boxWith('another key of thirty-two characters!').open(sealed, 'x')).toThrow(
      expect.objectContaining({ code: 'unavailable' }) as Error,
    );
  });

  test('the key is made once, for its owner only, by however many starts at once', async () => {
    const boxes = await Promise.all(Array.from({ length: 8 }, fresh));
    const sealed = boxes[0]!.seal(secret, 'x');
    for (const box of [...boxes, await fresh()]) expect(Buffer.from(box.open(sealed, 'x'))).toEqual(secret);
    expect((await stat(join(data, KEY_FILE))).mode & 0o777).toBe(0o600);
    expect(await readdir(data)).toEqual([KEY_FILE]);
  });

  test('a damaged key file is a typed problem, never a new key', async () => {
    await writeFile(join(data, KEY_FILE), 'short');
    await expect(fresh()).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('the environment may hold the key; then no file is made', async () => {
    vi.stubEnv(KEY_VARIABLE, 'from a secret manager, long enough');
    try {
      await fresh();
      expect(await readdir(data)).toEqual([]);
      vi.stubEnv(KEY_VARIABLE, 'short');
      await expect(fresh()).rejects.toMatchObject({ code: 'config-invalid' });
    } finally {
      Reflect.deleteProperty(process.env, KEY_VARIABLE);
    }
  });
});
