/**
 * The network engine at national scale, one row per operation: 1,000,000 elements, 5,000,000 relations, 200 suppliers,
 * 10,000 demands from a seeded generator. Answers are compared with a plain second implementation; a wrong one ends
 * with exit code 1. Run after a build: node bench/nation.mjs [--only=load,snapshot,engine,routed,pairs,peers]
 * [--runs=3] [--elements=1000000]
 * Peers, on the same graph in the same run: python3 -m venv peers && peers/bin/pip install numpy igraph networkx, then
 * CLEANPATH_PEERS=peers/bin/python; graphology is measured where it is installed.
 */
import { execFileSync, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const option = (name, fallback) => process.argv.find((a) => a.startsWith(`--${name}=`))?.split('=')[1] ?? fallback;
const only = option('only')?.split(',');
const elements = Number(option('elements', '1000000'));
const runs = Number(option('runs', '3'));
const wanted = (part) => only === undefined || only.includes(part);

const directory = mkdtempSync(join(tmpdir(), 'cleanpath-nation-'));
const rows = [];
const faults = [];
try {
  console.log(
    `${elements.toLocaleString('en')} elements, Node ${process.version}, load average ${loadavg()[0].toFixed(1)}`,
  );
  if (wanted('load') || wanted('snapshot')) {
    await step('make', directory, elements);
    for (const format of ['ndjson', 'csv'])
      await best('load', 2, join(directory, format), format === 'ndjson' ? join(directory, 'n1m.snapshot') : '');
  }
  if (wanted('snapshot')) await step('reload', join(directory, 'n1m.snapshot'), runs);
  if (wanted('engine') || wanted('pairs')) {
    mkdirSync(join(directory, 'peers'));
    await step('engine', elements, runs, wanted('pairs') ? 1 : 0, join(directory, 'peers'));
  }
  if (wanted('routed')) await step('routed', runs);
  const peers = wanted('peers') && wanted('engine') ? await peerFigures() : {};
  print(peers);
} finally {
  rmSync(directory, { recursive: true, force: true });
}
for (const fault of faults) console.error(`WRONG: ${fault}`);
console.log(faults.length === 0 ? 'all answers right' : `${faults.length} answers wrong`);
process.exitCode = faults.length === 0 ? 0 : 1;

/** One part in a process of its own, so that memory is that of the part. */
async function step(name, ...args) {
  const result = await inChild(name, args);
  rows.push(...(result.rows ?? []));
  faults.push(...(result.faults ?? []));
}

async function best(name, times, ...args) {
  let found;
  for (let i = 0; i < times; i++) {
    const result = await inChild(name, args);
    faults.push(...(result.faults ?? []));
    if (!found || result.rows[0].ms < found.rows[0].ms) found = result;
  }
  rows.push(...found.rows);
}

function inChild(name, args) {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL(`nation/${name}.mjs`, import.meta.url)), args.map(String));
    let message;
    child.on('message', (sent) => (message = sent));
    child.on('exit', (code) =>
      code === 0 ? resolve(message ?? {}) : reject(new Error(`${name} ended with code ${code}`)),
    );
  });
}

async function peerFigures() {
  const figures = {};
  const python = process.env.CLEANPATH_PEERS;
  if (python) {
    const script = fileURLToPath(new URL('nation/peers.py', import.meta.url));
    const text = execFileSync(python, [script, join(directory, 'peers'), String(elements)], { maxBuffer: 1 << 24 });
    Object.assign(figures, JSON.parse(String(text)));
  } else console.log('NOTICE: python-igraph and networkx are skipped: CLEANPATH_PEERS names no Python with them');
  const { figures: graphology } = await inChild('graphology', [join(directory, 'peers'), elements]);
  if (graphology) figures.graphology = graphology;
  else console.log('NOTICE: graphology is skipped: it is not installed');
  const clean = rows.find(({ key }) => key === 'trust')?.cleanLegs;
  for (const [peer, answer] of Object.entries(figures))
    if (answer.clean !== undefined && clean !== undefined && answer.clean !== clean)
      faults.push(`${peer} finds ${answer.clean} clean legs, the engine ${clean}`);
  return figures;
}

function print(peers) {
  console.table(
    rows.map(({ what, ms, goal, value, key, cpu }) => ({
      operation: what,
      ms: value ?? Math.round(ms),
      ...(cpu === undefined ? {} : { 'cpu ms': Math.round(cpu) }),
      goal,
      ...Object.fromEntries(
        Object.entries(peers).map(([peer, figures]) => [
          `× ${peer}`,
          figures[key] === undefined || ms === undefined ? '' : Math.round((figures[key] / ms) * 10) / 10,
        ]),
      ),
    })),
  );
  for (const [peer, { version, missing }] of Object.entries(peers))
    console.log(
      missing
        ? `NOTICE: ${peer} is skipped: ${missing}`
        : `${peer} ${version}; loops over suppliers and pairs extrapolated from one`,
    );
  console.log(`load average at the end ${loadavg()[0].toFixed(1)}`);
}
