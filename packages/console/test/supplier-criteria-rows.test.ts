import { describe, expect, test } from 'vitest';
import { criteriaRows, criterionCode, foldedAtFirst, unfoldedRows } from '../src/pages/supplier/criteria-rows.js';
import type { Criterion } from '../src/pages/supplier/report-parts.js';

const criterion = (id: string, parent?: string, more: Partial<Criterion> = {}): Criterion => ({
  id,
  ...(parent === undefined ? {} : { parent }),
  title: `Title of ${id}`,
  belief: 0.5,
  disbelief: 0.1,
  uncertainty: 0.4,
  mean: 0.6,
  lower: 0.3,
  upper: 0.8,
  contested: false,
  leaf: true,
  ...more,
});

const TREE = [
  criterion('K', undefined, { leaf: false }),
  criterion('T1/core', 'T1', { title: 'Title of T1: Core' }),
  criterion('T', 'K', { leaf: false }),
  criterion('T1', 'T', { leaf: false }),
  criterion('T1/radio', 'T1', { title: 'Title of T1: Radio', belief: 0.9 }),
  criterion('J', 'K'),
];

describe('the criteria tree as rows', () => {
  test('parents come before their children, whatever the order of the document', () => {
    expect(criteriaRows(TREE).map(({ criterion: { id }, depth }) => `${depth} ${id}`)).toEqual([
      '0 K',
      '1 T',
      '2 T1',
      '3 T1/core',
      '3 T1/radio',
      '1 J',
    ]);
  });

  test('a criterion asked per product is named by the product', () => {
    const titles = new Map(criteriaRows(TREE).map((row) => [row.criterion.id, row.title]));
    expect(titles.get('T1/core')).toBe('Core');
    expect(titles.get('T1')).toBe('Title of T1');
  });

  test('products that only repeat their criterion are folded at first, those that differ are not', () => {
    const only = criteriaRows(TREE.filter(({ id }) => id !== 'T1/radio'));
    expect(foldedAtFirst(only)).toEqual(['T1']);
    expect(unfoldedRows(only, new Set(foldedAtFirst(only))).map((row) => row.criterion.id)).toEqual([
      'K',
      'T',
      'T1',
      'J',
    ]);
    expect(foldedAtFirst(criteriaRows(TREE))).toEqual([]);
  });

  test('a contested product is never folded away', () => {
    const contested = TREE.filter(({ id }) => id !== 'T1/radio').map((each) =>
      each.id === 'T1/core' ? { ...each, contested: true } : each,
    );
    expect(foldedAtFirst(criteriaRows(contested))).toEqual([]);
  });

  test('folding a branch hides everything beneath it', () => {
    expect(unfoldedRows(criteriaRows(TREE), new Set(['T'])).map((row) => row.criterion.id)).toEqual(['K', 'T', 'J']);
  });

  test('a circle or a parent that is not there shows at the top and ends', () => {
    const odd = [criterion('A', 'B'), criterion('B', 'A'), criterion('C', 'nobody'), criterion('D', 'D')];
    const rows = criteriaRows(odd);
    expect(rows.map((row) => row.criterion.id).sort()).toEqual(['A', 'B', 'C', 'D']);
    expect(rows.every((row) => row.depth === 0)).toBe(true);
  });

  test('the code of a reference', () => {
    expect(criterionCode('cleanpath-core:T1@1.0.0')).toBe('T1');
    expect(criterionCode('cleanpath-core:T1')).toBe('T1');
    expect(criterionCode('odd')).toBe('odd');
  });
});
