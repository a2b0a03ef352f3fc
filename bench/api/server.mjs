/** The server `bench/api.mjs` asks: set up, with the example nation assessed. Prints where it is as one line of JSON. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Config, startServer } from '@cleanpath/server';

const data = await mkdtemp(join(tmpdir(), 'cleanpath-bench-api-'));
const server = await startServer(Config.parse({ data, port: 0, logLevel: 'warn' }));
process.on('SIGTERM', async () => {
  await server.close();
  await rm(data, { recursive: true, force: true });
  process.exit(0);
});

let session = {};
const call = async (method, path, body) => {
  const response = await fetch(server.url + path, {
    method,
    headers: { ...session, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = response.status === 204 ? undefined : await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
  const cookie = response.headers.get('set-cookie');
  return { answer, cookie: cookie?.split(';')[0] };
};

const setUp = await call('POST', '/api/setup', {
  token: server.setupLink.split('#')[1],
  name: 'Bench',
  email: 'bench@example.org',
  password: 'violet harbour tractor 61 moss',
  organisation: { name: 'Authority', kind: 'authority' },
});
session = { cookie: setUp.cookie, 'x-csrf-token': setUp.answer.csrfToken };
const { answer: example } = await call('POST', '/api/networks/example');
const network = example.network.id;
for (;;) {
  const { answer: job } = await call('GET', `/api/jobs/${example.jobId}`);
  if (job.state === 'done') break;
  if (job.state !== 'queued' && job.state !== 'running') throw new Error(JSON.stringify(job));
  await new Promise((resolve) => setTimeout(resolve, 200));
}
const { answer: facts } = await call('GET', `/api/networks/${network}`);
const { answer: created } = await call('POST', '/api/api-keys', {
  name: 'bench',
  scopes: ['networks:read', 'assessments:read', 'policies:read'],
});
const assessment = `/api/networks/${network}/assessments/${facts.assessment.id}`;
const { answer: suppliers } = await call('GET', `${assessment}/suppliers?limit=1`);
const { answer: policies } = await call('GET', '/api/policies');
const { answer: demands } = await call('GET', `${assessment}/demands?limit=1`);
const { answer: elements } = await call('GET', `${assessment}/elements?limit=1`).catch(() => ({ answer: undefined }));
const reads = [
  ['network', `/api/networks/${network}`, true],
  ['snapshot', `/api/networks/${network}/snapshots/${facts.snapshot.id}`, true],
  ['assessment', assessment, true],
  ['supplier', `${assessment}/suppliers/${suppliers.items[0].id}`, true],
  ['policy', `/api/policies/${policies.items[0].id}`, true],
  ['job', `/api/jobs/${example.jobId}`, false],
  ['networks', '/api/networks', false],
  ['demands', `${assessment}/demands`, false],
  ['suppliers', `${assessment}/suppliers`, false],
  ...(elements
    ? [
        ['demand', `${assessment}/demands/${demands.items[0].id}`, false],
        ['element', `${assessment}/elements/${elements.items[0].id}`, false],
        ['elements', `${assessment}/elements`, false],
      ]
    : []),
];
console.log(JSON.stringify({ url: server.url, session, key: { authorization: `Bearer ${created.secret}` }, reads }));
