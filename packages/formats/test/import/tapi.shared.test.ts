import { describe, expect, it } from 'vitest';
import {
  componentSizes,
  cutVertices,
  hasShared,
  importDraft,
  kindCounts,
  linkGraph,
  sharedFile,
} from './import-shared.js';

describe.skipIf(!hasShared)('TAPI: two views of one network (skipped: shared data not found)', () => {
  const file = hasShared ? sharedFile('topology/tapi/tapi-common-operational.json.gz') : undefined;
  const separate = importDraft('tapi', file ?? []);
  const merged = importDraft('tapi', file ?? [], { merge: true });

  it('has 186 elements and 444 links, or 93 and 222 when merged', () => {
    expect(separate.draft.elements.size).toBe(186);
    expect(separate.draft.relations.size).toBe(444);
    expect(merged.draft.elements.size).toBe(93);
    expect(merged.draft.relations.size).toBe(222);
  });

  it('has the kinds, pairs and articulation points of the oracle', () => {
    expect(kindCounts(merged.draft)).toEqual({
      'user-equipment': 48,
      'radio-unit': 16,
      'distributed-unit': 8,
      'fronthaul-gateway': 8,
      'centralised-unit-cp': 4,
      'centralised-unit-up': 4,
      'o-cloud': 2,
      ric: 2,
      smo: 1,
    });
    const { pairs, neighbours } = linkGraph(merged.draft);
    expect(pairs.size).toBe(152);
    expect(componentSizes(neighbours)).toEqual([93]);
    expect(cutVertices(neighbours)).toHaveLength(17);
  });

  it('warns about foreign references, text for numbers and placeholders', () => {
    const { report, draft } = separate;
    expect(report.tallies['references into another topology resolved locally']).toBe(444);
    expect(report.tallies['cost-value is not a usable number']).toBe(444);
    expect(report.tallies['fixed-latency-characteristic is not a usable number']).toBe(444);
    const suspicious = draft.problems.filter(({ code }) => code === 'import-suspicious').map(({ value }) => value);
    expect(suspicious).toEqual(['0,0', 'risk-1']);
    expect(report.rejected).toEqual([]);
  });

  it('has no NaN anywhere', () => {
    for (const { record } of [...separate.draft.elements.values(), ...separate.draft.relations.values()]) {
      for (const value of Object.values(record))
        if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
    }
  });
});
