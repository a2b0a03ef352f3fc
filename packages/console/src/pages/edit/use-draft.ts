import { useCallback, useMemo, useRef } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ApiError, type Change, type Draft, type DraftChange, type Editable } from '@cleanpath/api';
import { useAction } from '../../api/use-action.js';
import { routeKey, useRoute } from '../../api/use-route.js';
import { draftOverlay, type Overlay } from './draft-overlay.js';

export interface DraftControl {
  readonly draft: Draft | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
  /** Changes that are not undone. */
  readonly count: number;
  readonly overlays: Readonly<Record<Editable, ReadonlyMap<string, Overlay>>>;
  /** Adds one change after those under way; rejects with the problem where it is not possible. */
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
  // One after the other: the server takes a change only on top of the draft as it read it.
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const add = useCallback(
    (change: Change) => {
      const next = last.current.then(async () => {
        try {
          await addChange({ params, body: change });
        } catch (error) {
          // Another window changed the draft: show it as it is now, so that trying again means the same.
          if (isChangedMeanwhile(error)) await client.invalidateQueries({ queryKey: ['draft'] });
          throw error;
        }
      });
      last.current = next.catch(() => undefined);
      return next;
    },
    [addChange, client, params],
  );
  return {
    draft,
    error: query.error,
    retry: () => void query.refetch(),
    count: draft?.changes.filter(({ undone }) => !undone).length ?? 0,
    overlays,
    add,
    undo: useCallback(() => undo({ params }), [undo, params]),
    redo: useCallback(() => redo({ params }), [redo, params]),
    moving: undoing.isPending || redoing.isPending,
    moveError: undoing.error ?? redoing.error,
    discard: useCallback(() => discard({ params }), [discard, params]),
  };
}

const isChangedMeanwhile = (error: unknown): boolean => error instanceof ApiError && error.code === 'changed-meanwhile';

const overlaysOf = (changes: readonly DraftChange[]): DraftControl['overlays'] => ({
  element: draftOverlay(changes, 'element'),
  relation: draftOverlay(changes, 'relation'),
  supplier: draftOverlay(changes, 'supplier'),
  product: draftOverlay(changes, 'product'),
  demand: draftOverlay(changes, 'demand'),
});
