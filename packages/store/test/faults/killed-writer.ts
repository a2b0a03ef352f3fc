import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

const WRITER = fileURLToPath(new URL('writer.mjs', import.meta.url));

interface Check {
  readonly lost: number[];
  readonly kept: number;
  readonly entries: number;
  readonly broken: unknown;
}

export interface Writer {
  readonly check: Check;
  readonly child: ChildProcess;
  /** Resolves once this many numbers of its own were acknowledged. */
  reached(count: number): Promise<void>;
  /** Kills it with -9; returns how many numbers were acknowledged in all. */
  kill(): Promise<number>;
}

/** Starts a writer and waits for what it found in the directory. */
export async function startWriter(directory: string, acknowledged: number): Promise<Writer> {
  const child = spawn(process.execPath, [WRITER, directory, String(acknowledged)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let last = acknowledged;
  let count = 0;
  const waiting: { at: number; done: () => void }[] = [];
  const check = await new Promise<Check>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const said = JSON.parse(line) as Partial<Check> & { number?: number };
      if (said.number === undefined) {
        resolve(said as Check);
        return;
      }
      last = said.number + 1;
      count++;
      waiting.filter(({ at }) => at <= count).forEach(({ done }) => done());
    });
    child.once('close', () => reject(new Error(`The writer ended by itself: ${errors.slice(0, 2000)}`)));
  });
  return {
    check,
    child,
    reached: (at) =>
      new Promise((done, reject) => {
        if (count >= at) done();
        waiting.push({ at, done });
        void gone.then(() => reject(new Error(`The writer ended: ${errors.slice(0, 2000)}`)));
      }),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
      return last;
    },
  };
}

/** Kills writers one after another, each at another moment, and checks that nothing acknowledged was lost. */
export async function killWriters(directory: string, rounds: number): Promise<void> {
  let acknowledged = 0;
  for (let round = 0; round < rounds; round++) {
    const writer = await startWriter(directory, acknowledged);
    expectWhole(writer.check, acknowledged);
    await writer.reached(1 + ((round * 7) % 23));
    // Sometimes between two statements, sometimes within one.
    await new Promise((resolve) => setTimeout(resolve, (round * 13) % 40));
    acknowledged = await writer.kill();
  }
  const last = await startWriter(directory, acknowledged);
  await last.kill();
  expectWhole(last.check, acknowledged);
}

function expectWhole(check: Check, acknowledged: number): void {
  expect(check).toMatchObject({ lost: [], broken: null });
  expect(check.kept).toBeGreaterThanOrEqual(acknowledged);
  // The fact and its audit entry share a transaction.
  expect(check.entries).toBe(check.kept);
}
