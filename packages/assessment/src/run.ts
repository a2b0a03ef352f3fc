import { readFile } from 'node:fs/promises';
import { fail, hasErrors, type Dossier, type Policy, type Problem } from '@cleanpath/model';
import { loadDossier, readPolicyFile, snapshotHash } from '@cleanpath/formats';
import type { Catalogs } from '@cleanpath/trust';
import { assess, type AssessResult } from './assess.js';
import { loadCatalogs } from './catalogs.js';

export interface RunOptions {
  /** Today's date, used where neither the caller nor the dossier names one. */
  readonly today: string;
  readonly asOf?: string;
  /** A policy file that replaces the policy of the dossier. */
  readonly policy?: string;
  /** A directory of catalogs that replaces the shipped ones. */
  readonly catalogs?: string;
  readonly onProgress?: (phase: string, done: number, total: number) => void;
}

export interface RunResult {
  /** Absent when the dossier is not valid. */
  readonly result?: AssessResult;
  readonly problems: readonly Problem[];
}

/** Policy used where a dossier brings none: criteria and evidence only, no names. */
const DEFAULT_POLICY = 'cleanpath-neutral';

/** Loads a dossier, checks it, and assesses it. Throws CleanpathError for anything but an invalid dossier. */
export async function runAssessment(path: string, options: RunOptions): Promise<RunResult> {
  const progress = options.onProgress ?? ((): void => undefined);
  const catalogs = await loadCatalogs(options.catalogs);
  const { dossier, problems } = await loadDossier(path, {
    onProgress: ({ done, total }) => progress('Reading the dossier', done, total),
  });
  if (!dossier || hasErrors(problems)) return { problems };
  const policy = options.policy === undefined ? choosePolicy(dossier, catalogs) : await readPolicy(options.policy);
  progress('Hashing the facts', 0, 0);
  const hash = snapshotHash(dossier);
  progress('Assessing', 0, 0);
  const asOf = options.asOf ?? dossier.manifest.asOf ?? options.today;
  return { result: assess(dossier, { catalogs, policy, asOf, snapshotHash: hash, problems }), problems };
}

/** The policy of the dossier, else the neutral one. */
export function choosePolicy(dossier: Dossier, catalogs: Catalogs): Policy {
  const policy = dossier.policy ?? catalogs.policies.get(DEFAULT_POLICY);
  if (!policy)
    throw fail('file-missing', { message: `The catalogs hold no policy “${DEFAULT_POLICY}”`, file: 'policies' });
  return policy;
}

async function readPolicy(file: string): Promise<Policy> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw fail('file-unreadable', { file }, cause);
  });
  return readPolicyFile(bytes, file);
}
