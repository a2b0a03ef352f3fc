import type { Span } from '../ranges/version-set.js';

/** How sure a reading is: bounds written as such, or read out of words, or none at all. */
export type ExpressionClass = 'range' | 'prose' | 'unparsed';

/** What a version expression of an advisory says. Versions are those of the generic order. */
export interface Expression {
  readonly class: ExpressionClass;
  /** Spans and single versions; nothing where the text must stay undetermined. */
  readonly spans: readonly Span[];
  readonly exact: readonly string[];
  /** Version lists of several products named in one text; they must never be paired across products. */
  readonly byProduct?: Readonly<Record<string, readonly string[]>>;
  /** What else must hold, in the words of the text. */
  readonly conditions: readonly string[];
  /** Prefix that names a family of versions: compare only with versions of it, or without any. */
  readonly family?: string;
  /** Upper bound as a calendar date (ISO 8601), for components that carry a build date. */
  readonly dateBefore?: string;
  /** Each bound speaks for its own branch only; other branches stay undetermined. */
  readonly perBranch?: boolean;
}

export const UNPARSED: Expression = { class: 'unparsed', spans: [], exact: [], conditions: [] };
export const EVERYTHING: Span = { low: undefined, high: undefined };
