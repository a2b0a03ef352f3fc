import { ABSENT, grownCapacity, type DictColumn } from '@cleanpath/model';
import { ByteInterner } from '../text/byte-interner.js';
import type { ValueCheck, ValueFault } from './value-faults.js';

/** A column of repeated strings whose distinct values are checked once, at first sight. */
export class CheckedColumn {
  readonly #interner = new ByteInterner();
  readonly #check: ValueCheck;
  readonly #faults = new Map<number, ValueFault>();
  #codes = new Int32Array(0);

  constructor(check: ValueCheck) {
    this.#check = check;
  }

  /** Distinct values by code. */
  get values(): readonly string[] {
    return this.#interner.values;
  }

  /** Stores the value of a row; returns why it is refused, if it is. */
  setBytes(row: number, bytes: Uint8Array, start: number, end: number): ValueFault | undefined {
    const known = this.#interner.count;
    return this.#put(row, this.#interner.add(bytes, start, end), known);
  }

  setText(row: number, text: string): ValueFault | undefined {
    const known = this.#interner.count;
    return this.#put(row, this.#interner.addText(text), known);
  }

  codeAt(row: number): number {
    return this.#codes[row] ?? ABSENT;
  }

  valueAt(row: number): string | undefined {
    const code = this.codeAt(row);
    return code < 0 ? undefined : this.#interner.values[code];
  }

  clear(row: number): void {
    if (row < this.#codes.length) this.#codes[row] = ABSENT;
  }

  /** Rows that hold one of the codes, in order. */
  *rowsWith(codes: ReadonlySet<number>, rows: number): Generator<number> {
    for (let row = 0; row < rows; row++) if (codes.has(this.codeAt(row))) yield row;
  }

  finish(rows: number): DictColumn {
    const codes = new Int32Array(rows).fill(ABSENT);
    codes.set(this.#codes.subarray(0, Math.min(rows, this.#codes.length)));
    const used = new Uint8Array(this.#interner.count);
    for (const code of codes) if (code !== ABSENT) used[code] = 1;
    const unused = used.indexOf(0);
    if (unused < 0 && used.length > 0) return { values: this.#interner.values, codes };
    return withoutUnused(this.#interner.values, codes, used);
  }

  /** Drops rows: `kept[i]` is the old row of new row i. */
  compact(kept: Int32Array): void {
    if (this.#codes.length === 0) return;
    const codes = new Int32Array(kept.length);
    for (let i = 0; i < kept.length; i++) codes[i] = this.codeAt(kept[i]!);
    this.#codes = codes;
  }

  #put(row: number, code: number, known: number): ValueFault | undefined {
    if (code >= known) {
      const fault = this.#check(this.#interner.values[code]!);
      if (fault) this.#faults.set(code, fault);
    }
    if (row >= this.#codes.length) {
      const grown = new Int32Array(grownCapacity(this.#codes.length, row)).fill(ABSENT);
      grown.set(this.#codes);
      this.#codes = grown;
    }
    this.#codes[row] = code;
    return this.#faults.size === 0 ? undefined : this.#faults.get(code);
  }
}

/** Values only refused or dropped rows had are no part of the table. */
function withoutUnused(values: readonly string[], codes: Int32Array, used: Uint8Array): DictColumn {
  const kept: string[] = [];
  const newCode = Int32Array.from(used, (is, code) => (is === 1 ? kept.push(values[code]!) - 1 : ABSENT));
  if (kept.length === 0) return { values: [], codes: new Int32Array(0) };
  return { values: kept, codes: codes.map((code) => (code === ABSENT ? ABSENT : newCode[code]!)) };
}
