import { readdirSync, writeFileSync } from 'node:fs';
import { encodeSnapshot, loadDossier, snapshotHash } from '@cleanpath/formats';
import { meter, peakMegabytes } from './measure.mjs';

const [directory, snapshot] = process.argv.slice(2);
const { rows, faults, check } = meter();
const format = readdirSync(directory).includes('relations.csv') ? 'CSV' : 'NDJSON';
const before = process.cpuUsage();
const start = performance.now();
const { dossier, problems } = await loadDossier(directory);
const ms = performance.now() - start;
const used = process.cpuUsage(before);
rows.push({
  key: 'load',
  what: `load from ${format} with string ids`,
  goal: '3000, 1500',
  ms,
  cpu: (used.user + used.system) / 1000,
});
rows.push({ what: '  peak memory of the load, MB', value: peakMegabytes() });
check(
  'problems but circles of mutual dependence',
  problems.filter(({ code }) => code !== 'dependency-cycle').length,
  0,
);
check('five relations per element', dossier?.relations.count, 5 * (dossier?.elements.count ?? 0));
if (snapshot && dossier) {
  const bytes = encodeSnapshot(dossier);
  writeFileSync(snapshot, bytes);
  writeFileSync(`${snapshot}.sha256`, snapshotHash(dossier));
}
process.send({ rows, faults });
