import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { byCodeUnits, CleanpathError, fail, problem, type Problem } from '@cleanpath/model';
import { expanded, gathered } from '../archive/byte-streams.js';
import { openSource } from '../archive/open-source.js';
import type { FileSource, SourceEntry } from '../archive/source.js';
import { scanChunks } from '../text/scan-chunks.js';
import { DossierBuilder } from './builder.js';
import { DOSSIER_FILE_NAMES, fileMeaning, ROLE_ORDER, type FileMeaning, type FileRole } from './dossier-files.js';
import { locateColumns } from './locate-columns.js';
import { DEFAULT_LIMITS, type Limits, type LoadedFile, type LoadOptions, type LoadResult } from './options.js';
import { readDocument } from './read-documents.js';
import { tableReader, type TableRole } from './read-tables.js';
import type { Referenced } from './stores.js';
import { suggestionText } from './suggest.js';

/**
 * Reads and checks a dossier: a directory, a .zip, a .tar or a .tar.gz.
 * All problems are found in one pass; with any error there is no dossier.
 */
export async function loadDossier(path: string, options: LoadOptions = {}): Promise<LoadResult> {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  const run = new Load(options, limits);
  try {
    options.onProgress?.({ phase: 'open', done: 0, total: 0 });
    const { source, problems } = await openSource(path, limits, options.signal);
    try {
      return await run.read(source, problems);
    } finally {
      await source.close();
    }
  } catch (error) {
    return { problems: [...run.problems, ...asProblems(error, path)], files: run.files };
  }
}

/** As `loadDossier`, without keeping the network. */
export async function checkDossier(path: string, options: LoadOptions = {}): Promise<Omit<LoadResult, 'dossier'>> {
  const { problems, files } = await loadDossier(path, options);
  return { problems, files };
}

interface Planned extends FileMeaning {
  readonly entry: SourceEntry;
}

/** What becomes unknown when a file cannot be read to its end. */
const PROVIDES: Readonly<Partial<Record<FileRole, readonly Referenced[]>>> = {
  suppliers: ['supplier'],
  products: ['product'],
  elements: ['element'],
  slices: ['slice'],
  evidence: ['source', 'evidence'],
};

class Load {
  readonly files: LoadedFile[] = [];
  readonly #builder: DossierBuilder;
  readonly #options: LoadOptions;
  readonly #limits: Limits;
  #done = 0;
  #total = 0;

