import type { EXPORT_FORMATS, SnapshotBrief } from '@cleanpath/api';
import { fail } from '@cleanpath/model';
import {
  listSnapshots,
  readBlob,
  readBlobWhole,
  snapshotById,
  type PageRequest,
  type SnapshotRow,
} from '@cleanpath/store';
import type { Actor } from '../access/actor.js';
import type { Platform } from '../platform.js';
import { audit, ofNetwork } from './audit.js';
import { runDownload } from './downloads/run-download.js';
import { reachNetwork } from './network-access.js';
import { snapshotBrief } from './network-briefs.js';

type ExportFormat = (typeof EXPORT_FORMATS)[number];

export async function snapshots(
  actor: Actor,
  platform: Platform,
  networkId: string,
  page: PageRequest,
): Promise<{ items: SnapshotBrief[]; next?: string }> {
  await reachNetwork(platform, actor, networkId, 'network:read');
  const found = await listSnapshots(platform.store.db, networkId, page);
  return { ...found, items: found.items.map(snapshotBrief) };
}

export async function snapshot(
  actor: Actor,
  platform: Platform,
  networkId: string,
  snapshotId: string,
): Promise<SnapshotBrief> {
  await reachNetwork(platform, actor, networkId, 'network:read');
  return snapshotBrief(await existing(platform, networkId, snapshotId));
}

export interface Export {
  readonly name: string;
  readonly type: string;
  /** Where it is known before it is written. */
  readonly bytes?: number;
  readonly chunks: AsyncIterable<Uint8Array>;
}

const FILES: Readonly<Record<ExportFormat, { readonly extension: string; readonly type: string }>> = {
  dossier: { extension: '.zip', type: 'application/zip' },
  graphml: { extension: '.graphml', type: 'application/xml' },
  rfc8345: { extension: '.json', type: 'application/json' },
  snapshot: { extension: '.cleanpath', type: 'application/octet-stream' },
};

/** A snapshot as a file; taking a whole network out is recorded like a change. */
export async function exportSnapshot(
  actor: Actor,
  platform: Platform,
  networkId: string,
  snapshotId: string,
  format: ExportFormat,
): Promise<Export> {
  const { network } = await reachNetwork(platform, actor, networkId, 'network:read');
  const row = await existing(platform, networkId, snapshotId);
  await platform.store.transaction((tx) =>
    audit(platform, tx, actor, {
      action: 'snapshot.export',
      subject: ofNetwork(network),
      details: { snapshotId, format, hash: row.hash },
    }),
  );
  const { extension, type } = FILES[format];
  const name = `${network.name} ${row.seq}${extension}`;
  const key = { networkId, kind: 'snapshot', ownerId: snapshotId } as const;
  if (format === 'snapshot') return { name, type, bytes: row.bytes, chunks: readBlob(platform.store.db, key) };
  const binary = await readBlobWhole(platform.store.db, key);
  if (!binary) throw fail('storage-failed', { message: 'The binary of the snapshot is missing' });
  return { name, type, chunks: runDownload({ kind: format, snapshot: binary }) };
}

async function existing(platform: Platform, networkId: string, snapshotId: string): Promise<SnapshotRow> {
  const row = await snapshotById(platform.store.db, networkId, snapshotId);
  if (!row) throw fail('not-found');
  return row;
}
