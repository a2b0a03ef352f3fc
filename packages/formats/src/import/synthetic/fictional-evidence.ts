import type { Evidence, EvidenceSource } from '@cleanpath/model';
import type { ImportSink } from '../sink.js';
import type { FictionalSupplier } from './fictional-suppliers.js';
import type { Random } from './xorshift32.js';

/** Invented sources; evidence about all suppliers comes from the same four. */
const SOURCES: readonly EvidenceSource[] = [
  { id: 'fictional-laboratory', name: 'Test laboratory (fictional)', kind: 'laboratory', grades: [{ grade: 'A' }] },
  { id: 'fictional-auditor', name: 'Auditor (fictional)', kind: 'auditor', grades: [{ grade: 'A' }] },
  { id: 'fictional-authority', name: 'Authority (fictional)', kind: 'authority', grades: [{ grade: 'A' }] },
  { id: 'fictional-press', name: 'Trade press (fictional)', kind: 'press', grades: [{ grade: 'D' }] },
];

/** Leaf criteria of the catalog cleanpath-core, by group. */
const JURISDICTION = ['J1', 'J2', 'J3', 'J4', 'O1', 'O2', 'O3', 'O4'] as const;
const ENGINEERING = ['T1', 'T2', 'T3', 'T4', 'T5', 'S1', 'S2', 'S3'] as const;

interface Plan {
  readonly criteria: readonly string[];
  readonly items: readonly (readonly [type: string, source: string, support: number])[];
}

const WELL_DONE: Plan['items'] = [
  ['accredited-certification', 'fictional-laboratory', 1],
  ['independent-audit', 'fictional-auditor', 0.95],
  ['government-advisory', 'fictional-authority', 0.95],
];
const FOUND_WANTING: Plan['items'] = [
  ['government-advisory', 'fictional-authority', 0],
  ['independent-audit', 'fictional-auditor', 0.05],
  ['accredited-certification', 'fictional-laboratory', 0.1],
];

const PLANS: Readonly<Record<FictionalSupplier['conduct'], readonly Plan[]>> = {
  strong: [{ criteria: [...JURISDICTION, ...ENGINEERING], items: WELL_DONE }],
  fair: [{ criteria: [...JURISDICTION, ...ENGINEERING], items: WELL_DONE.slice(0, 1) }],
  thin: [{ criteria: ['T1', 'S1'], items: [['press-report', 'fictional-press', 0.6]] }],
  adverse: [
    { criteria: JURISDICTION, items: FOUND_WANTING },
    { criteria: ENGINEERING, items: WELL_DONE.slice(0, 2) },
  ],
};

/** Months before the as-of date within which invented facts lie. */
const OLDEST_MONTHS = 12;

/** Evidence with varied outcomes for invented suppliers, so that an assessment of synthetic data says something. */
export function fictionalEvidence(
  suppliers: readonly FictionalSupplier[],
  asOf: string,
  random: Random,
  sink: Pick<ImportSink, 'evidence' | 'evidenceSource'>,
): number {
  for (const source of SOURCES) sink.evidenceSource(source);
  let count = 0;
  for (const { record, conduct } of suppliers) {
    for (const { criteria, items } of PLANS[conduct]) {
      for (const criterion of criteria) {
        for (const [type, source, support] of items) {
          const observedAt = monthsBefore(asOf, 1 + random.below(OLDEST_MONTHS));
          sink.evidence(item(`synthetic-${++count}`, record.id, criterion, type, source, support, observedAt));
        }
      }
    }
  }
  return count;
}

function item(
  id: string,
  supplier: string,
  criterion: string,
  type: string,
  source: string,
  support: number,
  observedAt: string,
): Evidence {
  return {
    id,
    subject: { kind: 'supplier', id: supplier },
    criterion: `cleanpath-core:${criterion}`,
    type,
    direction: support >= 0.5 ? 'supports' : 'refutes',
    support,
    source,
    credibility: source === 'fictional-press' ? 3 : 1,
    observedAt,
    excerpt: 'Invented for a synthetic data set',
    marking: 'TLP:CLEAR',
  };
}

/** The first day of the month so many months before a date. */
function monthsBefore(date: string, months: number): string {
  const [year = 2000, month = 1] = date.split('-').map(Number);
  const total = year * 12 + (month - 1) - months;
  return `${String(Math.floor(total / 12)).padStart(4, '0')}-${String((total % 12) + 1).padStart(2, '0')}-01`;
}
