import type { DraftChange, Editable, ProblemItem } from '@cleanpath/api';
import { changedId } from './draft-overlay.js';

/** Problems of the edited network by record, id and field; the field is '' where the whole record is meant. */
export type CellProblems = ReadonlyMap<string, ReadonlyMap<string, ProblemItem>>;

export interface PlacedProblems {
  readonly cells: CellProblems;
  /** Problems by the number of the change they point to. */
  readonly changes: ReadonlyMap<number, readonly ProblemItem[]>;
}

export const recordKey = (record: Editable, id: string): string => `${record} ${id}`;

/**
 * Puts the problems of a check where they are seen: their pointer leads to a change among those that stand
 * (`/2/fields/supplier`), and the change to a cell. The first problem of a cell stands; errors before warnings.
 */
export function placedProblems(problems: readonly ProblemItem[], changes: readonly DraftChange[]): PlacedProblems {
  const standing = changes.filter(({ undone }) => !undone);
  const cells = new Map<string, Map<string, ProblemItem>>();
  const bySeq = new Map<number, ProblemItem[]>();
  for (const problem of [...problems].sort((a, b) => rank(a) - rank(b))) {
    const [, index, part, name] = (problem.pointer ?? '').split('/');
    const found = index === undefined || !/^\d+$/.test(index) ? undefined : standing[Number(index)];
    if (found === undefined) continue;
    const key = recordKey(found.change.record, changedId(found.change));
    const fields = cells.get(key) ?? new Map<string, ProblemItem>();
    const field = (part === 'fields' || part === 'value') && name !== undefined ? unescaped(name) : '';
    if (!fields.has(field)) fields.set(field, problem);
    cells.set(key, fields);
    bySeq.set(found.seq, [...(bySeq.get(found.seq) ?? []), problem]);
  }
  return { cells, changes: bySeq };
}

/** The problem and what to do about it, as one text. */
export function problemText({ message, remedy }: Pick<ProblemItem, 'message' | 'remedy'>): string {
  return message.includes(remedy) ? message : `${message}${/[.!?]$/.test(message) ? '' : '.'} ${remedy}`;
}

const rank = ({ severity }: ProblemItem): number => (severity === 'error' ? 0 : 1);

/** Member of a JSON pointer, RFC 6901. */
const unescaped = (name: string): string => name.replaceAll('~1', '/').replaceAll('~0', '~');
