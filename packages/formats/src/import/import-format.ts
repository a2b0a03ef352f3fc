import type { Problem } from '@cleanpath/model';
import type { ImportDraft } from './import-draft.js';
import type { InputFile } from './input/read-input.js';

/** One option of a format, as documented, shown in the help and checked. Values arrive as text and are typed here. */
export interface ImportOption {
  readonly name: string;
  readonly type: 'text' | 'choice' | 'boolean' | 'integer';
  /** Allowed values of a choice. */
  readonly choices?: readonly string[];
  readonly default: string | number | boolean;
  readonly description: string;
}

export type OptionValue = string | number | boolean;
export type ImportOptions = Readonly<Record<string, OptionValue>>;

/** One line of the field mapping of a format: what of the source becomes what of ours. */
export interface FieldMapping {
  readonly source: string;
  readonly target: string;
  readonly note?: string;
}

export interface ImportFormat {
  readonly id: string;
  readonly title: string;
  /** What it reads, in one sentence. */
  readonly reads: string;
  readonly options: readonly ImportOption[];
  /** An example command line. */
  readonly example: string;
  readonly mappings: readonly FieldMapping[];
  /** Traps of real files and what happens. */
  readonly traps: readonly string[];
  /** How sure the format is that a file is its own, 0 (not) to 1 (certain), by its first bytes as text and its name. */
  detect(head: string, filename: string): number;
  /** Reads one file into the draft. Hostile or damaged content throws a CleanpathError or becomes a problem of the draft. */
  read(file: InputFile, options: ImportOptions, draft: ImportDraft): void;
  /** True for formats that complete elements of other files, which are therefore read last. */
  readonly completes?: true;
  /** Says, from the options, whether the result is to be expanded to a synthetic national network. */
  national?(options: ImportOptions): { readonly elements?: number } | undefined;
  /** Called once after the last file, for formats that join several files. */
  finish?(options: ImportOptions, draft: ImportDraft): void;
}

export interface ImportReport {
  readonly format: string;
  readonly files: readonly string[];
  readonly counts: {
    readonly suppliers: number;
    readonly products: number;
    readonly elements: number;
    readonly relations: number;
    readonly demands: number;
    readonly evidence: number;
  };
  /** Identical things found more than once and kept once. */
  readonly merged: number;
  /** What was counted, dropped or ignored on the way, by wording, sorted. */
  readonly tallies: Readonly<Record<string, number>>;
  /** Warnings by code, sorted. */
  readonly warnings: Readonly<Record<string, number>>;
  /** Rows left out, with place and reason. */
  readonly rejected: readonly Problem[];
  /** What the source left open and how it was read. */
  readonly assumptions: readonly string[];
  readonly problems: readonly Problem[];
}
