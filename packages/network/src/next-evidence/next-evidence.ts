import { fail, VERDICTS } from '@cleanpath/model';
import { nextBundle } from '../causes/next-bundle.js';
import { demandEvidence } from '../evidence/demand-evidence.js';
import type { OwnStateInput, VerdictTable } from '../types.js';
import { openWhatIf } from '../what-if/open-what-if.js';
import type { WhatIf, WhatIfAnswer, WhatIfEdit } from '../what-if/types.js';
import { byQuestion, openQuestions, questionKey } from './open-questions.js';
import type { EvidenceStep, NextEvidence, NextEvidenceOptions, OpenQuestion } from './types.js';

const DEFAULT_LIMIT = 200;
const DEFAULT_STEPS = 10;
/** Questions compared at each step of the order, the best single ones first. */
const COMPARED = 40;
/** Undetermined demands whose unknowns are listed for steps of several questions, and unknowns of one demand. */
const BUNDLED_DEMANDS = 500;
const BUNDLED_ROOTS = 50;

const UNDETERMINED = VERDICTS.indexOf('undetermined');

/**
 * Evidence worth getting, in order. Every question is computed exactly, once with a good answer and once with a bad
 * one. The order is greedy with recomputation: each step takes the question that settles most by itself; where none
 * does, the open questions of one demand together. Unknowns in a row settle nothing one by one, so the gain is not
 * submodular and the order of sets carries no guarantee.
 */
export function nextEvidence(
  table: VerdictTable,
  input: OwnStateInput,
  options: NextEvidenceOptions = {},
): NextEvidence {
  const { demands, view } = table;
  const open = openWhatIf(table, input);
  const all = openQuestions(table);
  const asked = all.slice(0, options.limit ?? DEFAULT_LIMIT);
  const weightOf = (rows: readonly number[]): number => rows.reduce((sum, d) => sum + demands.weight[d]!, 0);
  const questions = asked.map(({ question, elements }, i) => {
    if (options.signal?.aborted) throw fail('cancelled');
    options.progress?.(i, asked.length);
    const clean = becoming(tryOut(open, edit(table, question, 'trusted')), 'clean');
    const blocked = becoming(tryOut(open, edit(table, question, 'untrusted')), 'blocked');
    return {
      question,
      elements,
      becomesClean: clean.length,
      cleanWeight: weightOf(clean),
      becomesBlocked: blocked.length,
      blockedWeight: weightOf(blocked),
    };
  });
  questions.sort(
    (a, b) =>
      b.cleanWeight - a.cleanWeight ||
      b.becomesClean - a.becomesClean ||
      b.blockedWeight - a.blockedWeight ||
      byQuestion(view.network, a.question, b.question),
  );
  const undetermined = [...table.verdict.keys()].filter((d) => table.verdict[d] === UNDETERMINED);
  const compared = questions.slice(0, COMPARED).map(({ question }) => question);
  return {
    questions,
    order: inOrder(table, open, compared, weightOf, options),
    undetermined: { demands: undetermined.length, weight: weightOf(undetermined) },
    skipped: all.length - asked.length,
  };
}

function edit({ view }: VerdictTable, { kind, row }: OpenQuestion, state: 'trusted' | 'untrusted'): WhatIfEdit {
  return kind === 'element'
    ? { kind, element: row, state }
    : { kind, supplier: view.network.suppliers[row]!, state, where: 'unknown' };
}

function tryOut(open: WhatIf, change: WhatIfEdit): WhatIfAnswer {
  const answer = open.apply(change);
  open.undo();
  return answer;
}

const becoming = ({ changes }: WhatIfAnswer, verdict: 'clean' | 'blocked'): number[] =>
  changes.filter(({ after }) => after === verdict).map(({ demand }) => demand);

function inOrder(
  table: VerdictTable,
  open: WhatIf,
  candidates: readonly OpenQuestion[],
  weightOf: (rows: readonly number[]) => number,
  options: NextEvidenceOptions,
): EvidenceStep[] {
  const { network } = table.view;
  const left = new Map(candidates.map((question) => [questionKey(network, question), question]));
  const asked = new Set<string>();
  const needs = needsOfDemands(table);
  const steps: EvidenceStep[] = [];
  const settled = new Set<number>();
  while (steps.length < (options.steps ?? DEFAULT_STEPS)) {
    let best: { key: string; question: OpenQuestion; weight: number; count: number } | undefined;
    for (const [key, question] of left) {
      if (options.signal?.aborted) throw fail('cancelled');
      const clean = becoming(tryOut(open, edit(table, question, 'trusted')), 'clean');
      const weight = weightOf(clean);
      if (clean.length > 0 && (!best || weight > best.weight || (weight === best.weight && clean.length > best.count)))
        best = { key, question, weight, count: clean.length };
    }
    const bundle = best
      ? [best.question]
      : (nextBundle(needs, asked, table.demands.weight) ?? []).map((key) => elementQuestion(table, key));
    if (bundle.length === 0) break;
    const clean = bundle.flatMap((question) => {
      const key = questionKey(network, question);
      asked.add(key);
      left.delete(key);
      return becoming(open.apply(edit(table, question, 'trusted')), 'clean');
    });
    const fresh = clean.filter((d) => !settled.has(d));
    for (const d of fresh) {
      settled.add(d);
      needs.delete(d);
    }
    for (const [d, need] of needs) if (need.every((key) => asked.has(key))) needs.delete(d);
    if (fresh.length > 0) steps.push({ questions: bundle, demands: fresh.length, weight: weightOf(fresh) });
  }
  return steps;
}

const elementQuestion = ({ view }: VerdictTable, key: string): OpenQuestion => ({
  kind: 'element',
  row: view.network.elements.indexOf.get(key.slice(2))!,
});

/** Unknown roots that stand between an undetermined demand and its witness being clean, as keys. */
function needsOfDemands(table: VerdictTable): Map<number, readonly string[]> {
  const { network } = table.view;
  const rows = [...table.verdict.keys()].filter((d) => table.verdict[d] === UNDETERMINED).slice(0, BUNDLED_DEMANDS);
  const needs = new Map<number, readonly string[]>();
  for (const { demand, legs } of demandEvidence(table, rows, { routes: false, rootLimit: BUNDLED_ROOTS })) {
    const roots = new Set<number>();
    for (const leg of legs)
      for (const finding of [...(leg.unknown ?? []), ...(leg.offenders ?? [])])
        for (const root of finding.roots.roots) roots.add(root);
    const keys = [...roots].map((row) => questionKey(network, { kind: 'element', row }));
    if (keys.length > 0 && keys.length <= BUNDLED_ROOTS) needs.set(demand, keys.sort());
  }
  return needs;
}