  constructor(options: LoadOptions, limits: Limits) {
    this.#options = options;
    this.#limits = limits;
    this.#builder = new DossierBuilder({
      problems: limits.problems,
      problemsPerCode: limits.problemsPerCode,
      createMissing: options.createMissing ?? false,
    });
  }

  get problems(): readonly Problem[] {
    return this.#builder.problems.list();
  }

  async read(source: FileSource, problems: readonly Problem[]): Promise<LoadResult> {
    this.#builder.problems.addAll(problems);
    const plan = this.#plan(source.entries);
    this.#total = plan.reduce((sum, { entry }) => sum + entry.bytes, 0);
    for (const planned of plan) await this.#readFile(source, planned);
    this.#options.onProgress?.({ phase: 'check', done: 0, total: 1 });
    await nextTurn();
    if (this.#options.signal?.aborted) throw fail('cancelled');
    const result = this.#builder.finish();
    this.#options.onProgress?.({ phase: 'check', done: 1, total: 1 });
    this.files.sort((a, b) => byCodeUnits(a.path, b.path));
    const located = await locateColumns(result.problems, (file) => this.#openTable(source, plan, file));
    return { ...result, problems: located, files: this.files };
  }

  #openTable(source: FileSource, plan: readonly Planned[], file: string): AsyncIterable<Uint8Array> | undefined {
    const planned = plan.find(({ entry, format }) => entry.path === file && format !== undefined && format !== 'yaml');
    return planned && expanded(source.open(planned.entry), file, planned.gzip === true, this.#limits);
  }

  #plan(entries: readonly SourceEntry[]): Planned[] {
    const plan: Planned[] = [];
    for (const entry of entries) {
      const meaning = fileMeaning(entry.path);
      if (meaning) plan.push({ entry, ...meaning });
      else
        this.#builder.problems.note('file-unexpected', {
          file: entry.path,
          remedy: `${suggestionText(entry.path, DOSSIER_FILE_NAMES)}Otherwise move it out of the dossier.`,
        });
    }
    const roles = new Set(plan.map(({ role }) => role));
    if (!roles.has('elements'))
      this.#builder.problems.note('file-missing', {
        file: 'elements.csv',
        message: 'The dossier has no elements (elements.csv or elements.ndjson)',
      });
    const rank = (item: Planned): number => ROLE_ORDER.indexOf(item.role);
    return plan.sort((a, b) => rank(a) - rank(b) || byCodeUnits(a.entry.path, b.entry.path));
  }

  async #readFile(source: FileSource, { entry, role, format, gzip }: Planned): Promise<void> {
    const { problems } = this.#builder;
    const errors = problems.errorCount;
    const hash = createHash('sha256');
    let stored = 0;
    const tap = (chunk: Uint8Array): void => {
      hash.update(chunk);
      stored += chunk.length;
      this.#done += chunk.length;
      this.#options.onProgress?.({ phase: 'read', done: this.#done, total: this.#total });
    };
    let rows: number | undefined;
    try {
      const bytes = tapped(source.open(entry), tap, this.#options.signal);
      if (role === 'relations') this.#makeRoom(entry.bytes);
      rows = await this.#readBytes(bytes, entry.path, role, format, gzip === true);
    } catch (error) {
      if (isFatal(error)) throw error;
      problems.addAll(asProblems(error, entry.path));
    }
    if (problems.errorCount > errors && problems.list().some((item) => stopsReading(item, entry.path)))
      for (const what of PROVIDES[role] ?? []) this.#builder.markIncomplete(what);
    this.files.push({
      path: entry.path,
      bytes: stored,
      sha256: hash.digest('hex'),
      ...(rows === undefined ? {} : { rows }),
    });
  }

  #makeRoom(bytes: number): void {
    const { relations } = this.#builder;
    relations.reserve(Math.min(this.#limits.relations, relations.count + Math.ceil(bytes / RELATION_BYTES)));
  }

  async #readBytes(
    stored: AsyncIterable<Uint8Array>,
    file: string,
    role: FileRole,
    format: FileMeaning['format'],
    gzip: boolean,
  ): Promise<number | undefined> {
    const limits = this.#limits;
    const bytes = expanded(stored, file, gzip, limits);
    if (format === undefined) {
      await drained(bytes);
      return undefined;
    }
    if (format === 'yaml')
      return readDocument(role, await gathered(bytes, file, limits.documentBytes), file, this.#builder);
    const reader = tableReader(role as TableRole, format, file, this.#builder);
    const found = await scanChunks(bytes, file, reader.scanner, {
      lineBytes: limits.lineBytes,
      signal: this.#options.signal,
    });
    this.#builder.problems.addAll(found);
    const rows = reader.finish();
    const { elements, relations } = this.#builder;
    if (elements.count > limits.elements)
      throw fail('limit-exceeded', { file, message: `More than ${limits.elements} elements` });
    if (relations.count > limits.relations)
      throw fail('limit-exceeded', { file, message: `More than ${limits.relations} relations` });
    return rows;
  }
}

/** Bytes of a short row of relations.csv with its ids; pages of memory for rows that do not come are never touched. */
const RELATION_BYTES = 50;

/** Problems after which the rest of a file stays unread. */
const UNREAD: ReadonlySet<string> = new Set([
  'file-unreadable',
  'file-too-large',
  'encoding-invalid',
  'encoding-unsupported',
  'archive-invalid',
  'archive-bomb',
  'syntax-invalid',
  'line-too-long',
  'header-missing',
]);

/** A file that could not be read to its end must not cause a dangling reference for every row it would have held. */
function stopsReading(item: Problem, file: string): boolean {
  return item.severity === 'error' && item.file === file && UNREAD.has(item.code);
}

async function drained(chunks: AsyncGenerator<Uint8Array>): Promise<void> {
  while ((await chunks.next()).done !== true);
}

async function* tapped(
  chunks: AsyncIterable<Uint8Array>,
  tap: (chunk: Uint8Array) => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    if (signal?.aborted) throw fail('cancelled');
    tap(chunk);
    yield chunk;
  }
}

/** Problems that concern the whole load, not one file. */
function isFatal(error: unknown): boolean {
  return (
    error instanceof CleanpathError &&
    (error.code === 'cancelled' || error.code === 'limit-exceeded' || error.code === 'archive-bomb')
  );
}

function asProblems(error: unknown, file: string): readonly Problem[] {
  if (error instanceof CleanpathError) return error.problems;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return [problem('dossier-not-found', { file })];
  return [problem('file-unreadable', { file, message: `The file could not be read: ${message}` })];
}
