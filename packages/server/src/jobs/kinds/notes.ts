import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Problem } from '@cleanpath/model';
import type { PackedNetwork } from '../../workers/tasks/pack-network.js';
import { readBlobWhole, writeBlob, type Store } from '@cleanpath/store';

const packed = promisify(gzip);
const unpacked = promisify(gunzip);

interface Owner {
  readonly networkId: string;
  readonly kind: 'import-notes' | 'snapshot-notes';
  readonly ownerId: string;
}

/** What belongs to a snapshot or import beside its binary. */
export interface Notes {
  /** Warnings that lie in the facts: an assessment counts them. */
  readonly warnings: readonly Problem[];
  readonly asOf?: string;
  /** What is made up, in words. */
  readonly synthetic: readonly string[];
}

const NONE: Notes = { warnings: [], synthetic: [] };

export async function writeNotes(store: Store, owner: Owner, { warnings, asOf, synthetic }: Notes): Promise<void> {
  await writeBlob(store, owner, [await packed(JSON.stringify({ warnings, asOf, synthetic }))]);
}

/** Empty ones where none were kept. */
export async function readNotes(store: Store, owner: Owner): Promise<Notes> {
  const bytes = await readBlobWhole(store.db, owner);
  return bytes === undefined ? NONE : (JSON.parse((await unpacked(bytes)).toString('utf8')) as Notes);
}

export function notesOf({ asOf, synthetic }: PackedNetwork, warnings: readonly Problem[]): Notes {
  return { warnings, synthetic, ...(asOf === undefined ? {} : { asOf }) };
}
