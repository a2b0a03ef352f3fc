// `npm start`: the console and the API on port 7100, or the next free one, with data in ./data.
// `npm start -- --once`: assess the example nation, say what was found, write the report, end.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { prepare, ROOT } from './prepare.mjs';

prepare();
const given = process.argv.slice(2);
const data = process.env.CLEANPATH_DATA ?? join(ROOT, 'data');
const command = given.includes('--once') ? ['demo'] : ['serve', '--next-port', '--quiet'];
const args = [join(ROOT, 'packages', 'cli', 'bin', 'cleanpath.js'), ...command, '--data', data, ...given];
const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
// Whoever ends this process means the server: it finishes what runs, and this process waits for it. A terminal sends
// SIGINT to both by itself.
process.on('SIGTERM', () => child.kill('SIGTERM'));
process.on('SIGINT', () => undefined);
child.on('error', (error) => {
  process.stderr.write(`Could not start: ${error.message}\n`);
  process.exitCode = 1;
});
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
});
