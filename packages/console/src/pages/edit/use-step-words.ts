import { useRef } from 'react';
import type { Draft } from '@cleanpath/api';
import { useMessages } from '../../messages/messages.js';

/** What the last change, undo or redo did, to be read out. */
export function useStepWords(draft: Draft | undefined): string {
  const { t } = useMessages();
  const before = useRef<Draft | undefined>(undefined);
  const words = useRef('');
  if (draft !== undefined && before.current?.version !== draft.version) {
    const known = new Map(before.current?.changes.map((change) => [change.seq, change.undone]));
    const moved = draft.changes.find(({ seq, undone }) => (known.get(seq) ?? true) !== undone);
    if (before.current !== undefined && moved !== undefined) {
      const step = moved.undone ? 'edit.undoneStep' : known.has(moved.seq) ? 'edit.redoneStep' : 'edit.addedStep';
      words.current = t(step, { sentence: moved.sentence });
    }
    before.current = draft;
  }
  return words.current;
}
