import type { Change, DraftChange } from '@cleanpath/api';

export interface LeftBehind {
  readonly sentence: string;
  readonly error: unknown;
}

/**
 * Begins the draft anew on the current facts and adds its changes again, in their order. A change that no longer fits
 * stays behind and does not stop the others. `onProgress` gets how many are done.
 */
export async function takeOver(
  changes: readonly DraftChange[],
  draft: { readonly discard: () => Promise<void>; readonly add: (change: Change) => Promise<void> },
  onProgress: (done: number) => void,
): Promise<readonly LeftBehind[]> {
  const wanted = changes.filter(({ undone }) => !undone);
  await draft.discard();
  const left: LeftBehind[] = [];
  for (const [i, { change, sentence }] of wanted.entries()) {
    try {
      await draft.add(change);
    } catch (error) {
      left.push({ sentence, error });
    }
    onProgress(i + 1);
  }
  return left;
}
