import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementPlace, relationAt, relationPlace, type Relation } from '@cleanpath/model';
import { DossierBuilder, ProblemList } from '../../src/dossier/index.js';
import { strongComponents } from '../../src/dossier/check-cycles.js';
import { relationsByEnds } from '../../src/dossier/relation-order.js';
import { withCode } from './dossier-files.js';

const SEED = 20250705;
const arcs = fc
  .integer({ min: 1, max: 12 })
  .chain((n) =>
    fc.record({ n: fc.constant(n), list: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1)), { maxLength: 30 }) }),
  );

function rowsOf(n: number, list: readonly (readonly [number, number])[]) {
  const from = Int32Array.from(list, ([a]) => a);
  const to = Int32Array.from(list, ([, b]) => b);
  return { from, to, ...relationsByEnds(from, to, list.length, n) };
}

function builderWith(ids: readonly string[]): DossierBuilder {
  const builder = new DossierBuilder();
  builder.setManifest({ dossier: 1, id: 'n', name: 'N' });
  for (const id of ids) builder.addElement({ id, kind: 'link' });
  return builder;
}

describe('relationsByEnds', () => {
  it('sorts by from and to, and keeps the order of equal ones', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          arcs,
          fc.record({
            n: fc.constant(3),
            list: fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { minLength: 100, maxLength: 200 }),
          }),
        ),
        ({ n, list }) => {
          const { from, to, rows, off } = rowsOf(n, list);
          const expected = list.map((_, i) => i).sort((a, b) => from[a]! - from[b]! || to[a]! - to[b]! || a - b);
          expect([...rows]).toEqual(expected);
          for (let v = 0; v < n; v++)
            expect([...rows.subarray(off[v], off[v + 1])].every((row) => from[row] === v)).toBe(true);
        },
      ),
      { seed: SEED },
    );
  });
});

describe('strongComponents', () => {
  it('finds the same parts as mutual reachability', () => {
    fc.assert(
      fc.property(arcs, ({ n, list }) => {
        const { to, rows, off } = rowsOf(n, list);
        const { component, sizes } = strongComponents(
          off,
          rows.map((row) => to[row]!),
          n,
        );
        const reach = Array.from({ length: n }, (_, a) => Array.from({ length: n }, (_, b) => a === b));
        for (const [a, b] of list) reach[a]![b] = true;
        for (let k = 0; k < n; k++)
          for (let a = 0; a < n; a++) for (let b = 0; b < n; b++) reach[a]![b] ||= reach[a]![k]! && reach[k]![b]!;
        for (let a = 0; a < n; a++) {
          for (let b = 0; b < n; b++) expect(component[a] === component[b]).toBe(reach[a]![b]! && reach[b]![a]!);
          expect(sizes[component[a]!]).toBe(component.filter((c) => c === component[a]).length);
        }
      }),
      { numRuns: 500, seed: SEED },
    );
  });

  it('takes a chain of 300,000 elements', () => {
    const n = 300_000;
    const off = Int32Array.from({ length: n + 1 }, (_, v) => Math.min(v, n - 1));
    const { sizes } = strongComponents(
      off,
      Int32Array.from({ length: n - 1 }, (_, v) => v + 1),
      n,
    );
    expect(sizes).toHaveLength(n);
  });
});

