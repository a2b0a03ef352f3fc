import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CleanpathError, fail } from '@cleanpath/model';
import { BACKUP_FORMAT, type ArchiveHeader, type ArchiveManifest, type TableEnd } from './archive-format.js';
import { archiveLines } from './archive-lines.js';
import { rowHash, type RowHash, type TableChecksum } from './checksum.js';
import type { PortableRow } from './read-table.js';

/** Rows handed on at once, and the characters after which fewer are. */
const BATCH_ROWS = 5000;
const BATCH_CHARACTERS = 4_000_000;

export interface ArchiveReader {
  onHeader?(header: ArchiveHeader): void | Promise<void>;
  /** Rows of a table, in batches; `columns` as the header of the table named them. */
  onRows?(table: string, columns: readonly string[], rows: PortableRow[]): void | Promise<void>;
}

/** What has been read so far of the table under way. */
interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly hash: RowHash;
  rows: PortableRow[];
  characters: number;
}

/**
 * Reads a backup from the first byte to the last and checks every checksum in it. Whatever is wrong (not a backup, cut
 * short, altered, newer) is `backup-invalid` or `storage-newer`, with the line where it shows.
 */
export async function readArchive(file: string, reader: ArchiveReader = {}): Promise<ArchiveManifest['manifest']> {
  let result: ArchiveManifest['manifest'] | undefined;
  let found: unknown;
  try {
    await pipeline(createReadStream(file), createGunzip(), async (source: AsyncIterable<Buffer>) => {
      try {
        result = await readLines(source, reader);
      } catch (error) {
        // The pipeline reports its own tearing down instead of what caused it.
        found = error;
        throw error;
      }
    });
  } catch (error) {
    throw archiveProblem(found ?? error, file);
  }
  return result!;
}

async function readLines(source: AsyncIterable<Buffer>, reader: ArchiveReader): Promise<ArchiveManifest['manifest']> {
  const whole = createHash('sha256');
  const sums: Record<string, TableChecksum> = {};
  let table: Table | undefined;
  let manifest: ArchiveManifest | undefined;
  let number = 0;
  const flush = async (of: Table): Promise<void> => {
    if (of.rows.length === 0) return;
    of.hash.add(of.rows);
    await reader.onRows?.(of.name, of.columns, of.rows);
    of.rows = [];
    of.characters = 0;
  };
  for await (const text of archiveLines(source)) {
    number++;
    if (manifest) throw invalid(number, 'Something follows the end of the backup');
    const value = parse(text, number);
    if (number === 1) await reader.onHeader?.(headerOf(value));
    else if (Array.isArray(value)) {
      if (!table || value.length !== table.columns.length || !value.every(isPortable))
        throw invalid(number, 'A row does not fit its table');
      table.rows.push(value as PortableRow);
      table.characters += text.length;
      if (table.rows.length >= BATCH_ROWS || table.characters >= BATCH_CHARACTERS) await flush(table);
    } else if (isTableStart(value) && !table) {
      table = { name: value.table, columns: value.columns, hash: rowHash(), rows: [], characters: 0 };
      if (Object.hasOwn(sums, table.name)) throw invalid(number, `The table ${table.name} occurs twice`);
    } else if (isTableEnd(value) && table?.name === value.end) {
      await flush(table);
      const sum = table.hash.finish();
      if (sum.rows !== value.rows || sum.sha256 !== value.sha256)
        throw invalid(number, `The rows of ${table.name} do not fit their checksum`);
      sums[table.name] = sum;
      table = undefined;
    } else if (isManifest(value) && !table) {
      if (value.sha256 !== whole.digest('hex') || JSON.stringify(value.manifest) !== JSON.stringify(sums))
        throw invalid(number, 'The backup does not fit its manifest');
      manifest = value;
      continue;
    } else throw invalid(number, 'The line is not what a backup holds here');
    whole.update(text).update('\n');
  }
  if (!manifest) throw invalid(number, 'The backup ends before its manifest');
  return manifest.manifest;
}

function headerOf(value: unknown): ArchiveHeader {
  const header = value as Partial<ArchiveHeader> | null;
  if (header?.cleanpath !== 'backup' || !Number.isSafeInteger(header.format) || !Number.isSafeInteger(header.schema))
    throw invalid(1, 'The file is not a backup of Cleanpath');
  if (header.format! > BACKUP_FORMAT) throw fail('storage-newer', { message: 'The backup has a newer format' });
  return header as ArchiveHeader;
}

function parse(text: string, number: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw fail('backup-invalid', { line: number, message: 'The line is not JSON' }, error);
  }
}

const isPortable = (value: unknown): boolean => value === null || typeof value === 'string';

function isTableStart(value: unknown): value is { table: string; columns: string[] } {
  const start = value as { table?: unknown; columns?: unknown } | null;
  return (
    typeof start?.table === 'string' &&
    Array.isArray(start.columns) &&
    start.columns.every((c) => typeof c === 'string')
  );
}

function isTableEnd(value: unknown): value is TableEnd {
  const end = value as Partial<TableEnd> | null;
  return typeof end?.end === 'string' && typeof end.rows === 'number' && typeof end.sha256 === 'string';
}

function isManifest(value: unknown): value is ArchiveManifest {
  const end = value as Partial<ArchiveManifest> | null;
  return typeof end?.manifest === 'object' && typeof end.sha256 === 'string';
}

function invalid(line: number, message: string): CleanpathError {
  return fail('backup-invalid', { line, message });
}

function archiveProblem(error: unknown, file: string): unknown {
  if (error instanceof CleanpathError) return withFile(error, file);
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (['ENOENT', 'EACCES', 'EISDIR', 'EPERM'].includes(code)) return fail('file-unreadable', { file }, error);
  if (code.startsWith('Z_'))
    return fail('backup-invalid', { file, message: 'The compressed data is damaged or cut short' }, error);
  return error;
}

function withFile(error: CleanpathError, file: string): CleanpathError {
  return new CleanpathError(
    error.problems.map((problem) => (problem.file === undefined ? { ...problem, file } : problem)),
    { cause: error.cause },
  );
}
