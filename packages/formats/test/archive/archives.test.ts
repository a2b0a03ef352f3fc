import { readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { loadDossier, type LoadOptions } from '../../src/dossier/index.js';
import { errorsOf, temporaryDirectory, VALID, withCode, type Files } from '../dossier/dossier-files.js';
import { makeZip, type ZipItem } from './make-zip.js';
import { factsOf } from '../dossier/dossier-facts.js';

interface TarItem {
  readonly name: string;
  readonly content?: string | Uint8Array;
  readonly type?: 'symlink' | 'link' | 'character-device' | 'fifo' | 'directory';
  readonly linkname?: string;
}

const items = (files: Files, prefix = ''): TarItem[] =>
  Object.entries(files).map(([name, content]) => ({ name: prefix + name, content }));

async function tarOf(entries: readonly TarItem[], gzip = true): Promise<Buffer> {
  const tar = pack();
  for (const { name, content, type, linkname } of entries)
    tar.entry(
      { name, type: type ?? 'file', ...(linkname === undefined ? {} : { linkname }) },
      Buffer.from(content ?? ''),
    );
  tar.finalize();
  const parts: Uint8Array[] = [];
  for await (const part of tar) parts.push(part as Uint8Array);
  const bytes = Buffer.concat(parts);
  return gzip ? gzipSync(bytes) : bytes;
}

function replaced(bytes: Buffer, from: Buffer, to: Buffer): Buffer {
  const result = Buffer.from(bytes);
  for (let at = result.indexOf(from); at >= 0; at = result.indexOf(from, at + 1)) result.set(to, at);
  return result;
}

async function load(bytes: Uint8Array, name: string, options?: LoadOptions) {
  const path = join(await temporaryDirectory(), name);
  await writeFile(path, bytes);
  return loadDossier(path, options);
}

const zipItems = (files: Files, prefix = ''): ZipItem[] =>
  Object.entries(files).map(([name, content]) => ({ name: prefix + name, content }));

describe('an archive', () => {
  it('gives the same network as its directory, with or without an enclosing folder', async () => {
    const plain = await load(makeZip(zipItems(VALID)), 'd.zip');
    expect(plain.problems).toEqual([]);
    const facts = factsOf(plain.dossier!);
    const reversed = items(VALID, 'network/').reverse();
    for (const [name, bytes] of [
      ['d.zip', makeZip(zipItems(VALID, 'network/'))],
      ['d.tar.gz', await tarOf(reversed)],
      ['d.tar', await tarOf(reversed, false)],
      ['d.tgz', await tarOf([{ name: './', type: 'directory' }, ...items(VALID, './')])],
      ['misnamed.zip', await tarOf(reversed)],
    ] as const) {
      const result = await load(bytes, name);
      expect(result.problems, name).toEqual([]);
      expect(factsOf(result.dossier!)).toEqual(facts);
      expect(result.files).toEqual(plain.files);
    }
  });

  it('leaves nothing in the temporary directory', async () => {
    const spools = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('cleanpath-tar-')).length;
    const before = await spools();
    await load(await tarOf(items(VALID)), 'd.tgz');
    await load((await tarOf(items(VALID))).subarray(0, 300), 'd.tgz');
    expect(await spools()).toBe(before);
  });

  it('does not open archives inside', async () => {
    const inner = makeZip(zipItems(VALID));
    const result = await load(makeZip([...zipItems(VALID), { name: 'inner.zip', content: inner }]), 'd.zip');
    expect(result.problems.map(({ code, file }) => [code, file])).toEqual([['file-unexpected', 'inner.zip']]);
    expect(result.dossier?.elements.count).toBe(3);
  });

  it('ignores what file managers leave in it', async () => {
    const result = await load(
      makeZip(zipItems({ ...VALID, '__MACOSX/._elements.csv': 'x', '.DS_Store': 'x' })),
      'd.zip',
    );
    expect(result.problems).toEqual([]);
  });
});

