import {
  canonicalJson,
  ELEMENT_KIND_NAMES,
  ElementTableBuilder,
  RELATION_TYPES,
  RelationTableBuilder,
  type Dossier,
  type Element,
  type Product,
  type Relation,
  type Supplier,
} from '@cleanpath/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportGraphml } from '../../src/export/export-graphml.js';
import { exportRfc8345 } from '../../src/export/export-rfc8345.js';
import { importDraft, textFile } from '../import/import-shared.js';

const RUNS = { numRuns: 150, seed: 8345 };

/** Ids and names may hold anything the model allows: characters that XML cannot write, quotes, slashes, other scripts. */
const id = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom('a', 'b', '/', '<', '&', '"', "'", '_', '%', 'é', '網', '\ufffe', '\ud800', '𝔘'),
      fc.string({ minLength: 1, maxLength: 1 }),
    ),
    minLength: 1,
    maxLength: 12,
  })
  // eslint-disable-next-line no-control-regex -- the same rule as the id schema
  .filter((text) => text === text.trim() && text.length > 0 && !/[\u0000-\u001f\u007f\u2028\u2029]/.test(text));
const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom('\u0001', '\r', '\n', ']]>', '<!--', '\ud834', ' '),
    fc.string({ minLength: 1, maxLength: 1 }),
  ),
  minLength: 1,
  maxLength: 10,
});
const number = fc.double({ min: 0, max: 1e15, noNaN: true }).map((value) => value + 0);
const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as never);
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

const dossiers = fc
  .record({
    ids: fc.uniqueArray(id, { minLength: 1, maxLength: 8 }),
    suppliers: fc.uniqueArray(id, { maxLength: 3 }),
    seeds: fc.array(
      fc.record({
        kind: fc.constantFrom(...ELEMENT_KIND_NAMES),
        name: optional(text),
        region: optional(text),
        lat: optional(fc.double({ min: -90, max: 90, noNaN: true }).map((value) => value + 0)),
        lon: optional(fc.double({ min: -180, max: 180, noNaN: true }).map((value) => value + 0)),
        capacity: optional(number),
        installed: optional(fc.constantFrom('2020-02-29', '2024-12-31')),
        passive: optional(fc.boolean()),
        riskGroups: optional(fc.array(id, { minLength: 1, maxLength: 2 })),
        attributes: optional(
          fc.dictionary(
            fc.string({ minLength: 1, maxLength: 6 }).filter((key) => key !== '__proto__'),
            json,
            { minKeys: 1, maxKeys: 3 },
          ),
        ),
      }),
      { minLength: 8, maxLength: 8 },
    ),
    links: fc.array(
      fc.record({
        from: fc.nat(),
        to: fc.nat(),
        type: fc.constantFrom(...RELATION_TYPES),
        direction: fc.constantFrom(undefined, 'forward' as const),
        group: optional(id),
        metric: optional(fc.integer({ min: 1, max: 2 ** 31 })),
        metricReverse: optional(fc.integer({ min: 1, max: 9 })),
        capacity: optional(number),
        attributes: optional(
          fc.dictionary(fc.constantFrom('a', 'link-id', 'constructor'), json, { minKeys: 1, maxKeys: 2 }),
        ),
      }),
      { maxLength: 10 },
    ),
  })
  .map(({ ids, suppliers, seeds, links }) => {
    const elements = new ElementTableBuilder();
    const relations = new RelationTableBuilder();
    ids.forEach((elementId, i) => {
      const supplier = suppliers.length > 0 && i % 2 === 0 ? suppliers[i % suppliers.length] : undefined;
      elements.add(defined({ id: elementId, ...seeds[i]!, supplier }) as Element);
    });
    for (const { from, to, ...rest } of links) {
      relations.add(defined({ ...rest, from: from % ids.length, to: to % ids.length }) as never);
    }
    const records: Supplier[] = suppliers.map((supplierId) => ({ id: supplierId, name: `Name of ${supplierId}` }));
    const products: Product[] = records
      .slice(0, 1)
      .map(({ id: supplier }) => ({ id: `${supplier}/x`.slice(0, 200), supplier, name: 'x' }));
    return {
      manifest: { dossier: 1, id: 'net', name: 'Net' },
      suppliers: records,
      products,
      elements: elements.finish(),
      relations: relations.finish(),
      demands: [],
      slices: [],
      sources: [],
      evidence: [],
      places: new Map(),
    } satisfies Dossier;
  });

function defined(record: object): object {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

function contents(dossier: Dossier): string[] {
  const lines: string[] = [];
  const { elements, relations } = dossier;
  for (let row = 0; row < elements.count; row++) lines.push(canonicalJson(elementRecord(dossier, row)));
  for (let row = 0; row < relations.count; row++) lines.push(canonicalJson(relationRecord(dossier, row)));
  for (const record of [...dossier.suppliers, ...dossier.products]) lines.push(canonicalJson(record));
  // Identical relations merge on import, by design.
  return [...new Set(lines)].sort();
}

const { elementAt, relationAt } = await import('@cleanpath/model');
const elementRecord = (dossier: Dossier, row: number): Element => elementAt(dossier.elements, row);
const relationRecord = (dossier: Dossier, row: number): Relation =>
  relationAt(dossier.relations, dossier.elements.ids, row);

function imported(format: string, exported: string): string[] {
  // Through UTF-8 bytes, as a file would.
  const { draft, report } = importDraft(format, textFile('export', exported));
  expect(report.warnings).toEqual({});
  const maps = [draft.elements, draft.relations, draft.suppliers, draft.products];
  return maps.flatMap((map) => [...map.values()].map(({ record }) => canonicalJson(record))).sort();
}

describe('export then import loses nothing of ours', () => {
  it('GraphML', () => {
    fc.assert(
      fc.property(dossiers, (dossier) => {
        expect(imported('graphml', [...exportGraphml(dossier)].join(''))).toEqual(contents(dossier));
      }),
      RUNS,
    );
  });

  it('RFC 8345', () => {
    fc.assert(
      fc.property(dossiers, (dossier) => {
        expect(imported('rfc8345', [...exportRfc8345(dossier)].join(''))).toEqual(contents(dossier));
      }),
      RUNS,
    );
  });

  it('is the same text every time', () => {
    const [dossier] = fc.sample(dossiers, { numRuns: 1, seed: 1 });
    expect([...exportGraphml(dossier!)].join('')).toBe([...exportGraphml(dossier!)].join(''));
  });
});
