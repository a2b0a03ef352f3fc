import { fail } from '@cleanpath/model';

/** Longest run of occupied slots tolerated before the table takes a new seed: random hashes at load 0.5 stay below 30. */
const MAX_PROBE_RUN = 64;
/** Reseeding more often than this at one size cannot help; the table then only gets slower. */
const MAX_RESEEDS = 4;
const FIRST_SLOTS = 64;
const FIRST_SCRATCH_BYTES = 1024;
/** Offsets are 32-bit integers. */
const MAX_ARENA_BYTES = 2 ** 31 - 1;

/**
 * Words of a slot: hash, code + 1 (0 means free), length, then the text itself up to INLINE_BYTES, or its offset in the
 * arena. Ids are short: nearly every look-up touches one cache line.
 */
const SLOT_WORDS = 8;
const TEXT_AT = 3;
const INLINE_WORDS = SLOT_WORDS - TEXT_AT;
const INLINE_BYTES = INLINE_WORDS * 4;

/**
 * Distinct byte strings numbered from 0 in order of first sight, found again without making a JavaScript string.
 * Open addressing at load ≤ 0.5; the hash is seeded per table so that ids cannot be crafted to collide.
 */
export class ByteInterner {
  /** The values as strings, by code. */
  readonly values: string[] = [];
  #slots = new Int32Array(FIRST_SLOTS * SLOT_WORDS);
  #mask = FIRST_SLOTS - 1;
  #seed: number;
  /** Texts too long for their slot. */
  #arena = Buffer.alloc(0);
  #used = 0;
  /** The first words of the text at hand. */
  readonly #words = new Int32Array(INLINE_WORDS);
  #scratch = Buffer.allocUnsafe(FIRST_SCRATCH_BYTES);

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

  /** True when the value of a code is these bytes: cheaper than `find` where a good guess is at hand. ASCII only. */
  is(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const text = this.values[code];
    if (text?.length !== end - start) return false;
    for (let i = 0; i < text.length; i++)
      if (text.charCodeAt(i) !== bytes[start + i] || bytes[start + i]! >= 0x80) return false;
    return true;
  }

  /** Code of the bytes `start … end`, or -1. */
  find(bytes: Uint8Array, start: number, end: number): number {
    return this.#probe(bytes, start, end, hashWords(bytes, start, end, this.#seed, this.#words));
  }

