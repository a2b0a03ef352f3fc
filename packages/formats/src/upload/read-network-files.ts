import { createReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import { CleanpathError, fail, hasErrors, type Dossier, type Problem } from '@cleanpath/model';
import { openSource } from '../archive/open-source.js';
import { DossierBuilder } from '../dossier/builder.js';
import { loadDossier } from '../dossier/load.js';
import { DEFAULT_LIMITS, type Limits } from '../dossier/options.js';
import { builderSink } from '../import/builder-sink.js';
import { importInto } from '../import/import-into.js';
import { manifestOf } from '../import/import-manifest.js';
import type { ImportInput, InputLimits } from '../import/input/read-input.js';
import { DEFAULT_INPUT_LIMITS } from '../import/input/read-input.js';
import { decodeSnapshot } from '../snapshot/decode.js';
import { recogniseFiles, type Recognised } from './recognise.js';

/** Options of every import beside those of its format. */
export const IMPORT_OPTIONS = ['network-name', 'synthetic-suppliers', 'synthetic-demands', 'seed'] as const;

export interface ReadFilesOptions {
  /** `dossier`, `snapshot`, or the id of an import format; left out, the content tells. */
  readonly format?: string;
  /** Options of the format and those of IMPORT_OPTIONS, as text. */
  readonly options?: Readonly<Record<string, string>>;
  /** Network to add to, for import formats. */
  readonly existing?: Dossier;
  readonly limits?: Partial<Limits>;
  /** Told now and then what is being done; `total` 0 means unknown. */
  readonly onProgress?: (phase: string, done: number, total: number) => void;
}

export interface ReadFilesResult {
  /** Absent when any problem is an error. */
  readonly dossier?: Dossier;
  /** `dossier`, `snapshot`, or the formats found, as `rfc8345 + geojson`. */
  readonly format: string;
  readonly problems: readonly Problem[];
  /** Of the problems those that lie in the facts themselves and count in an assessment of them. */
  readonly warnings: readonly Problem[];
}

const MAX_SYNTHETIC_SUPPLIERS = 1000;
const MAX_SYNTHETIC_DEMANDS = 100_000;
const MAX_SEED = 0xffffffff;

/**
 * Reads a folder of files a person handed over: a dossier as files or as one archive, a snapshot, or files of any import
 * format, alone or in one archive. Everything wrong is a problem; throws only for options that do not exist.
 */
export async function readNetworkFiles(folder: string, options: ReadFilesOptions = {}): Promise<ReadFilesResult> {
  try {
    const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
    const found = asked(await recogniseFiles(folder, limits), options.format, folder);
    const result =
      found.kind === 'snapshot'
        ? await readSnapshot(found.path, limits)
        : found.kind === 'dossier'
          ? await readDossier(found.path, options)
          : await readImports(found, folder, limits, options);
    return { ...result, problems: result.problems.map((item) => withoutFolder(item, folder)) };
  } catch (error) {
    if (!(error instanceof CleanpathError) || error.code === 'usage-invalid') throw error;
    const problems = error.problems.map((item) => withoutFolder(item, folder));
    return { format: options.format ?? 'unknown', problems, warnings: [] };
  }
}

/** What was asked for decides where it can. */
function asked(found: Recognised, format: string | undefined, folder: string): Recognised {
  if (format === undefined || format === found.kind) return found;
  if (format === 'dossier') return { kind: 'dossier', path: folder };
  if (format === 'snapshot') throw fail('snapshot-invalid', { message: 'The file is not a snapshot' });
  if (found.kind === 'files') return found;
  return { kind: 'files', paths: [found.path === folder ? '' : basename(found.path)].filter((path) => path !== '') };
}

async function readDossier(path: string, { limits, onProgress }: ReadFilesOptions): Promise<ReadFilesResult> {
  const { dossier, problems } = await loadDossier(path, {
    ...(limits === undefined ? {} : { limits }),
    onProgress: ({ phase, done, total }) => onProgress?.(PHASES[phase], done, total),
  });
  return { ...(dossier ? { dossier } : {}), format: 'dossier', problems, warnings: problems };
}

const PHASES = { open: 'Opening the files', read: 'Reading the dossier', check: 'Checking' } as const;

async function readSnapshot(path: string, limits: Limits): Promise<ReadFilesResult> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of createReadStream(path) as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > limits.fileBytes) throw fail('file-too-large', { file: basename(path) });
    parts.push(part);
  }
  return { dossier: decodeSnapshot(Buffer.concat(parts)), format: 'snapshot', problems: [], warnings: [] };
}

