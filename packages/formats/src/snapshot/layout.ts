/**
 * Binary snapshot "CPNG", version 1. All words little-endian.
 *
 *   0  magic "CPNG"            16  length of the file, u64
 *   4  version, u32            24  reserved, 8 zero bytes
 *   8  0x01020304, u32         32  SHA-256 of the section table
 *  12  number of sections      64  section table, ENTRY_BYTES each
 *
 * Entry: name (40 bytes ASCII, zero filled), type u32, part u32, offset u64 (multiple of 64), length u64, SHA-256.
 * Sections follow in table order; the gaps between them are zero.
 */
export const MAGIC = 'CPNG';
export const VERSION = 1;
export const ENDIANNESS_WORD = 0x01020304;
export const HEADER_BYTES = 64;
export const ENTRY_BYTES = 96;
export const NAME_BYTES = 40;
export const ALIGNMENT = 64;
export const HASH_BYTES = 32;
/** A snapshot has about sixty sections; more is not one of ours. */
export const MAX_SECTIONS = 256;

export const SECTION_TYPES = ['bytes', 'u8', 'i32', 'f64'] as const;
export type SectionType = (typeof SECTION_TYPES)[number];

/** Facts decide the identity of a snapshot; provenance (file, line, pointer) does not. */
export const PARTS = ['fact', 'provenance'] as const;
export type SectionPart = (typeof PARTS)[number];

export interface Section {
  readonly name: string;
  readonly type: SectionType;
  readonly part: SectionPart;
  readonly bytes: Uint8Array;
}

export function aligned(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}
