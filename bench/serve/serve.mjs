/** What benchmarks of the platform share: a server in a process of its own, an administrator, a nation as files. */
import { fork, spawn } from 'node:child_process';
import { createReadStream, readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../packages/cli/bin/cleanpath.js', import.meta.url));
const NATIONAL = fileURLToPath(new URL('../national.mjs', import.meta.url));

/** Runs `cleanpath serve` on a data directory; settles when it says where it listens. */
export async function serve(data, env = {}) {
  const begun = performance.now();
  const child = spawn(process.execPath, [CLI, 'serve', '--json', '--quiet', '--port', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const told = await Promise.race([
    new Promise((resolve) => createInterface(child.stdout).once('line', (line) => resolve(JSON.parse(line)))),
    ended.then((code) => Promise.reject(new Error(`The server ended with ${code}`))),
  ]);
  return {
    ...told,
    begun,
    cpu: () => cpuSeconds(child.pid),
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** Makes the first administrator and gives a function that asks the API as them. */
export async function signedIn(url, setupLink) {
  const response = await fetch(`${url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      token: setupLink.split('#')[1],
      name: 'Bench',
      email: 'bench@example.org',
      password: 'violet harbour tractor 61 moss',
      organisation: { name: 'Authority', kind: 'authority' },
    }),
  });
  const { csrfToken } = await response.json();
  return asking(url, { cookie: response.headers.get('set-cookie').split(';')[0], 'x-csrf-token': csrfToken });
}

/** Processor time of a process and its threads: on a busy machine it says more than the clock. NaN where it is not told. */
function cpuSeconds(pid) {
  try {
    const [, fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const [user, system] = fields.split(' ').slice(11, 13).map(Number);
    // Linux counts in hundredths of a second (USER_HZ).
    return (user + system) / 100;
  } catch {
    return Number.NaN;
  }
}

export function asking(url, session) {
  const call = async (method, path, body, headers = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: { ...session, ...(isJson(body) ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body === undefined ? {} : { body: isJson(body) ? JSON.stringify(body) : body, duplex: 'half' }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  return { call, session };
}

const isJson = (body) => body !== undefined && body?.constructor === Object;

/** Waits until a job is done; any other end is an error. */
export async function jobDone(call, id, everyMs = 100) {
  for (;;) {
    const job = await call('GET', `/api/jobs/${id}`);
    if (job.state === 'done') return job;
    if (job.state !== 'queued' && job.state !== 'running') throw new Error(JSON.stringify(job));
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

/** Uploads every file of a dossier and reads them as one import; gives it when it has been checked. */
export async function importDossier(call, network, directory) {
  const uploads = [];
  let bytes = 0;
  for (const name of (await readdir(directory)).sort()) {
    const file = join(directory, name);
    const { size } = await stat(file);
    const path = `/api/networks/${network}/uploads?name=${encodeURIComponent(name)}`;
    const headers = { 'content-type': 'application/octet-stream', 'content-length': String(size) };
    uploads.push((await call('POST', path, createReadStream(file), headers)).id);
    bytes += size;
  }
  const started = await call('POST', `/api/networks/${network}/imports`, { uploads });
  await jobDone(call, started.jobId);
  return { bytes, import: await call('GET', `/api/networks/${network}/imports/${started.id}`) };
}

/** Writes the national dossier of `bench:national`, in a process of its own; 0 elements: as many as it has. */
export function makeNation(directory, elements) {
  return new Promise((resolve, reject) => {
    const child = fork(NATIONAL, ['--make', directory, String(elements)]);
    let made;
    child.on('message', (message) => (made = message));
    child.on('exit', (code) => (code === 0 ? resolve(made) : reject(new Error(`The maker ended with ${code}`))));
  });
}

export const seconds = (since) => (performance.now() - since) / 1000;

/** Figures mean little on a busy machine: the load stands with them. */
export const load = () => `load ${loadavg()[0].toFixed(1)}`;
