import { canonicalJson, OUTCOMES, TIERS } from '@cleanpath/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SupplierAssessment } from '../src/index.js';
import {
  assess,
  assessOne,
  CATALOGS,
  catalog,
  criterion,
  INSUFFICIENT,
  item,
  outcomesOf,
  source,
  withTree,
} from './fixtures.js';
import { anyFacts, anyTree, criteriaOf, type Facts } from './random-cases.js';

describe('unknown is never good and never bad', () => {
  const kinds = ['compensatory', 'knock-out', 'all-required', 'any-of'] as const;
  const trees = [
    ...[...CATALOGS.criteria.values()].map((tree) => [tree.id, tree] as const),
    ...kinds.map((kind) => {
      const ids = Array.from({ length: 7 }, (_, i) => `c${i}`);
      const root = { id: 'root', title: 'Root', kind, children: ids.map((node) => ({ node })) };
      return [kind, catalog('root', [root, ...ids.map((id) => criterion(id))])] as const;
    }),
  ];
  const own = source('own', 'A', 'quartz');
  const cases = (tree: (typeof trees)[number][1]) => {
    const on = (more: object) =>
      criteriaOf(tree).flatMap((id) =>
        [0, 1].map((support) => item(`${id}-${support}`, { criterion: `${tree.id}:${id}`, support, ...more })),
      );
    return {
      'no evidence': [],
      'everything expired': on({ observedAt: '2020-01-01', expiresAt: '2025-01-01' }),
      'only affiliated sources': on({ source: 'own' }),
      'only statements about oneself': on({ type: 'self-declaration' }),
      'only improbable items': on({ credibility: 5 }),
      'only retracted items': on({ state: 'retracted' }),
    };
  };
  it.each(trees)('%s', (_name, tree) => {
    for (const [name, evidence] of Object.entries(cases(tree))) {
      const result = assessOne({ sources: [own, source('lab', 'A')], evidence }, withTree(tree));
      expect(outcomesOf(result), name).toEqual(INSUFFICIENT);
      if (name === 'everything expired') expect(result.stale).toHaveLength(evidence.length);
    }
  });
});

describe('decisions over random trees', () => {
  it('are monotone in the tiers (10,000 cases)', () => {
    const given = anyTree.chain((tree) => fc.record({ tree: fc.constant(tree), facts: anyFacts(tree, 60) }));
    const seen: Record<string, number> = {};
    fc.assert(
      fc.property(given, ({ tree, facts }) =>
        assess(facts, withTree(tree)).every((result) => {
          const outcomes = outcomesOf(result);
          for (const outcome of outcomes) seen[outcome] = (seen[outcome] ?? 0) + 1;
          return TIERS.every(
            (_tier, i) =>
              i === 0 ||
              ((outcomes[i] !== 'trusted' || outcomes[i - 1] === 'trusted') &&
                (outcomes[i - 1] !== 'excluded' || outcomes[i] === 'excluded')),
          );
        }),
      ),
      // Three suppliers a run: 10,002 cases.
      { numRuns: 3334, seed: 16 },
    );
    // Every outcome came up often enough for the property to mean something.
    expect(Math.min(...OUTCOMES.map((outcome) => seen[outcome] ?? 0))).toBeGreaterThan(100);
  });

  it('keep every figure in its range', () => {
    const given = anyTree.chain((tree) => fc.record({ tree: fc.constant(tree), facts: anyFacts(tree) }));
    fc.assert(
      fc.property(given, ({ tree, facts }) =>
        assess(facts, withTree(tree)).every((result) =>
          result.nodes.every(
            ({ opinion: { b, d, u, a }, mean, lower, upper, coverage, conflict }) =>
              [b, d, u, a, mean, lower, upper, coverage, conflict].every((x) => x >= 0 && x <= 1) &&
              Math.abs(b + d + u - 1) < 1e-9 &&
              lower <= upper,
          ),
        ),
      ),
      { numRuns: 300, seed: 17 },
    );
  });
});

