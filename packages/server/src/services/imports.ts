import type { Import, ProblemItem } from '@cleanpath/api';
import { fail } from '@cleanpath/model';
import { importFormat } from '@cleanpath/formats';
import {
  deleteBlob,
  importById,
  insertImport,
  listImportProblems,
  listImports,
  updateImport,
  uploadsByIds,
  type ImportProblemFilter,
  type ImportRow,
  type Page,
  type PageRequest,
} from '@cleanpath/store';
import type { Actor } from '../access/actor.js';
import { can } from '../access/can.js';
import { newId } from '../identity/new-id.js';
import type { Platform } from '../platform.js';
import { audit } from './audit.js';
import { networkResource, reachNetwork } from './network-access.js';

/** Name of the format that is Cleanpath's own, beside those of `importFormat`. */
const OWN_FORMAT = 'dossier';

export async function startImport(
  actor: Actor,
  platform: Platform,
  networkId: string,
  given: {
    readonly uploads: readonly string[];
    readonly format?: string | undefined;
    readonly options: Readonly<Record<string, string>>;
  },
): Promise<Import> {
  await reachNetwork(platform, actor, networkId, 'network:edit');
  if (given.format !== undefined && given.format !== OWN_FORMAT) importFormat(given.format);
  const uploads = await uploadsByIds(platform.store.db, networkId, [...new Set(given.uploads)]);
  const missing = given.uploads.findIndex((id) => !uploads.some((upload) => upload.id === id));
  if (missing >= 0)
    throw fail('request-invalid', {
      pointer: `/body/uploads/${missing}`,
      message: 'There is no such upload for this network',
      remedy: 'Send the file again: uploads are kept for a day and used once.',
      value: given.uploads[missing],
    });
  const now = platform.now();
  const id = newId(now);
  const row = await platform.store.transaction(async (tx) => {
    const job = await platform.jobs.enqueue(tx, actor, {
      kind: 'import',
      networkId,
      input: {
        importId: id,
        options: given.options,
        ...(given.format === undefined ? {} : { format: given.format }),
      },
    });
    const inserted = await insertImport(tx, {
      id,
      network_id: networkId,
      job_id: job.id,
      state: 'reading',
      files: JSON.stringify(uploads.map(({ name, bytes }) => ({ name, bytes }))),
      upload_ids: JSON.stringify(uploads.map((upload) => upload.id)),
      errors: 0,
      warnings: 0,
      created_by: actor.name,
      created_at: now,
    });
    await audit(platform, tx, actor, {
      action: 'import.start',
      subject: { type: 'import', id },
      details: { networkId, files: uploads.map(({ name, sha256 }) => ({ name, sha256 })) },
    });
    return inserted;
  });
  platform.jobs.wake();
  return importBody(row);
}

export async function imports(
  actor: Actor,
  platform: Platform,
  networkId: string,
  page: PageRequest,
): Promise<Page<Import>> {
  await reachImports(actor, platform, networkId);
  const found = await listImports(platform.store.db, networkId, page);
  return { ...found, items: found.items.map(importBody) };
}

export async function readImport(
  actor: Actor,
  platform: Platform,
  networkId: string,
  importId: string,
): Promise<Import> {
  await reachImports(actor, platform, networkId);
  return importBody(await existing(platform, networkId, importId));
}

export async function importProblems(
  actor: Actor,
  platform: Platform,
  key: { readonly networkId: string; readonly importId: string },
  filter: ImportProblemFilter,
  page: PageRequest,
): Promise<Page<ProblemItem>> {
  await reachImports(actor, platform, key.networkId);
  await existing(platform, key.networkId, key.importId);
  const found = await listImportProblems(platform.store.db, key, filter, page);
  return { ...found, items: found.items.map(({ body }) => body as ProblemItem) };
}

/** Applies an import that is ready, by a job. */
export async function applyImport(
  actor: Actor,
  platform: Platform,
  key: { readonly networkId: string; readonly importId: string },
  given: { readonly note: string; readonly assess: boolean },
): Promise<{ jobId: string }> {
  const { networkId, importId } = key;
  await reachNetwork(platform, actor, networkId, 'network:edit');
  const row = await existing(platform, networkId, importId);
  if (row.state !== 'ready') throw fail('import-not-ready', { message: NOT_READY[row.state] ?? NOT_READY.reading! });
  const job = await platform.store.transaction(async (tx) => {
    const enqueued = await platform.jobs.enqueue(tx, actor, {
      kind: 'apply-import',
      networkId,
      input: { importId, ...given },
    });
    await audit(platform, tx, actor, {
      action: 'import.apply',
      subject: { type: 'import', id: importId },
      details: { networkId, note: given.note },
    });
    return enqueued;
  });
  platform.jobs.wake();
  return { jobId: job.id };
}

const NOT_READY: Readonly<Record<string, string>> = {
  reading: 'The import is still being read',
  invalid: 'The import has errors',
  applied: 'The import is applied already',
  discarded: 'The import was discarded',
  failed: 'The import could not be read',
};

export async function discardImport(
  actor: Actor,
  platform: Platform,
  key: { readonly networkId: string; readonly importId: string },
): Promise<void> {
  const { networkId, importId } = key;
  await reachNetwork(platform, actor, networkId, 'network:edit');
  const row = await existing(platform, networkId, importId);
  if (row.state === 'discarded') return;
  await platform.store.transaction(async (tx) => {
    const from = ['reading', 'ready', 'invalid', 'failed'];
    if (!(await updateImport(tx, { networkId, id: importId, from }, { state: 'discarded' })))
      throw fail('import-not-ready', { message: 'The import is applied already', remedy: 'Nothing to do.' });
    await audit(platform, tx, actor, {
      action: 'import.discard',
      subject: { type: 'import', id: importId },
      details: { networkId },
    });
  });
  if (row.state === 'reading') await platform.jobs.cancel(row.job_id).catch(() => undefined);
  await deleteBlob(platform.store.db, { networkId, kind: 'import', ownerId: importId });
}

/** Files not yet applied are shown to those who work on the network, see `can`. */
async function reachImports(actor: Actor, platform: Platform, networkId: string): Promise<void> {
  const access = await reachNetwork(platform, actor, networkId, 'network:read');
  if (!can(actor, 'import:read', { type: 'import', network: networkResource(actor, access) })) throw fail('forbidden');
}

async function existing(platform: Platform, networkId: string, importId: string): Promise<ImportRow> {
  const row = await importById(platform.store.db, networkId, importId);
  if (!row) throw fail('not-found');
  return row;
}

function importBody(row: ImportRow): Import {
  return {
    id: row.id,
    networkId: row.network_id,
    state: row.state as Import['state'],
    jobId: row.job_id,
    files: row.files as Import['files'],
    ...(row.format === null ? {} : { format: row.format }),
    ...(row.counts === null ? {} : { counts: row.counts as NonNullable<Import['counts']> }),
    ...(row.change === null ? {} : { change: row.change as NonNullable<Import['change']> }),
    ...(row.snapshot_hash === null ? {} : { snapshotHash: row.snapshot_hash }),
    errors: row.errors,
    warnings: row.warnings,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
  };
}
