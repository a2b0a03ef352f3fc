/**
 * Benchmark of the network engine on R1M: a million elements, five million random links, 200 suppliers.
 * Run after a build: `node bench/network.mjs [runs]`. Every answer is checked; a wrong one ends with exit code 1.
 */
import { createHash } from 'node:crypto';
import { ELEMENT_KIND_NAMES, RelationTableBuilder, TYPE_CODE } from '@cleanpath/model';
import * as engine from '@cleanpath/network';
import { r1m, r1mDemands, supplierStates } from './network/r1m.mjs';

const ELEMENTS = 1_000_000;
const SUPPLIERS = 200;
const RUNS = Number(process.argv[2] ?? 3);
const MEGABYTE = 1024;

const POLICY = {
  planes: ['transmission', 'control', 'computing', 'storage'],
  countedRoles: ['prime'],
  exposureTypes: ['hosted-on', 'managed-by'],
  availabilityTypes: ['hosted-on', 'managed-by', 'powered-by'],
  requiredDependencies: {},
  concentrationThresholds: 'bench',
};

const rows = [];
let wrong = 0;

/** Best of the runs, in milliseconds; the first run also warms the code. */
function measure(name, work, goal, runs = RUNS) {
  let best = Number.POSITIVE_INFINITY;
  let result;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    result = work();
    best = Math.min(best, performance.now() - start);
  }
  rows.push({ operation: name, 'best, ms': Math.round(best), 'goal, ms': goal ?? '' });
  return result;
}

function check(what, actual, expected) {
  if (JSON.stringify(actual) === JSON.stringify(expected)) return;
  wrong++;
  console.error(`WRONG: ${what}: ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`);
}

const peak = () => Math.round(process.resourceUsage().maxRSS / MEGABYTE);

const { dossier, edges, party } = r1m(ELEMENTS, 5 * ELEMENTS, SUPPLIERS);
check(
  'hash of the edge file',
  createHash('sha256').update(new Uint8Array(edges.buffer)).digest('hex'),
  '695ed8c0ab10ed2c7bc9caf4b636a60677ba9bc8a83a1fa346e781be031b313d',
);
check('first suppliers', [...party.slice(0, 6)], [150, 66, 27, 0, 1, 144]);
const peakOfData = peak();

const tierOfKind = Object.fromEntries(ELEMENT_KIND_NAMES.map((kind) => [kind, 'low']));
const input = { supplierStates: supplierStates(SUPPLIERS, 3), tierOfKind };
const network = measure('compile 1M elements, 5M links', () => engine.compileNetwork(dossier, POLICY), undefined, 1);
const demands = engine.compileDemands(network, r1mDemands(ELEMENTS));
const own = measure('own states', () => engine.ownStates(network, input));

const open = engine.verdicts(
  engine.effectiveTrust(
    network,
    engine.ownStates(network, { ...input, supplierStates: new Uint8Array(SUPPLIERS * 4) }),
  ),
  demands,
);
check('nothing is disconnected', engine.verdictCounts(open).disconnected, 0);
check('components', components(engine.connectivity(network).label), 45);
check('reach from element 0', sizeOf(engine.connectivity(network).label, 0), 999_956);

const view = engine.effectiveTrust(network, own);
const table = measure(
  'effective trust + 10k verdicts, all planes',
  () => engine.verdicts(engine.effectiveTrust(network, own), demands),
  500,
);
const { label } = engine.cleanLabels(view, 2);
check('clean components', components(label), 694);
check('reach from element 7, itself untrusted', 1 + sizeOf(label, cleanNeighbour(7)), 687_070);
check('verdicts', engine.verdictCounts(table), verdictsByLabels(label));
const peakOfVerdicts = peak();

const all = [...demands.demands.keys()];
const evidence = measure(
  'witnesses of 10k demands: paths, cuts',
  () => engine.demandEvidence(table, all, { routes: false }),
  5000,
  2,
);
const drawn = measure('… with cheapest routes', () => engine.demandEvidence(table, all), undefined, 2);
check(
  'a witness for each leg',
  evidence.every(({ legs }) => legs.every((leg) => leg.path ?? leg.offenders ?? leg.cut)),
  true,
);
check(
  'a route for each blocked leg',
  drawn.every(({ legs }) => legs.every((leg) => leg.verdict !== 'blocked' || leg.route)),
  true,
);
check(
  'paths are clean',
  evidence.every(({ legs }) => legs.every((leg) => leg.path?.elements.every((e) => label[e] !== -1) ?? true)),
  true,
);

const report = measure(
  'causes and clean-up sequence, 3 steps each',
  () => engine.causes(table, input, { steps: 3 }),
  undefined,
  1,
);
check('the heaviest blocked demands were examined', report.examined, 2_000);

// The same five million pairs as dependencies, ten times denser than any network, for the supplier sets.
const needs = new RelationTableBuilder();
for (let i = 0; i < 5 * ELEMENTS; i++)
  needs.addPlain(edges[2 * i], edges[2 * i + 1], TYPE_CODE.get('hosted-on'), undefined, 0);
const dependent = measure(
  'compile 5M dependencies',
  () => engine.compileNetwork({ ...dossier, relations: needs.finish() }, POLICY),
  undefined,
  1,
);
const exposed = measure('exposure to all 200 suppliers', () => engine.supplierExposure(dependent), 400);
const failing = measure('failure by all 200 suppliers', () => engine.supplierFailure(dependent), 400);
measure(
  'exposure to 256 suppliers, block of 8 words',
  () => engine.supplierExposure(dependent, { first: 0, words: 8 }),
  400,
);
check(
  'exposure equals failure where nothing is redundant',
  exposed.rows.every((word, i) => word === failing.rows[i]),
  true,
);
measure('effective trust over 5M dependencies', () =>
  engine.effectiveTrust(dependent, engine.ownStates(dependent, input)),
);

console.table(rows);
console.log(
  `peak memory: ${peakOfData} MB with the data, ${peakOfVerdicts} MB after the verdicts, ${peak()} MB at the end`,
);
console.log(wrong === 0 ? 'all answers right' : `${wrong} answers wrong`);
process.exitCode = wrong === 0 ? 0 : 1;

function cleanNeighbour(element) {
  const { off, adj } = network.links.out;
  return adj.slice(off[element], off[element + 1]).find((other) => label[other] !== -1);
}

function components(labels) {
  let count = 0;
  for (let v = 0; v < labels.length; v++) if (labels[v] === v) count++;
  return count;
}

function sizeOf(labels, element) {
  let size = 0;
  for (let v = 0; v < labels.length; v++) if (labels[v] === labels[element]) size++;
  return size;
}

function verdictsByLabels(labels) {
  let clean = 0;
  for (let i = 0; i < 10_000; i++) {
    const from = labels[(7919 * i) % ELEMENTS];
    if (from !== -1 && from === labels[(104729 * i + 13) % ELEMENTS]) clean++;
  }
  return { clean, undetermined: 0, blocked: 10_000 - clean, disconnected: 0 };
}
