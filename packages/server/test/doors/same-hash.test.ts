import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAssessment } from '@cleanpath/assessment';
import { canonicalJson } from '@cleanpath/model';
import { makeZip } from '../../../formats/test/archive/make-zip.js';
import { START_TIMEOUT, testServer, type Credentials, type TestServer } from '../support/test-server.js';
import { endedJob } from '../support/ended-job.js';

const NATION = fileURLToPath(new URL('../../../../examples/nation', import.meta.url));
const COMMAND = fileURLToPath(new URL('run-command.mjs', import.meta.url));
const MINUTES = 180_000;
const run = promisify(execFile);

let server: TestServer;
let analyst: Credentials;
let folder: string;
/** What the command line gives for the directory: the document as text and its content hash. */
let expected: { readonly text: string; readonly hash: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cleanpath-doors-'));
  server = await testServer({ socket: true, work: true, realTime: true });
  analyst = await server.member(await server.organisation('Authority', { host: true }), ['authority']);
  const text = await assessByCommand(NATION);
  expected = { text, hash: hashOf(text) };
}, MINUTES + START_TIMEOUT);
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const assessByCommand = async (path: string): Promise<string> =>
  (await run(process.execPath, [COMMAND, 'assess', path, '--json'], { maxBuffer: 256 * 1024 * 1024 })).stdout;

const hashOf = (text: string): string => {
  const { contentHash } = JSON.parse(text) as { contentHash: string };
  expect(contentHash).toMatch(/^[0-9a-f]{64}$/);
  return contentHash;
};

const nationZip = async (): Promise<Buffer> => {
  const names = (await readdir(NATION)).sort();
  return makeZip(
    await Promise.all(
      names.map(async (name) => ({ name: `nation/${name}`, content: await readFile(join(NATION, name)) })),
    ),
  );
};

const newest = async (network: string): Promise<{ assessment: string; snapshot: string }> => {
  const { json } = await server.request('network', { params: { network } }, analyst);
  return { assessment: json.assessment.id as string, snapshot: json.snapshot.id as string };
};

/** Said by length and digest: the documents are megabytes. */
const expectSameBytes = (text: string, wanted: string): void => {
  const told = (given: string) => ({
    characters: given.length,
    sha256: createHash('sha256').update(given).digest('hex'),
  });
  expect(told(text)).toEqual(told(wanted));
};

const expectSame = async (network: string): Promise<void> => {
  const { assessment } = await newest(network);
  const params = { network, assessment };
  const summary = await server.request('assessment', { params }, analyst);
  expect(summary.json.contentHash).toBe(expected.hash);
  const document = await server.request('assessmentDocument', { params }, analyst);
  expectSameBytes(document.text, expected.text);
};

/** Sends an archive as the console and programs do, applies it and waits for its assessment. */
const importArchive = async (name: string, bytes: Uint8Array): Promise<string> => {
  const ok = async (...given: Parameters<TestServer['request']>) => {
    const answer = await server.request(given[0], given[1], analyst);
    expect(answer.status, answer.text).toBeLessThan(300);
    return answer.json;
  };
  const network = (await ok('createNetwork', { body: { name } })).id as string;
  const params = { network };
  const upload = await ok('upload', { params, query: { name: 'nation.zip' }, upload: bytes });
  const begun = await ok('startImport', { params, body: { uploads: [upload.id] } });
  expect(await endedJob(server, begun.jobId as string, analyst)).toMatchObject({ state: 'done' });
  const read = await ok('import', { params: { network, import: begun.id } });
  expect(read).toMatchObject({ state: 'ready', errors: 0, format: 'dossier' });
  const { jobId } = await ok('applyImport', { params: { network, import: begun.id }, body: {} });
  expect(await endedJob(server, jobId as string, analyst)).toMatchObject({ state: 'done' });
  return network;
};

test('the library gives the hash of the command line', { timeout: MINUTES }, async () => {
  const { result } = await runAssessment(NATION, { today: new Date().toISOString().slice(0, 10) });
  expect(result!.assessment.contentHash).toBe(expected.hash);
  expectSameBytes(`${canonicalJson(result!.assessment)}\n`, expected.text);
});

test('upload, import, apply through the API give the same hash and the same bytes', { timeout: MINUTES }, async () => {
  await expectSame(await importArchive('Sent', await nationZip()));
});

test(
  'the example, one click away in the console, gives the same hash and the same bytes',
  { timeout: MINUTES },
  async () => {
    const begun = await server.request('createExample', {}, analyst);
    expect(begun.status).toBe(202);
    expect(await endedJob(server, begun.json.jobId as string, analyst)).toMatchObject({ state: 'done' });
    await expectSame(begun.json.network.id as string);
  },
);

test(
  'a dossier downloaded from the server gives the same hash on the command line and sent again',
  { timeout: 2 * MINUTES },
  async () => {
    const begun = await server.request('createExample', {}, analyst);
    await endedJob(server, begun.json.jobId as string, analyst);
    const network = begun.json.network.id as string;
    const { snapshot } = await newest(network);
    const exported = await server.request('exportSnapshot', { params: { network, snapshot } }, analyst);
    expect(exported.headers['content-type']).toBe('application/zip');
    const path = join(folder, 'downloaded.zip');
    await writeFile(path, exported.bytes);
    const again = await assessByCommand(path);
    expect(hashOf(again)).toBe(expected.hash);
    // The list of input files in the document differs, which the content hash leaves out: other files, same facts.
    const returned = await importArchive('Sent again', exported.bytes);
    const { assessment } = await newest(returned);
    const summary = await server.request('assessment', { params: { network: returned, assessment } }, analyst);
    expect(summary.json.contentHash).toBe(expected.hash);
  },
);

test('a new assessment of the same snapshot gives the same hash', { timeout: MINUTES }, async () => {
  const { json } = await server.request('networks', {}, analyst);
  // Not the one sent again, whose list of input files differs.
  const network = json.items.find(({ name }: { name: string }) => name === 'Sent').id as string;
  const before = await newest(network);
  const begun = await server.request('startAssessment', { params: { network }, body: {} }, analyst);
  expect(await endedJob(server, begun.json.jobId as string, analyst)).toMatchObject({ state: 'done' });
  expect((await newest(network)).assessment).not.toBe(before.assessment);
  await expectSame(network);
});
