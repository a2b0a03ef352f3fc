import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadDossier, writeDossier } from '../../src/dossier/index.js';
import { arbitraryDossier } from './arbitrary-dossier.js';
import { dossierDirectory, errorsOf, loadWith, temporaryDirectory, VALID } from './dossier-files.js';
import { factsOf } from './dossier-facts.js';

const SEED = 20250630;

describe('writeDossier', () => {
  it.each(['csv', 'ndjson', undefined] as const)(
    'gives back every dossier it wrote (tables: %s)',
    async (tables) => {
      const root = await temporaryDirectory();
      let run = 0;
      await fc.assert(
        fc.asyncProperty(arbitraryDossier, async (dossier) => {
          const first = join(root, String(run++));
          const options = tables === undefined ? {} : { tables };
          await writeDossier(dossier, first, options);
          const loaded = await loadDossier(first);
          expect(errorsOf(loaded)).toEqual([]);
          expect(loaded.problems.filter(({ code }) => code === 'field-unknown')).toEqual([]);
          expect(factsOf(loaded.dossier!)).toEqual(factsOf(dossier));
          const second = join(root, String(run++));
          await writeDossier(loaded.dossier!, second, options);
          expect(await contents(second)).toEqual(await contents(first));
        }),
        { numRuns: 40, seed: SEED },
      );
    },
    120_000,
  );

  it('refuses to replace what is there unless told, and what is no dossier always', async () => {
    const { dossier } = await loadWith({});
    const directory = await dossierDirectory(VALID);
    await expect(writeDossier(dossier!, directory)).rejects.toMatchObject({ code: 'write-failed' });
    await writeFile(join(directory, '.keep'), 'x');
    await writeDossier(dossier!, directory, { overwrite: true });
    expect(await readFile(join(directory, '.keep'), 'utf8')).toBe('x');
    expect((await loadDossier(directory)).problems).toEqual([]);
    const other = await dossierDirectory({ 'thesis.txt': 'years of work' });
    await expect(writeDossier(dossier!, other, { overwrite: true })).rejects.toMatchObject({ code: 'write-failed' });
    expect(await readdir(other)).toEqual(['thesis.txt']);
  });

  it('leaves nothing behind when it fails or is cancelled', async () => {
    const { dossier } = await loadWith({});
    const root = await temporaryDirectory();
    await writeFile(join(root, 'file'), 'x');
    await expect(writeDossier(dossier!, join(root, 'file', 'below'))).rejects.toMatchObject({ code: 'write-failed' });
    await expect(writeDossier(dossier!, join(root, 'd'), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
    await expect(
      writeDossier(dossier!, join(root, 'd'), { extraFiles: new Map([['boms/../../x', new Uint8Array(1)]]) }),
    ).rejects.toMatchObject({ code: 'write-failed' });
    expect(await readdir(root)).toEqual(['file']);
  });

  it('writes into an empty directory and below new ones, with boms and hashes', async () => {
    const { dossier } = await loadWith({});
    const root = await temporaryDirectory();
    await mkdir(join(root, 'empty'));
    await writeDossier(dossier!, join(root, 'empty'));
    const result = await writeDossier(dossier!, join(root, 'a', 'b'), {
      extraFiles: new Map([['boms/x.json', Buffer.from('{}')]]),
    });
    const loaded = await loadDossier(join(root, 'a', 'b'));
    expect(loaded.problems).toEqual([]);
    const hashes = (files: readonly { path: string; sha256: string }[]) =>
      Object.fromEntries(files.map(({ path, sha256 }) => [path, sha256]));
    expect(hashes(result.files)).toEqual(hashes(loaded.files));
  });
});

async function contents(directory: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const name of await readdir(directory)) files[name] = await readFile(join(directory, name), 'utf8');
  return files;
}
