import { describe, expect, it } from 'vitest';
import type { TrustState } from '@cleanpath/model';
import { nextEvidence, type OpenQuestion } from '../../src/index.js';
import { randomRecords } from '../random-records.js';
import { analyse, ownState, POLICY, rootState, type Records } from '../records.js';

const RUNS = 120;

describe('evidence worth getting', () => {
  it(`says of each question what both answers would settle, by full recomputation, on ${RUNS} random networks`, () => {
    let asked = 0;
    let settling = 0;
    for (let seed = 1; seed <= RUNS; seed++) {
      const records = randomRecords(seed);
      const { table, input } = analyse(records);
      const { questions, order, undetermined } = nextEvidence(table, input);
      const unknown = records.elements.filter((e) => rootState(records, e, 'overall') === 'unknown');
      expect(questions.filter(({ question }) => question.kind === 'element')).toHaveLength(unknown.length);
      for (const { question, becomesClean, becomesBlocked, cleanWeight } of questions) {
        const good = answered(records, question, 'trusted');
        const bad = answered(records, question, 'untrusted');
        const clean = flips(table.verdict, good, 0);
        expect({ seed, question, n: becomesClean }).toEqual({ seed, question, n: clean.length });
        expect(cleanWeight).toBe(clean.reduce((sum, d) => sum + (records.demands[d]!.weight ?? 1), 0));
        expect({ seed, question, n: becomesBlocked }).toEqual({
          seed,
          question,
          n: flips(table.verdict, bad, 2).length,
        });
        asked++;
        settling += becomesClean;
      }
      const best = questions[0];
      if (best && best.becomesClean > 0) expect(order[0]).toMatchObject({ demands: best.becomesClean });
      const total = order.reduce((sum, step) => sum + step.demands, 0);
      expect(total).toBeLessThanOrEqual(undetermined.demands);
    }
    expect(asked).toBeGreaterThan(RUNS);
    expect(settling).toBeGreaterThan(RUNS / 10);
  });

  it('puts unknowns in a row into one step, since none of them settles anything alone', () => {
    const element = (id: string, supplier?: string) => ({
      id,
      kind: 'transport-node' as const,
      ...(supplier ? { supplier } : {}),
    });
    const link = (from: string, to: string) => ({ from, to, type: 'link' as const });
    const records: Records = {
      elements: [element('a', 's'), element('u'), element('v'), element('b', 's')],
      relations: [link('a', 'u'), link('u', 'v'), link('v', 'b')],
      suppliers: ['s'],
      demands: [{ id: 'd', legs: [{ plane: 'transmission', from: 'a', to: 'b' }] }],
      policy: POLICY,
      supplierState: {},
    };
    const { table, input } = analyse(records);
    const { questions, order } = nextEvidence(table, input);
    expect(questions.map(({ becomesClean, becomesBlocked }) => [becomesClean, becomesBlocked])).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(order).toEqual([
      {
        questions: [
          { kind: 'element', row: 1 },
          { kind: 'element', row: 2 },
        ],
        demands: 1,
        weight: 1,
      },
    ]);
  });
});

const flips = (before: Uint8Array, after: Uint8Array, code: number): number[] =>
  [...after.keys()].filter((d) => after[d] === code && before[d] !== code);

/** Verdicts with one question answered, computed from changed records. */
function answered(records: Records, { kind, row }: OpenQuestion, state: TrustState): Uint8Array {
  if (kind === 'supplier')
    return analyse({ ...records, supplierState: { ...records.supplierState, [records.suppliers[row]!]: state } }).table
      .verdict;
  const policy = { ...records.policy, requiredDependencies: {} };
  const elements = records.elements.map((e, i) => {
    if (i !== row) return { ...e, state: ownState(records, e) };
    return { id: e.id, kind: e.kind, supplier: 'answer', ...(e.plane ? { plane: e.plane } : {}) };
  });
  const suppliers = [...records.suppliers, 'answer'];
  return analyse({
    ...records,
    elements,
    suppliers,
    policy,
    supplierState: { ...records.supplierState, answer: state },
  }).table.verdict;
}
