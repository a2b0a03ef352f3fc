import type { Batch, BatchFile } from './upload-batch.js';

/** Files of the readings of this visit, so that a corrected file can be read together with the others. */
const inMemory = new Map<string, Batch>();

const key = (importId: string): string => `cleanpath.import.${importId}`;

/** Remembers which files an import was read from: with their content for this visit, by upload id for this tab. */
export function rememberBatch(importId: string, batch: Batch): void {
  inMemory.set(importId, batch);
  try {
    sessionStorage.setItem(
      key(importId),
      JSON.stringify(batch.map(({ path, bytes, uploadId }) => ({ path, bytes, uploadId }))),
    );
  } catch {
    // Storage can be full or forbidden; then the memory of this visit does.
  }
}

/** The files of an import as far as this tab knows them; empty where it does not. */
export function rememberedBatch(importId: string): Batch {
  return inMemory.get(importId) ?? stored(importId);
}

function stored(importId: string): Batch {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key(importId)) ?? '[]');
    return Array.isArray(value) ? value.flatMap(storedFile) : [];
  } catch {
    return [];
  }
}

function storedFile(value: unknown): BatchFile[] {
  const { path, bytes, uploadId } = (value ?? {}) as Record<string, unknown>;
  if (typeof path !== 'string' || typeof bytes !== 'number' || typeof uploadId !== 'string') return [];
  return [{ path, bytes, uploadId, sent: bytes, state: 'sent' }];
}
