import type { Problem } from '@cleanpath/model';
import { EntryNames } from '../archive/entry-names.js';

export interface SafeFileNames {
  /** Path below a folder for each file kept, by its position in the given list; a common folder is taken away. */
  readonly paths: ReadonlyMap<number, string>;
  readonly problems: readonly Problem[];
}

/**
 * The names of files a person handed over as paths that stay inside a folder. Names that lead out of it or stand for
 * the same file are problems; hidden files are left out.
 */
export function safeFileNames(names: readonly string[]): SafeFileNames {
  const entries = new EntryNames<{ path: string; at: number }>();
  names.forEach((path, at) => {
    if (entries.check(path)) entries.add({ path, at });
  });
  return { paths: new Map(entries.finish().map(({ path, entry }) => [entry.at, path])), problems: entries.problems };
}
