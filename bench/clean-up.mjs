/**
 * Benchmark of the clean-up set: real operator networks of the Topology Zoo with 40 % untrusted elements (or, with
 * `oracles`, one untrusted supplier and the costs of the expected results), each solved to a proof or the time limit.
 * Run after a build: `node bench/clean-up.mjs [zoo|oracles] [--seconds 60] [--only Kdl]`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ELEMENT_KIND_NAMES, ElementTableBuilder, RelationTableBuilder, TIERS } from '@cleanpath/model';
import * as engine from '@cleanpath/network';

const argument = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1];
};
const SHARED = process.env.CLEANPATH_SHARED ?? fileURLToPath(new URL('../../shared', import.meta.url));
const FOLDER = `${SHARED}/data/topology/zoo`;
const SECONDS = Number(argument('seconds', 60));
const ONLY = argument('only', '');
const MODE = process.argv[2] === 'oracles' ? 'oracles' : 'zoo';
/** Share of untrusted elements, and demands, of the goal. */
const UNTRUSTED = 0.4;
const DEMANDS = 100;

if (!existsSync(FOLDER)) {
  console.log('skipped: the Topology Zoo is not at hand (CLEANPATH_SHARED)');
  process.exit(0);
}

const POLICY = {
  planes: ['transmission'],
  countedRoles: ['prime'],
  exposureTypes: [],
  availabilityTypes: [],
  requiredDependencies: {},
  concentrationThresholds: 'bench',
};
const TABLE = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 4, 5, 6];
const h = (i) => Math.imul(i + 1, 2654435761) >>> 0;
/** Finalizer of MurmurHash3 (Appleby, public domain): neighbouring numbers fall apart. */
function mixed(i) {
  let x = Math.imul(i + 1, 0x9e3779b1);
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
const g = (x) => Math.imul(x + 17, 2246822519) >>> 8;

const instances = MODE === 'oracles' ? oracleInstances() : zooInstances();
const highs = await engine.loadSolver();
const rows = [];
let wrong = 0;
for (const { name, demands, untrusted, optimum } of instances) {
  if (ONLY !== '' && name !== ONLY) continue;
  const { table, costs } = network(name, demands, untrusted);
  const start = performance.now();
  const result = engine.cleanUp(table, highs, {
    costs,
    clock: () => performance.now(),
    timeLimitMs: SECONDS * 1000,
    onProgress: (progress) => process.env.TRACE && console.log(name, progress),
  });
  const seconds = (performance.now() - start) / 1000;
  if (
    result.lowerBound > result.cost ||
    (optimum !== undefined && (result.lowerBound > optimum || result.cost < optimum))
  )
    wrong++;
  rows.push({
    network: name,
    demands,
    served: result.served.length,
    replaced: result.chosen.length,
    cost: result.cost,
    'lower bound': result.lowerBound,
    'gap, %': Math.round(result.gap * 1e4) / 100,
    ...(optimum === undefined ? {} : { optimum }),
    status: result.status,
    seconds: Math.round(seconds * 100) / 100,
    kernel: `${result.effort.places}/${result.effort.choices}`,
    cuts: result.effort.cuts,
    branchings: result.effort.branchings,
  });
}
console.table(rows);
const proved = rows.filter(({ status }) => status === 'optimal').length;
const near = rows.filter((row) => row['gap, %'] <= 2).length;
console.log(`${proved} of ${rows.length} proved optimal, ${near} within 2 %, limit ${SECONDS} s each`);
console.log(wrong === 0 ? 'all answers right' : `${wrong} answers wrong`);
process.exitCode = wrong === 0 ? 0 : 1;

function oracleInstances() {
  const text = readFileSync(`${SHARED}/data/topology/oracles/cleanup-oracles.json`, 'utf8');
  return JSON.parse(text).instances.map(({ network: name, demands, optimum }) => ({
    name,
    demands,
    optimum,
    untrusted: (i) => TABLE[(h(i) >>> 16) & 15] === 0,
  }));
}

function zooInstances() {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.graphml'))
    .sort()
    .map((file) => ({
      name: file.slice(0, -'.graphml'.length),
      demands: DEMANDS,
      untrusted: (i) => mixed(i) % 1000 < UNTRUSTED * 1000,
    }));
}

function network(name, count, untrusted) {
  const text = readFileSync(`${FOLDER}/${name}.graphml`, 'utf8');
  const ids = [...text.matchAll(/<node id="([^"]*)"/g)].map((match) => match[1]);
  const elements = new ElementTableBuilder();
  ids.forEach((id, i) => elements.add({ id, kind: 'transport-node', supplier: untrusted(i) ? 'dark' : 'light' }));
  const relations = new RelationTableBuilder();
  for (const [, from, to] of text.matchAll(/<edge source="([^"]*)" target="([^"]*)"/g))
    relations.add({ from: elements.indexOf(from), to: elements.indexOf(to), type: 'link' });
  const suppliers = ['light', 'dark'].map((id) => ({ id, name: id }));
  const dossier = { elements: elements.finish(), relations: relations.finish(), suppliers, products: [] };
  const compiled = engine.compileNetwork(dossier, POLICY);
  const supplierStates = Uint8Array.from(TIERS.flatMap(() => [0]).concat(TIERS.flatMap(() => [2])));
  const tierOfKind = Object.fromEntries(ELEMENT_KIND_NAMES.map((kind) => [kind, 'low']));
  const view = engine.effectiveTrust(compiled, engine.ownStates(compiled, { supplierStates, tierOfKind }));
  const demands = [];
  for (let j = 0; demands.length < count; j++) {
    const s = g(2 * j) % ids.length;
    const t = g(2 * j + 1) % ids.length;
    if (s !== t) demands.push({ id: `d${j}`, legs: [{ plane: 'transmission', from: ids[s], to: ids[t] }] });
  }
  const costs = Float64Array.from(ids, (_, i) => 1 + ((h(i) >>> 8) % 9));
  return { table: engine.verdicts(view, engine.compileDemands(compiled, demands)), costs };
}
