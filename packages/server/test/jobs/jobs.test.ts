import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Job } from '@cleanpath/api';
import { canonicalJson } from '@cleanpath/model';
import { runAssessment } from '@cleanpath/assessment';
import {
  assessmentById,
  blobSize,
  importById,
  jobById,
  listAssessmentDemands,
  listAssessmentSuppliers,
  listAudit,
  listImportProblems,
  listSnapshots,
  networkById,
  readBlobWhole,
  verifyAudit,
} from '@cleanpath/store';
import { jobView } from '../../src/jobs/job-view.js';
import { jobLab, nationFiles, NATION, type JobLab } from './job-lab.js';

const text = (value: string): Uint8Array => Buffer.from(value, 'utf8');

describe('jobs', () => {
  let lab: JobLab;
  beforeAll(async () => {
    lab = await jobLab();
  }, 60_000);
  afterAll(() => lab.close());

  it('import, apply and assess a dossier given as files', async () => {
    const networkId = await lab.network('Imported');
    const { importId, jobId } = await lab.startImport(networkId, await nationFiles());
    expect(jobView(await lab.ended(jobId))).toMatchObject({ state: 'done', result: { importId }, attempts: 1 });
    const read = await importById(lab.store.db, networkId, importId);
    expect(read).toMatchObject({
      state: 'ready',
      format: 'dossier',
      errors: 0,
      counts: { elements: 533 },
      change: { added: 533, removed: 0, changed: 0 },
    });
    expect((await networkById(lab.store.db, networkId))?.current_snapshot_id).toBeNull();

    const apply = await lab.enqueue('apply-import', networkId, { importId });
    const { result } = jobView(await lab.ended(apply.id));
    const network = await networkById(lab.store.db, networkId);
    expect(network).toMatchObject({
      current_snapshot_id: result?.snapshotId,
      newest_assessment_id: result?.assessmentId,
    });
    const { result: expected } = await runAssessment(NATION, { today: '2026-01-01' });
    const packed = await readBlobWhole(lab.store.db, {
      networkId,
      kind: 'assessment-document',
      ownerId: result!.assessmentId!,
    });
    expect(gunzipSync(packed!).toString('utf8') === `${canonicalJson(expected!.assessment)}\n`).toBe(true);
    const assessment = await assessmentById(lab.store.db, networkId, result!.assessmentId!);
    expect(assessment).toMatchObject({ content_hash: expected!.assessment.contentHash, snapshot_seq: 1 });
    const key = { networkId, assessmentId: result!.assessmentId! };
    const demands = await listAssessmentDemands(lab.store.db, key, {}, { limit: 500 });
    expect(demands.items).toHaveLength(expected!.assessment.demands.length);
    expect(demands.items[0]?.verdict).toBe('blocked');
    const suppliers = await listAssessmentSuppliers(lab.store.db, key, {}, { limit: 500 });
    expect(suppliers.items).toHaveLength(expected!.assessment.suppliers.length);
    // Nothing stays of the way here but what the network is.
    expect(await blobSize(lab.store.db, { networkId, kind: 'import', ownerId: importId })).toBeUndefined();
    for (const id of read!.upload_ids)
      expect(await blobSize(lab.store.db, { networkId, kind: 'upload', ownerId: id })).toBeUndefined();
    const trail = await listAudit(lab.store.db, lab.actor.organisationId, {}, { limit: 10 });
    expect(trail.items.map(({ action }) => action)).toEqual(['assessment.create', 'snapshot.publish', 'import.read']);
    expect((await verifyAudit(lab.store.db, lab.actor.organisationId)).broken).toBeUndefined();
  });

  it('load the example in one job', async () => {
    const networkId = await lab.network('Example');
    const job = await lab.enqueue('example', networkId, {});
    const { result, state } = jobView(await lab.ended(job.id));
    expect(state).toBe('done');
    expect((await networkById(lab.store.db, networkId))?.newest_assessment_id).toBe(result?.assessmentId);
  });

  it('keep an invalid import from being applied, with each problem', async () => {
    const networkId = await lab.network('Invalid');
    const files = await nationFiles();
    files.set('elements.csv', text('id,kind\na,radio-unit\nb,radar\n'));
    const { importId, jobId } = await lab.startImport(networkId, files);
    expect((await lab.ended(jobId)).state).toBe('done');
    const read = await importById(lab.store.db, networkId, importId);
    expect(read?.state).toBe('invalid');
    expect(read?.errors).toBeGreaterThan(0);
    const problems = await listImportProblems(
      lab.store.db,
      { networkId, importId },
      { code: 'kind-unknown' },
      { limit: 5 },
    );
    expect(problems.items[0]?.body).toMatchObject({ file: 'elements.csv', line: 3, value: 'radar' });
    const apply = await lab.enqueue('apply-import', networkId, { importId });
    expect(jobView(await lab.ended(apply.id))).toMatchObject({
      state: 'failed',
      problems: [{ code: 'import-not-ready' }],
    });
    expect((await networkById(lab.store.db, networkId))?.current_snapshot_id).toBeNull();
  });

  it('fail alone when a file is hostile', async () => {
    const networkId = await lab.network('Hostile');
    const { importId, jobId } = await lab.startImport(networkId, new Map([['../../etc/passwd', text('x')]]));
    expect(jobView(await lab.ended(jobId))).toMatchObject({ state: 'failed', problems: [{ code: 'archive-path' }] });
    expect((await importById(lab.store.db, networkId, importId))?.state).toBe('failed');
    const unknown = await lab.startImport(networkId, new Map([['a.bin', new Uint8Array([1, 2, 3])]]));
    expect((await lab.ended(unknown.jobId)).state).toBe('done');
    expect((await importById(lab.store.db, networkId, unknown.importId))?.state).toBe('invalid');
  });

  it('read other formats, alone and added to what is there', async () => {
    const networkId = await lab.network('Formats');
    const graph = `<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="undirected">
      <node id="a"/><node id="b"/><edge source="a" target="b"/></graph></graphml>`;
    const first = await lab.startImport(networkId, new Map([['net.graphml', text(graph)]]));
    await lab.ended(first.jobId);
    expect(await importById(lab.store.db, networkId, first.importId)).toMatchObject({
      state: 'ready',
      format: 'graphml',
      counts: { elements: 2 },
    });
    const apply = await lab.enqueue('apply-import', networkId, { importId: first.importId, assess: false });
    expect((await lab.ended(apply.id)).state).toBe('done');
    const more = graph.replaceAll('"b"', '"c"');
    const second = await lab.startImport(networkId, new Map([['net.graphml', text(more)]]), {
      'add-to-current': 'true',
    });
    await lab.ended(second.jobId);
    expect(await importById(lab.store.db, networkId, second.importId)).toMatchObject({
      state: 'ready',
      counts: { elements: 3 },
      change: { added: 1, removed: 0, changed: 0 },
    });
  });

  it('apply a draft, and refuse one the network has outgrown', async () => {
    const networkId = await lab.network('Edited');
    const example = await lab.enqueue('example', networkId, {});
    await lab.ended(example.id);
    const base = (await networkById(lab.store.db, networkId))!.current_snapshot_id!;
    const input = {
      personId: lab.actor.personId,
      baseSnapshotId: base,
      changes: [{ action: 'add', record: 'element', value: { id: 'new-router', kind: 'transport-node', name: 'New' } }],
      note: '',
    };
    const applied = await lab.enqueue('apply-draft', networkId, input);
    expect(jobView(await lab.ended(applied.id))).toMatchObject({ state: 'done' });
    const [newest] = (await listSnapshots(lab.store.db, networkId, { limit: 1 })).items;
    expect(newest).toMatchObject({ seq: 2, note: '1 change in the console', counts: { elements: 534 } });
    const stale = await lab.enqueue('apply-draft', networkId, input);
    expect(jobView(await lab.ended(stale.id))).toMatchObject({ state: 'failed', problems: [{ code: 'draft-stale' }] });
  });

  it('can be cancelled, and leave nothing', async () => {
    const networkId = await lab.network('Cancelled');
    const { importId, jobId } = await lab.startImport(networkId, await nationFiles());
    await lab.ended(jobId);
    const apply = await lab.enqueue('apply-import', networkId, { importId });
    while ((await jobById(lab.store.db, apply.id))?.state === 'queued') await new Promise((r) => setTimeout(r, 5));
    await lab.runner.cancel(apply.id);
    expect(jobView(await lab.ended(apply.id))).toMatchObject({ state: 'cancelled' });
    expect((await importById(lab.store.db, networkId, importId))?.state).toBe('ready');
    const rows = await lab.store.db
      .selectFrom('blob_chunk')
      .select('kind')
      .where('network_id', '=', networkId)
      .execute();
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['import', 'import-notes']));
    expect(
      await lab.store.db.selectFrom('snapshot').select('id').where('network_id', '=', networkId).execute(),
    ).toEqual([]);
    await expect(lab.runner.cancel(apply.id)).rejects.toMatchObject({ code: 'job-finished' });
  });

  it('tell what they do in events the contract allows, at most a few a second', () => {
    const jobs = lab.events.filter((event) => event.type === 'job');
    expect(jobs.length).toBeGreaterThan(10);
    for (const { job } of jobs) expect(Job.safeParse(job).error).toBeUndefined();
    expect(jobs.some(({ job }) => job.phase === 'Assessing')).toBe(true);
    expect(lab.events.some((event) => event.type === 'network')).toBe(true);
  });
});
