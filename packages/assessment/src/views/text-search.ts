import { dictValue, type ElementTable } from '@cleanpath/model';

/** Marks the elements whose id, name, site or product holds a text, in any case and without accents. */
export function textMatches(
  elements: ElementTable,
  productNames: ReadonlyMap<string, string>,
  query: string,
): Uint8Array | undefined {
  const wanted = folded(query.trim());
  if (wanted === '') return undefined;
  const mask = new Uint8Array(elements.count);
  if (wanted.includes(SEPARATOR)) return mask;
  for (const segment of segmentsOf(elements)) markSegment(segment, wanted, mask);
  markCodes(mask, elements.text.site.codes, codesHolding(elements.text.site.values, wanted));
  const products = elements.text.product.values.map((id) => `${id} ${productNames.get(id) ?? ''}`);
  markCodes(mask, elements.text.product.codes, codesHolding(products, wanted));
  return mask;
}

/** Ids and names of some elements in one string: one search in it is faster than thousands of small ones. */
interface Segment {
  readonly first: number;
  readonly text: string;
  /** Start of each element in the text, and the end. */
  readonly off: Int32Array;
}

/** Stands in no id and no name: readers refuse NUL. */
const SEPARATOR = '\0';

/** Elements of one segment: far below the longest string possible, whatever the names. */
const SEGMENT_ROWS = 1 << 15;

const memo = new WeakMap<ElementTable, readonly Segment[]>();

function segmentsOf(elements: ElementTable): readonly Segment[] {
  let segments = memo.get(elements);
  if (!segments) memo.set(elements, (segments = build(elements)));
  return segments;
}

function build(elements: ElementTable): Segment[] {
  const segments: Segment[] = [];
  for (let first = 0; first < elements.count; first += SEGMENT_ROWS) {
    const rows = Math.min(SEGMENT_ROWS, elements.count - first);
    const off = new Int32Array(rows + 1);
    const texts = new Array<string>(rows);
    for (let i = 0; i < rows; i++) {
      const name = dictValue(elements.text.name, first + i);
      const id = elements.ids[first + i]!;
      const text = folded(name === undefined ? id : `${id}${SEPARATOR}${name}`);
      texts[i] = text;
      off[i + 1] = off[i]! + text.length + 1;
    }
    segments.push({ first, text: `${texts.join(SEPARATOR)}${SEPARATOR}`, off });
  }
  return segments;
}

function markSegment({ first, text, off }: Segment, wanted: string, mask: Uint8Array): void {
  let row = 0;
  for (let found = text.indexOf(wanted); found >= 0; found = text.indexOf(wanted, off[row])) {
    while (off[row + 1]! <= found) row++;
    mask[first + row] = 1;
    row++;
  }
}

function codesHolding(values: readonly string[], wanted: string): Uint8Array | undefined {
  const codes = Uint8Array.from(values, (value) => (folded(value).includes(wanted) ? 1 : 0));
  return codes.includes(1) ? codes : undefined;
}

function markCodes(mask: Uint8Array, codes: Int32Array, wanted: Uint8Array | undefined): void {
  if (wanted === undefined) return;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code >= 0 && wanted[code] === 1) mask[row] = 1;
  }
}

// eslint-disable-next-line no-control-regex -- telling ASCII apart is the purpose
const BEYOND_ASCII = /[^\u0000-\u007f]/;

/** Lower case without accents: who looks for “aland” finds “Åland”. The same on every machine, unlike locale rules. */
function folded(text: string): string {
  const lower = text.toLowerCase();
  return BEYOND_ASCII.test(lower) ? lower.normalize('NFD').replaceAll(/\p{M}/gu, '') : lower;
}
