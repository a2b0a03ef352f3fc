import type { Change } from '@cleanpath/api';
import { hasErrors, type Problem } from '@cleanpath/model';
import { applyChanges, decodeSnapshot } from '@cleanpath/formats';
import { buffersOf, type Task } from '../task.js';
import { packNetwork, type PackedNetwork } from './pack-network.js';

export interface EditInput {
  readonly snapshot: Uint8Array;
  readonly changes: readonly Change[];
}

export interface EditOutput {
  readonly problems: readonly Problem[];
  /** Absent where any problem is an error. */
  readonly network?: PackedNetwork;
}

/** The network after the changes of a draft. */
export const editNetwork: Task<EditInput, EditOutput> = ({ snapshot, changes }, { progress }) => {
  progress('Applying the changes', 0, changes.length);
  const { dossier, problems } = applyChanges(decodeSnapshot(snapshot), changes);
  if (!dossier || hasErrors(problems)) return Promise.resolve({ value: { problems }, transfer: [] });
  progress('Packing', 0, 0);
  const network = packNetwork(dossier);
  return Promise.resolve({ value: { problems, network }, transfer: buffersOf(network.snapshot) });
};
