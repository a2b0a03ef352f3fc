import { isUtf8 } from 'node:buffer';
import { problem, type Problem, type SourcePlace } from '@cleanpath/model';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export interface DecodedText {
  /** Absent when the bytes cannot be read as text. */
  readonly text?: string;
  readonly problems: readonly Problem[];
}

/**
 * Bytes of a text file as a string: UTF-8, or UTF-16 with a byte order mark (with a warning). A mark is stripped.
 * Anything else is a problem with the place of the first bad byte.
 */
export function decodeText(bytes: Uint8Array, file: string): DecodedText {
  const { encoding, markLength } = detectEncoding(bytes);
  if (encoding !== 'utf-8') {
    const text = decodeUtf16(bytes.subarray(markLength), encoding);
    if (text === undefined) return { problems: [brokenUtf16(file)] };
    const nul = text.indexOf('\0');
    if (nul >= 0) return { problems: [nulProblem(textPlace(text, nul, file))] };
    return { text, problems: [convertedProblem(encoding, file)] };
  }
  const body = bytes.subarray(markLength);
  const found = findBadText(body);
  if (found) return { problems: [badTextProblem(body, found, file)] };
  return { text: Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'), problems: [] };
}

/** By byte order mark only; without one the text is UTF-8 or wrong. */
export function detectEncoding(bytes: Uint8Array): { readonly encoding: Encoding; readonly markLength: number } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', markLength: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', markLength: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', markLength: 2 };
  return { encoding: 'utf-8', markLength: 0 };
}

export interface BadText {
  readonly kind: 'utf-8' | 'nul';
  /** Byte offset of the first bad byte. */
  readonly offset: number;
}

/** The first byte that is not UTF-8 or is NUL, in text whose end is not cut inside a character. */
export function findBadText(bytes: Uint8Array): BadText | undefined {
  const nul = bytes.indexOf(0);
  if (isUtf8(bytes)) return nul < 0 ? undefined : { kind: 'nul', offset: nul };
  const bad = firstInvalidUtf8(bytes);
  return nul >= 0 && nul < bad ? { kind: 'nul', offset: nul } : { kind: 'utf-8', offset: bad };
}

/** The problem for a bad byte; `firstLine` is the line number of the first byte given. */
export function badTextProblem(bytes: Uint8Array, bad: BadText, file: string, firstLine = 1): Problem {
  const place = bytePlace(bytes, bad.offset, file, firstLine);
  if (bad.kind === 'utf-8') {
    const byte = bytes[bad.offset]!;
    return problem('encoding-invalid', {
      ...place,
      message: `Byte 0x${byte.toString(16).padStart(2, '0')} at byte ${bad.offset + 1} of this part is not valid UTF-8`,
      remedy: looksLikeLatin1(bytes, bad.offset)
        ? 'The file looks like Latin-1 or Windows-1252: save it as UTF-8.'
        : 'Save the file as UTF-8.',
    });
  }
  const alternating = bytes[bad.offset + 2] === 0 || bytes[bad.offset - 2] === 0;
  if (!alternating) return nulProblem(place);
  return problem('encoding-unsupported', {
    ...place,
    message: 'The file looks like UTF-16 without a byte order mark',
    remedy: 'Save the file as UTF-8.',
  });
}

export function convertedProblem(encoding: Encoding, file: string): Problem {
  return problem('encoding-converted', { file, message: `The file is ${encoding.toUpperCase()} and was converted` });
}

export function brokenUtf16(file: string): Problem {
  return problem('encoding-invalid', {
    file,
    message: 'The file has a UTF-16 byte order mark but is not valid UTF-16',
  });
}

function nulProblem(place: SourcePlace): Problem {
  return problem('syntax-invalid', {
    ...place,
    message: 'The text holds a NUL byte',
    remedy: 'Check that the file is a text file; remove the NUL byte.',
  });
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Offset of the first byte that cannot begin or continue a character (Unicode 15 table 3-7). */
function firstInvalidUtf8(bytes: Uint8Array): number {
  let i = 0;
  while (i < bytes.length) {
    const length = characterLength(bytes, i);
    if (length === 0) return i;
    i += length;
  }
  return bytes.length - 1;
}

function characterLength(bytes: Uint8Array, i: number): number {
  const a = bytes[i]!;
  if (a < 0x80) return 1;
  const continues = (k: number, low = 0x80, high = 0xbf): boolean => {
    const byte = bytes[i + k];
    return byte !== undefined && byte >= low && byte <= high;
  };
  if (a >= 0xc2 && a <= 0xdf) return continues(1) ? 2 : 0;
  if (a >= 0xe0 && a <= 0xef) {
    const low = a === 0xe0 ? 0xa0 : 0x80;
    const high = a === 0xed ? 0x9f : 0xbf;
    return continues(1, low, high) && continues(2) ? 3 : 0;
  }
  if (a >= 0xf0 && a <= 0xf4) {
    const low = a === 0xf0 ? 0x90 : 0x80;
    const high = a === 0xf4 ? 0x8f : 0xbf;
    return continues(1, low, high) && continues(2) && continues(3) ? 4 : 0;
  }
  return 0;
}

/** A single high byte between ASCII bytes is a letter of an 8-bit encoding. */
function looksLikeLatin1(bytes: Uint8Array, offset: number): boolean {
  const next = bytes[offset + 1] ?? 0x20;
  return bytes[offset]! >= 0x80 && next < 0x80;
}

/** Line and column (both from 1, the column in characters) of a byte. */
export function bytePlace(bytes: Uint8Array, offset: number, file: string, firstLine = 1): SourcePlace {
  let line = firstLine;
  let start = 0;
  for (let i = 0; i < offset; i++) {
    if (bytes[i] === 0x0a) {
      line++;
      start = i + 1;
    }
  }
  const before = Buffer.from(bytes.buffer, bytes.byteOffset + start, offset - start).toString('utf8');
  return { file, line, column: before.length + 1 };
}

function textPlace(text: string, offset: number, file: string): SourcePlace {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { file, line, column: offset - before.lastIndexOf('\n') };
}
