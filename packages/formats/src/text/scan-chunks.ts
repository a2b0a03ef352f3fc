import { fail, problem, type Problem } from '@cleanpath/model';
import { badTextProblem, brokenUtf16, convertedProblem, detectEncoding, findBadText } from './encoding.js';

/** A reader of table bytes; see `CsvScanner` and `NdjsonScanner`. */
export interface ChunkScanner {
  /** Line of the next unread byte. */
  readonly line: number;
  scan(bytes: Uint8Array, length: number, final: boolean): number;
  incomplete?(bytes: Uint8Array, length: number): Problem;
}

export interface ScanOptions {
  readonly lineBytes: number;
  readonly signal?: AbortSignal | undefined;
}

/** Bytes gathered before the scanner runs; the middle of the range in which block size did not matter. */
const BLOCK_BYTES = 2 * 1024 ** 2;
const LF = 0x0a;

/**
 * Feeds a stream of bytes to a scanner in blocks: checks the encoding, strips a byte order mark, converts UTF-16, keeps
 * incomplete records for the next block. Yields problems; after the first error the rest of the file is not read.
 */
export async function scanChunks(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  scanner: ChunkScanner,
  options: ScanOptions,
): Promise<Problem[]> {
  const feed = new Feed(file, scanner, options.lineBytes);
  for await (const chunk of chunks) {
    if (options.signal?.aborted) throw fail('cancelled', { file });
    if (!feed.take(chunk)) return feed.problems;
  }
  feed.end();
  return feed.problems;
}

class Feed {
  readonly problems: Problem[] = [];
  readonly #file: string;
  readonly #scanner: ChunkScanner;
  readonly #lineBytes: number;
  #buffer = Buffer.allocUnsafe(BLOCK_BYTES * 2);
  #length = 0;
  /** Bytes of the buffer already known to be good text. */
  #checked = 0;
  #started = false;
  #decoder: InstanceType<typeof TextDecoder> | undefined;
  #total = 0;

  constructor(file: string, scanner: ChunkScanner, lineBytes: number) {
    this.#file = file;
    this.#scanner = scanner;
    this.#lineBytes = lineBytes;
  }

  /** False when reading must stop. */
  take(chunk: Uint8Array): boolean {
    this.#total += chunk.length;
    this.#append(this.#decoder ? this.#convert(chunk, true) : chunk);
    if (this.problems.some((item) => item.severity === 'error')) return false;
    if (!this.#started) {
      if (this.#length < 4) return true;
      this.#start();
    }
    return this.#length < BLOCK_BYTES || this.#run(false);
  }

  end(): void {
    if (this.#total === 0) {
      this.problems.push(
        problem('syntax-invalid', {
          file: this.#file,
          message: 'The file is empty',
          remedy: 'Fill the file or remove it.',
        }),
      );
      return;
    }
    if (!this.#started) this.#start();
    if (this.#decoder) this.#append(this.#convert(new Uint8Array(0), false));
    if (!this.problems.some((item) => item.severity === 'error')) this.#run(true);
  }

  #start(): void {
    this.#started = true;
    const { encoding, markLength } = detectEncoding(this.#buffer.subarray(0, this.#length));
    const first = Uint8Array.from(this.#buffer.subarray(markLength, this.#length));
    this.#length = 0;
    if (encoding !== 'utf-8') {
      this.#decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
      this.problems.push(convertedProblem(encoding, this.#file));
      this.#append(this.#convert(first, true));
    } else this.#append(first);
  }

  #convert(chunk: Uint8Array, stream: boolean): Uint8Array {
    try {
      return Buffer.from(this.#decoder!.decode(chunk, { stream }));
    } catch {
      this.problems.push(brokenUtf16(this.#file));
      return new Uint8Array(0);
    }
  }

  #append(chunk: Uint8Array): void {
    const needed = this.#length + chunk.length;
    if (needed > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(needed * 2);
      larger.set(this.#buffer.subarray(0, this.#length));
      this.#buffer = larger;
    }
    this.#buffer.set(chunk, this.#length);
    this.#length = needed;
  }

  #run(final: boolean): boolean {
    const buffer = this.#buffer;
    const end = final ? this.#length : buffer.lastIndexOf(LF, this.#length - 1) + 1;
    let good = end;
    if (end > this.#checked) {
      const fresh = buffer.subarray(this.#checked, end);
      const bad = findBadText(fresh);
      if (bad) {
        const firstLine = this.#scanner.line + linesIn(buffer, this.#checked);
        this.problems.push(badTextProblem(fresh, bad, this.#file, firstLine));
        // Rows before the bad byte are still checked, so that their problems are in the same report.
        good = buffer.lastIndexOf(LF, Math.max(this.#checked + bad.offset - 1, 0)) + 1;
        this.#scanner.scan(buffer, Math.min(good, this.#checked + bad.offset), false);
        return false;
      }
      this.#checked = end;
    }
    const consumed = this.#scanner.scan(buffer, good, final);
    buffer.copyWithin(0, consumed, this.#length);
    this.#length -= consumed;
    this.#checked -= consumed;
    if (this.#checked < 0) this.#checked = 0;
    if (final ? this.#length === 0 : this.#length <= this.#lineBytes) return true;
    this.problems.push(this.#stuck());
    return false;
  }

  #stuck(): Problem {
    const { line } = this.#scanner;
    return (
      this.#scanner.incomplete?.(this.#buffer, this.#length) ??
      problem('line-too-long', {
        file: this.#file,
        line,
        message: `The line is longer than ${this.#lineBytes} bytes`,
      })
    );
  }
}

function linesIn(bytes: Uint8Array, end: number): number {
  let lines = 0;
  for (let i = 0; i < end; i++) if (bytes[i] === LF) lines++;
  return lines;
}
