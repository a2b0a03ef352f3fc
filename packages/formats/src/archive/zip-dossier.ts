import type { Dossier } from '@cleanpath/model';
import { dossierFiles } from '../dossier/write.js';
import { writeZip } from './zip-writer.js';

/** A dossier as one ZIP archive, in pieces; equal dossiers give equal bytes. */
export function zipDossier(dossier: Dossier): Generator<Uint8Array> {
  return writeZip(dossierFiles(dossier));
}
