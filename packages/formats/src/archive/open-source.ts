import { stat } from 'node:fs/promises';
import { fail, type Problem } from '@cleanpath/model';
import { directorySource } from './directory-source.js';
import type { FileSource } from './source.js';

export interface SourceLimits {
  readonly fileBytes: number;
  readonly totalBytes: number;
  readonly entries: number;
  readonly ratio: number;
}

/** The files of a dossier by path: a directory, or an archive by its content. Throws `CleanpathError`. */
export async function openSource(
  path: string,
  limits: SourceLimits,
  _signal?: AbortSignal,
): Promise<{ source: FileSource; problems: readonly Problem[] }> {
  let info;
  try {
    info = await stat(path);
  } catch (cause) {
    throw fail('dossier-not-found', { file: path }, cause);
  }
  if (info.isDirectory()) return directorySource(path, limits.entries);
  throw fail('format-unknown', { file: path, message: 'Neither a directory nor a known archive' });
}
