import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DossierBuilder } from '../../src/dossier/index.js';
import { parseYaml } from '../../src/text/yaml.js';
import { loadWith, MANIFEST, withCode } from './dossier-files.js';

/** Generous: each of these took minutes by the obvious method. */
const LIMIT_MS = 20_000;

const numbered = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');
const only = (elements: string, more: Record<string, string> = {}) => ({
  'elements.csv': elements,
  'relations.csv': undefined,
  'demands.csv': undefined,
  'products.csv': undefined,
  ...more,
});

describe('a flood stays quick and short', () => {
  it.each([
    [
      'keys of one YAML mapping',
      () => ({ 'dossier.yaml': `${MANIFEST}attributes:\n${numbered(50_000, (i) => `  k${i}: 1`)}\n` }),
    ],
    ['unknown members of a YAML file', () => ({ 'slices.yaml': numbered(30_000, (i) => `k${i}: 1`) })],
    [
      'owners of one supplier',
      () => ({
        'suppliers.yaml': `- id: alder\n  name: A\n- id: birch\n  name: B\n  owners:\n${numbered(20_000, (i) => `    - {supplier: alder, share: 0.00001, from: ${1000 + (i % 9000)}-01-01}`)}`,
      }),
    ],
    ['distinct unknown kinds', () => only(`id,kind\n${numbered(100_000, (i) => `e${i},kind-${i}`)}\n`)],
    [
      'distinct dangling references',
      () => only(`id,kind,supplier\n${numbered(100_000, (i) => `e${i},link,supplier-${i}`)}\n`),
    ],
    [
      'distinct unknown members',
      () => ({ 'elements.ndjson': numbered(50_000, (i) => `{"id":"x${i}","kind":"link","k${i}":1}`) }),
    ],
    ['legs of one demand', () => ({ 'demands.csv': `id,from,to\n${'x,ru-1,du-1\n'.repeat(50_000)}` })],
    [
      'members of one group',
      () => ({
        'elements.csv': `id,kind\nhub,link\n${numbered(50_000, (i) => `e${i},link`)}\n`,
        'demands.csv': undefined,
        'relations.csv': `from,to,type,group,need\n${numbered(50_000, (i) => `hub,e${i},hosted-on,g,${i % 2}`)}\n`,
      }),
    ],
  ] as const)(
    '%s',
    async (_, files) => {
      const started = performance.now();
      const { problems } = await loadWith(files());
      expect(performance.now() - started).toBeLessThan(LIMIT_MS);
      expect(problems.length).toBeLessThan(2100);
    },
    60_000,
  );
});

describe('parseYaml', () => {
  it('finds every repeated key, at any depth, and no other', () => {
    const text = 'a: 1\nb:\n  - {x: 1, y: {z: 1, z: 2}}\n  - {x: 1}\na: 2\n';
    expect(parseYaml(text, 'f').problems.map(({ line, column }) => [line, column])).toEqual([
      [3, 22],
      [5, 1],
    ]);
    expect(parseYaml('a: 1\nb: {a: 1}\n"1": x\n', 'f').problems).toEqual([]);
  });
});

describe('ownership', () => {
  const day = fc.constantFrom('2020-01-01', '2021-01-01', '2022-01-01', '2023-01-01');
  const owner = fc.record({
    supplier: fc.constant('a'),
    share: fc.constantFrom(0.1, 0.3, 0.5, 1),
    from: fc.option(day, { nil: undefined }),
    until: fc.option(day, { nil: undefined }),
  });
  it('above 100 % is found on the same day as by looking at every day', () => {
    fc.assert(
      fc.property(fc.array(owner, { maxLength: 6 }), (owners) => {
        const valid = owners.filter(({ from, until }) => from === undefined || until === undefined || from < until);
        const builder = new DossierBuilder();
        const given = valid.map((item) => JSON.parse(JSON.stringify(item)) as (typeof valid)[number]);
        builder.addSupplier({ id: 'a', name: 'A' });
        builder.addSupplier({ id: 'b', name: 'B', owners: given });
        const days = ['0000-00-00', '2020-01-01', '2021-01-01', '2022-01-01', '2023-01-01'];
        const sum = (at: string) =>
          valid
            .filter(({ from, until }) => (from ?? '') <= at && (until === undefined || until > at))
            .reduce((total, { share }) => total + share, 0);
        const first = days.find((at) => sum(at) > 1.000001);
        const [found] = withCode(builder.finish(), 'ownership-sum');
        expect(found === undefined).toBe(first === undefined);
        if (first !== undefined && first !== days[0]) expect(found?.message).toContain(first);
      }),
      { seed: 20250707 },
    );
  });
});
