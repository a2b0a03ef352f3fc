import { stringify } from 'csv-stringify/sync';

export type Cell = string | number | boolean | null | undefined;

/** Rows as CSV (RFC 4180), with what a spreadsheet would run as a formula made text (OWASP "CSV Injection"). */
export function csvText(header: readonly string[] | undefined, rows: readonly (readonly Cell[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell.toWellFormed() : cell)));
  return stringify(header === undefined ? cells : [[...header], ...cells], {
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { boolean: String },
  });
}
