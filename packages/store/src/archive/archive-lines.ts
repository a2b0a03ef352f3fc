import { TextDecoder } from 'node:util';
import { fail } from '@cleanpath/model';

/** Longest line, in bytes: twice the largest row there is, and a bound for what a made-up file can claim. */
const MAX_LINE = 256 * 1024 * 1024;
const LINE_FEED = 0x0a;

/** The lines of a stream of bytes. The last must end too: a text cut short is no line. */
export async function* archiveLines(source: AsyncIterable<Buffer>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let held: Buffer[] = [];
  let length = 0;
  for await (const chunk of source) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      held.push(chunk.subarray(from, end));
      yield decode(decoder, held);
      held = [];
      length = 0;
      from = end + 1;
    }
    if (from < chunk.length) {
      held.push(chunk.subarray(from));
      length += chunk.length - from;
      if (length > MAX_LINE) throw fail('backup-invalid', { message: 'A line is longer than any row' });
    }
  }
  if (length > 0) throw fail('backup-invalid', { message: 'The backup ends in the middle of a line' });
}

function decode(decoder: InstanceType<typeof TextDecoder>, parts: readonly Buffer[]): string {
  try {
    return decoder.decode(parts.length === 1 ? parts[0] : Buffer.concat(parts));
  } catch (error) {
    throw fail('backup-invalid', { message: 'The backup is not UTF-8' }, error);
  }
}
