/**
 * Measures supplier impact on R1M: a million elements, five million links and 200 suppliers from a fixed seed, made to
 * the description in the documentation and checked by hash. Exits 1 on a wrong answer.
 * Run after `npm run build`: node bench/impact.mjs [--pairs] [--runs=5]
 */
import { createHash } from 'node:crypto';
import { connectedLegs, solveAll, visitPairs } from '@cleanpath/network';

const NODES = 1_000_000;
const LINKS = 5_000_000;
const PARTIES = 200;
const DEMANDS = 10_000;
const EDGE_SHA256 = '695ed8c0ab10ed2c7bc9caf4b636a60677ba9bc8a83a1fa346e781be031b313d';
const REMOVAL = { 0: 3098, 1: 1663, 2: 1054, 10: 331, 50: 58, 199: 14 };
const PAIRS = { '0,1': 4458, '0,199': 3108, '5,50': 603 };

function xorshift32(seed) {
  let state = seed >>> 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>>= 0);
  };
}

function makeR1M() {
  const random = xorshift32(0x9e3779b9);
  const edges = new Uint32Array(2 * LINKS);
  const from = new Int32Array(LINKS);
  const to = new Int32Array(LINKS);
  for (let i = 0; i < LINKS; i++) {
    const a = random() % NODES;
    let b = random() % NODES;
    while (b === a) b = random() % NODES;
    edges[2 * i] = from[i] = a;
    edges[2 * i + 1] = to[i] = b;
  }
  const hash = createHash('sha256').update(new Uint8Array(edges.buffer)).digest('hex');
  const cumulative = [];
  let sum = 0;
  for (let i = 0; i < PARTIES; i++) cumulative.push((sum += 1 / (i + 1)));
  const parties = new Int32Array(NODES);
  for (let v = 0; v < NODES; v++) {
    const x = (random() / 2 ** 32) * sum;
    let low = 0;
    let high = PARTIES - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle] >= x) high = middle;
      else low = middle + 1;
    }
    parties[v] = low;
  }
  const offsets = Int32Array.from({ length: NODES + 1 }, (_, v) => v);
  const legs = {
    from: Int32Array.from({ length: DEMANDS }, (_, i) => (7919 * i) % NODES),
    to: Int32Array.from({ length: DEMANDS }, (_, i) => (104_729 * i + 13) % NODES),
  };
  return { links: { elementCount: NODES, from, to }, out: { offsets, parties }, legs, hash };
}

let wrong = 0;
function check(name, actual, expected) {
  const ok = actual === expected;
  if (!ok) wrong++;
  console.log(`${ok ? 'ok   ' : 'WRONG'} ${name}: ${actual}${ok ? '' : ` (expected ${expected})`}`);
}

function best(runs, work) {
  let time = Infinity;
  let result;
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    result = work();
    time = Math.min(time, performance.now() - start);
  }
  return { time, result };
}

const option = (name, fallback) => process.argv.find((a) => a.startsWith(`--${name}=`))?.split('=')[1] ?? fallback;
const runs = Number(option('runs', '5'));
const { links, out, legs, hash } = makeR1M();
check('SHA-256 of the links', hash, EDGE_SHA256);
check('first suppliers', out.parties.slice(0, 6).join(), '150,66,27,0,1,144');

function arcsOf({ elementCount, from, to }) {
  const offsets = new Int32Array(elementCount + 1);
  for (let i = 0; i < from.length; i++) {
    offsets[from[i] + 1]++;
    offsets[to[i] + 1]++;
  }
  for (let v = 0; v < elementCount; v++) offsets[v + 1] += offsets[v];
  const next = offsets.slice();
  const targets = new Int32Array(2 * from.length);
  for (let i = 0; i < from.length; i++) {
    targets[next[from[i]]++] = to[i];
    targets[next[to[i]]++] = from[i];
  }
  return { offsets, targets };
}

const listed = best(runs, () => solveAll(links, out, PARTIES, legs));
// A compiled network has its links sorted by element already.
const compiled = { ...links, arcs: arcsOf(links) };
const singles = best(runs, () => solveAll(compiled, out, PARTIES, legs));
check('same result from unsorted links', `${listed.result.legs}` === `${singles.result.legs}`, true);
check('disconnected demands', singles.result.disconnected.length, 0);
for (const [party, broken] of Object.entries(REMOVAL))
  check(`removal of supplier ${party}`, singles.result.offsets[+party + 1] - singles.result.offsets[+party], broken);
const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`;
const subject = `all ${PARTIES} suppliers x ${DEMANDS} demands`;
console.log(`${subject}, compiled network: ${seconds(singles.time)}, best of ${runs} (goal 2 s)`);
console.log(`${subject}, unsorted links: ${seconds(listed.time)}, best of ${runs}`);
if (process.argv.includes('--pairs')) {
  const { connected } = connectedLegs(links, legs);
  const pairs = best(1, () => {
    const broken = new Map();
    visitPairs(compiled, out, undefined, PARTIES, legs, connected, (x, y, leaf) => broken.set(`${x},${y}`, leaf.count));
    return broken;
  });
  for (const [pair, broken] of Object.entries(PAIRS)) check(`removal of pair ${pair}`, pairs.result.get(pair), broken);
  console.log(`all ${(PARTIES * (PARTIES - 1)) / 2} pairs: ${seconds(pairs.time)} (goal 30 s)`);
}
console.log(`memory: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
process.exitCode = wrong === 0 ? 0 : 1;
