import { PassThrough } from 'node:stream';
import { main } from 'cleanpath';

export interface Served {
  readonly first: Record<string, unknown>;
  stop(): Promise<number>;
}

/** Runs `serve --json` in this process until it listens. */
export async function serve(...argv: string[]): Promise<Served> {
  const out = new PassThrough();
  const err = new PassThrough();
  err.resume();
  const stream = (from: PassThrough) => from as unknown as NodeJS.WriteStream;
  const ended = main(['serve', '--json', ...argv], { out: stream(out), err: stream(err), env: {} });
  const line = await Promise.race([
    new Promise<string>((resolve) => out.once('data', (data: Buffer) => resolve(data.toString('utf8')))),
    ended.then((code) => Promise.reject(new Error(`It ended with ${code}`))),
  ]);
  return {
    first: JSON.parse(line) as Record<string, unknown>,
    stop: () => {
      process.emit('SIGTERM');
      return ended;
    },
  };
}
