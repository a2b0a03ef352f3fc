import type { Problem } from '@cleanpath/model';
import { CsvScanner } from './csv-scan.js';
import { decodeText } from './encoding.js';

export interface CsvRow {
  /** Line on which the row begins, from 1. */
  readonly line: number;
  /** Cells by column; an empty cell is an empty string. */
  readonly cells: readonly string[];
}

export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
  readonly problems: readonly Problem[];
}

/**
 * A whole CSV file as strings, for sources that are small enough to hold: encoding checked, separator sniffed from the
 * header (`,`, `;` or tab), quoted line ends counted in line numbers. Rows of a wrong length are in `problems` only
 * when cells are lost or missing; rows without any value are left out.
 */
export function parseCsv(bytes: Uint8Array, file: string): CsvTable {
  const decoded = decodeText(bytes, file);
  const problems: Problem[] = [...decoded.problems];
  if (decoded.text === undefined) return { header: [], rows: [], problems };
  return parseDecoded(Buffer.from(decoded.text), file, problems);
}

/** Columns of one table; more is a file that is not a table. */
const MAX_COLUMNS = 4096;

function parseDecoded(bytes: Uint8Array, file: string, problems: Problem[]): CsvTable {
  let header: readonly string[] = [];
  const rows: CsvRow[] = [];
  const fields = Array.from({ length: MAX_COLUMNS }, (_, i) => String(i));
  const scanner = new CsvScanner(file, fields, {
    header(names) {
      header = names.slice(0, MAX_COLUMNS);
      return names.map((_, i) => (i < MAX_COLUMNS ? { field: i } : 'ignore'));
    },
    slots: (row) => {
      rows.push({ line: row.line, cells: header.map((_, i) => (row.kind[i] === 0 ? '' : row.text(i))) });
    },
    problem: (item) => problems.push(item),
  });
  const consumed = scanner.scan(bytes, bytes.length, true);
  if (consumed < bytes.length) problems.push(scanner.incomplete(bytes.subarray(consumed), bytes.length - consumed));
  return { header, rows, problems };
}
