import { describe, expect, test } from 'vitest';
import { ageMonths, evidenceUnder, expiry, sortedEvidence } from '../src/pages/supplier/evidence-order.js';
import type { EvidenceItem } from '../src/pages/supplier/report-parts.js';

const item = (id: string, more: Partial<EvidenceItem> = {}): EvidenceItem => ({
  id,
  criterion: 'cleanpath-core:T1@1.0.0',
  type: 'independent-audit',
  source: 'auditor',
  grade: 'B2',
  observedAt: '2025-06-01',
  support: 1,
  weight: 1,
  effect: 0,
  marking: 'TLP:AMBER',
  ...more,
});

describe('the order of evidence', () => {
  const items = [
    item('small', { effect: 0.01, observedAt: '2026-01-01' }),
    item('adverse', { effect: -0.2, weight: 3 }),
    item('large', { effect: 0.1, weight: 9 }),
    item('b', { weight: 2 }),
    item('a', { weight: 2 }),
  ];

  test('what moved the result most comes first, for or against; ties by weight, then by id', () => {
    expect(sortedEvidence(items).map(({ id }) => id)).toEqual(['adverse', 'large', 'small', 'a', 'b']);
    expect(sortedEvidence([...items].reverse()).map(({ id }) => id)).toEqual(['adverse', 'large', 'small', 'a', 'b']);
  });

  test('newest first and heaviest first', () => {
    expect(sortedEvidence(items, 'observed')[0]!.id).toBe('small');
    expect(sortedEvidence(items, 'weight')[0]!.id).toBe('large');
  });

  test('below a criterion: its own evidence, that of its children, and for a product that of its criterion', () => {
    const parents = new Map<string, string | undefined>([
      ['K', undefined],
      ['T', 'K'],
      ['T1', 'T'],
      ['T1/core', 'T1'],
      ['J1', 'J'],
      ['J', 'K'],
    ]);
    const mixed = [item('t'), item('j', { criterion: 'cleanpath-core:J1@1.0.0' })];
    const under = (criterion: string) => evidenceUnder(mixed, criterion, parents).map(({ id }) => id);
    expect(under('T1')).toEqual(['t']);
    expect(under('T')).toEqual(['t']);
    expect(under('T1/core')).toEqual(['t']);
    expect(under('J')).toEqual(['j']);
    expect(under('K')).toEqual(['t', 'j']);
  });
});

describe('dates of evidence', () => {
  test('an item counts until the day before its end', () => {
    expect(expiry({ expiresAt: '2026-11-01' }, '2026-11-01')).toBe('expired');
    expect(expiry({ expiresAt: '2026-11-02' }, '2026-11-01')).toBe('soon');
    expect(expiry({ expiresAt: '2027-01-30' }, '2026-11-01')).toBe('soon');
    expect(expiry({ expiresAt: '2027-01-31' }, '2026-11-01')).toBe('valid');
    expect(expiry({}, '2026-11-01')).toBe('open');
  });

  test('age in whole months', () => {
    expect(ageMonths('2026-10-10', '2026-11-01')).toBe(0);
    expect(ageMonths('2025-11-01', '2026-11-01')).toBe(11);
    expect(ageMonths('2025-10-31', '2026-11-01')).toBe(12);
    expect(ageMonths('2027-01-01', '2026-11-01')).toBe(0);
  });
});
