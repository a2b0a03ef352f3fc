const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** One CSV record after RFC 4180. Nothing is escaped but quotes: a text that begins with `=` stays what it is. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}

function csvCell(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
