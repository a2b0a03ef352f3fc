import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CleanpathError, ELEMENT_KIND_NAMES } from '@cleanpath/model';
import { describe, expect, it } from 'vitest';
import { checkTree, compileTree, parseCatalogs } from '../src/index.js';
import { assessOne, CATALOGS, catalog, criterion, item, outcomesOf, source } from './fixtures.js';
import { rawCatalogs } from './load-catalogs.js';

const clone = (): Record<string, never> => structuredClone(rawCatalogs()) as Record<string, never>;
const problemsOf = (raw: Record<string, unknown>) => {
  try {
    parseCatalogs(raw);
  } catch (error) {
    if (error instanceof CleanpathError) return error.problems;
    throw error;
  }
  return [];
};

describe('shipped catalogs', () => {
  it('load without a fault, with or without the extension in the key', () => {
    const bare = Object.fromEntries(
      Object.entries(rawCatalogs()).map(([key, value]) => [key.replace('.json', ''), value]),
    );
    expect(problemsOf(bare)).toEqual([]);
    expect([...CATALOGS.criteria.keys()]).toEqual([
      'cleanpath-core',
      'cnas-2019',
      'eu-supplier-factors',
      'prague-2019',
      'us-5g-plan',
    ]);
  });

  it('give every element kind a tier', () => {
    expect(Object.keys(CATALOGS.assetSensitivity.kinds).sort()).toEqual([...ELEMENT_KIND_NAMES].sort());
  });

  it('cover every core criterion by some published set', () => {
    const taken = new Set(
      [...CATALOGS.criteria.values()].flatMap((tree) =>
        tree.nodes.flatMap((node) => (node.kind === 'criterion' ? (node.countsFrom ?? []) : [])),
      ),
    );
    const core = CATALOGS.criteria.get('cleanpath-core')!;
    const leaves = core.nodes.filter((node) => node.kind === 'criterion').map((node) => `cleanpath-core:${node.id}`);
    expect(leaves).toHaveLength(16);
    expect(leaves.filter((leaf) => !taken.has(leaf))).toEqual([]);
  });

  it.each(['us-5g-plan', 'cnas-2019', 'eu-supplier-factors', 'prague-2019'])(
    '%s can decide on evidence recorded against the core criteria',
    (criteriaCatalog) => {
      const core = CATALOGS.criteria.get('cleanpath-core')!;
      const evidence = core.nodes
        .filter((node) => node.kind === 'criterion')
        .flatMap(({ id }) =>
          ['x', 'y', 'z'].map((lab) => item(`${id}-${lab}`, { criterion: `cleanpath-core:${id}@1.0.0`, source: lab })),
        );
      const sources = ['x', 'y', 'z'].map((lab) => source(lab, 'A'));
      const good = assessOne({ sources, evidence }, CATALOGS, { criteriaCatalog });
      expect(outcomesOf(good)).toEqual(Array.from({ length: 4 }, () => 'trusted'));
      const bad = evidence.map((one) => ({ ...one, support: 0 }));
      expect(outcomesOf(assessOne({ sources, evidence: bad }, CATALOGS, { criteriaCatalog }))).toContain('excluded');
    },
  );

  it('keep the neutral policy without names, vetoes or jurisdictions', () => {
    expect([...CATALOGS.policies.keys()]).toEqual(['cleanpath-neutral']);
    const policy = CATALOGS.policies.get('cleanpath-neutral')!;
    expect(policy.vetoes).toEqual([]);
    expect(policy.outcomeStates).toEqual({
      trusted: 'trusted',
      restricted: 'untrusted',
      excluded: 'untrusted',
      'insufficient-evidence': 'unknown',
    });
  });
});

describe('neutrality of what ships', () => {
  /** English names of all regions the runtime knows; titles and sources cite publications, which carry such names. */
  const regions = new Intl.DisplayNames('en', { type: 'region' });
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
  const names = letters
    .flatMap((x) => letters.map((y) => `${x}${y}`))
    .flatMap((code) => (regions.of(code) === code || code === 'EU' ? [] : [regions.of(code)!]))
    .filter((name) => name.length > 3 && !/unknown|pseudo/i.test(name));
  const pattern = new RegExp(
    `\\b(${names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})\\b`,
    'i',
  );
  const CITING = new Set(['source', 'title', 'description', 'licence']);

  function strings(value: unknown, depth = 0): string[] {
    if (typeof value === 'string') return [value];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, member]) =>
      depth === 0 && CITING.has(key) ? [] : [key, ...strings(member, depth + 1)],
    );
  }

  it('names no country in criteria, parameters, policies or code', () => {
    expect(names.length).toBeGreaterThan(200);
    expect(pattern.test(`made in ${names[0]!}`)).toBe(true);
    const texts = Object.entries(rawCatalogs())
      // Bands of merger control are known by the country whose authority made them.
      .filter(([file]) => file !== 'concentration-thresholds.json')
      .flatMap(([, value]) => strings(value));
    const root = fileURLToPath(new URL('../src', import.meta.url));
    const code = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
    texts.push(...code.map((path) => readFileSync(`${root}/${path}`, 'utf8')));
    expect(texts.filter((text) => pattern.test(text)).map((text) => pattern.exec(text)![0])).toEqual([]);
  });
});