async function readImports(
  found: Extract<Recognised, { kind: 'files' }>,
  folder: string,
  limits: Limits,
  options: ReadFilesOptions,
): Promise<ReadFilesResult> {
  const given = options.options ?? {};
  const common = new Set<string>(IMPORT_OPTIONS);
  const ofFormat = Object.fromEntries(Object.entries(given).filter(([name]) => !common.has(name)));
  const suppliers = wholeNumber(given, 'synthetic-suppliers', 1, MAX_SYNTHETIC_SUPPLIERS);
  const demands = wholeNumber(given, 'synthetic-demands', 1, MAX_SYNTHETIC_DEMANDS);
  const seed = wholeNumber(given, 'seed', 0, MAX_SEED) ?? 1;
  const { existing, onProgress } = options;
  const builder = new DossierBuilder();
  const sink = builderSink(builder);
  const opened = found.archive === undefined ? undefined : await openSource(found.archive, limits);
  try {
    const inputs: ImportInput[] = opened
      ? opened.source.entries.map((entry) => ({ name: entry.path, data: opened.source.open(entry) }))
      : found.paths.map((path) => ({ name: path, data: createReadStream(join(folder, path)) }));
    const inputLimits: InputLimits = { ...DEFAULT_INPUT_LIMITS };
    const { report, ok, national } = await importInto(inputs, sink, {
      ...(options.format === undefined ? {} : { format: options.format }),
      options: ofFormat,
      limits: inputLimits,
      ...(existing === undefined ? {} : { existing }),
      ...(onProgress === undefined ? {} : { onProgress }),
      synthetic: {
        seed,
        // Invented evidence looks back from the date the dossier is assessed for.
        ...(existing?.manifest.asOf === undefined ? {} : { asOf: existing.manifest.asOf }),
        ...(suppliers === undefined ? {} : { suppliers }),
        ...(demands === undefined ? {} : { demands }),
      },
    });
    const format = report.format === '' ? (options.format ?? 'unknown') : report.format;
    const archiveProblems = opened?.problems ?? [];
    if (!ok || hasErrors(archiveProblems))
      return { format, problems: [...archiveProblems, ...sink.findings], warnings: [] };
    const made = national !== undefined || suppliers !== undefined;
    const name = given['network-name'];
    builder.setManifest(manifestOf({ existing: existing?.manifest, sink, files: report.files, made, name }));
    onProgress?.('Checking', 0, 0);
    const { dossier, problems } = builder.finish();
    return {
      ...(dossier ? { dossier } : {}),
      format,
      problems: [...archiveProblems, ...sink.findings, ...problems],
      warnings: problems,
    };
  } finally {
    await opened?.source.close();
  }
}

function wholeNumber(
  given: Readonly<Record<string, string>>,
  name: string,
  least: number,
  most: number,
): number | undefined {
  const text = given[name];
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (/^\d{1,15}$/.test(text) && value >= least && value <= most) return value;
  throw fail('usage-invalid', { message: `${name} must be a whole number from ${least} to ${most}`, value: text });
}

/** Where the files lay while they were read is nobody's concern. */
function withoutFolder(item: Problem, folder: string): Problem {
  const clean = (text: string): string => text.replaceAll(`${folder}/`, '').replaceAll(folder, 'the files');
  if (!item.message.includes(folder) && !(item.file ?? '').includes(folder)) return item;
  return { ...item, message: clean(item.message), ...(item.file === undefined ? {} : { file: clean(item.file) }) };
}
