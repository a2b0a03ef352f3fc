import { fail, type Policy } from '@cleanpath/model';
import { assessmentById, assessmentPolicy, readBlobWhole, type BlobKind, type Store } from '@cleanpath/store';
import type { Need, Supply } from './live-protocol.js';

/** Reads what a need is opened with. Throws `not-found` where the network has no such thing (any more). */
export async function readSupply(store: Store, need: Need): Promise<Supply> {
  switch (need.what) {
    case 'snapshot':
      return { what: 'snapshot', bytes: await blob(store, need, 'snapshot') };
    case 'view': {
      const head = await assessmentById(store.db, need.networkId, need.id);
      const policy = await assessmentPolicy(store.db, need.networkId, need.id);
      // The key comes from a row that was read before; a made-up pair of ids must not open anything.
      if (!head || !policy || head.snapshot_id !== need.snapshotId) throw fail('not-found');
      return { what: 'view', policy: policy as Policy, asOf: head.as_of };
    }
    case 'routes':
    case 'document':
      return { what: need.what, packed: await blob(store, need, 'assessment-document') };
  }
}

async function blob(store: Store, { networkId, id }: Need, kind: BlobKind): Promise<Uint8Array> {
  const bytes = await readBlobWhole(store.db, { networkId, kind, ownerId: id });
  if (!bytes) throw fail('not-found');
  return bytes;
}

/** Buffers that move to the worker instead of being copied. */
export function supplyBuffers(supply: Supply): ArrayBuffer[] {
  const bytes = supply.what === 'snapshot' ? supply.bytes : supply.what === 'view' ? undefined : supply.packed;
  const whole = bytes?.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength;
  return whole ? [bytes.buffer] : [];
}
