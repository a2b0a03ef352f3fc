// `npm run package -- --out <dir>`: everything that runs, in a directory that can be copied to /opt/cleanpath on a
// machine with Node and without the network, and as an archive of it. `--no-archive`: the directory only.
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { prepare, ROOT, run } from './prepare.mjs';

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const NAME = `cleanpath-${version}`;
/** Beside the packages: data the server reads, what the law wants, and what an administrator needs. */
const TOP = [
  'package.json',
  'package-lock.json',
  '.npmrc',
  'LICENSE',
  'README.md',
  'catalogs',
  'examples',
  'packaging',
];

const args = process.argv.slice(2);
const out = resolve(args[args.indexOf('--out') + 1] ?? '');
if (!args.includes('--out') || args[args.indexOf('--out') + 1] === undefined) {
  process.stderr.write('Usage: npm run package -- --out <directory> [--no-archive]\n');
  process.exit(1);
}
prepare();
const target = join(out, NAME);
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const name of TOP) cpSync(join(ROOT, name), join(target, name), { recursive: true });
copyPackages();
run(npm(), ['ci', '--omit=dev', '--workspace=cleanpath', '--include-workspace-root=false', '--prefer-offline'], {
  cwd: target,
});
writeLauncher();
if (!args.includes('--no-archive')) archive();

/** What was built, without sources, tests and type information. */
function copyPackages() {
  for (const name of readdirSync(join(ROOT, 'packages'))) {
    const from = join(ROOT, 'packages', name);
    const to = join(target, 'packages', name);
    if (!existsSync(join(from, 'package.json'))) continue;
    mkdirSync(to, { recursive: true });
    cpSync(join(from, 'package.json'), join(to, 'package.json'));
    for (const part of ['dist', 'bin'])
      if (existsSync(join(from, part)))
        cpSync(join(from, part), join(to, part), {
          recursive: true,
          filter: (path) => !/\.(?:d\.ts|map|tsbuildinfo)$/.test(path),
        });
  }
}

function writeLauncher() {
  mkdirSync(join(target, 'bin'));
  const file = join(target, 'bin', 'cleanpath');
  writeFileSync(
    file,
    '#!/bin/sh\nhere=$(dirname -- "$(readlink -f -- "$0")")\nexec node "$here/../packages/cli/bin/cleanpath.js" "$@"\n',
  );
  chmodSync(file, 0o755);
}

/** The same files give the same bytes: sorted, without owners and times. */
function archive() {
  const file = join(out, `${NAME}.tar.gz`);
  const flags = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--mtime=@0'];
  run('tar', [...flags, '--use-compress-program=gzip -n', '-C', out, '-cf', file, NAME]);
  const sum = createHash('sha256').update(readFileSync(file)).digest('hex');
  writeFileSync(`${file}.sha256`, `${sum}  ${NAME}.tar.gz\n`);
  process.stdout.write(`${file}\n${sum}\n`);
}

function npm() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm';
}
