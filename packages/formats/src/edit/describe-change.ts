import { fail, type Dossier } from '@cleanpath/model';
import type { FactChange } from './change.js';

/** What a change does to the dossier, as a sentence to be read aloud. */
export function describeChange(change: FactChange, dossier: Dossier): string {
  throw fail('unavailable', { value: [change.action, dossier.manifest.id] });
}
