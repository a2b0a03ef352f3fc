/**
 * Point reads of the API over loopback: a real server with the embedded database and the example nation in a process of
 * its own, asked by autocannon from this one. Every answer is compared with the first. Fails below the targets.
 * Build first: npx tsc -b packages/server. Usage: node bench/api.mjs [seconds per route] [connections]
 */
import autocannon from 'autocannon';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { availableParallelism } from 'node:os';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SECONDS = Number(process.argv[2] ?? 10);
const CONNECTIONS = Number(process.argv[3] ?? 50);
/** Issue 3: requests a second and 99th percentile in milliseconds, at 50 connections on one core. */
const TARGET_RATE = 2000;
const TARGET_P99 = 20;

const { child, ready } = startServer();
let failed = false;
try {
  const { url, session, key, reads } = await ready;
  console.log(`${CONNECTIONS} connections, ${SECONDS} s each, Node ${process.version}`);
  console.log('route              as       bytes   requests/s   p50 ms  p99 ms  max ms  wrong');
  for (const [name, path, target] of reads)
    for (const [as, headers] of target
      ? [
          ['session', session],
          ['key', key],
        ]
      : [['session', session]])
      failed = !(await measure(url, name, path, as, headers, target)) || failed;
} finally {
  child.kill('SIGTERM');
}
if (failed) {
  console.error(`Below the target of ${TARGET_RATE} requests/s with p99 of ${TARGET_P99} ms`);
  process.exitCode = 1;
}

async function measure(url, name, path, as, headers, target) {
  const first = await fetch(url + path, { headers });
  const expectBody = await first.text();
  if (first.status !== 200) throw new Error(`${name}: ${first.status} ${expectBody}`);
  const shot = (duration) => autocannon({ url: url + path, connections: CONNECTIONS, duration, headers, expectBody });
  await shot(2); // warm
  const result = await shot(SECONDS);
  const wrong = result.mismatches + result.errors + result.timeouts + result.non2xx;
  const { average } = result.requests;
  const { p50, p99, max } = result.latency;
  console.log(
    [
      name.padEnd(18),
      as.padEnd(8),
      String(expectBody.length).padEnd(7),
      average.toFixed(0).padEnd(12),
      String(p50).padEnd(7),
      String(p99).padEnd(7),
      String(max).padEnd(7),
      wrong,
    ].join(' '),
  );
  return wrong === 0 && (!target || (average >= TARGET_RATE && p99 <= TARGET_P99));
}

/** On one core where the machine has several, so that the server is measured and not the machine. */
function startServer() {
  const file = fileURLToPath(new URL('./api/server.mjs', import.meta.url));
  const pinned = availableParallelism() > 1 && existsSync('/usr/bin/taskset');
  const [command, ...args] = pinned
    ? ['/usr/bin/taskset', '-c', '0', process.execPath, file]
    : [process.execPath, file];
  const server = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ready = new Promise((resolve, reject) => {
    createInterface(server.stdout).on('line', (line) => {
      const told = JSON.parse(line);
      if (told.reads) resolve(told);
      else console.error(line);
    });
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}`)));
  });
  return { child: server, ready };
}