describe('catalog faults', () => {
  it('are reported all at once, with file and pointer', () => {
    const raw = clone() as Record<string, Record<string, unknown>>;
    raw['evidence-types.json']!['version'] = 'one';
    (raw['trust-parameters.json']!['tiers'] as { minCoverage: number }[])[3]!.minCoverage = 2;
    (raw['criteria/cleanpath-core.json']!['nodes'] as Record<string, unknown>[])[0]!['kind'] = 'median';
    const problems = problemsOf(raw);
    expect(problems.map(({ file, pointer }) => `${file ?? ''}${pointer ?? ''}`)).toEqual([
      'criteria/cleanpath-core.json/nodes/0/kind',
      'evidence-types.json/version',
      'trust-parameters.json/tiers/3/minCoverage',
    ]);
  });

  it('names a missing file', () => {
    const raw = rawCatalogs();
    Reflect.deleteProperty(raw, 'evidence-types.json');
    expect(problemsOf(raw).map(({ code, file }) => [code, file])).toEqual([['file-missing', 'evidence-types.json']]);
  });

  it.each<[string, (raw: Record<string, never>) => void, string]>([
    [
      'an unknown evidence type',
      (raw) => void (at(raw, 'criteria/cleanpath-core.json', 'nodes', 2)['evidenceTypes'] = ['rumour']),
      'reference-dangling',
    ],
    [
      'a crosswalk to a group',
      (raw) => void (at(raw, 'criteria/cnas-2019.json', 'nodes', 1)['countsFrom'] = ['cleanpath-core:J']),
      'criterion-not-leaf',
    ],
    [
      'an unknown asset category',
      (raw) => void (at(raw, 'asset-sensitivity.json', 'kinds', 'ims')['category'] = 'x'),
      'reference-dangling',
    ],
    [
      'bands that do not rise',
      (raw) => void (at(raw, 'concentration-thresholds.json', 'sets', 0, 'bands', 1)['upTo'] = 500),
      'catalog-invalid',
    ],
    [
      'a policy on no catalog',
      (raw) => void (at(raw, 'policies/neutral-default.json')['criteriaCatalog'] = 'x'),
      'reference-dangling',
    ],
    [
      'a policy on no thresholds',
      (raw) => void (at(raw, 'policies/neutral-default.json', 'network')['concentrationThresholds'] = 'x'),
      'reference-dangling',
    ],
    [
      'a policy with odd parameters',
      (raw) => void (at(raw, 'policies/neutral-default.json')['trust'] = { tiers: [] }),
      'value-invalid',
    ],
    [
      'falling thresholds',
      (raw) => void (at(raw, 'trust-parameters.json', 'tiers', 1)['acceptLower'] = 0.39),
      'policy-thresholds',
    ],
    [
      'a repeated type',
      (raw) => void (at(raw, 'evidence-types.json', 'types', 1)['id'] = 'independent-audit'),
      'duplicate-id',
    ],
    [
      'a repeated catalog',
      (raw) => void ((raw as Record<string, unknown>)['criteria/copy.json'] = raw['criteria/cnas-2019.json']),
      'duplicate-id',
    ],
  ])('finds %s', (_name, spoil, code) => {
    const raw = clone();
    spoil(raw);
    expect(problemsOf(raw).map((one) => one.code)).toContain(code);
  });

  function at(raw: Record<string, never>, ...path: (string | number)[]): Record<string, unknown> {
    return path.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], raw) as Record<
      string,
      unknown
    >;
  }
});

describe('criteria trees', () => {
  const group = (id: string, children: { node: string; weight?: number }[]) =>
    ({ id, title: id, kind: 'compensatory', children }) as const;
  it.each([
    ['a missing root', catalog('x', [criterion('c')])],
    ['a circle', catalog('a', [group('a', [{ node: 'b' }]), group('b', [{ node: 'a' }])])],
    ['a leaf reached twice', catalog('a', [group('a', [{ node: 'c' }, { node: 'c' }]), criterion('c')])],
    ['a stranded node', catalog('c', [criterion('c'), criterion('d')])],
    ['an empty group', catalog('a', [group('a', [])])],
    ['a missing child', catalog('a', [group('a', [{ node: 'b' }])])],
    ['weights that are all 0', catalog('a', [group('a', [{ node: 'c', weight: 0 }]), criterion('c')])],
    ['a negative weight', catalog('a', [group('a', [{ node: 'c', weight: -1 }]), criterion('c')])],
    ['an infinite weight', catalog('a', [group('a', [{ node: 'c', weight: Infinity }]), criterion('c')])],
    ['a repeated node', catalog('c', [criterion('c'), criterion('c')])],
    [
      'a bottomless tree',
      catalog('n0', [
        ...Array.from({ length: 70 }, (_, i) => group(`n${i}`, [{ node: `n${i + 1}` }])),
        criterion('n70'),
      ]),
    ],
  ])('refuse %s', (_name, tree) => {
    expect(checkTree(tree).every((one) => one.code === 'catalog-invalid')).toBe(true);
    expect(() => compileTree(tree)).toThrow(CleanpathError);
  });
});
