// The real server in a process of its own, with a fresh data directory.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const CLI = join(ROOT, 'packages', 'cli', 'bin', 'cleanpath.js');

/** The server answers within this time or not at all, ms. */
const START_MS = 60_000;
const STOP_MS = 30_000;

/**
 * Runs `cleanpath serve` on any free port. `CLEANPATH_CONSOLE_DIST` names another build of the console than
 * packages/console/dist: then the same server is started with it.
 */
export async function startServer() {
  const data = mkdtempSync(join(tmpdir(), 'cleanpath-e2e-'));
  const dist = process.env.CLEANPATH_CONSOLE_DIST;
  // Variables of the tests would be taken for misspelt settings.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('CLEANPATH_')));
  const command =
    dist === undefined
      ? [CLI, 'serve', '--data', data, '--port', '0', '--quiet', '--json']
      : [fileURLToPath(new URL('serve-build.mjs', import.meta.url)), data, dist];
  const child = spawn(process.execPath, command, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const log = [];
  createInterface({ input: child.stderr }).on('line', (line) => log.push(line));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const facts = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`The server did not start:\n${log.join('\n')}`)), START_MS);
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.startsWith('{')) return;
      clearTimeout(late);
      resolve(JSON.parse(line));
    });
    void ended.then((code) => reject(new Error(`The server ended with ${code}:\n${log.join('\n')}`)));
  });
  return {
    // By name and not by number: passkeys belong to a domain.
    origin: facts.url.replace('127.0.0.1', 'localhost'),
    setupLink: facts.setupLink,
    /** Warnings and errors the server wrote. */
    log,
    async stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      const code = await ended;
      clearTimeout(timer);
      rmSync(data, { recursive: true, force: true });
      return code;
    },
  };
}
