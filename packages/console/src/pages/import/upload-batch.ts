import type { PickedFile } from './dropped-files.js';

export interface BatchFile {
  readonly path: string;
  readonly bytes: number;
  readonly sent: number;
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed';
  /** Kept while the page lives, to send again what the server has let go. */
  readonly file?: File;
  readonly uploadId?: string;
  /** What went wrong, in words with the remedy. */
  readonly fault?: string;
}

export type BatchAction =
  | { readonly type: 'add'; readonly files: readonly PickedFile[] }
  | { readonly type: 'restore'; readonly files: readonly BatchFile[] }
  | { readonly type: 'remove'; readonly path: string }
  | { readonly type: 'start'; readonly path: string }
  | { readonly type: 'progress'; readonly path: string; readonly sent: number }
  | { readonly type: 'sent'; readonly path: string; readonly uploadId: string }
  | { readonly type: 'failed'; readonly path: string; readonly fault: string }
  | { readonly type: 'again'; readonly paths: readonly string[] }
  | { readonly type: 'cancel' }
  | { readonly type: 'clear' };

export type Batch = readonly BatchFile[];

/**
 * The files of one import. Dropping a corrected file replaces the one of its name and leaves the others sent: only
 * what changed travels again.
 */
export function batchReducer(batch: Batch, action: BatchAction): Batch {
  switch (action.type) {
    case 'add':
      return added(batch, action.files);
    case 'restore':
      return action.files;
    case 'remove':
      return batch.filter(({ path }) => path !== action.path);
    case 'start':
      return change(batch, action.path, (file) => ({ ...file, state: 'sending', sent: 0 }));
    case 'progress':
      return change(batch, action.path, (file) =>
        // The browser counts headers too in places; never beyond the file, never backwards.
        file.state === 'sending' ? { ...file, sent: Math.min(file.bytes, Math.max(file.sent, action.sent)) } : file,
      );
    case 'sent':
      return change(batch, action.path, (file) => ({
        ...file,
        state: 'sent',
        sent: file.bytes,
        uploadId: action.uploadId,
      }));
    case 'failed':
      return change(batch, action.path, (file) => ({ ...file, state: 'failed', fault: action.fault }));
    case 'again':
      return batch.map((file) =>
        action.paths.includes(file.path) && file.file ? waiting(file.path, file.file) : file,
      );
    case 'cancel':
      return batch.filter(({ state }) => state === 'sent');
    case 'clear':
      return [];
  }
}

/** Next file to send, or undefined when all are sent or one is on its way. */
export const nextToSend = (batch: Batch): BatchFile | undefined =>
  batch.some(({ state }) => state === 'sending') ? undefined : batch.find(({ state }) => state === 'waiting');

/** Every file arrived: the upload ids in the order of their paths; undefined while some have not. */
export function arrivedUploads(batch: Batch): string[] | undefined {
  const ids = batch.map(({ state, uploadId }) => (state === 'sent' ? uploadId : undefined));
  return batch.length > 0 && ids.every((id) => id !== undefined) ? ids : undefined;
}

export interface BatchProgress {
  readonly sent: number;
  readonly bytes: number;
  readonly files: number;
  readonly filesSent: number;
  readonly failed: number;
}

export const batchProgress = (batch: Batch): BatchProgress => ({
  sent: batch.reduce((sum, { sent }) => sum + sent, 0),
  bytes: batch.reduce((sum, { bytes }) => sum + bytes, 0),
  files: batch.length,
  filesSent: batch.filter(({ state }) => state === 'sent').length,
  failed: batch.filter(({ state }) => state === 'failed').length,
});

const waiting = (path: string, file: File): BatchFile => ({ path, bytes: file.size, sent: 0, state: 'waiting', file });

function added(batch: Batch, files: readonly PickedFile[]): Batch {
  const fresh = new Map(files.map(({ path, file }) => [path, waiting(path, file)]));
  const kept = batch.filter(({ path }) => !fresh.has(path));
  return [...kept, ...fresh.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

const change = (batch: Batch, path: string, by: (file: BatchFile) => BatchFile): Batch =>
  batch.map((file) => (file.path === path ? by(file) : file));
