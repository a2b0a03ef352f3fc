import { fail } from '@cleanpath/model';

const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** One CSV record after RFC 4180. Nothing is escaped but quotes; a NUL has no place in a text file and is refused. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}

function csvCell(text: string): string {
  if (text.includes('\0'))
    throw fail('write-failed', { message: 'A text holds a NUL character, which CSV cannot', value: text });
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
