/** Below this size a part is sorted by insertion. */
const INSERTION_SIZE = 16;

/**
 * Row numbers in the order of their texts by UTF-16 code units, as `byCodeUnits` sorts: multikey quicksort
 * (Bentley and Sedgewick 1997), which looks at common prefixes once. Texts must be distinct.
 */
export function sortedOrder(texts: readonly string[]): Int32Array {
  const order = Int32Array.from(texts, (_, row) => row);
  if (isSorted(texts)) return order;
  // Explicit stack of [from, to, depth]: ids share long prefixes.
  const stack: number[] = [0, order.length, 0];
  let seed = 0x2545f491;
  while (stack.length > 0) {
    const depth = stack.pop()!;
    const to = stack.pop()!;
    const from = stack.pop()!;
    if (to - from <= INSERTION_SIZE) {
      insertionSort(texts, order, from, to);
      continue;
    }
    // A varying pivot, so that no input order is quadratic; the result does not depend on it.
    seed = (Math.imul(seed, 0x41c64e6d) + 0x3039) >>> 0;
    const pivot = unitAt(texts[order[from + (seed % (to - from))]!]!, depth);
    let less = from;
    let greater = to;
    let i = from;
    while (i < greater) {
      const row = order[i]!;
      const unit = unitAt(texts[row]!, depth);
      if (unit < pivot) {
        order[i++] = order[less]!;
        order[less++] = row;
      } else if (unit > pivot) {
        order[i] = order[--greater]!;
        order[greater] = row;
      } else i++;
    }
    if (less - from > 1) stack.push(from, less, depth);
    if (to - greater > 1) stack.push(greater, to, depth);
    if (pivot >= 0 && greater - less > 1) stack.push(less, greater, depth + 1);
  }
  return order;
}

function isSorted(texts: readonly string[]): boolean {
  for (let i = 1; i < texts.length; i++) if (texts[i - 1]! >= texts[i]!) return false;
  return true;
}

/** The code unit, or -1 behind the end: a prefix sorts first. */
function unitAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : -1;
}

function insertionSort(texts: readonly string[], order: Int32Array, from: number, to: number): void {
  for (let i = from + 1; i < to; i++) {
    const row = order[i]!;
    const text = texts[row]!;
    let k = i;
    while (k > from && texts[order[k - 1]!]! > text) {
      order[k] = order[k - 1]!;
      k--;
    }
    order[k] = row;
  }
}
