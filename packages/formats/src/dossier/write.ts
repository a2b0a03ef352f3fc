import { CleanpathError, fail, type Dossier } from '@cleanpath/model';
import { stringify } from 'yaml';
import { writeDirectory, type DirectoryFile } from './atomic-directory.js';
import type { LoadedFile } from './options.js';
import { sortedValue } from './table-columns.js';
import { demandCsv, elementCsv, elementNdjson, productCsv, relationCsv, relationNdjson } from './table-lines.js';
import { fileMeaning } from './dossier-files.js';

export type TableFormat = 'csv' | 'ndjson';

export interface WriteOptions {
  /** Format of elements and relations; by default CSV up to `NDJSON_FROM_ROWS` rows, NDJSON from there. */
  readonly tables?: TableFormat;
  /** Replace an existing dossier; it stays in place until the new one is complete. Hidden files (.git) are carried over. */
  readonly overwrite?: boolean;
  /** Further files of the dossier (`boms/x.json`, `advisories/…`), written as they are. */
  readonly extraFiles?: ReadonlyMap<string, Uint8Array>;
  readonly signal?: AbortSignal;
}

export interface WriteResult {
  readonly directory: string;
  readonly files: readonly LoadedFile[];
}

/** Rows from which a table is written as NDJSON: beyond what a spreadsheet opens comfortably. */
export const NDJSON_FROM_ROWS = 100_000;

/**
 * Writes a dossier as a directory, all or nothing: a sibling is written, synced and renamed.
 * Equal dossiers give equal bytes. Throws `write-failed`, `cancelled`.
 */
export async function writeDossier(
  dossier: Dossier,
  directory: string,
  options: WriteOptions = {},
): Promise<WriteResult> {
  const files = dossierFiles(dossier, options);
  try {
    const written = await writeDirectory(directory, files, {
      overwrite: options.overwrite ?? false,
      signal: options.signal,
      isOurs: (names) => names.includes('dossier.yaml'),
    });
    return { directory, files: written };
  } catch (error) {
    if (error instanceof CleanpathError) throw error;
    throw fail(
      'write-failed',
      { file: directory, message: `The dossier could not be written: ${(error as Error).message}` },
      error,
    );
  }
}

/** The files of a dossier and how to write them, in the order a reader wants them. */
export function dossierFiles(dossier: Dossier, options: WriteOptions = {}): DirectoryFile[] {
  const files: DirectoryFile[] = [{ path: 'dossier.yaml', parts: () => [yamlText(dossier.manifest)] }];
  const yaml = (path: string, value: Readonly<Record<string, readonly unknown[]>>): void => {
    const filled = Object.fromEntries(Object.entries(value).filter(([, list]) => list.length > 0));
    if (Object.keys(filled).length > 0) files.push({ path, parts: () => [yamlText(filled)] });
  };
  yaml('suppliers.yaml', { suppliers: dossier.suppliers });
  if (dossier.products.length > 0) files.push({ path: 'products.csv', parts: () => productCsv(dossier) });
  files.push(
    tableFile(
      'elements',
      dossier.elements.count,
      options.tables,
      () => elementCsv(dossier),
      () => elementNdjson(dossier),
    ),
  );
  if (dossier.relations.count > 0)
    files.push(
      tableFile(
        'relations',
        dossier.relations.count,
        options.tables,
        () => relationCsv(dossier),
        () => relationNdjson(dossier),
      ),
    );
  if (dossier.demands.length > 0) files.push({ path: 'demands.csv', parts: () => demandCsv(dossier) });
  yaml('slices.yaml', { slices: dossier.slices });
  yaml('evidence.yaml', { sources: dossier.sources, evidence: dossier.evidence });
  const { policy } = dossier;
  if (policy) files.push({ path: 'policy.yaml', parts: () => [yamlText(policy)] });
  for (const [path, bytes] of options.extraFiles ?? []) {
    if (fileMeaning(path)?.role !== 'kept' || path.split('/').includes('..'))
      throw fail('write-failed', { file: path, message: 'Only files under boms/ and advisories/ can be added' });
    files.push({ path, parts: () => [bytes] });
  }
  return files;
}

function tableFile(
  name: string,
  rows: number,
  format: TableFormat | undefined,
  csv: () => Iterable<string>,
  ndjson: () => Iterable<string>,
): DirectoryFile {
  const chosen = format ?? (rows >= NDJSON_FROM_ROWS ? 'ndjson' : 'csv');
  return { path: `${name}.${chosen}`, parts: chosen === 'ndjson' ? ndjson : csv };
}

function yamlText(value: unknown): string {
  return stringify(withSortedAttributes(value), {
    schema: 'core',
    version: '1.2',
    lineWidth: 0,
    aliasDuplicateObjects: false,
  });
}

/** Attributes keep no order of their own; everything else stands in schema order. */
function withSortedAttributes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedAttributes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, key === 'attributes' ? sortedValue(item as never) : withSortedAttributes(item)]),
  );
}
