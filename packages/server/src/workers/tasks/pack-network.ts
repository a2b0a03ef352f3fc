import type { Dossier } from '@cleanpath/model';
import { encodeSnapshot, packedSnapshotHash } from '@cleanpath/formats';
import { networkCounts, type NetworkCounts } from './network-counts.js';

/** A network as it will be stored. */
export interface PackedNetwork {
  readonly snapshot: Uint8Array;
  readonly hash: string;
  readonly counts: NetworkCounts;
  readonly asOf?: string;
  /** What of it is made up, in words. */
  readonly synthetic: readonly string[];
}

export function packNetwork(dossier: Dossier): PackedNetwork {
  const snapshot = encodeSnapshot(dossier);
  const { asOf, synthetic = [] } = dossier.manifest;
  return {
    snapshot,
    hash: packedSnapshotHash(snapshot),
    counts: networkCounts(dossier),
    ...(asOf === undefined ? {} : { asOf }),
    synthetic: synthetic.map(({ what, method }) => `${what}: ${method}`),
  };
}
