import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sharedData } from '../../../../scripts/shared-data.js';
import { readFightCatalog } from '../../src/index.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const SMALL = `
name: Small
tactics: [{ id: TA0001, name: Getting in }]
mitigations: [{ id: FGM0001, name: Lock it }, { id: FGM0002, name: Watch it }]
techniques:
  - id: FGT0001
    name: Parent
    status: POC
    tactics: [TA0001]
    mitigations: []
    addendums:
      - name: "## Addendum Name: Special\\r\\n### Architecture Segments: OA&M, RAN\\r\\n text"
        mitigations: [{ fgmid: FGM0002, name: Watch it, mitigates: by watching }]
  - id: FGT0002
    name: Bare parent
    status: Observed In Enterprise
    tactics: []
  - id: FGT0002.001
    name: Child
    subtechnique-of: FGT0002
    architecture-segment: Control Plane, Roaming
    status: Observed
    tactics: [TA0001]
    preconditions: [{ name: Access, description: Some access }]
    mitigations: [{ fgmid: FGM0001, mitigates: a }, { fgmid: FGM0001, mitigates: b }]
`;

describe('the FiGHT catalog', () => {
  it('takes in addendums, repeated links, spellings of the status and segments of sub-techniques', () => {
    const { techniques, mitigations, tactics } = readFightCatalog(bytes(SMALL), 'small.yaml');
    expect(techniques.get('FGT0001')).toMatchObject({
      segments: ['OA&M', 'RAN'],
      status: 'proof-of-concept',
      mitigations: [{ id: 'FGM0002', how: 'by watching' }],
    });
    expect(techniques.get('FGT0002')).toMatchObject({
      segments: ['Control Plane', 'Roaming'],
      status: 'observed-elsewhere',
    });
    expect(techniques.get('FGT0002.001')).toMatchObject({
      parent: 'FGT0002',
      status: 'observed',
      preconditions: [{ name: 'Access', description: 'Some access' }],
      mitigations: [{ id: 'FGM0001', how: 'a' }],
    });
    expect([mitigations.size, tactics.get('TA0001')]).toEqual([2, 'Getting in']);
  });

  it.each([
    ['nothing', 'name: x', 'value-missing'],
    ['a list at the top', '- a', 'value-invalid'],
    ['a broken file', 'a: [', 'syntax-invalid'],
    ['an id that is none', SMALL.replace('id: FGT0001', 'id: "../x"'), 'value-invalid'],
    ['a technique twice', SMALL.replace('id: FGT0002\n', 'id: FGT0001\n'), 'duplicate-id'],
    ['a mitigation that does not exist', SMALL.replaceAll('fgmid: FGM0001', 'fgmid: FGM9999'), 'reference-dangling'],
    [
      'a parent that does not exist',
      SMALL.replace('subtechnique-of: FGT0002', 'subtechnique-of: FGT9999'),
      'reference-dangling',
    ],
    ['texts where lists belong', SMALL.replace('tactics: [TA0001]', 'tactics: 7'), 'value-invalid'],
  ])('refuses %s with its place', (_, text, code) => {
    expect(() => readFightCatalog(bytes(text), 'x.yaml')).toThrow(
      expect.objectContaining({
        problems: expect.arrayContaining([expect.objectContaining({ code, file: 'x.yaml' })]) as unknown,
      }) as Error,
    );
  });

  it('survives a thousand damaged copies: a catalog or typed problems, never anything else', () => {
    let seed = 7;
    const below = (n: number): number => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) % n;
    for (let i = 0; i < 1000; i++) {
      const damaged = bytes(SMALL);
      for (let hits = 1 + below(3); hits > 0; hits--) damaged[below(damaged.length)] = below(256);
      try {
        readFightCatalog(damaged.slice(0, below(4) === 0 ? below(damaged.length) : damaged.length), 'x.yaml');
      } catch (error) {
        expect((error as { problems?: unknown[] }).problems?.length).toBeGreaterThan(0);
      }
    }
  });
});

const fight = sharedData('threat/fight.yaml');
const oracle = sharedData('threat/fight-pack-oracle.json');

describe.skipIf(!fight || !oracle)(fight && oracle ? 'the published catalog' : 'skipped: shared data not found', () => {
  it('yields the counts of the expected results', () => {
    const catalog = readFightCatalog(readFileSync(fight!), 'fight.yaml');
    const want = JSON.parse(readFileSync(oracle!, 'utf8')) as {
      source_counts: Record<string, number>;
      link_pairs: { mitigates: { with_addendums: number } };
      status: { normalised: Record<string, number> };
      techniques_by_segment_inherited: Record<string, number>;
    };
    const techniques = [...catalog.techniques.values()];
    expect(techniques).toHaveLength(want.source_counts['techniques']!);
    expect(techniques.filter(({ parent }) => parent !== undefined)).toHaveLength(want.source_counts['subtechniques']!);
    expect([catalog.tactics.size, catalog.mitigations.size]).toEqual([15, 93]);
    expect(techniques.reduce((sum, t) => sum + t.mitigations.length, 0)).toBe(want.link_pairs.mitigates.with_addendums);
    const counted = (of: (t: (typeof techniques)[number]) => readonly string[]): Record<string, number> => {
      const counts: Record<string, number> = {};
      for (const technique of techniques) for (const key of of(technique)) counts[key] = (counts[key] ?? 0) + 1;
      return counts;
    };
    expect(counted(({ status }) => [status])).toEqual(want.status.normalised);
    const segments = counted(({ segments: list }) => list);
    for (const [segment, least] of Object.entries(want.techniques_by_segment_inherited))
      expect(segments[segment]).toBeGreaterThanOrEqual(least);
  });
});
