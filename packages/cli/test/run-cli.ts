import { PassThrough } from 'node:stream';
import { main, type Io } from 'cleanpath';

export interface CliRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command in this process with captured output, 80 columns, no colours. */
export async function runCli(...argv: string[]): Promise<CliRun> {
  const out = capture();
  const err = capture();
  const io: Io = { out: out.stream, err: err.stream, env: {} };
  const code = await main(argv, io);
  return { code, out: out.text(), err: err.text() };
}

function capture(): { stream: NodeJS.WriteStream; text: () => string } {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => Buffer.concat(chunks).toString('utf8') };
}