describe('DossierBuilder', () => {
  it('merges what is identical and nothing else', () => {
    const relation = fc.record({
      from: fc.constantFrom('a', 'b', 'c'),
      to: fc.constantFrom('a', 'b', 'c'),
      type: fc.constantFrom('link', 'hosted-on', 'managed-by'),
      metric: fc.constantFrom(undefined, undefined, 1, 2),
      attributes: fc.constantFrom(undefined, undefined, { x: '1' }, { x: '2' }),
    });
    fc.assert(
      fc.property(fc.array(relation, { maxLength: 40 }), (list) => {
        const given = list.map((item) => JSON.parse(JSON.stringify(item)) as Relation);
        const builder = builderWith(['a', 'b', 'c']);
        for (const [i, item] of given.entries()) builder.addRelation(item, { file: 'r', line: i + 1 });
        const result = builder.finish();
        const { dossier } = result;
        const kept = new Map<string, number>();
        for (const [i, item] of given.entries())
          if (item.from !== item.to && !kept.has(JSON.stringify(item))) kept.set(JSON.stringify(item), i + 1);
        const rows = Array.from({ length: dossier!.relations.count }, (_, row) => row);
        expect(
          rows.map((row) => JSON.stringify(relationAt(dossier!.relations, dossier!.elements.ids, row))).sort(),
        ).toEqual([...kept.keys()].sort());
        expect(rows.map((row) => relationPlace(dossier!.relations, row).line)).toEqual([...kept.values()]);
        const loops = given.filter((item) => item.from === item.to).length;
        expect(withCode(result, 'self-relation')).toHaveLength(loops);
        const counted = withCode(result, 'relation-repeated').reduce(
          (sum, { message }) => sum + Number(/stated (\d+) times/.exec(message)![1]) - 1,
          0,
        );
        expect(counted).toBe(given.length - loops - kept.size);
      }),
      { seed: SEED },
    );
  });

  it('stays quick where everything is between the same two elements', () => {
    const builder = builderWith(['a', 'b']);
    for (let i = 0; i < 60_000; i++) builder.addRelation({ from: 'a', to: 'b', type: 'link', metric: i + 1 });
    const started = performance.now();
    expect(builder.finish().dossier?.relations.count).toBe(60_000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('tells of many circles shortly, and of long ones too', () => {
    const ids = Array.from({ length: 400 }, (_, i) => `e${i}`);
    const builder = builderWith(ids);
    for (let i = 0; i < 200; i += 2) {
      builder.addRelation({ from: `e${i}`, to: `e${i + 1}`, type: 'managed-by' });
      builder.addRelation({ from: `e${i + 1}`, to: `e${i}`, type: 'managed-by' });
    }
    for (let i = 200; i < 400; i++)
      builder.addRelation({ from: `e${i}`, to: `e${i === 399 ? 200 : i + 1}`, type: 'timed-by' });
    const found = withCode(builder.finish(), 'dependency-cycle');
    expect(found).toHaveLength(26);
    expect(found.at(-1)?.message).toContain('76 more');
    const long = builderWith(ids);
    for (let i = 0; i < 400; i++)
      long.addRelation({ from: `e${i}`, to: `e${(i + 1) % 400}`, type: 'timed-by' }, { file: 'r', line: i + 1 });
    const [only] = withCode(long.finish(), 'dependency-cycle');
    expect(only).toMatchObject({ file: 'r', line: 1, value: 'e0' });
    expect(only?.message).toMatch(/400 elements.*e0 → e1 → .*392 more.* → e0$/);
  });

  it('does not take links for dependencies', () => {
    const builder = builderWith(['a', 'b']);
    builder.addRelation({ from: 'a', to: 'b', type: 'link' });
    builder.addRelation({ from: 'b', to: 'a', type: 'link' });
    expect(builder.finish().problems).toEqual([]);
  });

  it('resolves references that point forward, and says what was refused', () => {
    const builder = new DossierBuilder();
    expect(builder.addRelation({ from: 'a', to: 'b', type: 'link' })).toBe(true);
    expect(builder.hasElement('a')).toBe(false);
    expect(builder.addElement({ id: 'a', kind: 'link' }, { file: 'f', line: 3, pointer: '/x/0' })).toBe(true);
    expect(builder.addElement({ id: 'b', kind: 'link' })).toBe(true);
    expect(builder.addElement({ id: 'b', kind: 'link' })).toBe(false);
    expect(builder.hasElement('a')).toBe(true);
    expect([builder.elementCount, builder.relationCount]).toEqual([2, 1]);
    const result = builder.finish();
    expect(result.dossier).toBeUndefined();
    expect(result.problems.map(({ code }) => code)).toEqual(['duplicate-id', 'file-missing']);
  });

  it('keeps places of records, with pointers', () => {
    const builder = builderWith([]);
    const place = { file: 'source.json', line: 3, pointer: '/x/0' };
    builder.addElement({ id: 'a', kind: 'link' }, place);
    builder.addSupplier({ id: 's', name: 'S' }, place);
    const { dossier } = builder.finish();
    expect(elementPlace(dossier!.elements, 0)).toEqual(place);
    expect(dossier?.places.get('supplier:s')).toEqual(place);
  });

  it('copies what it is given', () => {
    const builder = builderWith([]);
    const supplier = { id: 's', name: 'S', attributes: { list: [1] } };
    const element = { id: 'a', kind: 'link' as const, attributes: { list: [1] }, riskGroups: ['g'] };
    builder.addSupplier(supplier);
    builder.addElement(element);
    supplier.attributes.list.push(2);
    element.attributes.list.push(2);
    element.riskGroups.push('h');
    const { dossier } = builder.finish();
    expect(dossier?.suppliers[0]?.attributes).toEqual({ list: [1] });
    expect(dossier?.elements.extra.get(0)).toEqual({ attributes: { list: [1] }, riskGroups: ['g'] });
  });
});

describe('ProblemList', () => {
  it('bounds what it keeps, by code and in all, and counts the rest', () => {
    const list = new ProblemList({ problems: 3, problemsPerCode: 2 });
    for (let i = 0; i < 5; i++) list.note('duplicate-id', { value: i });
    for (let i = 0; i < 5; i++) list.note('self-relation', { value: i });
    expect(list.list().map(({ code, message }) => `${code} ${/\d+ more/.exec(message)?.[0] ?? ''}`.trim())).toEqual([
      'duplicate-id',
      'duplicate-id',
      'self-relation',
      'duplicate-id 3 more',
      'self-relation 4 more',
    ]);
    expect([list.errorCount, list.hasErrors]).toEqual([5, true]);
  });
});
