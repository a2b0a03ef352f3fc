/** Cuts a stream of arrays of any size into arrays of exactly `size` bytes; the last may be shorter. */
export async function* pieces(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  size: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  let waiting: Uint8Array[] = [];
  let held = 0;
  for await (const part of source) {
    let from = 0;
    while (held + part.length - from >= size) {
      const end = from + size - held;
      const rest = part.subarray(from, end);
      yield held === 0 ? rest : Buffer.concat([...waiting, rest], size);
      waiting = [];
      held = 0;
      from = end;
    }
    if (from < part.length) {
      // Copied: the source may use its memory again.
      const rest = Uint8Array.from(part.subarray(from));
      waiting.push(rest);
      held += rest.length;
    }
  }
  if (held > 0) yield Buffer.concat(waiting, held);
}
