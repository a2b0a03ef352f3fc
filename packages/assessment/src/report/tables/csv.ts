export type CsvValue = string | number | boolean | undefined;

/**
 * A table as CSV (RFC 4180): CRLF line ends, cells quoted where they hold commas, quotes or line breaks. UTF-8 without
 * byte order mark. Text a spreadsheet would run as a formula gets a leading apostrophe; see `harmless`.
 */
export function csvTable(header: readonly string[], rows: Iterable<readonly CsvValue[]>): string {
  let text = csvLine(header);
  for (const row of rows) text += csvLine(row);
  return text;
}

export function csvLine(cells: readonly CsvValue[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: CsvValue): string {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? harmless(value.toWellFormed()) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What spreadsheets take for the start of a formula, full-width forms included (OWASP "CSV Injection"). */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;

const PLAIN_NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Leading apostrophe before text that a spreadsheet would evaluate; plain numbers stay numbers. */
function harmless(text: string): string {
  return FORMULA_START.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}
