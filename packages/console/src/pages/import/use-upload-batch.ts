import { useCallback, useEffect, useReducer, useRef } from 'react';
import { ApiError, routeUrl, type Upload } from '@cleanpath/api';
import { newIdempotencyKey } from '../../api/use-action.js';
import { csrfHeaders } from '../../api/session-store.js';
import { useMessages } from '../../messages/messages.js';
import type { PickedFile } from './dropped-files.js';
import { arrivedUploads, batchReducer, nextToSend, type Batch } from './upload-batch.js';
import { uploadFile, type UploadRequest } from './upload-file.js';

export interface UploadBatch {
  readonly batch: Batch;
  /** Upload ids once every file has arrived. */
  readonly arrived: readonly string[] | undefined;
  readonly sending: boolean;
  readonly add: (files: readonly PickedFile[]) => void;
  readonly remove: (path: string) => void;
  /** Sends these files again: they failed, or the server has let them go. */
  readonly again: (paths: readonly string[]) => void;
  readonly cancel: () => void;
  readonly clear: () => void;
}

/** Sends files one after the other; `initial` holds those of an earlier reading, already at the server. */
export function useUploadBatch(networkId: string, initial: Batch = []): UploadBatch {
  const { t } = useMessages();
  const [batch, act] = useReducer(batchReducer, initial);
  const control = useRef<AbortController | undefined>(undefined);
  const next = nextToSend(batch);
  useEffect(() => {
    if (next?.file === undefined) return;
    const { path, file } = next;
    const own = new AbortController();
    control.current = own;
    act({ type: 'start', path });
    send({
      url: routeUrl('upload', { params: { network: networkId }, query: { name: path } }),
      file,
      headers: { ...csrfHeaders(), 'idempotency-key': newIdempotencyKey() },
      onProgress: (sent) => act({ type: 'progress', path, sent }),
      signal: own.signal,
    }).then(
      ({ id }) => act({ type: 'sent', path, uploadId: id }),
      (error: unknown) => {
        if (own.signal.aborted) return;
        act({ type: 'failed', path, fault: error instanceof ApiError ? faultText(error) : t('import.fileChanged') });
      },
    );
  }, [next, networkId, t]);
  useEffect(() => () => control.current?.abort(), []);
  return {
    batch,
    arrived: arrivedUploads(batch),
    sending: batch.some(({ state }) => state === 'sending' || state === 'waiting'),
    add: useCallback((files) => act({ type: 'add', files }), []),
    remove: useCallback((path) => act({ type: 'remove', path }), []),
    again: useCallback((paths) => act({ type: 'again', paths }), []),
    cancel: useCallback(() => {
      control.current?.abort();
      act({ type: 'cancel' });
    }, []),
    clear: useCallback(() => {
      control.current?.abort();
      act({ type: 'clear' });
    }, []),
  };
}

/** Reads the first byte, then sends: a file that changed on disk since it was dropped cannot be read any more. */
async function send(request: UploadRequest): Promise<Upload> {
  await request.file.slice(0, 1).arrayBuffer();
  return uploadFile(request);
}

const faultText = ({ problem }: ApiError): string => `${problem.detail} ${problem.remedy}`;
