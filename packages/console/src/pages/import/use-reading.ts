import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
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
  readonly withoutFailed: () => void;
  readonly format: string | undefined;
  readonly chooseFormat: (format: string | undefined) => void;
  readonly readAgain: () => void;
}

/** The reading that a new one corrects. */
export interface Corrected {
  readonly id: string;
  /** It could not be applied: nothing is lost when the new one takes its place. */
  readonly unusable: boolean;
}

/**
 * From files to an import being read: sends what is picked and, once everything has arrived, starts reading and opens
 * its page. `earlier` are the files of the reading that is being corrected: they are read again with the new ones, and
 * that reading, where nothing could be done with it, waits for nobody any more.
 */
export function useReading(networkId: string, earlier: Batch = [], corrected?: Corrected): Reading {
  const { t, number } = useMessages();
  const navigate = useNavigate();
  const uploads = useUploadBatch(networkId, earlier);
  const [refused, setRefused] = useState<string | undefined>(undefined);
  const [leftOut, setLeftOut] = useState(0);
  const [format, chooseFormat] = useState<string | undefined>(undefined);
  // Only a batch that was added to is read; the files of an earlier reading alone are not.
  const wanted = useRef(false);
  const from = corrected?.id;
  const { mutate: discard } = useAction('discardImport', { changes: ['imports', 'import'] });
  const start = useAction('startImport', {
    changes: ['imports', 'jobs'],
    onDone: ({ id }) => {
      rememberBatch(id, uploads.batch);
      if (corrected?.unusable) discard({ params: { network: networkId, import: corrected.id } });
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
      mutate({
        params: { network: networkId },
        body: { uploads: [...ids], ...(format === undefined ? {} : { format }) },
      });
    },
    [mutate, networkId, format],
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
    starting: start.isPending,
    error: start.error,
    retry: () => arrived && begin(arrived),
    format,
    chooseFormat,
    readAgain: () => {
      wanted.current = true;
      again(batch.map(({ path }) => path));
    },
    withoutFailed: () => {
      wanted.current = true;
      for (const { path, state } of batch) if (state === 'failed') remove(path);
    },
    take: (picked) => {
      const names = new Set([...batch, ...picked.files].map(({ path }) => path));
      if (picked.files.length === 0) {
        setRefused(t('import.nothingPicked'));
        return;
      }
      if (names.size > MOST_FILES) {
        setRefused(t('import.tooMany', { count: number(names.size), most: number(MOST_FILES) }));
        return;
      }
      setRefused(undefined);
      setLeftOut(picked.leftOut.length);
      wanted.current = true;
      // An upload is read once: what was sent for the reading before is sent again.
      const kept = earlier.filter(({ path }) => !picked.files.some((file) => file.path === path));
      again(kept.filter((file) => batch.includes(file)).map(({ path }) => path));
      uploads.add(picked.files);
    },
  };
}