describe('unsafe paths', () => {
  const names = [
    '../evil.csv',
    '/etc/evil.csv',
    'C:evil.csv',
    'boms\\evil.json',
    'boms/../../evil',
    './/evil.csv',
    'boms/\u0001.json',
  ];
  it.each(names)('%j in a zip', async (name) => {
    const result = await load(makeZip([...zipItems(VALID), { name, content: 'x' }]), 'd.zip');
    expect(withCode(result, 'archive-path'), JSON.stringify(result.problems)).toHaveLength(1);
    expect(result.dossier).toBeUndefined();
  });
  it.each(names.filter((name) => name !== './/evil.csv'))('%j in a tar', async (name) => {
    const result = await load(await tarOf([...items(VALID), { name, content: 'x' }]), 'd.tgz');
    expect(withCode(result, 'archive-path'), JSON.stringify(result.problems)).toHaveLength(1);
  });

  it('links and devices', async () => {
    for (const type of ['symlink', 'link', 'character-device', 'fifo'] as const) {
      const result = await load(
        await tarOf([...items(VALID), { name: 'policy.yaml', type, linkname: '/etc/passwd' }]),
        'd.tgz',
      );
      expect(withCode(result, 'archive-path')[0]?.file, type).toBe('policy.yaml');
    }
    const zip = makeZip([...zipItems(VALID), { name: 'policy.yaml', content: '/etc/passwd', mode: 0o120777 }]);
    expect(withCode(await load(zip, 'd.zip'), 'archive-path')[0]?.file).toBe('policy.yaml');
  });

  it('a name twice, or in another case', async () => {
    const twice = [...items(VALID), { name: 'elements.csv', content: 'id,kind\n' }];
    expect(withCode(await load(await tarOf(twice), 'd.tgz'), 'archive-path')[0]?.message).toMatch(/twice/);
    const zipTwice = [...zipItems(VALID), { name: 'elements.csv', content: 'id,kind\n' }];
    expect(withCode(await load(makeZip(zipTwice), 'd.zip'), 'archive-path')).toHaveLength(1);
    const shouting = [...items(VALID), { name: 'Elements.csv', content: 'id,kind\n' }];
    expect(withCode(await load(await tarOf(shouting), 'd.tgz'), 'archive-path')[0]?.message).toMatch(/case/);
  });
});

describe('damaged archives', () => {
  it('cut anywhere are refused or whole, never partly read', async () => {
    for (const [name, bytes] of [
      ['d.zip', makeZip(zipItems(VALID))],
      ['d.tgz', await tarOf(items(VALID))],
      ['d.tar', await tarOf(items(VALID), false)],
    ] as const) {
      for (let cut = 0; cut < bytes.length; cut += Math.ceil(bytes.length / 60)) {
        const result = await load(bytes.subarray(0, cut), name);
        const whole =
          result.dossier !== undefined && result.dossier.elements.count === 3 && result.dossier.relations.count === 2;
        expect(errorsOf(result).length > 0 || whole, `${name} cut at ${cut}`).toBe(true);
      }
    }
  });

  it('with a wrong checksum', async () => {
    const bytes = makeZip(zipItems(VALID), false);
    const changed = replaced(bytes, Buffer.from('Alder Radio'), Buffer.from('Elder Radio'));
    expect(withCode(await load(bytes, 'd.zip'), 'archive-invalid')).toEqual([]);
    expect(withCode(await load(changed, 'd.zip'), 'archive-invalid')[0]?.message).toMatch(/checksum/);
  });

  it('encrypted, empty, or something else', async () => {
    const zip = makeZip(zipItems(VALID));
    // General purpose bit 0 of the central directory (APPNOTE 4.4.4).
    for (let at = zip.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 1, 'latin1'))
      zip[at + 8]! |= 1;
    expect(withCode(await load(zip, 'd.zip'), 'archive-invalid')[0]?.message).toMatch(/encrypted/);
    expect((await load(new Uint8Array(0), 'd.zip')).problems[0]?.code).toBe('archive-invalid');
    expect((await load(gzipSync('hello'), 'd.tgz')).problems[0]?.code).toBe('archive-invalid');
    expect((await load(await tarOf([]), 'd.tgz')).problems[0]?.code).toBe('archive-invalid');
  });
});

describe('bombs', () => {
  const big = `id,kind\n${'a,link\n'.repeat(4_000_000)}`;
  it('by ratio', async () => {
    expect(
      withCode(await load(makeZip(zipItems({ ...VALID, 'elements.csv': big })), 'd.zip'), 'archive-bomb'),
    ).toHaveLength(1);
    expect(
      withCode(await load(await tarOf(items({ ...VALID, 'elements.csv': big })), 'd.tgz'), 'archive-bomb'),
    ).toHaveLength(1);
  });
  it('by total size', async () => {
    const limits = { totalBytes: 200 };
    expect(withCode(await load(makeZip(zipItems(VALID)), 'd.zip', { limits }), 'archive-bomb')).toHaveLength(1);
    expect(withCode(await load(await tarOf(items(VALID)), 'd.tgz', { limits }), 'archive-bomb')).toHaveLength(1);
  });
  it('by number of entries', async () => {
    const limits = { entries: 3 };
    expect(withCode(await load(makeZip(zipItems(VALID)), 'd.zip', { limits }), 'archive-bomb')).toHaveLength(1);
    expect(withCode(await load(await tarOf(items(VALID)), 'd.tgz', { limits }), 'archive-bomb')).toHaveLength(1);
  });
  it('by a false size in the directory', async () => {
    const zip = makeZip(zipItems(VALID));
    const at = zip.indexOf('PK\x01\x02', 0, 'latin1');
    zip.writeUInt32LE(5, at + 24);
    expect(withCode(await load(zip, 'd.zip'), 'archive-invalid')).toHaveLength(1);
  });
});
