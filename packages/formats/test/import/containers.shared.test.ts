import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sharedData } from '../../../../scripts/shared-data.js';
import { hasShared, importDraft, kindCounts, sharedFile } from './import-shared.js';

interface Expected {
  readonly elements: number;
  readonly kinds: Record<string, number>;
  readonly warnings: string[];
  readonly products: { name: string; version: string | null; digest?: string; role?: string }[];
  readonly interfaces: Record<string, string[]>;
  readonly capacityReplicas: Record<string, number>;
}

describe.skipIf(!hasShared)('container samples (skipped: shared data not found)', () => {
  const path = sharedData('scas/import-samples/expected.json');
  const expected = path === undefined ? {} : (JSON.parse(readFileSync(path, 'utf8')) as Record<string, Expected>);
  const relationCounts = (draft: ReturnType<typeof importDraft>['draft']): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { record } of draft.relations.values()) counts[record.type] = (counts[record.type] ?? 0) + 1;
    return counts;
  };

  it('Kubernetes', () => {
    const want = expected['k8s-small.yaml']!;
    const { draft, report } = importDraft('kubernetes', sharedFile('scas/import-samples/k8s-small.yaml'));
    expect(draft.elements.size).toBe(want.elements);
    expect(kindCounts(draft)).toEqual(want.kinds);
    expect(relationCounts(draft)).toEqual({ 'hosted-on': 2, 'stores-on': 1 });
    const products = new Map([...draft.products.values()].map(({ record }) => [record.name, record]));
    expect([...products.keys()].sort()).toEqual(want.products.map(({ name }) => name).sort());
    for (const { name, version, digest } of want.products) {
      expect(products.get(name)!.versions ?? []).toEqual(version === null ? [] : [version]);
      expect(products.get(name)!.attributes?.['digests']).toEqual(
        digest === undefined ? undefined : { [version!]: digest },
      );
    }
    const elements = new Map([...draft.elements.values()].map(({ record }) => [record.name, record]));
    for (const [name, interfaces] of Object.entries(want.interfaces)) {
      expect((elements.get(name)!.attributes!['interfaces'] as { name: string }[]).map((item) => item.name)).toEqual(
        interfaces,
      );
    }
    for (const [name, replicas] of Object.entries(want.capacityReplicas))
      expect(elements.get(name)!.attributes!['replicas']).toBe(replicas);
    const unknown = draft.problems
      .filter(({ code }) => code === 'import-version-unknown')
      .map(({ message }) => message);
    expect(unknown).toEqual(want.warnings);
    // Side-cars and init containers are component parties, not the product.
    expect(elements.get('core-amf')!.product).toBe('registry.example:5000/alpha/amf');
    expect(elements.get('core-amf')!.parties!.map(({ role }) => role)).toEqual(['component', 'component']);
    expect(report.tallies['Service not imported']).toBe(1);
  });

  it('compose', () => {
    const want = expected['compose-small.yaml']!;
    const { draft, report } = importDraft('compose', sharedFile('scas/import-samples/compose-small.yaml'), {
      suppliers: 'aliases',
    });
    expect(draft.elements.size).toBe(want.elements);
    expect(kindCounts(draft)).toEqual(want.kinds);
    expect(relationCounts(draft)).toEqual({ 'stores-on': 1 });
    expect([...report.assumptions].sort()).toEqual(want.warnings);
    expect(draft.suppliers.size).toBe(0);
  });
});
