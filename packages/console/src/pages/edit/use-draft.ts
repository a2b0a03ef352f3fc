import { useCallback, useMemo } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { Change, Draft, DraftChange, Editable } from '@cleanpath/api';
import { useAction } from '../../api/use-action.js';
import { routeKey, useRoute } from '../../api/use-route.js';
import { draftOverlay, type Overlay } from './draft-overlay.js';

export interface DraftControl {
  readonly draft: Draft | undefined;
  readonly error: Error | null;
  /** Changes that are not undone. */
  readonly count: number;
  readonly overlays: Readonly<Record<Editable, ReadonlyMap<string, Overlay>>>;
  /** Adds one change; rejects with the problem where it is not possible. */
  readonly add: (change: Change) => Promise<void>;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly moving: boolean;
  readonly moveError: Error | null;
  /** Throws the draft away. */
  readonly discard: () => Promise<void>;
}

/** The draft of the signed-in person: what it changes, and how to change it. */
export function useDraft(networkId: string): DraftControl {
  const client = useQueryClient();
  const params = useMemo(() => ({ network: networkId }), [networkId]);
  const query = useRoute('draft', { params });
  const put = useCallback(
    (draft: Draft) => client.setQueryData(routeKey('draft', { params }), draft),
    [client, params],
  );
  const adding = useAction('addChange', { onDone: put });
  const undoing = useAction('undo', { onDone: put });
  const redoing = useAction('redo', { onDone: put });
  const discarding = useAction('discardDraft', { changes: ['draft'] });
  const draft = query.data;
  const overlays = useMemo(() => overlaysOf(draft?.changes ?? []), [draft]);
  const { mutateAsync: addChange } = adding;
  const { mutate: undo } = undoing;
  const { mutate: redo } = redoing;
  const { mutateAsync: discard } = discarding;
  return {
    draft,
    error: query.error,
    count: draft?.changes.filter(({ undone }) => !undone).length ?? 0,
    overlays,
    add: useCallback(async (change) => void (await addChange({ params, body: change })), [addChange, params]),
    undo: useCallback(() => undo({ params }), [undo, params]),
    redo: useCallback(() => redo({ params }), [redo, params]),
    moving: undoing.isPending || redoing.isPending,
    moveError: undoing.error ?? redoing.error,
    discard: useCallback(async () => void (await discard({ params })), [discard, params]),
  };
}

const overlaysOf = (changes: readonly DraftChange[]): DraftControl['overlays'] => ({
  element: draftOverlay(changes, 'element'),
  relation: draftOverlay(changes, 'relation'),
  supplier: draftOverlay(changes, 'supplier'),
  product: draftOverlay(changes, 'product'),
  demand: draftOverlay(changes, 'demand'),
});
