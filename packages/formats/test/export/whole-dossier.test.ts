import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Dossier, Policy } from '@cleanpath/model';
import { DossierBuilder } from '../../src/dossier/builder.js';
import { loadDossier } from '../../src/dossier/load.js';
import { exportGraphml } from '../../src/export/export-graphml.js';
import { exportRfc8345 } from '../../src/export/export-rfc8345.js';
import { builderSink } from '../../src/import/builder-sink.js';
import { importInto } from '../../src/import/import-into.js';
import type { ImportReport } from '../../src/import/import-format.js';
import { snapshotHash } from '../../src/snapshot/encode.js';
import { importDraft, textFile } from '../import/import-shared.js';

const EXPORTS = [
  ['graphml', exportGraphml],
  ['rfc8345', exportRfc8345],
] as const;

let nation: Dossier;

beforeAll(async () => {
  const { dossier } = await loadDossier(fileURLToPath(new URL('../../../../examples/nation', import.meta.url)));
  nation = dossier!;
});

interface Back {
  readonly dossier: Dossier | undefined;
  readonly report: ImportReport;
  readonly manifests: readonly unknown[];
}

async function importBack(format: string, text: string, existing?: Dossier): Promise<Back> {
  const builder = new DossierBuilder();
  const sink = builderSink(builder);
  const request = { format, ...(existing ? { existing } : {}) };
  const { report } = await importInto([{ name: 'exported', data: Buffer.from(text) }], sink, request);
  const manifests = sink.manifests.map(({ record }) => record);
  builder.setManifest(existing?.manifest ?? sink.manifests[0]!.record);
  return { dossier: builder.finish().dossier, report, manifests };
}

describe.each(EXPORTS)('a whole dossier through %s', (format, write) => {
  it('comes back with the same snapshot hash: ids, slices, sources, evidence, policy and manifest', async () => {
    for (const list of [nation.slices, nation.sources, nation.evidence, nation.demands, nation.products])
      expect(list.length).toBeGreaterThan(0);
    expect(nation.policy).toBeDefined();
    const { dossier, report } = await importBack(format, [...write(nation)].join(''));
    expect(report.problems).toEqual([]);
    // The hash covers the manifest with all its members, too: nothing is excepted.
    expect(snapshotHash(dossier!)).toBe(snapshotHash(nation));
  });

  it('changes nothing in the dossier it came from', async () => {
    const { dossier, report } = await importBack(format, [...write(nation)].join(''), nation);
    expect(report.problems).toEqual([]);
    expect(snapshotHash(dossier!)).toBe(snapshotHash(nation));
  });

  it('leaves a policy that is already there, and says so', async () => {
    const policy: Policy = { ...nation.policy!, version: '99.0.0' };
    const { dossier, report } = await importBack(format, [...write(nation)].join(''), { ...nation, policy });
    expect(dossier!.policy!.version).toBe('99.0.0');
    expect(report.problems.map(({ code, value }) => [code, value])).toEqual([
      ['import-value-ignored', `${nation.policy!.id} ${nation.policy!.version}`],
    ]);
  });

  it('keeps declared as synthetic what the manifest declares', () => {
    const { draft } = importDraft(format, textFile('exported', [...write(nation)].join('')));
    expect(draft.declarations).toEqual(nation.manifest.synthetic);
  });
});

describe('damaged parts of an own export', () => {
  const values = ['{', '7', '"text"', '[7]', '{"id":7}', '[{"id":7}]', `${'['.repeat(5000)}${']'.repeat(5000)}`];
  const names = ['manifest', 'policy', 'suppliers', 'products', 'demands', 'slices', 'sources', 'evidence'];

  it.each(names)('%s are left out with a warning that names the file', (name) => {
    for (const value of values) {
      const text = `<graphml><key id="k" for="node" attr.name="cleanpath.kind" attr.type="string"/><key id="d" for="graph" attr.name="cleanpath.${name}" attr.type="string"/><graph edgedefault="directed"><data key="d">${value}</data></graph></graphml>`;
      const { report } = importDraft('graphml', textFile('x.graphml', text));
      expect(report.problems.map(({ code, file }) => [code, file])).toEqual([['import-row-rejected', 'x.graphml']]);
    }
  });

  it.each(names)('%s in RFC 8345 are named by pointer', (name) => {
    for (const value of values.slice(1, -1)) {
      const text = `{"ietf-network:networks":{"cleanpath:${name}":${value},"network":[]}}`;
      const { report } = importDraft('rfc8345', textFile('x.json', text));
      expect(report.problems.map(({ code }) => code)).toEqual(['import-row-rejected']);
      expect(report.problems[0]!.pointer).toContain(`/ietf-network:networks/cleanpath:${name}`);
    }
  });
});
