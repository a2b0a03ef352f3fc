import { CleanpathError, hasErrors, type Dossier, type Problem } from '@cleanpath/model';
import { loadDossier } from '@cleanpath/formats';
import type { Progress } from './terminal/progress.js';

/** The dossier has errors: the command ends with the exit code for that. */
export class InvalidDossierError extends CleanpathError {}

/** Loads a dossier that must be valid; its warnings come along. */
export async function readDossier(
  path: string,
  progress: Progress,
): Promise<{ dossier: Dossier; problems: readonly Problem[] }> {
  const { dossier, problems } = await loadDossier(path, {
    onProgress: ({ done, total }) => progress.report('Reading the dossier', done, total),
  });
  if (!dossier || hasErrors(problems)) throw new InvalidDossierError(problems);
  return { dossier, problems };
}
