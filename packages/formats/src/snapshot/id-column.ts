import { decodedTexts, type TextList } from './section-reader.js';

const encoder = new TextEncoder();

/**
 * Ids of elements as they stand in a snapshot, ascending: strings are made when somebody asks for them all, and a single
 * id is found by halving. A network is opened and judged without either.
 */
export class IdColumn {
  readonly #texts: TextList;
  #strings: readonly string[] | undefined;

  constructor(texts: TextList) {
    this.#texts = texts;
  }

  get strings(): readonly string[] {
    return (this.#strings ??= decodedTexts(this.#texts));
  }

  /** Row of an id, as a map would tell. */
  get index(): ReadonlyMap<string, number> {
    return new IdIndex(this, this.#texts);
  }
}

class IdIndex implements ReadonlyMap<string, number> {
  readonly #column: IdColumn;
  readonly #texts: TextList;

  constructor(column: IdColumn, texts: TextList) {
    this.#column = column;
    this.#texts = texts;
  }

  get size(): number {
    return this.#texts.count;
  }

  get(id: string): number | undefined {
    const { off, bytes, count } = this.#texts;
    const wanted = encoder.encode(id);
    let low = 0;
    let high = count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order = compared(bytes, off[middle]!, off[middle + 1]!, wanted);
      if (order === 0) return id.isWellFormed() ? middle : undefined;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  forEach(visit: (row: number, id: string, index: ReadonlyMap<string, number>) => void): void {
    this.#column.strings.forEach((id, row) => visit(row, id, this));
  }

  *entries(): MapIterator<[string, number]> {
    for (const [row, id] of this.#column.strings.entries()) yield [id, row];
  }

  keys(): MapIterator<string> {
    return this.#column.strings.values();
  }

  values(): MapIterator<number> {
    return this.#column.strings.keys();
  }

  [Symbol.iterator](): MapIterator<[string, number]> {
    return this.entries();
  }
}

/** Order of a stored text and another by UTF-16 code units: characters beyond U+FFFF sort before U+E000 to U+FFFF. */
function compared(bytes: Uint8Array, start: number, end: number, other: Uint8Array): number {
  const length = Math.min(end - start, other.length);
  for (let k = 0; k < length; k++) {
    const x = bytes[start + k]!;
    const y = other[k]!;
    if (x === y) continue;
    if (x >= 0xee && y >= 0xee && x >= 0xf0 !== y >= 0xf0) return x >= 0xf0 ? -1 : 1;
    return x - y;
  }
  return end - start - other.length;
}
