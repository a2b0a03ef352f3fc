import type { Problem } from '@cleanpath/model';

const LINE_FEED = 10;

/** Lines fetched again per file: beyond this nobody corrects by hand. */
const MOST_LINES = 500;

/**
 * Gives problems of table rows their column. Rows are kept as codes without positions, because a nation has millions of
 * them; the few lines with a fault are read a second time. `open` gives the bytes of a file, or undefined where it is
 * not a table.
 */
export async function locateColumns(
  problems: readonly Problem[],
  open: (file: string) => AsyncIterable<Uint8Array> | undefined,
): Promise<readonly Problem[]> {
  const wanted = new Map<string, Set<number>>();
  for (const item of problems) {
    if (!lacksColumn(item)) continue;
    const lines = wanted.get(item.file) ?? new Set();
    if (lines.size < MOST_LINES) lines.add(item.line);
    wanted.set(item.file, lines);
  }
  const texts = new Map<string, ReadonlyMap<number, string>>();
  for (const [file, lines] of wanted) {
    const bytes = open(file);
    if (bytes) texts.set(file, await linesOf(bytes, lines));
  }
  return problems.map((item) => {
    if (!lacksColumn(item)) return item;
    const column = columnOf(texts.get(item.file)?.get(item.line), item.value);
    return column === undefined ? item : { ...item, column };
  });
}

type Located = Problem & Required<Pick<Problem, 'file' | 'line' | 'value'>>;

function lacksColumn(item: Problem): item is Located {
  return item.column === undefined && item.file !== undefined && item.line !== undefined && item.value !== undefined;
}

async function linesOf(bytes: AsyncIterable<Uint8Array>, wanted: ReadonlySet<number>): Promise<Map<number, string>> {
  const last = Math.max(...wanted);
  const found = new Map<number, string>();
  let line = 1;
  let parts: Uint8Array[] = [];
  for await (const chunk of bytes) {
    let start = 0;
    while (line <= last) {
      const end = chunk.indexOf(LINE_FEED, start);
      const part = chunk.subarray(start, end < 0 ? chunk.length : end);
      if (wanted.has(line)) parts.push(part.slice());
      if (end < 0) break;
      if (wanted.has(line)) found.set(line, Buffer.concat(parts).toString('utf8'));
      parts = [];
      line++;
      start = end + 1;
    }
    if (line > last) return found;
  }
  if (wanted.has(line)) found.set(line, Buffer.concat(parts).toString('utf8'));
  return found;
}

/** Column, from 1, of a value that fills a field; of its first occurrence otherwise. */
function columnOf(text: string | undefined, value: string): number | undefined {
  if (text === undefined || value === '') return undefined;
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    if (BOUNDARY.test(text[at - 1] ?? '') && BOUNDARY.test(text[at + value.length] ?? '')) return at + 1;
  }
  const first = text.indexOf(value);
  return first < 0 ? undefined : first + 1;
}

/** What stands around a field in CSV or NDJSON; nothing at the ends of a line. */
const BOUNDARY = /^[,;\t"':\s\]}[{]?$/;
