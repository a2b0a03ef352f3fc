import type { Batch } from './upload-batch.js';

/** Files of the readings of this visit: the server keeps an upload until it is read, the page keeps the rest of the way. */
const batches = new Map<string, Batch>();

/** Readings remembered at once; the content of files stays on disk, so this bounds names, not bytes. */
const MOST = 20;

export function rememberBatch(importId: string, batch: Batch): void {
  batches.set(importId, batch);
  const [oldest] = batches.keys();
  if (batches.size > MOST && oldest !== undefined) batches.delete(oldest);
}

/** The files an import was read from, as far as this visit knows them; empty after a reload. */
export const rememberedBatch = (importId: string): Batch => batches.get(importId) ?? [];
