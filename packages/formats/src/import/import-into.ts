import { byCodeUnits, CleanpathError, fail, problem, type Dossier, type Problem } from '@cleanpath/model';
import { detectFormat, importFormat } from './formats.js';
import { ImportDraft } from './import-draft.js';
import type { ImportFormat, ImportReport, OptionValue } from './import-format.js';
import { resolveOptions } from './import-options.js';
import { pourDraft } from './pour-draft.js';
import { readInput, type ImportInput, type InputFile, type InputLimits } from './input/read-input.js';
import type { ImportSink } from './sink.js';
import { synthesizeSuppliers, type AssignmentOptions } from './synthetic/assign-suppliers.js';
import { nationalFromDraft } from './synthetic/national-from-draft.js';
import type { NationalOptions, NationalSummary } from './synthetic/national.js';

export interface ImportRequest {
  /** Format id; left out, each file tells its own. Several formats may be combined, e.g. RFC 8345 with GeoJSON positions. */
  readonly format?: string;
  readonly options?: Readonly<Record<string, OptionValue | undefined>>;
  /** Dossier to merge into; it comes out of the sink together with what was imported. */
  readonly existing?: Dossier;
  readonly limits?: InputLimits;
  /** Made-up suppliers and demands, declared as such, for sources without them. */
  readonly synthetic?: AssignmentOptions;
  /** Told now and then what is being done; `total` 0 means unknown. */
  readonly onProgress?: (phase: string, done: number, total: number) => void;
  /** Expands the stations of a site list to a complete, synthetic national network. */
  readonly national?: NationalOptions;
}

export interface ImportResult {
  readonly report: ImportReport;
  /** False when an error was found: then nothing reached the sink but problems. */
  readonly ok: boolean;
  /** What the national expansion made. */
  readonly national?: NationalSummary;
}

/**
 * Imports files and, if nothing is wrong, hands the records to the sink; on any error the sink gets the problems only.
 * Throws only for a misuse of the call itself (unknown format or option).
 */
export async function importInto(
  inputs: readonly ImportInput[],
  sink: ImportSink,
  request: ImportRequest = {},
): Promise<ImportResult> {
  if (inputs.length === 0) throw fail('usage-invalid', { message: 'Name at least one file to import' });
  const draft = request.existing ? ImportDraft.over(request.existing) : new ImportDraft();
  const formats = new Set<ImportFormat>();
  const wanted = request.format === undefined ? undefined : importFormat(request.format);
  if (wanted) resolveOptions(wanted, request.options);
  // Formats that complete elements of others (positions) come last, whatever the order of the files.
  const files = orderFiles(await readAll(inputs, request, wanted, draft));
  for (const [i, { file, format }] of files.entries()) {
    request.onProgress?.(`Reading ${file.name}`, i, files.length);
    formats.add(format);
    guarded(file.name, draft, () => {
      format.read(file, optionsFor(format, request, wanted), draft);
    });
  }
  for (const format of formats) format.finish?.(optionsFor(format, request, wanted), draft);
  draft.dropDangling();
  const ok = ![...draft.problemCounts.keys()].some((code) => problem(code).severity === 'error');
  const expansion = expansionOf(request, formats, wanted);
  if (expansion && request.existing) {
    throw fail('usage-invalid', {
      message: 'A national network is expanded from a site list alone: name a new dossier',
    });
  }
  let national: NationalSummary | undefined;
  if (ok && expansion) national = await nationalFromDraft(draft, withProgress(expansion, request), sink);
  else if (ok) {
    synthesizeSuppliers(draft, request.synthetic ?? {});
    warnWithoutSuppliers(draft, inputs);
    await pourDraft(draft, sink);
  } else for (const found of draft.problems) sink.problem(found);
  const names = [...formats].map((format) => format.id).join(' + ');
  const report = reportOf(
    draft,
    names,
    inputs.map((input) => input.name),
  );
  return national
    ? { report: { ...report, counts: { ...report.counts, ...made(national) } }, ok, national }
    : { report, ok };
}

interface FileOfFormat {
  readonly file: InputFile;
  readonly format: ImportFormat;
}

