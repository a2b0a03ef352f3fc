/**
 * A dossier of 100,000 elements through the HTTP API: sent, recognised, checked, stored and made the current snapshot,
 * by a real server with the embedded database. Compares the counts and the content hash with those of the dossier read
 * directly. Fails above the target. Usage: npm run bench:import [-- elements]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDossier, snapshotHash } from '@cleanpath/formats';
import { importDossier, jobDone, load, makeNation, seconds, serve, signedIn } from './serve/serve.mjs';

/** Issue 3: from the first byte sent to the snapshot ready. In seconds. */
const TARGET = 10;
const ELEMENTS = Number(process.argv[2] ?? 100_000);

const directory = await mkdtemp(join(tmpdir(), 'cleanpath-bench-import-'));
let server;
try {
  const dossier = join(directory, 'nation');
  const made = await makeNation(dossier, ELEMENTS);
  console.log(
    `${made.source}: ${made.elements} elements, ${made.relations} relations, ${made.demands} demands, ${load()}`,
  );
  server = await serve(join(directory, 'data'), { CLEANPATH_MAX_UPLOAD_BYTES: String(2 ** 32) });
  const { call } = await signedIn(server.url, server.setupLink);
  const network = (await call('POST', '/api/networks', { name: 'Nation' })).id;
  const begun = performance.now();
  const cpuBefore = server.cpu();
  const read = await importDossier(call, network, dossier);
  const checked = seconds(begun);
  const applied = await call('POST', `/api/networks/${network}/imports/${read.import.id}/apply`, { assess: false });
  await jobDone(call, applied.jobId);
  const stored = seconds(begun);
  const cpu = server.cpu() - cpuBefore;
  const { snapshot } = await call('GET', `/api/networks/${network}`);
  const assessBegun = performance.now();
  const job = await call('POST', `/api/networks/${network}/assessments`, { snapshotId: snapshot.id }).catch((error) => {
    console.log(`assessing: ${error.message}`);
  });
  if (job) await jobDone(call, job.jobId);
  console.log(
    `sent, recognised and checked (${(read.bytes / 1e6).toFixed(0)} MB)`.padEnd(56),
    `${checked.toFixed(1)} s`,
  );
  console.log(
    '… and stored as the current snapshot'.padEnd(56),
    `${stored.toFixed(1)} s (target ${TARGET}), ${load()}`,
  );
  console.log('  processor time of the server'.padEnd(56), `${cpu.toFixed(1)} s`);
  if (job) console.log('assessed afterwards'.padEnd(56), `${seconds(assessBegun).toFixed(1)} s`);
  const faults = [];
  const direct = (await loadDossier(dossier)).dossier;
  const hash = snapshotHash(direct);
  if (snapshot.hash !== hash) faults.push(`the snapshot has the hash ${snapshot.hash}, the files ${hash}`);
  if (snapshot.elements !== made.elements || snapshot.relations !== made.relations) faults.push('rows were lost');
  if (ELEMENTS === 100_000 && stored > TARGET) faults.push(`it took longer than ${TARGET} s`);
  for (const fault of faults) console.error(`WRONG: ${fault}`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await server?.stop();
  await rm(directory, { recursive: true, force: true });
}
