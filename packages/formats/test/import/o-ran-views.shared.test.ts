import { describe, expect, it } from 'vitest';
import { importInto } from '../../src/import/import-into.js';
import { readFileSync } from 'node:fs';
import { sharedData } from '../../../../scripts/shared-data.js';
import type { Element } from '@cleanpath/model';
import type { ImportSink } from '../../src/import/sink.js';
import { hasShared, importDraft, kindCounts, sharedFile } from './import-shared.js';

describe.skipIf(!hasShared)('other views of the O-RAN network (skipped: shared data not found)', () => {
  it('TEIV: 2,129 elements by type and id', () => {
    const { draft, report } = importDraft('teiv', sharedFile('topology/oran/o-ran-network-teiv-data.json.gz'));
    expect(draft.elements.size).toBe(2129);
    expect(kindCounts(draft)).toEqual({
      'radio-unit': 1029,
      'radio-cell': 1029,
      'distributed-unit': 49,
      'centralised-unit-cp': 7,
      'centralised-unit-up': 7,
      ric: 7,
      smo: 1,
    });
    expect(draft.relations.size).toBe(4 * 1029 + 49 + 49 + 7 + 7);
    expect(report.warnings).toEqual({});
  });

  it('GeoJSON joins 1,485 positions, whatever the order of the files', async () => {
    const elements = new Map<string, Element>();
    const ignore = (): void => undefined;
    const sink: ImportSink = {
      supplier: ignore,
      product: ignore,
      element: (record) => void elements.set(record.id, record),
      relation: ignore,
      demand: ignore,
      slice: () => undefined,
      evidenceSource: ignore,
      evidence: ignore,
      problem: ignore,
      synthetic: ignore,
    };
    const inputs = ['o-ran-network.geo.json.gz', 'o-ran-network-operational.json.gz'].map((name) => ({
      name,
      data: readFileSync(sharedData(`topology/oran/${name}`)!),
    }));
    const { report, ok } = await importInto(inputs, sink);
    expect(ok).toBe(true);
    expect(report.format).toBe('rfc8345 + geojson');
    expect(report.tallies['positions joined to elements']).toBe(1485);
    expect(report.tallies['polygons without an element, ignored']).toBe(1029);
    const located = [...elements.values()].filter(({ lat }) => lat !== undefined);
    expect(located).toHaveLength(1485);
    expect(new Set(located.map(({ lat, lon }) => `${lat},${lon}`)).size).toBe(343);
  });
});
