import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byCodeUnits, canonicalJson, CleanpathError } from '@cleanpath/model';
import { runAssessment } from '@cleanpath/assessment';
import { taskPool, type TaskPool } from '../../src/workers/task-pool.js';
import type { PublishPart } from '../../src/workers/tasks/publish-network.js';

const NATION = fileURLToPath(new URL('../../../../examples/nation', import.meta.url));

describe('worker threads', () => {
  let pool: TaskPool;
  let folder: string;
  beforeAll(async () => {
    pool = taskPool({ memoryMegabytes: 1024, seconds: 60 });
    folder = await mkdtemp(join(tmpdir(), 'cleanpath-tasks-'));
  });
  afterAll(async () => {
    await pool.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('read a dossier and publish it with the document the command line gives', async () => {
    const dossier = join(folder, 'nation');
    await cp(NATION, dossier, { recursive: true });
    const read = await pool.run('read-files', { folder: dossier, options: {} });
    expect(read.problems).toEqual([]);
    expect(read.format).toBe('dossier');
    expect(read.change).toEqual({ added: 533, removed: 0, changed: 0 });
    const parts: PublishPart[] = [];
    const published = await pool.run(
      'publish-network',
      { snapshot: read.network!.snapshot, rows: true, assess: { today: '2026-01-01', warnings: read.warnings } },
      { onPart: (part) => Promise.resolve(void parts.push(part)) },
    );
    const { result } = await runAssessment(NATION, { today: '2026-01-01' });
    const document = gunzipSync(published.assessment!.document).toString('utf8');
    expect(document === `${canonicalJson(result!.assessment)}\n`).toBe(true);
    // One code an element in the order of the snapshot, which is that of the ids.
    const { elements } = result!.dossier;
    const rows = [...elements.ids].sort(byCodeUnits).map((id) => result!.effective[elements.indexOf.get(id)!]);
    expect([...gunzipSync(published.assessment!.states)]).toEqual(rows);
    expect(parts.findIndex(({ kind }) => kind === 'snapshot-done')).toBeLessThan(
      parts.findIndex(({ kind }) => kind === 'assessment-rows'),
    );
  });

  it('end at once when cancelled, and serve the next task', async () => {
    const dossier = join(folder, 'cancelled');
    await cp(NATION, dossier, { recursive: true });
    const cancel = new AbortController();
    const begun = pool.run(
      'read-files',
      { folder: dossier, options: {} },
      { signal: cancel.signal, onProgress: () => cancel.abort() },
    );
    await expect(begun).rejects.toMatchObject({ code: 'cancelled' });
    await expect(pool.run('read-files', { folder: dossier, options: {} })).resolves.toMatchObject({ problems: [] });
  });

  it('fail with a typed problem when memory or time run out', async () => {
    const dossier = join(folder, 'small');
    await cp(NATION, dossier, { recursive: true });
    const rows = Array.from({ length: 400_000 }, (_, i) => `e${i},unknown,Name of the element ${i}`);
    await writeFile(join(dossier, 'elements.csv'), ['id,kind,name', ...rows].join('\n'));
    const tight = taskPool({ memoryMegabytes: 24, seconds: 60 });
    const short = taskPool({ memoryMegabytes: 1024, seconds: 0.01 });
    try {
      await expect(tight.run('read-files', { folder: dossier, options: {} })).rejects.toMatchObject({
        code: 'limit-exceeded',
      });
      await expect(short.run('read-files', { folder: dossier, options: {} })).rejects.toMatchObject({
        code: 'limit-exceeded',
      });
    } finally {
      await tight.close();
      await short.close();
    }
  });

  it('carry typed problems across the boundary', async () => {
    const error = await pool
      .run('publish-network', { snapshot: new Uint8Array(100), rows: false })
      .catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(CleanpathError);
    expect((error as CleanpathError).code).toBe('snapshot-invalid');
  });

  it('report a part that cannot be stored as the reason', async () => {
    const dossier = join(folder, 'nation');
    const read = await pool.run('read-files', { folder: dossier, options: {} });
    const storing = pool.run(
      'publish-network',
      { snapshot: read.network!.snapshot, rows: true },
      { onPart: () => Promise.reject(new Error('the disk is full')) },
    );
    await expect(storing).rejects.toThrow('the disk is full');
  });
});
