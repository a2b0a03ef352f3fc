import { fileURLToPath } from 'node:url';
import { CleanpathError, type Dossier } from '@cleanpath/model';
import { loadDossier, snapshotHash } from '@cleanpath/formats';
import { assess, loadCatalogs, type AssessResult } from '@cleanpath/assessment';

export const NATION = fileURLToPath(new URL('../../../examples/nation', import.meta.url));

export const AS_OF = '2026-11-01';

export async function loadOrThrow(path: string): Promise<Dossier> {
  const { dossier, problems } = await loadDossier(path);
  if (!dossier) throw new CleanpathError(problems);
  return dossier;
}

export async function assessAt(path: string, asOf = AS_OF): Promise<AssessResult> {
  const dossier = await loadOrThrow(path);
  const catalogs = await loadCatalogs();
  const policy = dossier.policy ?? catalogs.policies.get('cleanpath-neutral')!;
  return assess(dossier, { catalogs, policy, asOf, snapshotHash: snapshotHash(dossier) });
}
