import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../../cli/bin/cleanpath.js', import.meta.url));

export interface ServeProcess {
  readonly url: string;
  readonly setupLink: string | undefined;
  readonly child: ChildProcess;
  /** Killed with -9; settles when the process is gone. */
  kill(): Promise<void>;
  /** Told to end; gives its exit code. */
  stop(): Promise<number | null>;
}

export interface EndedProcess {
  readonly code: number | null;
  readonly output: string;
}

/** `cleanpath serve` as people run it; rejects with what it wrote where it ends before it listens. */
export async function serveProcess(data: string): Promise<ServeProcess> {
  const { child, output, ended } = start(data);
  const line = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout!.on('data', (piece: Buffer) => {
      text += piece.toString();
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
    });
    void ended.then(() => reject(new Error(`The server ended by itself: ${output().slice(0, 2000)}`)));
  });
  const { url, setupLink } = JSON.parse(line) as { url: string; setupLink?: string };
  return {
    url,
    setupLink,
    child,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      return (await ended).code;
    },
  };
}

/** The same where it is expected to end by itself. */
export function serveUntilEnd(data: string): Promise<EndedProcess> {
  return start(data).ended;
}

function start(data: string): { child: ChildProcess; output: () => string; ended: Promise<EndedProcess> } {
  const args = [BIN, 'serve', '--data', data, '--port', '0', '--json', '--quiet'];
  // Variables of the tests would be taken for misspelt settings.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('CLEANPATH_')));
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (text += piece.toString()));
  const ended = new Promise<EndedProcess>((resolve) => child.once('close', (code) => resolve({ code, output: text })));
  return { child, output: () => text, ended };
}
