/** Something unknown that evidence could settle: an element by its own facts, or a supplier wherever it is unknown. */
export interface OpenQuestion {
  readonly kind: 'element' | 'supplier';
  /** Element row or supplier row. */
  readonly row: number;
}

/** What settling one question would do; both answers are computed in full. */
export interface QuestionWorth {
  readonly question: OpenQuestion;
  /** Elements that are unknown by their own facts because of it. */
  readonly elements: number;
  /** Demands that become clean if the answer is good, and their weight. */
  readonly becomesClean: number;
  readonly cleanWeight: number;
  /** Demands that become blocked if the answer is bad, and their weight. */
  readonly becomesBlocked: number;
  readonly blockedWeight: number;
}

/** One step of the order: ask these next, all before having been answered well. */
export interface EvidenceStep {
  /** More than one where no single question settles anything: unknowns in a row count only together. */
  readonly questions: readonly OpenQuestion[];
  /** Demands that become clean by this step. */
  readonly demands: number;
  readonly weight: number;
}

export interface NextEvidence {
  /** Most weight that becomes clean first, then most that becomes blocked, then elements before suppliers, by id. */
  readonly questions: readonly QuestionWorth[];
  readonly order: readonly EvidenceStep[];
  /** Undetermined demands and their weight: what all questions together could settle at most. */
  readonly undetermined: { readonly demands: number; readonly weight: number };
  /** Questions left out because of the limit. */
  readonly skipped: number;
}

export interface NextEvidenceOptions {
  /** Most questions computed (default 200), those first that settle most by a quick estimate; each costs two changes. */
  readonly limit?: number;
  /** Most steps of the order (default 10). */
  readonly steps?: number;
  readonly signal?: { readonly aborted: boolean };
  readonly progress?: (done: number, total: number) => void;
}
