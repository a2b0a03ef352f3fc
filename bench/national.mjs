/**
 * A nation in one process: load, check, hash and assess a million elements and five million relations with 10,000
 * demands. The network is the synthetic national expansion of a real list of mobile sites, where that list is at hand
 * (CLEANPATH_SITES, or the reference data beside the checkout), else of a made-up grid of stations of the same size.
 * Usage: npm run bench:national [-- --elements 100000]
 */
import { fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assess, loadCatalogs } from '@cleanpath/assessment';
import {
  builderSink,
  DossierBuilder,
  importInto,
  loadDossier,
  snapshotHash,
  synthesizeNational,
  writeDossier,
} from '@cleanpath/formats';
import { DOSSIER_FORMAT } from '@cleanpath/model';
import { compileDemands, compileNetwork, effectiveTrust, ownStates, verdictCounts, verdicts } from '@cleanpath/network';

const SITES =
  process.env.CLEANPATH_SITES ??
  fileURLToPath(new URL('../../shared/data/topology/ran-fr/sites-mobiles-2018-01-l93.csv.gz', import.meta.url));
const AS_OF = '2026-06-30';
/** Stations of the made-up grid; the real list has about as many. */
const GRID_STATIONS = 77_147;

const role = process.argv[2];
if (role === '--make') await make(process.argv[3], Number(process.argv[4]));
else if (role === '--assess') await assessOnce(process.argv[3]);
else await main();

async function main() {
  const at = process.argv.indexOf('--elements');
  const elements = at < 0 ? 0 : Number(process.argv[at + 1]);
  const directory = await mkdtemp(join(tmpdir(), 'cleanpath-national-'));
  try {
    const made = await inChild('--make', join(directory, 'nation'), elements);
    console.log(
      `${made.source}: ${count(made.elements)} elements, ${count(made.relations)} relations, ${count(made.demands)} demands (synthetic), Node ${process.version}`,
    );
    const figures = await inChild('--assess', join(directory, 'nation'));
    for (const [what, value, unit] of figures.rows)
      console.log(`${what.padEnd(58)} ${String(value).padStart(9)} ${unit}`);
    console.log(figures.sentence);
    const faults = figures.faults;
    if (figures.counts.elements !== made.elements || figures.counts.relations !== made.relations)
      faults.push('the load lost or invented rows');
    for (const fault of faults) console.error(`WRONG: ${fault}`);
    process.exitCode = faults.length === 0 ? 0 : 1;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Writes the nation in a process of its own, so that its memory does not count. */
async function make(directory, elements) {
  const builder = new DossierBuilder();
  const sink = builderSink(builder);
  const real = existsSync(SITES);
  const seed = 1;
  if (real) {
    const inputs = [{ name: 'sites.csv.gz', data: readFileSync(SITES) }];
    const result = await importInto(inputs, sink, {
      format: 'sites-csv',
      national: { seed, asOf: AS_OF, ...(elements > 0 ? { elements } : {}) },
    });
    if (!result.ok) throw new Error('The site list could not be expanded');
  } else {
    await synthesizeNational(gridStations(), { seed, asOf: AS_OF, ...(elements > 0 ? { elements } : {}) }, sink);
  }
  builder.setManifest({
    dossier: DOSSIER_FORMAT,
    id: 'nation',
    name: 'Synthetic nation',
    asOf: AS_OF,
    synthetic: [...sink.declarations],
  });
  const { dossier, problems } = builder.finish();
  if (!dossier) throw new Error(problems[0]?.message);
  await writeDossier(dossier, directory);
  process.send({
    source: real ? 'National expansion of a real site list' : 'National expansion of a made-up grid',
    elements: dossier.elements.count,
    relations: dossier.relations.count,
    demands: dossier.demands.length,
  });
}

function gridStations() {
  const side = Math.ceil(Math.sqrt(GRID_STATIONS));
  return Array.from({ length: GRID_STATIONS }, (_, i) => {
    const site = `site-${i}`;
    return {
      id: `grid-${i % 4}/${i}`,
      site,
      operator: `operator:grid-${i % 4}`,
      lat: 45 + (5 * Math.floor(i / side)) / side,
      lon: (5 * (i % side)) / side,
    };
  });
}

async function assessOnce(directory) {
  const rows = [];
  const faults = [];
  const timed = async (what, work) => {
    const begun = performance.now();
    const result = await work();
    rows.push([what, ((performance.now() - begun) / 1000).toFixed(2), 's']);
    return result;
  };
  const { dossier } = await timed('load and check the dossier (NDJSON, string ids)', () => loadDossier(directory));
  rows.push(['  peak memory so far', megabytes(), 'MB']);
  const hash = await timed('hash the facts', () => snapshotHash(dossier));
  const catalogs = await loadCatalogs();
  const policy = catalogs.policies.get('cleanpath-neutral');
  const { assessment, study } = await timed('assess: suppliers, verdicts, witnesses, causes, impact, document', () =>
    assess(dossier, { catalogs, policy, asOf: AS_OF, snapshotHash: hash }),
  );
  const network = await timed('  of it: compile the network', () => compileNetwork(dossier, policy.network));
  const view = await timed('  of it: own states and effective trust, overall and per plane', () =>
    effectiveTrust(network, ownStates(network, study.input)),
  );
  const table = await timed('  of it: verdicts for all demands, overall and per plane', () =>
    verdicts(view, compileDemands(network, dossier.demands)),
  );
  rows.push(['peak memory of the process', megabytes(), 'MB']);
  const counts = verdictCounts(table);
  const sum = Object.values(counts).reduce((a, b) => a + b, 0);
  if (sum !== dossier.demands.length) faults.push('not every demand has a verdict');
  for (const [verdict, n] of Object.entries(counts)) {
    if (assessment.totals[verdict] !== n)
      faults.push(`the assessment counts ${assessment.totals[verdict]} ${verdict}, the engine ${n}`);
  }
  process.send({
    rows,
    faults,
    sentence: assessment.headline.sentence,
    counts: { elements: dossier.elements.count, relations: dossier.relations.count },
  });
}

function inChild(...args) {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), args.map(String));
    let message;
    child.on('message', (sent) => (message = sent));
    child.on('exit', (code) =>
      code === 0 && message ? resolve(message) : reject(new Error(`${args[0]} ended with code ${code}`)),
    );
  });
}

function megabytes() {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

function count(n) {
  return n.toLocaleString('en-GB');
}
