import { execFileSync } from 'node:child_process';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { dictValue, elementAt, elementPlace, relationAt, type Dossier } from '@cleanpath/model';
import { checkDossier, loadDossier } from '../../src/dossier/index.js';
import { dossierDirectory, errorsOf, loadWith, MANIFEST, VALID, withCode } from './dossier-files.js';

const alone = (
  content: string | Uint8Array,
  file = 'elements.csv',
): Record<string, string | Uint8Array | undefined> => ({
  'elements.csv': undefined,
  'relations.csv': undefined,
  'demands.csv': undefined,
  [file]: content,
});
const elementsOf = (dossier: Dossier | undefined) =>
  Array.from({ length: dossier?.elements.count ?? 0 }, (_, row) => elementAt(dossier!.elements, row));

describe('loadDossier accepts', () => {
  it('a small dossier, with places and hashes', async () => {
    const { dossier, problems, files } = await loadWith({});
    expect(problems).toEqual([]);
    expect(dossier?.elements.count).toBe(3);
    expect(relationAt(dossier!.relations, dossier!.elements.ids, 1)).toEqual({
      from: 'du-1',
      to: 'host-1',
      type: 'hosted-on',
    });
    expect(dossier?.demands).toEqual([
      {
        id: 'calls',
        name: 'Emergency calls',
        legs: [
          { plane: 'transmission', from: 'ru-1', to: 'du-1' },
          { plane: 'storage', elements: ['host-1'] },
        ],
      },
    ]);
    expect(elementPlace(dossier!.elements, 1)).toEqual({ file: 'elements.csv', line: 3 });
    expect(dossier?.places.get('supplier:birch')).toEqual({ file: 'suppliers.yaml', line: 3 });
    expect(dossier?.places.get('demand:calls')).toEqual({ file: 'demands.csv', line: 2 });
    expect(files.map(({ path, rows }) => [path, rows])).toEqual([
      ['demands.csv', 2],
      ['dossier.yaml', 1],
      ['elements.csv', 3],
      ['products.csv', 1],
      ['relations.csv', 2],
      ['suppliers.yaml', 2],
    ]);
    expect(files.every(({ sha256, bytes }) => /^[0-9a-f]{64}$/.test(sha256) && bytes > 0)).toBe(true);
  });

  const plain = 'id,kind,name,lat\na,link,Näme,1.5\n';
  const expected = [{ id: 'a', kind: 'link', name: 'Näme', lat: 1.5 }];
  it.each([
    ['a byte order mark', `\ufeff${plain}`],
    ['CRLF', plain.replaceAll('\n', '\r\n')],
    ['no last line end', plain.trimEnd()],
    ['blank lines', plain.replaceAll('\n', '\n\n')],
    ['semicolons', plain.replaceAll(',', ';')],
    ['tabs', plain.replaceAll(',', '\t')],
    ['quotes', 'id,kind,name,lat\n"a","link","Näme","1.5"\n'],
    ['quotes with CRLF', 'id,kind,name,lat\r\n"a","link","Näme","1.5"\r\n'],
    ['a quoted header', '"id","kind","name","lat"\na,link,Näme,1.5\n'],
    ['scientific notation', plain.replace('1.5', '15e-1')],
    ['space around a number', plain.replace('1.5', ' 1.5 ')],
    ['rows without any value', `${plain},,,\n`],
    ['an unnamed empty column', 'id,kind,name,lat,\na,link,Näme,1.5,\n'],
  ])('CSV with %s', async (_, content) => {
    const result = await loadWith(alone(content));
    expect(result.problems).toEqual([]);
    expect(elementsOf(result.dossier)).toEqual(expected);
  });

  it.each([
    ['UTF-16 LE', Buffer.from(`\ufeff${plain}`, 'utf16le')],
    ['UTF-16 BE', Buffer.from(`\ufeff${plain}`, 'utf16le').swap16()],
  ])('%s with a warning', async (_, content) => {
    const result = await loadWith(alone(content));
    expect(result.problems.map(({ code }) => code)).toEqual(['encoding-converted']);
    expect(elementsOf(result.dossier)).toEqual(expected);
    const yaml = await loadWith({ 'dossier.yaml': Buffer.from(`\ufeff${MANIFEST}`, 'utf16le') });
    expect(yaml.problems.map(({ code }) => code)).toEqual(['encoding-converted']);
  });

  it('quoted separators, quotes and line ends, with line numbers that count them', async () => {
    const result = await loadWith(alone('id,kind,name\na,link,"x, ""y""\nz"\nb,nonsense,\n'));
    expect(withCode(result, 'kind-unknown')[0]).toMatchObject({ line: 4, column: 3 });
    const good = await loadWith(alone('id,kind,name\na,link,"x, ""y""\nz"\n'));
    expect(elementsOf(good.dossier)[0]?.name).toBe('x, "y"\nz');
  });

  it('a fault inside a quoted record at its own line and column', async () => {
    const result = await loadWith(alone('id,name,kind\na,"x\ny",nonsense\n'));
    expect(withCode(result, 'kind-unknown')[0]).toMatchObject({ line: 3, column: 4, value: 'nonsense' });
  });

  it('NDJSON in any member order, with nested and unknown members', async () => {
    const lines = [
      '{"kind":"link","id":"a","lat":-1.25e1}',
      ' { "id" : "b" , "kind" : "tower" , "passive" : true } ',
      '{"id":"c","kind":"link","name":"\\u00e9\\n","parties":[{"supplier":"alder","role":"owner"}],"riskGroups":["duct;7"],"attributes":{"x":[1,null]},"colour":"red","region":null}',
      '',
      '{"id":"d","kind":"link","passive":false}',
    ];
    const result = await loadWith(alone(lines.join('\r\n'), 'elements.ndjson'));
    expect(result.problems.map(({ code, value }) => [code, value])).toEqual([['field-unknown', 'colour']]);
    expect(elementsOf(result.dossier)).toEqual([
      { id: 'a', kind: 'link', lat: -12.5 },
      { id: 'b', kind: 'tower', passive: true },
      {
        id: 'c',
        kind: 'link',
        name: 'é\n',
        parties: [{ supplier: 'alder', role: 'owner' }],
        riskGroups: ['duct;7'],
        attributes: { x: [1, null], colour: 'red' },
      },
      { id: 'd', kind: 'link', passive: false },
    ]);
    expect(result.dossier?.elements.sourceLine).toEqual(Int32Array.of(1, 2, 3, 5));
  });

  it('list cells, party cells, flags, attribute columns and JSON attributes', async () => {
    const header = 'id,kind,parties,riskGroups,passive,colour,attributes.size,attributes';
    const row = 'a,link,owner:alder;software:birch,duct-1; duct-2,TRUE,red,7,"{""n"":1}"';
    const result = await loadWith(alone(`${header}\n${row}\n`));
    expect(result.problems.map(({ code, value }) => [code, value])).toEqual([['field-unknown', 'colour']]);
    expect(elementsOf(result.dossier)).toEqual([
      {
        id: 'a',
        kind: 'link',
        parties: [
          { role: 'owner', supplier: 'alder' },
          { role: 'software', supplier: 'birch' },
        ],
        riskGroups: ['duct-1', 'duct-2'],
        passive: true,
        attributes: { colour: 'red', size: '7', n: 1 },
      },
    ]);
  });

  it('YAML scalars as they were written where a text is meant', async () => {
    const result = await loadWith({ 'slices.yaml': 'slices:\n  - {id: 7, sst: 1, sd: 000001}\n' });
    expect(result.problems).toEqual([]);
    expect(result.dossier?.slices).toEqual([{ id: '7', sst: 1, sd: '000001' }]);
  });

  it('demands as YAML and NDJSON, evidence with TLP 1.0 names', async () => {
    const yaml = await loadWith({
      'demands.csv': undefined,
      'demands.yaml': 'demands:\n  - id: x\n    legs: [{plane: control, from: ru-1, to: du-1, twoWay: false}]\n',
    });
    expect(yaml.problems).toEqual([]);
    expect(yaml.dossier?.demands[0]?.legs[0]?.twoWay).toBe(false);
    const ndjson = await loadWith({
      'demands.csv': undefined,
      'demands.ndjson': '{"id":"x","legs":[{"plane":"control","elements":["ru-1"]}]}\n',
    });
    expect(ndjson.problems).toEqual([]);
    expect(ndjson.dossier?.demands).toHaveLength(1);
  });

  it('gzip tables, boms and advisories, companions', async () => {
    const bom = gzipSync('x');
    const result = await loadWith({
      ...alone(gzipSync(plain), 'elements.csv.gz'),
      'boms/radio-one.json': bom,
      'advisories/2025/a.txt': 'x',
      'README.md': 'about',
      '.gitignore': '*',
    });
    expect(result.problems).toEqual([]);
    expect(elementsOf(result.dossier)).toEqual(expected);
    expect(result.files.map(({ path, rows }) => [path, rows])).toContainEqual(['boms/radio-one.json', undefined]);
  });

  it('missing elements, suppliers and products with createMissing', async () => {
    const files = {
      'elements.csv': 'id,kind,product,supplier\nru-1,radio-unit,ghost-product,ghost-supplier\n',
      'relations.csv': 'from,to,type\nru-1,ghost,link\n',
      'demands.csv': undefined,
    };
    expect(withCode(await loadWith(files), 'reference-dangling')).toHaveLength(3);
    const { dossier, problems } = await loadWith(files, { createMissing: true });
    expect(problems.map(({ code }) => code)).toEqual(['import-assumption', 'import-assumption', 'import-assumption']);
    expect(elementAt(dossier!.elements, 1)).toMatchObject({ id: 'ghost', kind: 'unknown', state: 'unknown' });
    expect(dossier?.suppliers.map(({ id }) => id)).toContain('ghost-supplier');
    expect(dossier?.products.map(({ id }) => id)).toContain('ghost-product');
  });

  it('an element and a relation without optional columns at no cost', async () => {
    const { dossier } = await loadWith({});
    expect(dossier?.elements.number.lat).toHaveLength(0);
    expect(dossier?.relations.group.codes).toHaveLength(0);
    expect(dictValue(dossier!.elements.text.site, 0)).toBeUndefined();
  });
});

