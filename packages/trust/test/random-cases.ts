import type { CriteriaCatalog, Evidence, EvidenceSource, InnerKind, Supplier } from '@cleanpath/model';
import fc from 'fast-check';
import { catalog, criterion, item, source } from './fixtures.js';

const KINDS: readonly InnerKind[] = ['compensatory', 'knock-out', 'all-required', 'any-of'];
const GRADES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

/** A random tree of up to three levels and nine criteria, mandatory ones among them. */
export const anyTree: fc.Arbitrary<CriteriaCatalog> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      leaves: fc.array(fc.record({ mandatory: fc.boolean(), weight: fc.integer({ min: 1, max: 9 }) }), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .chain((groups) => fc.record({ groups: fc.constant(groups), root: fc.constantFrom(...KINDS) }))
  .map(({ groups, root }) => {
    const nodes: CriteriaCatalog['nodes'] = [
      { id: 'root', title: 'Root', kind: root, children: groups.map((_, g) => ({ node: `g${g}` })) },
    ];
    groups.forEach(({ kind, leaves }, g) => {
      nodes.push({
        id: `g${g}`,
        title: `Group ${g}`,
        kind,
        children: leaves.map(({ weight }, l) => ({ node: `c${g}${l}`, weight })),
      });
      leaves.forEach(({ mandatory }, l) => nodes.push(criterion(`c${g}${l}`, { mandatory })));
    });
    return catalog('root', nodes);
  });

export const criteriaOf = (tree: CriteriaCatalog): string[] =>
  tree.nodes.filter((node) => node.kind === 'criterion').map((node) => node.id);

export interface Facts {
  readonly suppliers: Supplier[];
  readonly sources: EvidenceSource[];
  readonly evidence: Evidence[];
}

const row = fc.record({
  supplier: fc.nat(2),
  leaf: fc.nat(8),
  source: fc.nat(5),
  support: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
  credibility: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 6 })),
  origin: fc.nat(12),
  year: fc.integer({ min: 2023, max: 2025 }),
  strength: fc.oneof(fc.constant(8), fc.double({ min: 0.5, max: 8, noNaN: true })),
  dissent: fc.nat(4),
});

/** Three suppliers (one controls another) and up to forty items on the criteria of a tree. */
export const anyFacts = (tree: CriteriaCatalog, maxItems = 40): fc.Arbitrary<Facts> =>
  fc
    .record({
      rows: fc.array(row, { maxLength: maxItems, size: 'max' }),
      grades: fc.array(fc.constantFrom(...GRADES, 'A' as const, 'B' as const), {
        minLength: 6,
        maxLength: 6,
      }),
      // Most items about a supplier agree, so that clear cases of both kinds come up.
      moods: fc.array(fc.constantFrom(0, 1), { minLength: 3, maxLength: 3 }),
    })
    .map(({ rows, grades, moods }) => ({
      suppliers: [
        { id: 'alpha', name: 'Alpha', jurisdictions: ['XA'] },
        { id: 'beta', name: 'Beta', jurisdictions: ['XB'], owners: [{ supplier: 'alpha', share: 0.8 }] },
        { id: 'gamma', name: 'Gamma', jurisdictions: ['XC'] },
      ],
      sources: grades.map((grade, i) => source(`s${i}`, grade, i === 5 ? 'alpha' : undefined)),
      evidence: rows.map((one, i) => {
        const leaves = criteriaOf(tree);
        return item(`e${String(i).padStart(3, '0')}`, {
          subject: { kind: 'supplier', id: ['alpha', 'beta', 'gamma'][one.supplier]! },
          criterion: `test:${leaves[one.leaf % leaves.length]!}`,
          source: `s${one.source}`,
          support: one.dissent === 0 ? one.support : moods[one.supplier]!,
          credibility: one.credibility,
          strength: one.strength,
          observedAt: `${one.year}-03-01`,
          ...(one.origin < 4 ? { origin: `o${one.origin}` } : {}),
        });
      }),
    }));
