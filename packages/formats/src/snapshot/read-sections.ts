import { createHash } from 'node:crypto';
import { fail, type CleanpathError } from '@cleanpath/model';
import {
  aligned,
  ENDIANNESS_WORD,
  ENTRY_BYTES,
  HASH_BYTES,
  HEADER_BYTES,
  MAGIC,
  MAX_SECTIONS,
  NAME_BYTES,
  PARTS,
  SECTION_TYPES,
  VERSION,
  type Section,
  type SectionType,
} from './layout.js';

const SECTION_NAME = /^[a-z][A-Za-z.]*$/;
const UNIT_BYTES: Readonly<Record<SectionType, number>> = { bytes: 1, u8: 1, i32: 4, f64: 8 };

export function invalid(message: string): CleanpathError {
  return fail('snapshot-invalid', { message: `The snapshot is not valid: ${message}` });
}

/** The sections of a snapshot by name, every length, offset, gap and hash checked before use. */
export function readSections(given: Uint8Array): ReadonlyMap<string, Section> {
  const file = wordAligned(given);
  if (file.length < HEADER_BYTES || file.toString('latin1', 0, 4) !== MAGIC)
    throw invalid('it does not begin with CPNG');
  if (file.readUInt32LE(4) !== VERSION) throw invalid(`version ${file.readUInt32LE(4)} is not supported`);
  if (file.readUInt32LE(8) !== ENDIANNESS_WORD) throw invalid('wrong byte order');
  const count = file.readUInt32LE(12);
  if (count > MAX_SECTIONS) throw invalid('too many sections');
  if (file.readBigUInt64LE(16) !== BigInt(file.length)) throw invalid('it is cut off or has bytes at its end');
  if (file.readBigUInt64LE(24) !== 0n) throw invalid('reserved bytes are set');
  const tableEnd = HEADER_BYTES + count * ENTRY_BYTES;
  if (tableEnd > file.length) throw invalid('the section table is cut off');
  const tableHash = file.subarray(HEADER_BYTES - HASH_BYTES, HEADER_BYTES);
  if (!sha256(file.subarray(HEADER_BYTES, tableEnd)).equals(tableHash)) throw invalid('the section table was altered');
  const sections = new Map<string, Section>();
  let end = tableEnd;
  for (let i = 0; i < count; i++) {
    const entry = file.subarray(HEADER_BYTES + i * ENTRY_BYTES, HEADER_BYTES + (i + 1) * ENTRY_BYTES);
    const section = readEntry(file, entry, end);
    if (sections.has(section.name)) throw invalid(`section ${section.name} occurs twice`);
    sections.set(section.name, section);
    end = section.bytes.byteOffset - file.byteOffset + section.bytes.length;
  }
  if (end !== file.length) throw invalid('bytes follow the last section');
  return sections;
}

function readEntry(file: Buffer, entry: Buffer, end: number): Section {
  const name = entry.toString('latin1', 0, NAME_BYTES).replace(/\0+$/, '');
  if (!SECTION_NAME.test(name)) throw invalid('a section has no proper name');
  const type = SECTION_TYPES[entry.readUInt32LE(NAME_BYTES)];
  const part = PARTS[entry.readUInt32LE(NAME_BYTES + 4)];
  if (type === undefined || part === undefined) throw invalid(`section ${name} is of an unknown type`);
  const offset = entry.readBigUInt64LE(NAME_BYTES + 8);
  const length = entry.readBigUInt64LE(NAME_BYTES + 16);
  if (offset !== BigInt(aligned(end)) || offset + length > BigInt(file.length))
    throw invalid(`section ${name} lies outside its place`);
  const start = Number(offset);
  for (let i = end; i < start; i++) if (file[i] !== 0) throw invalid('bytes between sections are set');
  const bytes = file.subarray(start, start + Number(length));
  if (bytes.length % UNIT_BYTES[type] !== 0) throw invalid(`section ${name} has a broken length`);
  if (!sha256(bytes).equals(entry.subarray(NAME_BYTES + 24))) throw invalid(`section ${name} was altered`);
  return { name, type, part, bytes };
}

/** Typed arrays are views into the snapshot: it must begin on a word boundary of its memory. */
function wordAligned(given: Uint8Array): Buffer {
  if (given.byteOffset % 8 === 0) return Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const copy = Buffer.from(new ArrayBuffer(given.byteLength));
  copy.set(given);
  return copy;
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