describe('neutrality', () => {
  const RENAMED: Record<string, string> = { alpha: 'zulu', beta: 'alpha', gamma: 'mike' };
  const rename = (id: string): string => RENAMED[id] ?? id;

  it('follows the evidence, not the label: renaming suppliers renames the results and changes nothing else', () => {
    const given = anyTree.chain((tree) => fc.record({ tree: fc.constant(tree), facts: anyFacts(tree) }));
    fc.assert(
      fc.property(given, ({ tree, facts }) => {
        const veto = (supplier: string) => [
          { supplier, status: 'upheld' as const, reason: 'Order', authority: 'the authority', date: '2025-01-01' },
        ];
        const options = { sensitivity: 'items' as const };
        const before = assess(facts, withTree(tree), { vetoes: veto('gamma') }, options);
        const after = assess(renamed(facts), withTree(tree), { vetoes: veto('mike') }, options);
        return before.every((result) => {
          const other = after.find((one) => one.supplier === rename(result.supplier))!;
          return canonicalJson(figures(result)) === canonicalJson(figures(other));
        });
      }),
      { numRuns: 200, seed: 18 },
    );
  });

  function renamed({ suppliers, sources, evidence }: Facts): Facts {
    return {
      suppliers: suppliers.map((one) => ({
        ...one,
        id: rename(one.id),
        name: rename(one.id),
        jurisdictions: ['XZ'],
        ...(one.owners === undefined
          ? {}
          : { owners: one.owners.map((owner) => ({ ...owner, supplier: rename(owner.supplier) })) }),
      })),
      sources: sources.map((one) => ({
        ...one,
        ...(one.controlledBy === undefined ? {} : { controlledBy: rename(one.controlledBy) }),
      })),
      evidence: evidence.map((one) => ({ ...one, subject: { ...one.subject, id: rename(one.subject.id) } })),
    };
  }

  /** Everything but names, and without the text that repeats them. */
  function figures({ nodes, tiers, evidence, contested, stale }: SupplierAssessment): unknown {
    return {
      nodes,
      contested,
      stale,
      tiers: Object.values(tiers).map((tier) => ({ ...tier, sentence: '' })),
      evidence: evidence.map((one) => ({ ...one, inheritedFrom: one.inheritedFrom !== undefined })),
    };
  }
});

describe('same facts, same bytes', () => {
  it('whatever the order of the rows', () => {
    const given = anyTree.chain((tree) =>
      fc.record({ tree: fc.constant(tree), facts: anyFacts(tree, 20), seed: fc.integer() }),
    );
    fc.assert(
      fc.property(given, ({ tree, facts, seed }) => {
        const shuffled = {
          suppliers: shuffle(facts.suppliers, seed),
          sources: shuffle(facts.sources, seed + 1),
          evidence: shuffle(facts.evidence, seed + 2),
        };
        const options = { sensitivity: 'items' as const };
        return (
          canonicalJson(assess(facts, withTree(tree), {}, options)) ===
          canonicalJson(assess(shuffled, withTree(tree), {}, options))
        );
      }),
      { numRuns: 200, seed: 19 },
    );
  });

  it('also in the full analysis and in another time zone', () => {
    const [facts] = fc.sample(anyFacts(CATALOGS.criteria.get('cleanpath-core')!), { numRuns: 1, seed: 3 });
    const core = withTree(CATALOGS.criteria.get('cleanpath-core')!);
    const run = (zone: string, seed: number): string => {
      const before = process.env['TZ'];
      process.env['TZ'] = zone;
      try {
        return canonicalJson(assess(facts!, core, {}, { sensitivity: 'full', seed }));
      } finally {
        if (before === undefined) delete process.env['TZ'];
        else process.env['TZ'] = before;
      }
    };
    expect(run('Pacific/Kiritimati', 1)).toBe(run('America/Adak', 1));
  });

  function shuffle<T>(list: readonly T[], seed: number): T[] {
    let state = seed | 0;
    const keyed = list.map((value) => {
      state = (Math.imul(state, 1664525) + 1013904223) | 0;
      return { value, key: state };
    });
    return keyed.sort((x, y) => x.key - y.key).map(({ value }) => value);
  }
});
