import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
/** Starting and stopping a server, in milliseconds; generous for a busy machine. */
const TIMEOUT = 60_000;

/** A PostgreSQL server of the suite's own, reached only through a socket in its temporary directory. */
export interface Cluster {
  /** URL of a new empty database. */
  createDatabase(name: string): Promise<string>;
  readonly socketDirectory: string;
  readonly user: string;
  stop(): Promise<void>;
}

/** Directory of the server's programs: `CLEANPATH_POSTGRES_BIN`, else the newest Debian package; undefined without. */
export function postgresqlPrograms(): string | undefined {
  const named = process.env['CLEANPATH_POSTGRES_BIN'];
  if (named) return named;
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return undefined;
  const versions = readdirSync(root)
    .filter((version) => existsSync(join(root, version, 'bin', 'initdb')))
    .sort((a, b) => Number(b) - Number(a));
  return versions[0] === undefined ? undefined : join(root, versions[0], 'bin');
}

export async function startCluster(programs: string): Promise<Cluster> {
  const directory = mkdtempSync(join(tmpdir(), 'cleanpath-pg-'));
  const user = 'cleanpath';
  const owner = serverOwner();
  chmodSync(directory, 0o700);
  if (owner) chownSync(directory, owner.uid, owner.gid);
  const program = (name: string, ...args: string[]): Promise<unknown> =>
    run(join(programs, name), args, {
      cwd: directory,
      timeout: TIMEOUT,
      ...owner,
      env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' },
    });
  const data = join(directory, 'data');
  // A locale that sorts differently from the embedded engine: nothing may depend on it.
  const locale = execFileSync('locale', ['-a'], { encoding: 'utf8' })
    .split('\n')
    .find((name) => /^en_US\.utf-?8$/i.test(name));
  await program(
    'initdb',
    '-D',
    data,
    '-U',
    user,
    '-A',
    'trust',
    '-E',
    'UTF8',
    `--locale=${locale ?? 'C.UTF-8'}`,
    '--no-sync',
  );
  const options = `-k ${directory} -c listen_addresses='' -c fsync=off -c max_connections=60 -c shared_buffers=128MB`;
  await program('pg_ctl', '-D', data, '-w', '-l', join(directory, 'log'), '-o', options, 'start');
  const url = (name: string): string => `postgresql://${user}@/${name}?host=${encodeURIComponent(directory)}`;
  return {
    socketDirectory: directory,
    user,
    createDatabase: async (name) => {
      const client = new pg.Client(url('postgres'));
      await client.connect();
      await client.query(`create database ${pg.escapeIdentifier(name)}`);
      await client.end();
      return url(name);
    },
    stop: async () => {
      await program('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop').catch(() => undefined);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** The server refuses to run as root: then it runs as the package's own user. */
function serverOwner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
