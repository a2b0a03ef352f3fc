import { crc32 } from 'node:zlib';
import { fail } from '@cleanpath/model';

/** One file of an archive; `parts` gives the same pieces each time it is called. */
export interface ZipFile {
  readonly path: string;
  parts(): Iterable<string | Uint8Array>;
}

/** Without ZIP64 (APPNOTE 6.3.10 §4.4.8, §4.4.24) sizes and offsets end here. */
const MAX_BYTES = 0xffff_fffe;
/** 1980-01-01 00:00, the first moment a ZIP knows: the same files give the same bytes whenever they are written. */
const DATE = 0x0021;
const TIME = 0;
/** Version 2.0, names in UTF-8, not compressed. */
const VERSION = 20;
const UTF8 = 0x0800;
const STORED = 0;

interface Entry {
  readonly name: Buffer;
  readonly crc: number;
  readonly size: number;
  readonly offset: number;
}

/**
 * Writes a ZIP archive in pieces, in the order given. Nothing is compressed, so that the bytes depend on the content
 * alone and not on the version of a library; each file is generated twice, once for its checksum, and never held whole.
 * Throws `limit-exceeded` beyond 4 GiB.
 */
export function* writeZip(files: Iterable<ZipFile>): Generator<Uint8Array> {
  const entries: Entry[] = [];
  let offset = 0;
  for (const file of files) {
    const name = Buffer.from(file.path, 'utf8');
    const entry = { name, ...measured(file), offset };
    checkSize(offset + entry.size);
    const header = localHeader(entry);
    yield header;
    yield* bytesOf(file);
    entries.push(entry);
    offset += header.length + entry.size;
  }
  const directory = Buffer.concat(entries.map(centralHeader));
  checkSize(offset + directory.length);
  yield directory;
  yield endRecord(entries.length, directory.length, offset);
}

function measured(file: ZipFile): { crc: number; size: number } {
  let crc = 0;
  let size = 0;
  for (const bytes of bytesOf(file)) {
    crc = crc32(bytes, crc);
    size += bytes.length;
  }
  return { crc, size };
}

function* bytesOf(file: ZipFile): Generator<Uint8Array> {
  for (const part of file.parts()) yield typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
}

/** APPNOTE §4.3.7 */
function localHeader({ name, crc, size }: Omit<Entry, 'offset'>): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  writeCommon(header, 6, { name, crc, size });
  return Buffer.concat([header, name]);
}

/** APPNOTE §4.3.12 */
function centralHeader({ name, crc, size, offset }: Entry): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(VERSION, 6);
  writeCommon(header, 8, { name, crc, size });
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, name]);
}

function writeCommon(header: Buffer, at: number, { name, crc, size }: Omit<Entry, 'offset'>): void {
  header.writeUInt16LE(UTF8, at);
  header.writeUInt16LE(STORED, at + 2);
  header.writeUInt16LE(TIME, at + 4);
  header.writeUInt16LE(DATE, at + 6);
  header.writeUInt32LE(crc >>> 0, at + 8);
  header.writeUInt32LE(size, at + 12);
  header.writeUInt32LE(size, at + 16);
  header.writeUInt16LE(name.length, at + 20);
}

/** APPNOTE §4.3.16 */
function endRecord(count: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}

function checkSize(bytes: number): void {
  if (bytes > MAX_BYTES)
    throw fail('limit-exceeded', {
      message: 'The archive would be larger than 4 GiB',
      remedy: 'Download the binary snapshot instead.',
    });
}
