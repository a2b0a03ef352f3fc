import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '@cleanpath/api';
import { useAction } from '../../api/use-action.js';
import { useMessages } from '../../messages/messages.js';
import type { Picked } from './dropped-files.js';
import { rememberBatch } from './remembered-batches.js';
import type { Batch } from './upload-batch.js';
import { useUploadBatch, type UploadBatch } from './use-upload-batch.js';

/** Most files of one import, as the server takes them. */
const MOST_FILES = 200;

export interface Reading {
  readonly uploads: UploadBatch;
  readonly take: (picked: Picked) => void;
  /** Why nothing was taken from what was picked. */
  readonly refused: string | undefined;
  readonly leftOut: number;
  readonly starting: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
  /** The server has let earlier files go and this page has their content no more. */
  readonly lost: readonly string[];
  readonly withoutFailed: () => void;
  readonly format: string | undefined;
  readonly chooseFormat: (format: string | undefined) => void;
  readonly readAgain: () => void;
}

/**
 * From files to an import being read: sends what is picked and, once everything has arrived, starts reading and opens
 * its page. `earlier` are the files of the reading that is being corrected.
 */
export function useReading(networkId: string, earlier: Batch = [], from?: string): Reading {
  const { t, number } = useMessages();
  const navigate = useNavigate();
  const uploads = useUploadBatch(networkId, earlier);
  const [refused, setRefused] = useState<string | undefined>(undefined);
  const [leftOut, setLeftOut] = useState(0);
  const [lost, setLost] = useState<readonly string[]>([]);
  const [format, chooseFormat] = useState<string | undefined>(undefined);
  // Only a batch that was added to is read; the files of an earlier reading alone are not.
  const wanted = useRef(false);
  const start = useAction('startImport', {
    changes: ['imports', 'jobs'],
    onDone: ({ id }) => {
      rememberBatch(id, uploads.batch);
      void navigate({
        to: '/n/$network/import/$import',
        params: { network: networkId, import: id },
        search: { from },
      });
    },
  });
  const { batch, arrived, again, remove } = uploads;
  const { mutate } = start;
  const begin = useCallback(
    (ids: readonly string[]) => {
      wanted.current = false;
      mutate(
        { params: { network: networkId }, body: { uploads: [...ids], ...(format === undefined ? {} : { format }) } },
        {
          onError: (error) => {
            if (!(error instanceof ApiError) || error.code !== 'not-found') return;
            const gone = batch.filter(({ file }) => file === undefined).map(({ path }) => path);
            setLost(gone);
            for (const path of gone) remove(path);
            if (gone.length === 0) {
              wanted.current = true;
              again(batch.map(({ path }) => path));
            }
          },
        },
      );
    },
    [mutate, networkId, format, batch, again, remove],
  );
  useEffect(() => {
    if (arrived !== undefined && wanted.current) begin(arrived);
  }, [arrived, begin]);
  const cancel = () => {
    wanted.current = false;
    if (earlier.length === 0) uploads.clear();
    else uploads.cancel();
  };
  return {
    uploads: { ...uploads, cancel },
    refused,
    leftOut,
    lost,
    starting: start.isPending,
    error: start.error,
    retry: () => arrived && begin(arrived),
    format,
    chooseFormat,
    readAgain: () => arrived && begin(arrived),
    withoutFailed: () => {
      wanted.current = true;
      for (const { path, state } of batch) if (state === 'failed') remove(path);
    },
    take: (picked) => {
      const names = new Set([...batch, ...picked.files].map(({ path }) => path));
      if (picked.files.length === 0) { setRefused(t('import.nothingPicked')); return; }
      if (names.size > MOST_FILES) {
        setRefused(t('import.tooMany', { count: number(names.size), most: number(MOST_FILES) })); return;
      }
      setRefused(undefined);
      setLeftOut(picked.leftOut.length);
      setLost([]);
      wanted.current = true;
      uploads.add(picked.files);
    },
  };
}
