import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { loadCatalogs } from '@cleanpath/assessment';
import { ELEMENT_KIND_NAMES } from '@cleanpath/model';
import * as engine from '@cleanpath/network';
import { TYPE } from './columns.mjs';
import { meter, peakMegabytes } from './measure.mjs';
import { components, exposedTo, failsWith, plainGraph } from './naive.mjs';
import { nation, SUPPLIERS } from './nation.mjs';
import { supplierStates } from './states.mjs';
import { tables } from './tables.mjs';

const [elements, runs, pairs, peers] = [...process.argv.slice(2, 5).map(Number), process.argv[5]];
const { rows, faults, measure, check } = meter();
const policy = (await loadCatalogs()).policies.get('cleanpath-neutral').network;
const made = nation({ elements });
const dossier = tables(made);
const { columns } = made;
const input = { supplierStates, tierOfKind: Object.fromEntries(ELEMENT_KIND_NAMES.map((kind) => [kind, 'low'])) };

const network = measure('', 'compile the network', '', 1, () => engine.compileNetwork(dossier, policy));
const demands = engine.compileDemands(network, made.demands);
const own = measure('', 'own states', '', runs, () => engine.ownStates(network, input));
const table = measure('trust', 'effective trust + 10k verdicts', '200, 100', 2 * runs, () =>
  engine.verdicts(engine.effectiveTrust(network, own), demands),
);
const all = [...demands.demands.keys()];
const evidence = measure('', '… with a witness or cut for each of the 10k', '2000', Math.min(2, runs), () =>
  engine.demandEvidence(table, all, { routes: false }),
);
const suppliers = measure('exposure', '200 suppliers: exposure and failure', '300', runs, () => ({
  exposed: engine.supplierExposure(network),
  failing: engine.supplierFailure(network),
}));
const out = measure('', 'lists of the suppliers that fail each element', '', runs, () =>
  engine.partyListsOfBits(network.count, suppliers.failing),
);
const question = {
  links: engine.linkList(network.count, dossier.relations, network.links.out),
  out,
  partyCount: SUPPLIERS,
  demands: engine.impactDemands(demands),
};
const impact = measure('impact', '200 suppliers × 10k demands: disconnection', '1500, 600', runs, () =>
  engine.supplierImpact(question),
);
const two = pairs
  ? measure('pairs', 'all pairs of suppliers', '25000, 8000', 1, () =>
      engine.supplierPairs(question, { singles: impact }),
    )
  : undefined;
rows.push({ what: '  peak memory of the process, MB', value: peakMegabytes() });

checkVerdicts();
checkSuppliers();
writePeers();
process.send({ rows, faults });

function checkVerdicts() {
  const graph = plainGraph(columns, policy.exposureTypes);
  const dirty = exposedTo(graph, columns.elements, (e) => own.root[e] === 2);
  const unsure = exposedTo(graph, columns.elements, (e) => own.root[e] !== 0);
  const optimistic = components(graph, columns.elements, (e) => dirty[e] === 1);
  const pessimistic = components(graph, columns.elements, (e) => unsure[e] === 1);
  const index = new Map(columns.ids.map((id, row) => [id, row]));
  const holds = (label, { from, to, elements: set }) =>
    set
      ? set.every((id) => label[index.get(id)] !== -1)
      : label[index.get(from)] !== -1 && label[index.get(from)] === label[index.get(to)];
  const counts = { clean: 0, undetermined: 0, blocked: 0, disconnected: 0 };
  for (const { legs } of made.demands)
    counts[
      legs.every((leg) => holds(pessimistic, leg))
        ? 'clean'
        : legs.every((leg) => holds(optimistic, leg))
          ? 'undetermined'
          : 'blocked'
    ]++;
  check('verdicts', engine.verdictCounts(table), counts);
  check(
    'a witness for every leg',
    evidence.every(({ legs }) => legs.every((leg) => leg.path ?? leg.offenders ?? leg.cut ?? leg.verdict === 'clean')),
    true,
  );
  const linked = new Set();
  for (let r = 0; r < columns.relations; r++)
    if (columns.type[r] === TYPE.link)
      linked
        .add(columns.from[r] * columns.elements + columns.to[r])
        .add(columns.to[r] * columns.elements + columns.from[r]);
  let broken = 0;
  for (const { legs } of evidence)
    for (const { path, verdict } of legs)
      path?.elements.forEach((e, i, list) => {
        if (
          (verdict === 'clean' ? unsure : dirty)[e] === 1 ||
          (i > 0 && !linked.has(list[i - 1] * columns.elements + e))
        )
          broken++;
      });
  check('steps of witness paths that are no link or not clean', broken, 0);
  const cuts = evidence.flatMap(({ demand, legs }) =>
    legs.filter((leg) => leg.cut && leg.cut.total === leg.cut.members.length).map((leg) => ({ demand, leg })),
  );
  for (const { demand, leg } of cuts.slice(0, 5)) {
    const members = new Set(leg.cut.members.map(({ element }) => element));
    const without = components(graph, columns.elements, (e) => members.has(e));
    const { from, to } = made.demands[demand].legs[leg.leg];
    check('a cut separates', without[index.get(from)] !== without[index.get(to)], true);
    check(
      'a cut holds nothing clean',
      leg.cut.members.every(({ element }) => unsure[element] === 1),
      true,
    );
  }
  rows.find(({ key }) => key === 'trust').cleanLegs = demands.from.reduce(
    (sum, from, leg) =>
      sum + (from >= 0 && pessimistic[from] !== -1 && pessimistic[from] === pessimistic[demands.to[leg]] ? 1 : 0),
    0,
  );
  if (peers)
    write(
      'roots',
      Int32Array.from(own.root.keys()).filter((e) => own.root[e] !== 0),
    );
}

