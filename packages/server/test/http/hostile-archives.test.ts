import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Job, ProblemItem } from '@cleanpath/api';
import { makeZip } from '../../../formats/test/archive/make-zip.js';
import { endedJob } from '../support/ended-job.js';
import { START_TIMEOUT, testServer, type Credentials, type TestServer } from '../support/test-server.js';

let server: TestServer;
let operator: Credentials;
let network: string;

beforeAll(async () => {
  server = await testServer({ work: true, realTime: true });
  const organisation = await server.organisation('Operator', { kind: 'operator' });
  operator = await server.member(organisation, ['operator']);
  network = await server.network(organisation, 'Target');
}, START_TIMEOUT);
afterAll(() => server.close());

const MANIFEST = { name: 'dossier.yaml', content: 'dossier: 1\nid: x\nname: X\n' };
const ELEMENTS = { name: 'elements.csv', content: 'id,kind\na,transport-node\n' };
/** Expands a thousand times. */
const ZEROS = Buffer.alloc(96 * 1024 * 1024);

/** Sends a file, imports it and gives every problem that was told, by the job or by the import. */
const problemsOf = async (name: string, bytes: Uint8Array): Promise<string[]> => {
  const params = { network };
  const upload = await server.request('upload', { params, query: { name }, upload: bytes }, operator);
  expect(upload.status, upload.text).toBe(201);
  const begun = await server.request(
    'startImport',
    { params, body: { uploads: [upload.json.id as string] } },
    operator,
  );
  const job: Job = await endedJob(server, begun.json.jobId as string, operator);
  const keys = { params: { network, import: begun.json.id as string } };
  const read = await server.request('import', keys, operator);
  expect(['invalid', 'failed']).toContain(read.json.state);
  const listed = (await server.request('importProblems', keys, operator)).json.items as ProblemItem[];
  for (const { message, remedy } of [...job.problems, ...listed]) expect([message, remedy]).not.toContain('');
  const apply = await server.request('applyImport', { ...keys, body: {} }, operator);
  expect([apply.status, apply.json.code]).toEqual([409, 'import-not-ready']);
  return [...job.problems, ...listed].map(({ code }) => code);
};

const tarOf = (...files: (readonly [string, Buffer])[]): Buffer =>
  Buffer.concat([...files.map(([name, content]) => tarEntry(name, content)), Buffer.alloc(1024)]);

const tarEntry = (name: string, content: Buffer): Buffer => {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write('0000644\0', 100);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\x0000', 257, 'latin1');
  header.write(
    `${[...header]
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  );
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
};

test.each([
  ['a zip bomb', 'bomb.zip', () => makeZip([MANIFEST, { name: 'elements.csv', content: ZEROS }]), 'archive-bomb'],
  ['a gzip bomb', 'bomb.tar.gz', () => gzipSync(tarOf(['elements.csv', ZEROS])), 'archive-bomb'],
  [
    'a zip that climbs out of its folder',
    'up.zip',
    () => makeZip([MANIFEST, { ...ELEMENTS, name: '../../../tmp/cleanpath-escaped.csv' }]),
    'archive-path',
  ],
  [
    'a zip with an absolute name',
    'abs.zip',
    () => makeZip([MANIFEST, { ...ELEMENTS, name: '/tmp/cleanpath-escaped.csv' }]),
    'archive-path',
  ],
  [
    'a zip with a name of another system',
    'win.zip',
    () => makeZip([MANIFEST, { ...ELEMENTS, name: '..\\..\\cleanpath-escaped.csv' }]),
    'archive-path',
  ],
  [
    'a zip with a link',
    'link.zip',
    () => makeZip([MANIFEST, { name: 'elements.csv', content: '/etc/passwd', mode: 0o120777 }]),
    'archive-path',
  ],
  [
    'a tar that climbs out of its folder',
    'up.tar.gz',
    () =>
      gzipSync(
        tarOf(['dossier.yaml', Buffer.from(MANIFEST.content)], ['../../cleanpath-escaped.csv', Buffer.from('x')]),
      ),
    'archive-path',
  ],
  ['a zip cut off', 'cut.zip', () => makeZip([MANIFEST, ELEMENTS]).subarray(0, 90), 'archive-invalid'],
  ['a zip with a wrong checksum', 'crc.zip', () => spoilt(makeZip([MANIFEST, ELEMENTS], false)), 'archive-invalid'],
] as const)('%s fails alone, with its code', async (_, name, make, code) => {
  const codes = await problemsOf(name, make());
  expect(codes).toContain(code);
  expect((await server.request('health')).status).toBe(200);
  expect((await readdir(tmpdir())).filter((file) => file.startsWith('cleanpath-escaped'))).toEqual([]);
});

test('names of uploads that climb are refused, and nothing is written', async () => {
  for (const name of ['../../x.csv', '/etc/x.csv', 'a/../../x.csv', '..\\x.csv', 'con\u0000.csv'])
    expect(await problemsOf(name, Buffer.from('id,kind\na,transport-node\n'))).not.toEqual([]);
});

/** One byte of the content is another. */
function spoilt(zip: Buffer): Buffer {
  const bytes = Buffer.from(zip);
  const at = bytes.indexOf('transport-node');
  bytes[at] = 'T'.charCodeAt(0);
  return bytes;
}