describe('loadDossier refuses', () => {
  it.each([
    [
      'Latin-1',
      Buffer.from('id,kind,name\na,link,ok\nb,link,N\u00e4me\n', 'latin1'),
      'encoding-invalid',
      { line: 3, column: 9 },
    ],
    [
      'cut UTF-8',
      Buffer.from([...Buffer.from('id,kind,name\na,link,'), 0xe2, 0x82]),
      'encoding-invalid',
      { line: 2, column: 8 },
    ],
    [
      'a surrogate in UTF-8',
      Buffer.from([...Buffer.from('id,kind\na,'), 0xed, 0xa0, 0x80]),
      'encoding-invalid',
      { line: 2, column: 3 },
    ],
    ['a NUL byte', 'id,kind\na,link\nb\0,link\n', 'syntax-invalid', { line: 3, column: 2 }],
    ['UTF-16 without a mark', Buffer.from('id,kind\na,link\n', 'utf16le'), 'encoding-unsupported', { line: 1 }],
    ['broken UTF-16', Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00, 0x41]), 'encoding-invalid', {}],
  ] as const)('%s', async (_, content, code, place) => {
    const result = await loadWith(alone(content));
    expect(withCode(result, code)[0], JSON.stringify(result.problems)).toMatchObject({
      file: 'elements.csv',
      ...place,
    });
    expect(result.dossier).toBeUndefined();
    const yaml = await loadWith({ 'suppliers.yaml': content });
    expect(withCode(yaml, code)[0], JSON.stringify(yaml.problems)).toMatchObject({ file: 'suppliers.yaml', ...place });
  });

  it('an unreadable table without a dangling reference for every row of it', async () => {
    const result = await loadWith({ 'elements.csv': Buffer.from([0x69, 0x64, 0xff, 0x0a]) });
    expect(withCode(result, 'reference-dangling')).toEqual([]);
    expect(errorsOf(result)).toHaveLength(1);
  });

  it('lines and records beyond the limit', async () => {
    const limits = { lineBytes: 5000 };
    const long = 'x'.repeat(3_000_000);
    const csv = await loadWith(alone(`id,kind,name\na,link,${long}\n`), { limits });
    expect(withCode(csv, 'line-too-long')[0]).toMatchObject({ file: 'elements.csv', line: 2 });
    const ndjson = await loadWith(alone(`{"id":"a","kind":"link"}\n{"id":"${long}`, 'elements.ndjson'), { limits });
    expect(withCode(ndjson, 'line-too-long')[0]).toMatchObject({ line: 2 });
    const quoted = await loadWith(alone(`id,kind,name\na,link,"${'x\n'.repeat(2_000_000)}`), { limits });
    expect(withCode(quoted, 'syntax-invalid')[0]).toMatchObject({ line: 2, column: 8 });
  });

  it('files, documents and counts beyond the limits', async () => {
    expect(withCode(await loadWith({}, { limits: { fileBytes: 10 } }), 'file-too-large').length).toBeGreaterThan(0);
    expect(withCode(await loadWith({}, { limits: { documentBytes: 10 } }), 'file-too-large')[0]?.file).toBe(
      'dossier.yaml',
    );
    expect(withCode(await loadWith({}, { limits: { elements: 2 } }), 'limit-exceeded')).toHaveLength(1);
    expect(withCode(await loadWith({}, { limits: { relations: 1 } }), 'limit-exceeded')).toHaveLength(1);
    expect(withCode(await loadWith({}, { limits: { entries: 3 } }), 'limit-exceeded')).toHaveLength(1);
    const bomb = gzipSync(`id,kind\n${'a,link\n'.repeat(5_000_000)}`);
    expect(withCode(await loadWith(alone(bomb, 'elements.csv.gz')), 'archive-bomb')).toHaveLength(1);
    expect(
      withCode(await loadWith(alone(bomb.subarray(0, 20_000), 'elements.csv.gz')), 'archive-invalid'),
    ).toHaveLength(1);
  });

  it('links that leave the dossier, and devices', async () => {
    const directory = await dossierDirectory({ ...VALID, 'boms/x.json': '{}' });
    const outside = await dossierDirectory({ 'secret.json': '{}' });
    await symlink(join(outside, 'secret.json'), join(directory, 'boms', 'stolen.json'));
    await symlink(join(directory, 'boms', 'x.json'), join(directory, 'boms', 'same.json'));
    await symlink(outside, join(directory, 'advisories'));
    execFileSync('mkfifo', [join(directory, 'policy.yaml')]);
    const result = await loadDossier(directory);
    expect(result.problems.map(({ code, file }) => [code, file])).toEqual([
      ['format-refused', 'advisories'],
      ['format-refused', 'boms/stolen.json'],
      ['file-unreadable', 'policy.yaml'],
    ]);
    expect(result.files.map(({ path }) => path)).toContain('boms/same.json');
    expect(result.dossier).toBeUndefined();
  });

  it('what is no dossier', async () => {
    expect((await loadDossier('/nowhere/at/all')).problems[0]?.code).toBe('dossier-not-found');
    const directory = await dossierDirectory({ 'x.txt': 'hello' });
    expect((await loadDossier(join(directory, 'x.txt'))).problems[0]?.code).toBe('format-unknown');
    expect(withCode(await loadDossier(directory), 'file-missing')).toHaveLength(2);
  });
});

describe('a load', () => {
  it('can be cancelled and reports progress', async () => {
    const controller = new AbortController();
    const phases: string[] = [];
    const result = await loadWith(
      {},
      {
        signal: controller.signal,
        onProgress: ({ phase }) => {
          phases.push(phase);
          if (phase === 'read') controller.abort();
        },
      },
    );
    expect(withCode(result, 'cancelled')).toHaveLength(1);
    expect(result.dossier).toBeUndefined();
    const steps: number[] = [];
    await loadWith(
      {},
      {
        onProgress: ({ phase, done, total }) => {
          if (phase === 'read') steps.push(done / total);
        },
      },
    );
    expect(steps.at(-1)).toBe(1);
    expect([...steps].sort((a, b) => a - b)).toEqual(steps);
  });

  it('can be a check only', async () => {
    const directory = await dossierDirectory(VALID);
    await writeFile(join(directory, 'slices.yaml'), '- {id: s, sst: 1, elements: [ru-7]}\n');
    const result = await checkDossier(directory);
    expect(result.problems.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['reference-dangling', 1, 30],
    ]);
    expect(result).not.toHaveProperty('dossier');
  });
});
