import { createHash } from 'node:crypto';
import type { Dossier } from '@cleanpath/model';
import { canonicalOrder } from './canonical-order.js';
import { factSections, provenanceSections } from './dossier-sections.js';
import {
  aligned,
  ENDIANNESS_WORD,
  ENTRY_BYTES,
  HASH_BYTES,
  HEADER_BYTES,
  MAGIC,
  NAME_BYTES,
  PARTS,
  SECTION_TYPES,
  VERSION,
  type Section,
} from './layout.js';

/** The binary snapshot of a network. Equal networks give equal bytes, in whatever order their rows stood. */
export function encodeSnapshot(dossier: Dossier): Uint8Array {
  const order = canonicalOrder(dossier);
  const sections = [...factSections(dossier, order), ...provenanceSections(dossier, order)];
  const tableEnd = HEADER_BYTES + sections.length * ENTRY_BYTES;
  let end = tableEnd;
  const offsets = sections.map(({ bytes }) => {
    const offset = aligned(end);
    end = offset + bytes.length;
    return offset;
  });
  const file = Buffer.alloc(end);
  sections.forEach((section, i) => {
    file.set(section.bytes, offsets[i]);
    writeEntry(file.subarray(HEADER_BYTES + i * ENTRY_BYTES), section, offsets[i]!);
  });
  file.write(MAGIC, 0, 'latin1');
  file.writeUInt32LE(VERSION, 4);
  file.writeUInt32LE(ENDIANNESS_WORD, 8);
  file.writeUInt32LE(sections.length, 12);
  file.writeBigUInt64LE(BigInt(end), 16);
  file.set(sha256(file.subarray(HEADER_BYTES, tableEnd)), HEADER_BYTES - HASH_BYTES);
  return file;
}

/**
 * The identity of a network: SHA-256 over its fact sections, in lower-case hexadecimal. The order of rows and the names
 * of files do not change it. The hash covers, for each fact section, its table entry without the offset.
 */
export function snapshotHash(dossier: Dossier): string {
  const hash = createHash('sha256').update(`${MAGIC} ${VERSION} facts\n`);
  for (const section of factSections(dossier, canonicalOrder(dossier))) hash.update(factLine(section));
  return hash.digest('hex');
}

/** What `snapshotHash` covers of one section. */
export function factLine({ name, type, bytes }: Section): string {
  return `${name} ${type} ${bytes.length} ${sha256(bytes).toString('hex')}\n`;
}

function writeEntry(entry: Buffer, { name, type, part, bytes }: Section, offset: number): void {
  entry.write(name, 0, NAME_BYTES, 'latin1');
  entry.writeUInt32LE(SECTION_TYPES.indexOf(type), NAME_BYTES);
  entry.writeUInt32LE(PARTS.indexOf(part), NAME_BYTES + 4);
  entry.writeBigUInt64LE(BigInt(offset), NAME_BYTES + 8);
  entry.writeBigUInt64LE(BigInt(bytes.length), NAME_BYTES + 16);
  entry.set(sha256(bytes), NAME_BYTES + 24);
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
