import { readFileSync } from 'node:fs';
import { loadCatalogs } from '@cleanpath/assessment';
import { decodeSnapshot, packedSnapshotHash } from '@cleanpath/formats';
import { ELEMENT_KIND_NAMES } from '@cleanpath/model';
import { compileDemands, compileNetwork, effectiveTrust, ownStates, verdicts } from '@cleanpath/network';
import { meter, peakMegabytes } from './measure.mjs';
import { supplierStates } from './states.mjs';

const [file, runs] = process.argv.slice(2);
const { rows, faults, measure, check } = meter();
const policy = (await loadCatalogs()).policies.get('cleanpath-neutral').network;
const base = peakMegabytes();
const bytes = measure('', 'read the snapshot file', '', 1, () => readFileSync(file));
const dossier = measure('snapshot', 'reload the binary snapshot', '200', Number(runs), () => decodeSnapshot(bytes));
check('hash of the snapshot', packedSnapshotHash(bytes), readFileSync(`${file}.sha256`, 'utf8'));
const network = measure('', 'compile the network', '', 1, () => compileNetwork(dossier, policy));
const input = { supplierStates, tierOfKind: Object.fromEntries(ELEMENT_KIND_NAMES.map((kind) => [kind, 'low'])) };
const demands = compileDemands(network, dossier.demands);
verdicts(effectiveTrust(network, ownStates(network, input)), demands);
rows.push({ what: '  memory: snapshot of the facts, MB', value: Math.round(bytes.length / 2 ** 20) });
rows.push({
  what: '  memory: engine and facts above the runtime, MB',
  goal: '400, 150',
  value: peakMegabytes() - base,
});
process.send({ rows, faults });
