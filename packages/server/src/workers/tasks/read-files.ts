import { hasErrors, type Problem } from '@cleanpath/model';
import { decodeSnapshot, readNetworkFiles } from '@cleanpath/formats';
import { buffersOf, type Task } from '../task.js';
import { elementChanges, type ElementChanges } from './element-changes.js';
import { packNetwork, type PackedNetwork } from './pack-network.js';
import { READ_LIMITS } from './read-limits.js';

export interface ReadFilesInput {
  readonly folder: string;
  readonly format?: string;
  readonly options: Readonly<Record<string, string>>;
  /** Binary of the current snapshot: what the change is counted against, and what is added to where asked. */
  readonly current?: Uint8Array;
}

export interface ReadFilesOutput {
  readonly format: string;
  /** Errors first, then in the order found. */
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** Absent where any problem is an error. */
  readonly network?: PackedNetwork;
  readonly change?: ElementChanges;
}

/** Option of an import that adds the files to the current snapshot instead of replacing it. */
export const ADD_OPTION = 'add-to-current';

export const readFiles: Task<ReadFilesInput, ReadFilesOutput> = async (input, { progress }) => {
  const { [ADD_OPTION]: add, ...options } = input.options;
  const before = input.current === undefined ? undefined : decodeSnapshot(input.current);
  const { dossier, format, problems, warnings } = await readNetworkFiles(input.folder, {
    options,
    limits: READ_LIMITS,
    ...(input.format === undefined ? {} : { format: input.format }),
    ...(add === 'true' && before !== undefined ? { existing: before } : {}),
    onProgress: progress,
  });
  const sorted = problems.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  if (!dossier || hasErrors(problems)) return { value: { format, problems: sorted, warnings: [] }, transfer: [] };
  progress('Packing', 0, 0);
  const network = packNetwork(dossier);
  const change = elementChanges(before?.elements, dossier.elements);
  return { value: { format, problems: sorted, warnings, network, change }, transfer: buffersOf(network.snapshot) };
};
