import type { TableChecksum } from './checksum.js';

/**
 * A backup is gzip'd text, one JSON value a line:
 *   {"cleanpath":"backup","format":1,"schema":2,"createdAt":"…"}
 *   {"table":"organisation","columns":["id",…]}
 *   ["…",null,…]                                     one line a row, in its portable form
 *   {"end":"organisation","rows":1,"sha256":"…"}
 *   …
 *   {"manifest":{"organisation":{"rows":1,"sha256":"…"},…},"sha256":"…"}   over all lines before it
 * Nothing follows the manifest: a file cut short anywhere lacks it.
 */
export const BACKUP_FORMAT = 1;

export interface ArchiveHeader {
  readonly cleanpath: 'backup';
  readonly format: number;
  readonly schema: number;
  readonly createdAt: string;
}

export interface TableStart {
  readonly table: string;
  readonly columns: readonly string[];
}

export interface TableEnd extends TableChecksum {
  readonly end: string;
}

export interface ArchiveManifest {
  readonly manifest: Readonly<Record<string, TableChecksum>>;
  readonly sha256: string;
}

export interface ArchiveProgress {
  /** Rows done and in all; `total` 0 where it is not known beforehand. */
  readonly done: number;
  readonly total: number;
  readonly table: string;
}

export interface ArchiveOptions {
  readonly onProgress?: (progress: ArchiveProgress) => void;
}
