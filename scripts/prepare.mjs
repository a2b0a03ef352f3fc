// Installs and builds what is missing, and nothing when nothing changed. Needs only Node: it runs before `npm ci`.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Lowest Node that runs Cleanpath, as in package.json "engines". */
const NODE_MAJOR = 20;
const NODE_MINOR = 19;

const CONSOLE = join(ROOT, 'packages', 'console');

const STAMPS = join(ROOT, 'node_modules', '.cleanpath');

export function prepare() {
  requireNode();
  installIfChanged();
  buildIfChanged();
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NODE_MAJOR || (major === NODE_MAJOR && minor >= NODE_MINOR)) return;
  stop(`Cleanpath needs Node ${NODE_MAJOR}.${NODE_MINOR} or newer; this is ${process.versions.node}.`);
}

function installIfChanged() {
  const wanted = digest(join(ROOT, 'package-lock.json'));
  if (readStamp('install') === wanted) return;
  step('Installing packages (npm ci), once');
  run(npmCommand(), ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeStamp('install', wanted);
}

function buildIfChanged() {
  const wanted = sourcesFingerprint();
  if (readStamp('build') === wanted && built()) return;
  step('Building');
  run(process.execPath, [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-b']);
  run(process.execPath, [join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn', CONSOLE]);
  writeStamp('build', wanted);
}

function built() {
  return (
    existsSync(join(CONSOLE, 'dist', 'index.html')) &&
    packages().every((name) => name === 'console' || existsSync(join(ROOT, 'packages', name, 'dist', 'index.js')))
  );
}

function packages() {
  return readdirSync(join(ROOT, 'packages')).filter((name) =>
    existsSync(join(ROOT, 'packages', name, 'tsconfig.json')),
  );
}

/** Names, sizes and times of all sources: cheap, and enough to notice an edit or a checkout. */
function sourcesFingerprint() {
  const hash = createHash('sha256');
  hash.update(readFileSync(join(ROOT, 'tsconfig.base.json')));
  for (const name of packages()) addFolder(hash, join(ROOT, 'packages', name, 'src'));
  return hash.digest('hex');
}

function addFolder(hash, folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      addFolder(hash, path);
    } else {
      const { size, mtimeMs } = statSync(path);
      hash.update(`${path}|${size}|${mtimeMs}\n`);
    }
  }
}

function digest(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function readStamp(name) {
  const file = join(STAMPS, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function writeStamp(name, value) {
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(join(STAMPS, name), value);
}

function npmCommand() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm';
}

export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', shell: command.endsWith('.cmd'), ...options });
  if (result.error) stop(`Could not run ${command}: ${result.error.message}`);
  if (result.status !== 0) process.exit(result.status ?? 1);
}

function step(text) {
  process.stderr.write(`· ${text}\n`);
}

function stop(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) prepare();
