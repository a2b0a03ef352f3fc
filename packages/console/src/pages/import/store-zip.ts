export interface ZipEntry {
  readonly path: string;
  readonly text: string;
}

/** DOS date and time of every entry: 1980-01-01, the first the format knows. No clock, so the same bytes each time. */
const DOS_DATE = 0x0021;
/** General purpose bit 11: names are UTF-8 (APPNOTE 4.4.4). */
const UTF8_NAMES = 0x0800;

/** A zip of small text files, stored without compression (APPNOTE 6.3, methods 0). */
export function storedZip(entries: readonly ZipEntry[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { path, text } of entries) {
    const [name, data] = [encoder.encode(path), encoder.encode(text)];
    const sum = crc32(data);
    // Version needed, flags, method, time, date, sum, sizes, length of name and extra field.
    const common = [
      u16(20),
      u16(UTF8_NAMES),
      u16(0),
      u16(0),
      u16(DOS_DATE),
      u32(sum),
      u32(data.length),
      u32(data.length),
    ];
    const local = joined([u32(0x04034b50), ...common, u16(name.length), u16(0), name, data]);
    directory.push(
      joined([
        u32(0x02014b50),
        u16(20),
        ...common,
        u16(name.length),
        ...[0, 0, 0, 0].map(u16),
        u32(0),
        u32(offset),
        name,
      ]),
    );
    pieces.push(local);
    offset += local.length;
  }
  const central = joined(directory);
  const end = [u32(0x06054b50), u16(0), u16(0), u16(entries.length), u16(entries.length), u32(central.length)];
  return joined([...pieces, central, ...end, u32(offset), u16(0)]);
}

const u16 = (value: number): Uint8Array => Uint8Array.of(value & 0xff, (value >>> 8) & 0xff);
const u32 = (value: number): Uint8Array => joined([u16(value & 0xffff), u16(value >>> 16)]);

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** CRC-32 of ISO 3309, bit by bit: templates are a few kilobytes. */
function crc32(data: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of data) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
