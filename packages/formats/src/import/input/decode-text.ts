import { CleanpathError, hasErrors } from '@cleanpath/model';
import { decodeText as decode } from '../../text/index.js';
import type { InputFile } from './read-input.js';

/** The text of a file: UTF-8, or UTF-16 where a byte order mark says so. Anything else fails with its place. */
export function decodeText(file: InputFile, encoding: 'utf-8' | 'latin1' = 'utf-8'): string {
  // WHATWG reads ISO 8859-1 as Windows-1252; the two agree on all letters.
  if (encoding === 'latin1') return new TextDecoder('windows-1252').decode(file.bytes);
  const { text, problems } = decode(file.bytes, file.name);
  if (text === undefined || hasErrors(problems)) throw new CleanpathError(problems);
  return text;
}

/** The first characters of a file for format detection; never fails. */
export function headText(file: InputFile, length = 4096): string {
  return new TextDecoder('utf-8').decode(file.bytes.subarray(0, length));
}
