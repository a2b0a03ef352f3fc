import { readFileSync } from 'node:fs';
import { loadCatalogs } from '@cleanpath/assessment';
import { decodeSnapshot } from '@cleanpath/formats';
import { ELEMENT_KIND_NAMES } from '@cleanpath/model';
import { compileDemands, compileNetwork, effectiveTrust, ownStates, verdicts } from '@cleanpath/network';
import { meter, peakMegabytes } from './measure.mjs';
import { supplierStates } from './states.mjs';

const [file, runs] = process.argv.slice(2);
const { rows, faults, measure } = meter();
const policy = (await loadCatalogs()).policies.get('cleanpath-neutral').network;
const base = peakMegabytes();
const bytes = measure('', 'read the snapshot file', '', 1, () => readFileSync(file));
const knownHash = readFileSync(`${file}.sha256`, 'utf8');
measure(
  '',
  'reload the binary snapshot of an unknown origin, all checked',
  '',
  Number(runs),
  () => void decodeSnapshot(bytes),
);
const dossier = measure('snapshot', 'reload the binary snapshot, hash known', '200', Number(runs), () =>
  decodeSnapshot(bytes, { knownHash }),
);
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
