import { fail } from '@cleanpath/model';
import type * as t from './types.js';

/* Signatures first, bodies follow: each moves to its own file. */
const soon = (): never => {
  throw fail('internal-error', { message: 'not built yet' });
};
export const causes: (table: t.VerdictTable, input: t.OwnStateInput, options?: t.CauseOptions) => t.CauseReport = soon;
export const evidenceWorth: (table: t.VerdictTable, options?: { limit?: number }) => readonly t.EvidenceWorth[] = soon;
