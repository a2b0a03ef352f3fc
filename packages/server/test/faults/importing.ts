import { setTimeout as delay } from 'node:timers/promises';
import { apiClient, ApiError, SCOPES, type Call, type Job } from '@cleanpath/api';

/** What was acknowledged so far: all of it must be there after every restart. */
export interface Acknowledged {
  readonly imports: { network: string; id: string }[];
  readonly jobs: { id: string; kind: Job['kind'] }[];
}

/** Points of an import at which a test can strike. */
export const STAGES = ['uploading', 'uploaded', 'import begun', 'import read', 'apply begun', 'assessing'] as const;
export type Stage = (typeof STAGES)[number];

/** Makes the first administrator and gives the secret of an API key, which outlives restarts. */
export async function firstKey(url: string, setupLink: string): Promise<string> {
  const response = await fetch(`${url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      token: setupLink.split('#')[1],
      name: 'Ada Host',
      email: 'ada@host.example',
      password: 'violet harbour tractor 61 moss',
      organisation: { name: 'Host Authority', kind: 'authority' },
    }),
  });
  if (!response.ok) throw new Error(await response.text());
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  const cookie = response.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ');
  const call = apiClient({ origin: url, headers: () => ({ cookie, 'x-csrf-token': csrfToken }) });
  return (await call('createApiKey', { body: { name: 'Feed', scopes: [...SCOPES] } })).secret;
}

export const callWith = (url: string, secret: string): Call =>
  apiClient({ origin: url, headers: () => ({ authorization: `Bearer ${secret}` }) });

/**
 * Brings a dossier into a network, from wherever an earlier try was cut off: looks at what is there before it asks
 * again. Ends when the network has its assessment; throws where the connection breaks.
 */
export async function importDossier(
  call: Call,
  network: string,
  dossier: Uint8Array,
  said: Acknowledged,
  at: (stage: Stage) => void = () => undefined,
): Promise<string> {
  const params = { network };
  let [known] = (await call('imports', { params, query: {} })).items;
  if (!known) {
    at('uploading');
    const upload = await call(
      'upload',
      { params, query: { name: 'nation.zip' } },
      { upload: Buffer.from(dossier), idempotencyKey: `upload-${network}` },
    );
    at('uploaded');
    known = await call(
      'startImport',
      { params, body: { uploads: [upload.id] } },
      { idempotencyKey: `import-${network}` },
    );
  }
  said.imports.push({ network, id: known.id });
  said.jobs.push({ id: known.jobId, kind: 'import' });
  at('import begun');
  await done(call, known.jobId);
  at('import read');
  const [begun] = (await call('jobs', { query: { network, limit: 10 } })).items.filter(
    ({ kind }) => kind === 'apply-import',
  );
  const applying =
    begun?.id ??
    (
      await call(
        'applyImport',
        { params: { network, import: known.id }, body: {} },
        { idempotencyKey: `apply-${network}` },
      )
    ).jobId;
  said.jobs.push({ id: applying, kind: 'apply-import' });
  at('apply begun');
  await done(call, applying, at);
  const { assessment } = await call('network', { params });
  if (!assessment) throw new Error('The network has no assessment');
  return assessment.contentHash;
}

async function done(call: Call, job: string, at?: (stage: Stage) => void): Promise<void> {
  for (let told = false; ;) {
    const { state, phase, problems } = await call('job', { params: { job } });
    if (!told && phase.startsWith('Assess')) {
      told = true;
      at?.('assessing');
    }
    if (state === 'done') return;
    if (state === 'failed' || state === 'cancelled') throw new Error(`The job ${state}: ${JSON.stringify(problems)}`);
    await delay(25);
  }
}

/** The connection broke, or the server ended: to be tried again once it is back. */
export function isCutOff(error: unknown): boolean {
  if (error instanceof ApiError) return error.code === 'unavailable' || error.problem.status === 503;
  return error instanceof TypeError || (error as { code?: string }).code === 'ECONNRESET';
}
