import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Element,
  ELEMENT_KIND_NAMES,
  elementAt,
  elementPassive,
  elementPlane,
  elementPlace,
  ElementTableBuilder,
  PARTY_ROLES,
  PLANES,
  Relation,
  RELATION_TYPES,
  relationAt,
  RelationTableBuilder,
  TIERS,
  TRUST_STATES,
} from '@cleanpath/model';

const text = fc.stringMatching(/^[a-z][a-z0-9 -]{0,10}[a-z0-9]$/);
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });
const withoutUndefined = (record: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

const element = fc
  .record({
    kind: fc.constantFrom(...ELEMENT_KIND_NAMES),
    name: optional(text),
    plane: optional(fc.constantFrom(...PLANES)),
    product: optional(text),
    supplier: optional(text),
    region: optional(text),
    tier: optional(fc.constantFrom(...TIERS)),
    state: optional(fc.constantFrom(...TRUST_STATES)),
    lat: optional(fc.double({ min: -90, max: 90, noNaN: true })),
    capacity: optional(fc.double({ min: 0, max: 1e15, noNaN: true })),
    passive: optional(fc.boolean()),
    parties: optional(fc.array(fc.record({ supplier: text, role: fc.constantFrom(...PARTY_ROLES) }), { minLength: 1 })),
    attributes: optional(fc.dictionary(text, fc.jsonValue(), { minKeys: 1 })),
  })
  .map(withoutUndefined);

describe('element table', () => {
  it('gives back every row as it was added', () => {
    fc.assert(
      fc.property(fc.array(element, { maxLength: 40 }), (records) => {
        const elements = records.map((record, i) => Element.parse({ id: `e${i}`, ...record }));
        const builder = new ElementTableBuilder();
        for (const item of elements) builder.add(item);
        const table = builder.finish();
        expect(table.ids.map((_, row) => elementAt(table, row))).toEqual(elements);
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it('refuses a taken id and keeps the first row', () => {
    const builder = new ElementTableBuilder();
    expect(builder.add({ id: 'a', kind: 'ric' }, { file: 'elements.csv', line: 2 })).toBe(0);
    expect(builder.add({ id: 'a', kind: 'storage' })).toBeUndefined();
    const table = builder.finish();
    expect(elementAt(table, 0)).toEqual({ id: 'a', kind: 'ric' });
    expect(elementPlace(table, 0)).toEqual({ file: 'elements.csv', line: 2 });
  });

  it('takes plane and passivity from the kind unless stated', () => {
    const builder = new ElementTableBuilder();
    builder.add({ id: 'a', kind: 'junction' });
    builder.add({ id: 'b', kind: 'junction', passive: false, plane: 'control' });
    const table = builder.finish();
    expect([elementPlane(table, 0), elementPassive(table, 0)]).toEqual(['transmission', true]);
    expect([elementPlane(table, 1), elementPassive(table, 1)]).toEqual(['control', false]);
  });
});

describe('relation table', () => {
  it('gives back every row as it was added', () => {
    const relation = fc
      .record({
        from: fc.constantFrom('e0', 'e1', 'e2'),
        to: fc.constantFrom('e0', 'e1', 'e2'),
        type: fc.constantFrom(...RELATION_TYPES),
        direction: optional(fc.constant('forward' as const)),
        group: optional(text),
        need: optional(fc.integer({ min: 1, max: 5 })),
        metric: optional(fc.integer({ min: 1, max: 1000 })),
        attributes: optional(fc.dictionary(text, fc.jsonValue(), { minKeys: 1 })),
      })
      .map(withoutUndefined);
    fc.assert(
      fc.property(fc.array(relation, { maxLength: 60 }), (records) => {
        const relations = records.map((record) => Relation.parse(record));
        const ids = ['e0', 'e1', 'e2'];
        const builder = new RelationTableBuilder();
        for (const item of relations) builder.add({ ...item, from: ids.indexOf(item.from), to: ids.indexOf(item.to) });
        const table = builder.finish();
        expect(relations.map((_, row) => relationAt(table, ids, row))).toEqual(relations);
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});