function checkSuppliers() {
  const exposure = plainGraph(columns, policy.exposureTypes);
  const availability = plainGraph(columns, policy.availabilityTypes);
  const index = new Map(columns.ids.map((id, row) => [id, row]));
  const brokenBy = (gone) => {
    const failed = failsWith(availability, columns, (e) => gone.includes(columns.supplier[e]));
    const label = components(availability, columns.elements, (e) => failed[e] === 1);
    const fails = ({ from, to, elements: set }) =>
      set
        ? set.some((id) => failed[index.get(id)] === 1)
        : label[index.get(from)] === -1 || label[index.get(from)] !== label[index.get(to)];
    return { failed, broken: made.demands.filter(({ legs }) => legs.some(fails)).length };
  };
  for (const supplier of [0, 3, 17, 42, 199]) {
    const hit = exposedTo(
      exposure,
      columns.elements,
      (e) => columns.supplier[e] === supplier && network.counted[e] === 1,
    );
    check(`elements exposed to supplier ${supplier}`, bits(suppliers.exposed, supplier), sum(hit));
    const { failed, broken } = brokenBy([supplier]);
    check(`elements failing without supplier ${supplier}`, bits(suppliers.failing, supplier), sum(failed));
    check(`demands broken without supplier ${supplier}`, impact.parties[supplier].broken.count, broken);
  }
  if (!two) return;
  // Without lists of elements that only both take out, a pair takes out what either does alone.
  const { first, second, broken } = two.pairs[0];
  const either = [first, second].map((s) => failsWith(availability, columns, (e) => columns.supplier[e] === s));
  const label = components(availability, columns.elements, (e) => either[0][e] === 1 || either[1][e] === 1);
  const fails = ({ from, to, elements: set }) =>
    set
      ? set.some((id) => label[index.get(id)] === -1)
      : label[index.get(from)] === -1 || label[index.get(from)] !== label[index.get(to)];
  check(
    `demands broken without suppliers ${first} and ${second}`,
    broken.count,
    made.demands.filter(({ legs }) => legs.some(fails)).length,
  );
}

function bits({ rows: words, words: width }, supplier) {
  let count = 0;
  for (let e = 0; e < columns.elements; e++) count += (words[e * width + (supplier >> 5)] >>> (supplier & 31)) & 1;
  return count;
}

function sum(flags) {
  let count = 0;
  for (const flag of flags) count += flag;
  return count;
}

function writePeers() {
  if (!peers) return;
  const types = new Set(policy.exposureTypes.map((name) => TYPE[name]));
  const pairsOf = (keep) => {
    const list = [];
    for (let r = 0; r < columns.relations; r++) if (keep(columns.type[r])) list.push(columns.from[r], columns.to[r]);
    return Int32Array.from(list);
  };
  write(
    'links',
    pairsOf((type) => type === TYPE.link),
  );
  write(
    'depends',
    pairsOf((type) => types.has(type)),
  );
  write('own', columns.supplier);
  const ends = [];
  demands.from.forEach((from, leg) => from >= 0 && ends.push(from, demands.to[leg]));
  write('ends', Int32Array.from(ends));
}

function write(name, values) {
  writeFileSync(join(peers, `${name}.i32`), new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}
