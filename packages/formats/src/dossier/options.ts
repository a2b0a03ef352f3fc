import type { Dossier, Problem } from '@cleanpath/model';

/** Ceilings on what is read: a dossier from a stranger must not exhaust the machine. All can be raised by the caller. */
export interface Limits {
  /** Bytes of one file after decompression. */
  readonly fileBytes: number;
  /** Bytes of all files of an archive after decompression. */
  readonly totalBytes: number;
  /** Entries of an archive or files of a directory. */
  readonly entries: number;
  /** Expanded size divided by compressed size, applied from `RATIO_FLOOR_BYTES` on. */
  readonly ratio: number;
  /** Bytes of one NDJSON line or CSV record. */
  readonly lineBytes: number;
  /** Bytes of one YAML or JSON document, which is held in memory as a whole. */
  readonly documentBytes: number;
  readonly elements: number;
  readonly relations: number;
  /** Problems kept in full; the rest is counted. */
  readonly problems: number;
  /** Problems of one code kept in full, so that a flood of one kind does not hide the others. */
  readonly problemsPerCode: number;
}

export const DEFAULT_LIMITS: Limits = {
  // 5 million relations in NDJSON are 350 MB; ten times that is a mistake or an attack.
  fileBytes: 4 * 1024 ** 3,
  totalBytes: 8 * 1024 ** 3,
  entries: 10_000,
  // Regular NDJSON reaches about 40:1 with deflate; bombs start near 1000:1.
  ratio: 250,
  lineBytes: 1024 ** 2,
  // A YAML document takes about a hundred times its size in memory while it is read; 8 MB are 40,000 pieces of evidence.
  documentBytes: 8 * 1024 ** 2,
  elements: 10_000_000,
  relations: 50_000_000,
  problems: 2000,
  problemsPerCode: 200,
};

export type LoadPhase = 'open' | 'read' | 'check';

export interface LoadProgress {
  readonly phase: LoadPhase;
  /** Bytes while reading, steps while checking. */
  readonly done: number;
  readonly total: number;
}

export interface LoadOptions {
  readonly limits?: Partial<Limits>;
  /** Stops the load; it then fails with the problem `cancelled`. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: LoadProgress) => void;
  /** Elements, suppliers and products that are referenced but not described are created with state or supplier unknown. */
  readonly createMissing?: boolean;
}

export interface LoadedFile {
  /** Path inside the dossier, with `/`. */
  readonly path: string;
  /** Size as stored. */
  readonly bytes: number;
  /** SHA-256 of the bytes as stored, in lower-case hexadecimal. */
  readonly sha256: string;
  /** Records read from it; absent for files that are kept but not read. */
  readonly rows?: number;
}

export interface LoadResult {
  /** Absent when any problem is an error: nothing is half loaded. */
  readonly dossier?: Dossier;
  readonly problems: readonly Problem[];
  readonly files: readonly LoadedFile[];
}
