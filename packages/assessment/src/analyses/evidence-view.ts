import { nextEvidence, type NextEvidenceOptions, type OpenQuestion } from '@cleanpath/network';
import type { Study } from '../study.js';

export interface QuestionView {
  readonly kind: 'element' | 'supplier';
  readonly id: string;
}

export interface NextEvidenceView {
  readonly questions: readonly (QuestionView & {
    readonly elements: number;
    readonly becomesClean: number;
    readonly cleanWeight: number;
    readonly becomesBlocked: number;
    readonly blockedWeight: number;
  })[];
  readonly order: readonly {
    readonly questions: readonly QuestionView[];
    readonly demands: number;
    readonly weight: number;
  }[];
  readonly undetermined: { readonly demands: number; readonly weight: number };
  readonly skipped: number;
}

/** Which evidence to get next, and what each piece would settle. */
export function nextEvidenceView(study: Study, options: NextEvidenceOptions = {}): NextEvidenceView {
  const { network, table, input } = study;
  const named = ({ kind, row }: OpenQuestion): QuestionView => ({
    kind,
    id: kind === 'element' ? network.elements.ids[row]! : network.suppliers[row]!,
  });
  const { questions, order, undetermined, skipped } = nextEvidence(table, input, options);
  return {
    questions: questions.map(({ question, ...worth }) => ({ ...named(question), ...worth })),
    order: order.map((step) => ({ ...step, questions: step.questions.map(named) })),
    undetermined,
    skipped,
  };
}
