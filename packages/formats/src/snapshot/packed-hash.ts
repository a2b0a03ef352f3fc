import { createHash } from 'node:crypto';
import { ENTRY_BYTES, HEADER_BYTES, MAGIC, NAME_BYTES, PARTS, SECTION_TYPES, VERSION } from './layout.js';

/**
 * `snapshotHash` of the network in these bytes, from the section table alone. The bytes must come from `encodeSnapshot`
 * or have been read by `decodeSnapshot`: the hashes of the table are taken as they stand.
 */
export function packedSnapshotHash(snapshot: Uint8Array): string {
  const file = Buffer.from(snapshot.buffer, snapshot.byteOffset, snapshot.byteLength);
  const hash = createHash('sha256').update(`${MAGIC} ${VERSION} facts\n`);
  for (let i = 0; i < file.readUInt32LE(12); i++) {
    const entry = file.subarray(HEADER_BYTES + i * ENTRY_BYTES, HEADER_BYTES + (i + 1) * ENTRY_BYTES);
    if (PARTS[entry.readUInt32LE(NAME_BYTES + 4)] !== 'fact') continue;
    const name = entry.toString('latin1', 0, NAME_BYTES).replace(/\0+$/, '');
    const type = SECTION_TYPES[entry.readUInt32LE(NAME_BYTES)]!;
    const length = entry.readBigUInt64LE(NAME_BYTES + 16);
    hash.update(`${name} ${type} ${length} ${entry.toString('hex', NAME_BYTES + 24, NAME_BYTES + 56)}\n`);
  }
  return hash.digest('hex');
}