async function readAll(
  inputs: readonly ImportInput[],
  request: ImportRequest,
  wanted: ImportFormat | undefined,
  draft: ImportDraft,
): Promise<FileOfFormat[]> {
  const files: FileOfFormat[] = [];
  for (const input of inputs) {
    try {
      const file = await readInput(input, request.limits);
      const format = wanted ?? detectFormat(file);
      if (format) files.push({ file, format });
      else draft.report('format-unknown', { file: file.name });
    } catch (error) {
      if (!(error instanceof CleanpathError)) throw error;
      for (const found of error.problems) draft.problem(found);
    }
  }
  return files;
}

function made({
  suppliers,
  products,
  elements,
  relations,
  demands,
  evidence,
}: NationalSummary): ImportReport['counts'] {
  return { suppliers, products, elements, relations, demands, evidence };
}

/** Without any supplier every element stays unknown, which is worth saying before somebody wonders. */
function warnWithoutSuppliers(draft: ImportDraft, inputs: readonly ImportInput[]): void {
  if (draft.elements.size === 0) return;
  for (const { record } of draft.elements.values()) {
    if (record.supplier !== undefined || record.product !== undefined || record.parties !== undefined) return;
  }
  draft.report('import-no-suppliers', { file: inputs[0]?.name ?? '' });
}

/** The national expansion asked for by the caller or by an option of the format. */
function expansionOf(
  request: ImportRequest,
  formats: ReadonlySet<ImportFormat>,
  wanted: ImportFormat | undefined,
): NationalOptions | undefined {
  if (request.national) return request.national;
  for (const format of formats) {
    const asked = format.national?.(optionsFor(format, request, wanted));
    if (!asked) continue;
    const { seed = 1, demands, asOf } = request.synthetic ?? {};
    return { seed, ...asked, ...(demands === undefined ? {} : { demands }), ...(asOf === undefined ? {} : { asOf }) };
  }
  return undefined;
}

function withProgress(options: NationalOptions, { onProgress }: ImportRequest): NationalOptions {
  if (!onProgress || options.onProgress) return options;
  return { ...options, onProgress: (done, total) => onProgress('Expanding stations', done, total) };
}

function orderFiles(files: readonly FileOfFormat[]): readonly FileOfFormat[] {
  const completes = ({ format }: FileOfFormat): number => (format.completes ? 1 : 0);
  return files.toSorted((a, b) => completes(a) - completes(b));
}

function optionsFor(format: ImportFormat, request: ImportRequest, wanted: ImportFormat | undefined) {
  if (wanted) return resolveOptions(format, request.options);
  const names = new Set(format.options.map((option) => option.name));
  const given = Object.entries(request.options ?? {}).filter(([name]) => names.has(name));
  return resolveOptions(format, Object.fromEntries(given));
}

/** Runs a reader over hostile content: expected failures become problems, exhausted stacks or memory too. */
export function guarded(file: string, draft: ImportDraft, read: () => void): void {
  draft.file = file;
  try {
    read();
  } catch (error) {
    if (error instanceof CleanpathError) for (const found of error.problems) draft.problem(found);
    else if (error instanceof RangeError)
      draft.report('format-refused', {
        file,
        message: `The content is too deep or too large to read: ${error.message}`,
      });
    else throw error;
  }
}

export function reportOf(draft: ImportDraft, format: string, files: readonly string[]): ImportReport {
  return {
    format,
    files,
    counts: {
      suppliers: draft.suppliers.size,
      products: draft.products.size,
      elements: draft.elements.size,
      relations: draft.relations.size,
      demands: draft.demands.size,
      evidence: draft.evidences.size,
    },
    merged: draft.merged,
    tallies: sorted(draft.tallies),
    warnings: sorted(draft.problemCounts),
    rejected: draft.problems.filter(({ code }) => REJECTIONS.has(code)),
    assumptions: [...draft.assumptions],
    problems: draft.problems,
  };
}

const REJECTIONS: ReadonlySet<Problem['code']> = new Set(['import-row-rejected', 'import-dangling']);

function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a], [b]) => byCodeUnits(a, b)));
}
