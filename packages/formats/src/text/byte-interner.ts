import { fail } from '@cleanpath/model';

/** Longest run of occupied slots tolerated before the table takes a new seed: random hashes at load 0.5 stay below 30. */
const MAX_PROBE_RUN = 64;
/** Reseeding more often than this in one growth step cannot help; the table then only gets slower. */
const MAX_RESEEDS = 4;
const FNV_PRIME = 0x01000193;
const FNV_BASIS = 0x811c9dc5;
const FIRST_SLOTS = 64;
const SLOT_WORDS = 4;
/** Offsets are 32-bit integers. */
const MAX_ARENA_BYTES = 2 ** 31 - 1;
const FIRST_ARENA_BYTES = 1024;

/**
 * Distinct byte strings numbered from 0 in order of first sight, found again without making a JavaScript string.
 * Open addressing over one byte arena at load ≤ 0.5; the hash is seeded per table so that ids cannot be crafted to collide.
 */
export class ByteInterner {
  /** The values as strings, by code. */
  readonly values: string[] = [];
  #arena = Buffer.allocUnsafe(FIRST_ARENA_BYTES);
  #used = 0;
  /** Hash, code + 1 (0 means free), start and length in the arena: one look-up touches one cache line. */
  #slots = new Int32Array(FIRST_SLOTS * SLOT_WORDS);
  #mask = FIRST_SLOTS - 1;
  #seed: number;
  #scratch = Buffer.allocUnsafe(FIRST_ARENA_BYTES);

  constructor(seed: number = randomSeed()) {
    this.#seed = seed | 0;
  }

  /** The seed in use; it changes when ids collide more than chance explains. */
  get seed(): number {
    return this.#seed;
  }

  get count(): number {
    return this.values.length;
  }

  /** True when the value of a code is these bytes: cheaper than `find` where a good guess is at hand. */
  is(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const text = this.values[code];
    if (text === undefined || text.length !== end - start) return false;
    for (let i = 0; i < text.length; i++)
      if (text.charCodeAt(i) !== bytes[start + i] || bytes[start + i]! >= 0x80) return false;
    return true;
  }

  /** Code of the bytes `start … end`, or -1. */
  find(bytes: Uint8Array, start: number, end: number): number {
    return this.#probe(bytes, start, end, hashBytes(bytes, start, end, this.#seed));
  }

  /** Code of the bytes, added when new: a new value has the code that `count` was before. */
  add(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashBytes(bytes, start, end, this.#seed);
    const found = this.#probe(bytes, start, end, hash);
    return found >= 0 ? found : this.#insert(bytes, start, end, hash);
  }

  findText(text: string): number {
    const length = this.#encode(text);
    return this.find(this.#scratch, 0, length);
  }

  addText(text: string): number {
    const length = this.#encode(text);
    return this.add(this.#scratch, 0, length);
  }

  #encode(text: string): number {
    const worst = text.length * 3;
    if (this.#scratch.length < worst) this.#scratch = Buffer.allocUnsafe(worst * 2);
    return this.#scratch.write(text, 0, 'utf8');
  }

  #probe(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const slots = this.#slots;
    const arena = this.#arena;
    const mask = this.#mask;
    const length = end - start;
    let slot = hash & mask;
    for (;;) {
      const at = slot * SLOT_WORDS;
      const code = slots[at + 1]! - 1;
      if (code < 0) return -1;
      if (slots[at] === hash && slots[at + 3] === length && same(arena, slots[at + 2]!, bytes, start, length))
        return code;
      slot = (slot + 1) & mask;
    }
  }

  #insert(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const code = this.values.length;
    const length = end - start;
    if (this.#used + length > MAX_ARENA_BYTES)
      throw fail('limit-exceeded', { message: 'The texts of one column exceed 2 GB' });
    if (this.#used + length > this.#arena.length) this.#arena = grown(this.#arena, this.#used + length);
    const arena = this.#arena;
    let high = 0;
    for (let i = start, k = this.#used; i < end; i++, k++) {
      const byte = bytes[i]!;
      high |= byte;
      arena[k] = byte;
    }
    const from = this.#used;
    this.#used += length;
    // A one-byte string is cheaper to make and to keep; only ASCII may be read as one.
    this.values.push(
      high < 0x80 ? arena.toString('latin1', from, this.#used) : arena.toString('utf8', from, this.#used),
    );
    if ((code + 1) * 2 > this.#mask + 1) this.#grow();
    if (this.#place(hash, code, from, length) > MAX_PROBE_RUN) this.#reseed();
    return code;
  }

  /** Puts a code into the first free slot; returns how far that was from its own. */
  #place(hash: number, code: number, from: number, length: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    let slot = hash & mask;
    let run = 0;
    while (slots[slot * SLOT_WORDS + 1] !== 0) {
      slot = (slot + 1) & mask;
      run++;
    }
    const at = slot * SLOT_WORDS;
    slots[at] = hash;
    slots[at + 1] = code + 1;
    slots[at + 2] = from;
    slots[at + 3] = length;
    return run;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    this.#mask = this.#mask * 2 + 1;
    for (let at = 0; at < old.length; at += SLOT_WORDS)
      if (old[at + 1] !== 0) this.#place(old[at]!, old[at + 1]! - 1, old[at + 2]!, old[at + 3]!);
  }

  #reseed(): void {
    for (let attempt = 0; attempt < MAX_RESEEDS; attempt++) {
      const old = this.#slots;
      this.#seed = nextSeed(this.#seed);
      this.#slots = new Int32Array(old.length);
      let worst = 0;
      for (let at = 0; at < old.length; at += SLOT_WORDS) {
        if (old[at + 1] === 0) continue;
        const from = old[at + 2]!;
        const length = old[at + 3]!;
        const hash = hashBytes(this.#arena, from, from + length, this.#seed);
        worst = Math.max(worst, this.#place(hash, old[at + 1]! - 1, from, length));
      }
      if (worst <= MAX_PROBE_RUN) return;
    }
  }
}

function same(arena: Uint8Array, from: number, bytes: Uint8Array, start: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (arena[from + i] !== bytes[start + i]) return false;
  return true;
}

/** FNV-1a from a seed, with a final mix because the table uses the low bits. */
export function hashBytes(bytes: Uint8Array, start: number, end: number, seed: number): number {
  let hash = FNV_BASIS ^ seed;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, FNV_PRIME);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) | 0;
}

/** Not a result: only decides where values sit in the table. */
function randomSeed(): number {
  return (Math.random() * 0x1_0000_0000) | 0;
}

const nextSeed = (seed: number): number => (Math.imul(seed, 0x41c64e6d) + 0x3039) | 0;

function grown(arena: Buffer, needed: number): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafe(Math.max(needed, arena.length * 2));
  larger.set(arena);
  return larger;
}
