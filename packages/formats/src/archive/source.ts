/** One file of a dossier, wherever it is stored. */
export interface SourceEntry {
  /** Path inside the dossier, with `/`. */
  readonly path: string;
  /** Size in bytes after expansion, where known. */
  readonly bytes: number;
}

/** The files of a dossier: a directory or an archive. Paths are checked; nothing outside can be reached. */
export interface FileSource {
  readonly entries: readonly SourceEntry[];
  /** The bytes of one entry in order. Throws `CleanpathError`. */
  open(entry: SourceEntry): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** See `Limits`. */
export interface SourceLimits {
  readonly fileBytes: number;
  readonly totalBytes: number;
  readonly entries: number;
  readonly ratio: number;
}
