import type { Evidence } from '@cleanpath/model';
import { describe, expect, it } from 'vitest';
import { validateEvidence, type EvidenceChecks } from '../src/index.js';
import { catalog, criterion, item, quartz, source, withTree } from './fixtures.js';

const catalogs = withTree(
  catalog('g', [{ id: 'g', title: 'G', kind: 'compensatory', children: [{ node: 'c' }] }, criterion('c')]),
);
const facts = { sources: [source('lab', 'B')], suppliers: [quartz], products: [{ id: '@quartz/upf' }] };
const check = (evidence: Evidence[], checks?: EvidenceChecks, more: object = {}) =>
  validateEvidence({ ...facts, evidence, ...more }, catalogs, checks);
const codes = (...given: Parameters<typeof check>): string[] => check(...given).map((one) => one.code);
const hostile = (member: object): Evidence => ({ ...item('1'), ...member });

describe('evidence checks', () => {
  it('accepts sound evidence', () => {
    expect(
      check([
        item('1', { sha256: 'a'.repeat(64), expiresAt: '2027-01-01', direction: 'supports' }),
        item('2', { derivedFrom: '1', strength: 3, strengthReason: 'Partial scope' }),
        item('3', { subject: { kind: 'version', id: '@quartz/upf@1.0' } }),
      ]),
    ).toEqual([]);
  });

  it.each([
    ['grade-unknown', { credibility: 7 }],
    ['grade-unknown', { credibility: 1.5 }],
    ['support-range', { support: 1.2 }],
    ['support-range', { support: Number.NaN }],
    ['support-range', { direction: 'refutes', support: 0.6 }],
    ['support-range', { direction: 'supports', support: 0.4 }],
    ['support-range', { direction: 'mixed', support: undefined }],
    ['support-range', { direction: 'perhaps' }],
    ['strength-range', { strength: -1 }],
    ['strength-range', { strength: 9 }],
    ['strength-range', { strength: 2 }],
    ['dates-order', { expiresAt: '2026-01-01' }],
    ['dates-order', { state: 'retracted', stateSince: '2025-12-31' }],
    ['future-dated', { recordedAt: '2025-12-31' }],
    ['criterion-not-leaf', { criterion: 'test:g' }],
    ['criterion-not-leaf', { criterion: 'test:nothing@1.0.0' }],
    ['hash-format', { sha256: 'A'.repeat(64) }],
    ['derived-cycle', { derivedFrom: '1' }],
    ['reference-dangling', { derivedFrom: 'gone' }],
    ['reference-dangling', { supersededBy: 'gone' }],
    ['reference-dangling', { source: 'nobody' }],
    ['reference-dangling', { type: 'rumour' }],
    ['reference-dangling', { subject: { kind: 'supplier', id: 'gone' } }],
    ['reference-dangling', { subject: { kind: 'product', id: 'gone' } }],
    ['reference-dangling', { subject: { kind: 'version', id: 'gone@1' } }],
  ])('reports %s for %j', (code, member) => {
    expect(codes([hostile(member)])).toEqual([code]);
  });

  it('refuses what is dated after the day of entry', () => {
    expect(codes([item('1')], { today: '2025-12-31' })).toEqual(['future-dated']);
    expect(codes([item('1')], { today: '2026-01-01' })).toEqual([]);
  });

  it('reports everything in one pass, each at its place', () => {
    const problems = check(
      [
        hostile({ credibility: 9, support: 2 }),
        item('1'),
        item('2', { derivedFrom: '3' }),
        item('3', { derivedFrom: '2' }),
      ],
      { places: new Map([['evidence:1', { file: 'evidence.yaml', line: 12 }]]) },
    );
    expect(problems.map((one) => one.code)).toEqual([
      'grade-unknown',
      'support-range',
      'duplicate-id',
      'derived-cycle',
    ]);
    expect(problems[0]).toMatchObject({ file: 'evidence.yaml', line: 12, severity: 'error' });
    expect(problems[3]).toMatchObject({ pointer: '/evidence/2' });
  });

  it('checks the register of sources', () => {
    const odd = { ...source('lab', 'B'), grades: [{ grade: 'G' }] } as never;
    expect(codes([], {}, { sources: [odd, source('lab', 'A')] })).toEqual(['grade-unknown', 'duplicate-id']);
  });

  it('finishes on long chains and wide circles', () => {
    const chain = Array.from({ length: 20_000 }, (_, i) => item(`e${i}`, { derivedFrom: `e${(i + 1) % 20_000}` }));
    expect(codes(chain)).toEqual(['derived-cycle']);
  });
});
