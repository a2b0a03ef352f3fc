import { randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { link, mkdir, readFile, rm, rmdir, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fail, type CleanpathError } from '@cleanpath/model';

/** A holder says this often that it lives, in milliseconds; what other machines and containers go by. */
const HEARTBEAT = 5_000;
/** A holder whose process cannot be looked at counts as gone after this silence, in milliseconds. */
const SILENCE = 30_000;
/** Taking over takes milliseconds; a guard this old was left by a process killed while at it. */
const GUARD_AGE = 10_000;
const TRIES = 100;
const TRY_PAUSE = 50;

export interface DirectoryLock {
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  /** Start of the process in clock ticks since boot; tells a process from a later one with its number. */
  readonly started: string | null;
  /** Machine, boot and process namespace: where `pid` means something. */
  readonly place: string;
  readonly token: string;
}

/**
 * Takes a lock file for this process, or throws `storage-busy` naming who holds it. A lock left by a process that is
 * dead is taken over: on the same machine by looking at the process, elsewhere (another container on the same volume)
 * after half a minute of silence.
 */
export async function lockDirectory(path: string): Promise<DirectoryLock> {
  const own: Holder = {
    pid: process.pid,
    started: startOf(process.pid),
    place: place(),
    token: randomBytes(16).toString('hex'),
  };
  const draft = `${path}.${own.token}`;
  await writeFile(draft, JSON.stringify(own), { flag: 'wx', mode: 0o600 });
  try {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      if (await create(draft, path, own)) return held(path, own);
      const holder = await readHolder(path);
      if (holder === undefined) continue;
      if (await lives(holder, path)) throw busy(holder, path);
      if (!(await removeDead(path, holder))) await sleep(TRY_PAUSE);
    }
    throw fail('storage-busy', { file: path, message: 'The lock of the data directory cannot be taken' });
  } finally {
    await rm(draft, { force: true });
  }
}

/** Linking a finished file is O_EXCL with the content already in it: nobody ever reads half a lock. */
async function create(draft: string, path: string, own: Holder): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') return false;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
  }
  // File systems without hard links.
  try {
    await writeFile(path, JSON.stringify(own), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function held(path: string, own: Holder): DirectoryLock {
  const beat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, HEARTBEAT);
  beat.unref();
  return {
    release: async () => {
      clearInterval(beat);
      if ((await readHolder(path))?.token === own.token) await unlink(path).catch(() => undefined);
    },
  };
}

async function lives(holder: Holder, path: string): Promise<boolean> {
  if (holder.place !== place()) return (await silence(path)) < SILENCE;
  if (!exists(holder.pid)) return false;
  const started = startOf(holder.pid);
  return started === null || holder.started === null || started === holder.started;
}

/** Removes a dead holder's lock, unless another process is just doing that or has done it. */
async function removeDead(path: string, dead: Holder): Promise<boolean> {
  const guard = `${path}.takeover`;
  try {
    await mkdir(guard);
  } catch {
    if ((await silence(guard)) > GUARD_AGE) await rmdir(guard).catch(() => undefined);
    return false;
  }
  try {
    // Under the guard: the lock may be a new one by now.
    if ((await readHolder(path))?.token === dead.token) await unlink(path);
    return true;
  } finally {
    await rmdir(guard).catch(() => undefined);
  }
}

async function readHolder(path: string): Promise<Holder | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const value = JSON.parse(text) as Partial<Holder>;
    if (typeof value.pid === 'number' && typeof value.place === 'string' && typeof value.token === 'string')
      return { pid: value.pid, started: value.started ?? null, place: value.place, token: value.token };
  } catch {
    // Not ours to read: judged by its age below.
  }
  return { pid: 0, started: null, place: 'unknown', token: text };
}

/** Milliseconds since a file was touched; endless where it is gone. */
async function silence(path: string): Promise<number> {
  try {
    return Date.now() - (await stat(path)).mtimeMs;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, under another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Field 22 of /proc/<pid>/stat (proc(5)); null where the system has none. */
function startOf(pid: number): string | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the command in brackets and may hold anything, so count from its end.
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function place(): string {
  const read = (get: () => string): string => {
    try {
      return get().trim();
    } catch {
      return '-';
    }
  };
  const boot = read(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'));
  const namespace = read(() => readlinkSync('/proc/self/ns/pid'));
  return [hostname(), boot, namespace].join(' ');
}

function busy(holder: Holder, path: string): CleanpathError {
  return fail('storage-busy', {
    file: path,
    message:
      holder.place === place()
        ? `Process ${holder.pid} uses the data directory`
        : 'Another machine or container uses the data directory, or stopped using it less than 30 seconds ago',
  });
}
