import type { SourcePlace } from '@cleanpath/model';
import type { Rfc8345Context } from './read-networks.js';

/** Reports a link or reference that leads nowhere. */
export function dangling(context: Rfc8345Context, place: SourcePlace, what: string, value: unknown): void {
  context.draft.report('import-dangling', {
    ...place,
    value,
    message: `A ${what} names something that is not in the file`,
  });
}
