/**
 * Speed of the supplier-trust room on this machine: two warm-ups, then the best of five. Needs a build
 * (`npx tsc -b packages/trust`). Every timed result is checked against a known answer; a wrong one exits with 1.
 *
 *   node bench/trust.mjs
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  assessSuppliers,
  opinion as sl,
  parseCatalogs,
  studySupplier,
  weightAcceptability,
} from '../packages/trust/dist/index.js';

const WARM_UPS = 2;
const RUNS = 5;
const rows = [];
let wrong = 0;

/** Processor time, so that other work on the machine does not count. */
const clock = () => process.cpuUsage().user / 1000;

function measure(name, goal, work, check, unit = 'ms', divisor = 1) {
  let best = Infinity;
  let result;
  for (let run = 0; run < WARM_UPS + RUNS; run++) {
    const start = clock();
    result = work();
    const took = clock() - start;
    if (run >= WARM_UPS) best = Math.min(best, took);
  }
  const ok = check(result);
  if (!ok) wrong++;
  const value = (best * (unit === 'µs' ? 1000 : 1)) / divisor;
  rows.push([name, `${value.toPrecision(3)} ${unit}`, goal, ok ? 'right' : 'WRONG']);
}

/** Deterministic numbers in [0, 1). */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const next = random(7);
const close = (x, y, tolerance) => Math.abs(x - y) <= tolerance;

const shapes = Array.from({ length: 20_000 }, () => [0.2 + 39.8 * next(), 0.2 + 39.8 * next(), 0.001 + 0.998 * next()]);
measure(
  'beta quantile, α and β in 0.2–40',
  '≤ 3 µs',
  () => shapes.map(([a, b, p]) => sl.betaQuantile(p, a, b)),
  (xs) =>
    xs.every((x, i) => {
      const [a, b, p] = shapes[i];
      return sl.incompleteBeta(x - 1e-12, a, b) <= p + 1e-13 && sl.incompleteBeta(x + 1e-12, a, b) >= p - 1e-13;
    }),
  'µs',
  shapes.length,
);

const twelve = Array.from({ length: 12 }, () => {
  const [x, y] = [next(), next()];
  const [low, high] = [Math.min(x, y), Math.max(x, y)];
  return { b: low, d: high - low, u: 1 - high, a: 0.5 };
});
measure(
  'CCF of 12 opinions',
  '≥ 10⁵ × the table of 4ⁿ tuples',
  () => {
    let last;
    for (let i = 0; i < 10_000; i++) last = sl.ccf(twelve);
    return last;
  },
  (o) => close(o.b + o.d + o.u, 1, 1e-12),
  'µs',
  10_000,
);

const million = Array.from({ length: 1_000_000 }, (_, i) => ({ b: 0.6, d: 0.1, u: 0.3, a: i % 2 }));
measure(
  'CBF of 10⁶ opinions',
  '≤ 30 ms',
  () => sl.cbf(million),
  // 10⁶ times r = 2·.6/.3 = 4 and q = 2/3: u = 2/(2 + 10⁶·14/3).
  (o) => close(o.u, 2 / (2 + (1e6 * 14) / 3), 1e-15) && close(o.b / o.d, 6, 1e-9) && close(o.a, 0.5, 1e-9),
);

const root = fileURLToPath(new URL('../catalogs', import.meta.url));
const raw = {};
for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
  if (path.endsWith('.json')) raw[path] = JSON.parse(readFileSync(`${root}/${path}`, 'utf8'));
}
const catalogs = parseCatalogs(raw);
const policy = catalogs.policies.get('cleanpath-neutral');

