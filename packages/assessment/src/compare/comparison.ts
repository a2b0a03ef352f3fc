import type { Outcome, Tier, Verdict } from '@cleanpath/model';

export const CHANGED_INPUTS = ['facts', 'policy', 'evidence', 'date', 'catalogs', 'engine'] as const;
export type ChangedInput = (typeof CHANGED_INPUTS)[number];

export type VerdictOrAbsent = Verdict | 'absent';
export type OutcomeOrAbsent = Outcome | 'absent';
export type CauseKind = 'supplier-decision' | 'element' | 'policy' | 'structure' | 'other';

export interface ChangeGroup {
  cause: string;
  kind: CauseKind;
  subject?: string;
  better: string[];
  worse: string[];
}

export interface ElementChange {
  id: string;
  name: string;
  change: 'added' | 'removed' | 'changed';
  fields: string[];
}

/** What differs between two assessments of one network. */
export interface AssessmentComparison {
  sentence: string;
  changedInputs: ChangedInput[];
  /** Services by verdict before and after, in the order of the vocabulary, `absent` last; empty cells left out. */
  flow: { from: VerdictOrAbsent; to: VerdictOrAbsent; count: number }[];
  /** Services in both assessments with another verdict, by cause, largest first. */
  groups: ChangeGroup[];
  /** Services with another verdict, new ones and lost ones; by id. */
  demands: {
    id: string;
    name: string;
    from: VerdictOrAbsent;
    to: VerdictOrAbsent;
    before?: string;
    after?: string;
  }[];
  suppliers: { id: string; name: string; tier: Tier; from: OutcomeOrAbsent; to: OutcomeOrAbsent }[];
  elements: { added: number; removed: number; changed: number; examples: ElementChange[] };
}
