import { randomBytes } from 'node:crypto';

/** UUID version 7 (RFC 9562 §5.7): sorts by creation; ids of one process and millisecond keep their order too. */
export function newId(now: Date): string {
  const time = now.getTime();
  // 12 bits count within a millisecond (RFC 9562 §6.2 method 1); beyond them chance decides.
  count = time === last ? (count + 1) & 0xfff : randomBytes(2).readUInt16BE() & 0x3ff;
  last = time;
  const bytes = randomBytes(16);
  bytes.writeUIntBE(time, 0, 6);
  bytes.writeUInt16BE(0x7000 | count, 6);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

let last = 0;
let count = 0;
