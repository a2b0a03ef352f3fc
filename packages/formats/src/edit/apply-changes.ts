import { fail, type Dossier, type Problem } from '@cleanpath/model';
import type { FactChange } from './change.js';

export interface ChangeResult {
  /** The network as it would be; absent when any problem is an error. */
  readonly dossier?: Dossier;
  /** Each with a JSON pointer into the list of changes, as `/2/fields/lat`. */
  readonly problems: readonly Problem[];
}

/**
 * The dossier after all changes, in their order. Pure: the given dossier stays as it is, and shares what did not change.
 * Each record is checked when it is changed; references and groups are checked once, as everything stands at the end.
 */
export function applyChanges(dossier: Dossier, changes: readonly FactChange[]): ChangeResult {
  if (changes.length === 0) return { dossier, problems: [] };
  throw fail('unavailable');
}
