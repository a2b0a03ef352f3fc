import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import type { Job } from '@cleanpath/api';
import { useAction } from '../../api/use-action.js';

export interface Example {
  readonly load: () => void;
  readonly pending: boolean;
  readonly jobId: string | undefined;
  /** The job failed or was cancelled: it may be tried again. */
  readonly ended: boolean;
  readonly onDone: (job: Job) => void;
  readonly error: Error | null;
}

/** Loads the example nation: one click, a job, then its overview. */
export function useExample(): Example {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [begun, setBegun] = useState<{ readonly jobId: string; readonly network: string } | undefined>(undefined);
  const [ended, setEnded] = useState(false);
  const create = useAction('createExample', {
    onDone: ({ jobId, network }) => {
      setEnded(false);
      setBegun({ jobId, network: network.id });
    },
  });
  const onDone = useCallback(
    (job: Job) => {
      if (begun === undefined) return;
      setEnded(job.state !== 'done');
      if (job.state !== 'done') return;
      void client.invalidateQueries({ queryKey: ['networks'] });
      void client
        .invalidateQueries({ queryKey: ['network'] })
        .then(() => navigate({ to: '/n/$network/overview', params: { network: begun.network } }));
    },
    [begun, client, navigate],
  );
  return {
    load: () => create.mutate({}),
    pending: create.isPending,
    jobId: begun?.jobId,
    ended,
    onDone,
    error: create.error,
  };
}