  /** Code of the bytes, added when new: a new value has the code that `count` was before. */
  add(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashWords(bytes, start, end, this.#seed, this.#words);
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
    this.#scratchFor(text.length * 3);
    return this.#scratch.write(text, 0, 'utf8');
  }

  #scratchFor(length: number): void {
    if (this.#scratch.length < length) this.#scratch = Buffer.allocUnsafe(length * 2);
  }

  /** Looks for the text whose first words are in `#words`. */
  #probe(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    const words = this.#words;
    const length = end - start;
    let slot = hash & mask;
    for (;;) {
      const at = slot * SLOT_WORDS;
      const code = slots[at + 1]! - 1;
      if (code < 0) return -1;
      if (slots[at] === hash && slots[at + 2] === length) {
        if (length > INLINE_BYTES) {
          if (same(this.#arena, slots[at + TEXT_AT]!, bytes, start, length)) return code;
        } else if (sameWords(slots, at + TEXT_AT, words)) return code;
      }
      slot = (slot + 1) & mask;
    }
  }

  #insert(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const code = this.values.length;
    const length = end - start;
    this.values.push(this.#string(bytes, start, end));
    const words = this.#words;
    if (length > INLINE_BYTES) words.fill(0)[0] = this.#store(bytes, start, end);
    if ((code + 1) * 2 > this.#mask + 1) this.#grow();
    if (this.#place(hash, code, length, words, 0) > MAX_PROBE_RUN) this.#reseed();
    return code;
  }

  #string(bytes: Uint8Array, start: number, end: number): string {
    const length = end - start;
    this.#scratchFor(length);
    const scratch = this.#scratch;
    let high = 0;
    for (let i = 0; i < length; i++) {
      const byte = bytes[start + i]!;
      high |= byte;
      scratch[i] = byte;
    }
    // A one-byte string is cheaper to make and to keep; only ASCII may be read as one.
    return scratch.toString(high < 0x80 ? 'latin1' : 'utf8', 0, length);
  }

  #store(bytes: Uint8Array, start: number, end: number): number {
    const from = this.#used;
    const used = from + end - start;
    if (used > MAX_ARENA_BYTES) throw fail('limit-exceeded', { message: 'The texts of one column exceed 2 GB' });
    if (used > this.#arena.length) {
      const larger = Buffer.allocUnsafe(Math.max(used, this.#arena.length * 2));
      larger.set(this.#arena);
      this.#arena = larger;
    }
    for (let i = start, k = from; i < end; i++, k++) this.#arena[k] = bytes[i]!;
    this.#used = used;
    return from;
  }

  /** Puts a text into the first free slot; returns how far that was from its own. */
  #place(hash: number, code: number, length: number, words: Int32Array, wordsAt: number): number {
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
    slots[at + 2] = length;
    for (let i = 0; i < INLINE_WORDS; i++) slots[at + TEXT_AT + i] = words[wordsAt + i]!;
    return run;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    this.#mask = this.#mask * 2 + 1;
    for (let at = 0; at < old.length; at += SLOT_WORDS)
      if (old[at + 1] !== 0) this.#place(old[at]!, old[at + 1]! - 1, old[at + 2]!, old, at + TEXT_AT);
  }

  #reseed(): void {
    for (let attempt = 0; attempt < MAX_RESEEDS; attempt++) {
      const old = this.#slots;
      this.#seed = nextSeed(this.#seed);
      this.#slots = new Int32Array(old.length);
      let worst = 0;
      for (let at = 0; at < old.length; at += SLOT_WORDS) {
        if (old[at + 1] === 0) continue;
        const length = old[at + 2]!;
        const hash =
          length > INLINE_BYTES
            ? hashBytes(this.#arena, old[at + TEXT_AT]!, old[at + TEXT_AT]! + length, this.#seed)
            : hashInline(old, at + TEXT_AT, length, this.#seed);
        worst = Math.max(worst, this.#place(hash, old[at + 1]! - 1, length, old, at + TEXT_AT));
      }
      if (worst <= MAX_PROBE_RUN) return;
    }
  }
}

/** The hash of a text: multiply and shift over its little-endian words, from a seed. */
export function hashBytes(bytes: Uint8Array, start: number, end: number, seed: number): number {
  return hashWords(bytes, start, end, seed, new Int32Array(INLINE_WORDS));
}

/** As `hashBytes`; leaves the first words in `words`, zero behind the end. */
function hashWords(bytes: Uint8Array, start: number, end: number, seed: number, words: Int32Array): number {
  let hash = seed ^ (end - start);
  let k = 0;
  let i = start;
  for (; i + 4 <= end; i += 4) {
    const word = bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    if (k < INLINE_WORDS) words[k++] = word;
    hash = mixed(hash, word);
  }
  let last = 0;
  for (let shift = 0; i < end; i++, shift += 8) last |= bytes[i]! << shift;
  if (k < INLINE_WORDS) words[k++] = last;
  while (k < INLINE_WORDS) words[k++] = 0;
  return finished(hash, last);
}

/** The same hash from the words of a slot. */
function hashInline(slots: Int32Array, at: number, length: number, seed: number): number {
  let hash = seed ^ length;
  const full = length >> 2;
  for (let k = 0; k < full; k++) hash = mixed(hash, slots[at + k]!);
  return finished(hash, (length & 3) === 0 ? 0 : slots[at + full]!);
}

function mixed(hash: number, word: number): number {
  const product = Math.imul(hash ^ word, 0x9e3779b1);
  return product ^ (product >>> 15);
}

/** Stirs all bits once more: the table uses the low ones. */
function finished(hash: number, last: number): number {
  let result = Math.imul(hash ^ last, 0x85ebca6b);
  result = Math.imul(result ^ (result >>> 13), 0x2c1b3c6d);
  return (result ^ (result >>> 16)) | 0;
}

function sameWords(slots: Int32Array, at: number, words: Int32Array): boolean {
  for (let i = 0; i < INLINE_WORDS; i++) if (slots[at + i] !== words[i]) return false;
  return true;
}

function same(arena: Uint8Array, from: number, bytes: Uint8Array, start: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (arena[from + i] !== bytes[start + i]) return false;
  return true;
}

/** Not a result: only decides where values sit in the table. */
function randomSeed(): number {
  return (Math.random() * 0x1_0000_0000) | 0;
}

const nextSeed = (seed: number): number => (Math.imul(seed, 0x41c64e6d) + 0x3039) | 0;
