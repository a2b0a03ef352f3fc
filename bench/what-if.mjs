/**
 * Benchmark of what-if on R1M: one change of each kind on a network held open, beside a full recomputation.
 * Run after a build: `node bench/what-if.mjs [elements] [changes]`. Answers are checked against the full recomputation.
 */
import { ELEMENT_KIND_NAMES } from '@cleanpath/model';
import * as engine from '@cleanpath/network';
import { r1m, r1mDemands, supplierStates } from './network/r1m.mjs';

const ELEMENTS = Number(process.argv[2] ?? 1_000_000);
const CHANGES = Number(process.argv[3] ?? 40);
const SUPPLIERS = 200;
/** Goal for one change, milliseconds. */
const GOAL = 20;

const POLICY = {
  planes: ['transmission', 'control', 'computing', 'storage'],
  countedRoles: ['prime'],
  exposureTypes: ['hosted-on', 'managed-by'],
  availabilityTypes: ['hosted-on', 'managed-by', 'powered-by'],
  requiredDependencies: {},
  concentrationThresholds: 'bench',
};
const { dossier } = r1m(ELEMENTS, 5 * ELEMENTS, SUPPLIERS);
const tierOfKind = Object.fromEntries(ELEMENT_KIND_NAMES.map((kind) => [kind, 'low']));
const input = { supplierStates: supplierStates(SUPPLIERS, 3), tierOfKind };
const network = engine.compileNetwork(dossier, POLICY);
const demands = engine.compileDemands(network, r1mDemands(ELEMENTS));
const full = () => engine.verdicts(engine.effectiveTrust(network, engine.ownStates(network, input)), demands);
const table = full();

const rows = [];
/** Processor time of this process: on a busy machine the clock on the wall measures the others. */
const time = (work) => {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return [(user + system) / 1000, result];
};
const row = (operation, times, goal) => {
  const sorted = [...times].sort((a, b) => a - b);
  rows.push({
    operation,
    'median, ms of processor': Math.round(sorted[sorted.length >> 1] * 100) / 100,
    'worst, ms of processor': Math.round(sorted.at(-1) * 100) / 100,
    'goal, ms': goal ?? '',
  });
};
row('full recomputation', [time(full)[0], time(full)[0], time(full)[0]]);
const [opening, open] = time(() => engine.openWhatIf(table, input));
row('open', [opening]);

let seed = 12345;
const below = (n) => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) % n;
const element = () => below(ELEMENTS);
const kinds = {
  'distrust an element': () => ({ kind: 'element', element: element(), state: 'untrusted' }),
  'trust an element': () => ({ kind: 'element', element: element(), state: 'trusted' }),
  'remove an element': () => ({ kind: 'remove-element', element: element() }),
  'add a link': () => ({ kind: 'add-link', from: element(), to: element() }),
  'remove a link': () => ({ kind: 'remove-relation', relation: below(5 * ELEMENTS) }),
  'add a redundancy group': () => ({
    kind: 'add-group',
    element: element(),
    type: 'hosted-on',
    members: [element(), element()],
    need: 1,
  }),
  'distrust a supplier of 0.1 %': () => ({
    kind: 'supplier',
    supplier: network.suppliers[150 + below(50)],
    state: 'untrusted',
  }),
  'distrust a supplier of 1 %': () => ({
    kind: 'supplier',
    supplier: network.suppliers[15 + below(10)],
    state: 'untrusted',
  }),
};
open.apply({ kind: 'element', element: 0, state: 'trusted' });
open.undo();
for (const [name, make] of Object.entries(kinds)) {
  const count = name.includes('supplier') ? Math.min(CHANGES, 8) : CHANGES;
  const there = [];
  const back = [];
  for (let i = 0; i < count; i++) {
    there.push(time(() => open.apply(make()))[0]);
    back.push(time(() => open.undo())[0]);
  }
  row(name, there, GOAL);
  row('… and back', back, GOAL);
}
for (const [name, supplier] of [
  ['the largest supplier (17 %)', 0],
  ['the fourth supplier (4 %)', 3],
]) {
  const state = supplier < 3 ? 'trusted' : 'untrusted';
  row(
    `${state === 'trusted' ? 'trust' : 'distrust'} ${name}`,
    [time(() => open.apply({ kind: 'supplier', supplier: network.suppliers[supplier], state }))[0]],
    GOAL,
  );
  row('… and back', [time(() => open.undo())[0]], GOAL);
}
const same = open.verdict.every((code, d) => code === table.verdict[d]);
console.table(rows);
console.log(same ? 'all answers right' : 'WRONG: verdicts differ after everything was taken back');
process.exitCode = same ? 0 : 1;
