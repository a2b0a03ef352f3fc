/** Longest run of occupied slots tolerated before the table takes a new seed: random hashes at load 0.5 stay below 30. */
const MAX_PROBE_RUN = 64;
/** Reseeding more often than this in one growth step cannot help; the table then only gets slower. */
const MAX_RESEEDS = 4;
const FNV_PRIME = 0x01000193;
const FNV_BASIS = 0x811c9dc5;
const FIRST_SLOTS = 64;
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
  /** End of each value in the arena; the start is the end of the one before. */
  #ends = new Int32Array(FIRST_SLOTS);
  /** Pairs of hash and code + 1; code 0 + 1 so that 0 means free. */
  #slots = new Int32Array(FIRST_SLOTS * 2);
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
    const mask = this.#mask;
    let slot = hash & mask;
    for (;;) {
      const code = slots[slot * 2 + 1]! - 1;
      if (code < 0) return -1;
      if (slots[slot * 2] === hash && this.#equals(code, bytes, start, end)) return code;
      slot = (slot + 1) & mask;
    }
  }

  #equals(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const ends = this.#ends;
    const arena = this.#arena;
    const from = code === 0 ? 0 : ends[code - 1]!;
    const length = end - start;
    if (ends[code]! - from !== length) return false;
    for (let i = 0; i < length; i++) if (arena[from + i] !== bytes[start + i]) return false;
    return true;
  }

  #insert(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const code = this.values.length;
    const length = end - start;
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
    if (code >= this.#ends.length) {
      const ends = new Int32Array(this.#ends.length * 2);
      ends.set(this.#ends);
      this.#ends = ends;
    }
    this.#ends[code] = this.#used;
    if ((code + 1) * 2 > this.#mask + 1) this.#rebuild((this.#mask + 1) * 2);
    else if (this.#place(hash, code) > MAX_PROBE_RUN) this.#rebuild(this.#mask + 1);
    return code;
  }

  /** Puts a code into the first free slot; returns how far that was from its own. */
  #place(hash: number, code: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    let slot = hash & mask;
    let run = 0;
    while (slots[slot * 2 + 1] !== 0) {
      slot = (slot + 1) & mask;
      run++;
    }
    slots[slot * 2] = hash;
    slots[slot * 2 + 1] = code + 1;
    return run;
  }

  #rebuild(slotCount: number): void {
    const sameSize = slotCount === this.#mask + 1;
    if (sameSize) this.#seed = nextSeed(this.#seed);
    for (let attempt = 0; ; attempt++) {
      this.#slots = new Int32Array(slotCount * 2);
      this.#mask = slotCount - 1;
      let worst = 0;
      let from = 0;
      for (let code = 0; code < this.values.length; code++) {
        const end = this.#ends[code]!;
        const run = this.#place(hashBytes(this.#arena, from, end, this.#seed), code);
        if (run > worst) worst = run;
        from = end;
      }
      if (worst <= MAX_PROBE_RUN || attempt >= MAX_RESEEDS) return;
      this.#seed = nextSeed(this.#seed);
    }
  }
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
