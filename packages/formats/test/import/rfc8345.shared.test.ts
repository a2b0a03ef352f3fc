import { describe, expect, it } from 'vitest';
import {
  componentSizes,
  cutVertices,
  exposedTo,
  hasShared,
  importDraft,
  kindCounts,
  linkGraph,
  sharedFile,
} from './import-shared.js';

describe.skipIf(!hasShared)('RFC 8345: the O-RAN network (skipped: shared data not found)', () => {
  const { draft, report } = importDraft('rfc8345', sharedFile('topology/oran/o-ran-network-operational.json.gz'));
  const id = (node: string): string => [...draft.elements.keys()].find((key) => key.endsWith(`/${node}`))!;

  it('has every node as an element of the right kind', () => {
    expect(kindCounts(draft)).toEqual({
      'radio-unit': 1029,
      tower: 343,
      'distributed-unit': 49,
      'o-cloud': 49,
      'centralised-unit': 7,
      ric: 7,
      smo: 1,
    });
    expect(draft.elements.size).toBe(1485);
  });

  it('keeps every link but the one that leads nowhere', () => {
    expect(report.tallies['links kept']).toBe(5369);
    expect(draft.problems.filter(({ code }) => code === 'import-dangling').map(({ value }) => value)).toEqual([
      'phy:O-RAN-SMO<->O-RAN-Network',
    ]);
  });

  it('maps interfaces to 1,141 depend pairs and 1,141 carry pairs', () => {
    const depend = new Set<string>();
    for (const { record } of draft.relations.values())
      if (record.type !== 'link') depend.add(JSON.stringify([record.from, record.to]));
    const { pairs, neighbours } = linkGraph(draft);
    expect(depend.size).toBe(1141);
    expect(pairs.size).toBe(1141);
    const sizes = componentSizes(neighbours);
    expect([sizes.length, sizes[0]]).toEqual([344, 1142]);
    expect(cutVertices(neighbours)).toHaveLength(64);
  });

  it('spreads exposure as the oracle says', () => {
    expect(exposedTo(draft, id('O-RAN-SMO')).size).toBe(1093);
    expect(exposedTo(draft, id('O-RAN-NearRtRic-00')).size).toBe(155);
    expect(exposedTo(draft, id('O-RAN-O-DU-00-00-00-00')).size).toBe(22);
    expect(exposedTo(draft, id('O-RAN-CU-00-00')).size).toBe(1);
  });

  it('warns about the one target of all cell ports, and about links written once', () => {
    const suspicious = draft.problems.filter(({ code }) => code === 'import-suspicious');
    expect(suspicious).toHaveLength(1);
    expect(suspicious[0]!.value).toContain('O-RAN-O-DU-06-00-06-00');
    expect(suspicious[0]!.message).toContain('1029 of 1029');
    expect(report.assumptions).toHaveLength(1);
  });

  it('keeps a disabled state as a fact, the ports, and the place of every element', () => {
    const units = [...draft.elements.values()].filter(
      ({ record }) => record.attributes?.['o-ran-sc-network:operational-state'] === 'disabled',
    );
    expect(units).toHaveLength(206);
    expect(units.every(({ record }) => record.state === undefined)).toBe(true);
    const ports = [...draft.elements.values()].reduce(
      (sum, { record }) => sum + ((record.attributes?.['ports'] as unknown[] | undefined)?.length ?? 0),
      0,
    );
    expect(ports).toBe(7355);
    expect(draft.elements.get(id('O-RAN-SMO'))!.place.pointer).toBe('/ietf-network:networks/network/0/node/0');
  });
});
