import { editNetwork, type EditInput, type EditOutput } from './edit-network.js';
import { publishNetwork, type PublishInput, type PublishOutput, type PublishPart } from './publish-network.js';
import { readFiles, type ReadFilesInput, type ReadFilesOutput } from './read-files.js';

/** Everything a worker thread can be asked to do. */
export const TASKS = {
  'read-files': readFiles,
  'edit-network': editNetwork,
  'publish-network': publishNetwork,
} as const;

export interface TaskTypes {
  'read-files': { input: ReadFilesInput; output: ReadFilesOutput; part: never };
  'edit-network': { input: EditInput; output: EditOutput; part: never };
  'publish-network': { input: PublishInput; output: PublishOutput; part: PublishPart };
}

export type TaskName = keyof TaskTypes;
export type TaskInput<N extends TaskName> = TaskTypes[N]['input'];
export type TaskOutput<N extends TaskName> = TaskTypes[N]['output'];
export type TaskPart<N extends TaskName> = TaskTypes[N]['part'];