function portfolio(suppliers, criteria, items, catalog) {
  const draw = random(11);
  const sources = Array.from({ length: 12 }, (_, i) => ({
    id: `source-${i}`,
    name: `Source ${i}`,
    grades: [{ grade: 'ABBCCDE'[i % 7] }],
  }));
  const types = catalogs.evidenceTypes.types.filter((type) => !type.statementOfSubject);
  const evidence = [];
  for (let s = 0; s < suppliers; s++) {
    for (const criterion of criteria) {
      for (let i = 0; i < items; i++) {
        evidence.push({
          id: `e-${s}-${criterion}-${i}`,
          subject: { kind: 'supplier', id: `s-${s}` },
          criterion: `${catalog}:${criterion}`,
          type: types[Math.floor(draw() * types.length)].id,
          support: draw() < 0.85 ? 1 : 0,
          source: `source-${Math.floor(draw() * sources.length)}`,
          credibility: 1 + Math.floor(draw() * 3),
          observedAt: `202${3 + Math.floor(draw() * 3)}-0${1 + Math.floor(draw() * 9)}-15`,
          ...(draw() < 0.2 ? { origin: `o-${Math.floor(draw() * 4)}` } : {}),
        });
      }
    }
  }
  return {
    suppliers: Array.from({ length: suppliers }, (_, s) => ({ id: `s-${s}`, name: `Supplier ${s}` })),
    products: [],
    sources,
    evidence,
  };
}

const core = catalogs.criteria.get('cleanpath-core');
const leaves = core.nodes.filter((node) => node.kind === 'criterion').map((node) => node.id);
const large = portfolio(500, leaves, 30, 'cleanpath-core');
const complete = (results) => results.length === 500 && results.every((one) => one.evidence.length === 480);
measure(
  'assess 500 suppliers × 16 criteria × 30 items with leave-one-out',
  '≤ 2 s',
  () => assessSuppliers(large, catalogs, policy, { asOf: '2026-01-01', sensitivity: 'items' }),
  (results) => {
    const alone = assessSuppliers(
      {
        ...large,
        suppliers: [large.suppliers[0]],
        evidence: large.evidence.filter((one) => one.id.startsWith('e-0-') && one.id !== 'e-0-T1-3'),
      },
      catalogs,
      policy,
      { asOf: '2026-01-01', sensitivity: false },
    )[0];
    const whole = results.find((one) => one.supplier === 's-0');
    const { effect } = whole.evidence.find((one) => one.id === 'e-0-T1-3');
    return complete(results) && close(whole.nodes[0].mean - effect.deltaMean, alone.nodes[0].mean, 1e-11);
  },
);
measure(
  'the same without sensitivity',
  '–',
  () => assessSuppliers(large, catalogs, policy, { asOf: '2026-01-01', sensitivity: false }),
  complete,
);

const wide = {
  ...core,
  id: 'wide',
  root: 'R',
  nodes: [
    { id: 'R', title: 'R', kind: 'compensatory', children: Array.from({ length: 100 }, (_, i) => ({ node: `c${i}` })) },
    ...Array.from({ length: 100 }, (_, i) => ({
      id: `c${i}`,
      title: `c${i}`,
      kind: 'criterion',
      subject: 'supplier',
      mandatory: false,
    })),
  ],
};
const wideCatalogs = { ...catalogs, criteria: new Map([['wide', wide]]) };
const wideFacts = portfolio(
  1,
  wide.nodes.slice(1).map((node) => node.id),
  2,
  'wide',
);
const widePolicy = { ...policy, criteriaCatalog: 'wide' };
const studied = (facts) => studySupplier(facts, wideCatalogs, widePolicy, { asOf: '2026-01-01' }, 's-0');
const draws = { seed: 1, draws: 10_000, weights: 'dirichlet' };
const [wideStudy, emptyStudy] = [studied(wideFacts), studied({ ...wideFacts, evidence: [] })];
measure(
  '10,000 weight draws over 100 criteria',
  '≤ 300 ms',
  () => weightAcceptability(wideStudy, draws),
  (result) =>
    Object.values(result.acceptability).every((one) =>
      close(
        Object.values(one).reduce((x, y) => x + y),
        1,
        1e-9,
      ),
    ) && weightAcceptability(emptyStudy, draws).acceptability.low['insufficient-evidence'] === 1,
);

const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
for (const row of rows) console.log(row.map((cell, column) => cell.padEnd(widths[column])).join('  '));
console.log(`${rows.length - wrong} right, ${wrong} wrong`);
process.exitCode = wrong > 0 ? 1 : 0;
