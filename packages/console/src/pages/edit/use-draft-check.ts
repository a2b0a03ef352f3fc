import { useMemo } from 'react';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { DraftChange, ProblemItem } from '@cleanpath/api';
import { call } from '../../api/client.js';
import { placedProblems, type PlacedProblems } from './cell-problems.js';
import type { DraftControl } from './use-draft.js';

export interface DraftCheck {
  /** Undefined until the draft as it stands has been checked. */
  readonly problems: readonly ProblemItem[] | undefined;
  readonly placed: PlacedProblems;
  readonly checking: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Pause after a change before the whole network is checked again, ms: it takes as long as the network is large. */
const PAUSE = 400;

/** Checks the network as it would be, whenever the draft changed. */
export function useDraftCheck(networkId: string, { draft, count }: DraftControl, paused: boolean): DraftCheck {
  const version = draft?.version ?? 0;
  const [settled] = useDebouncedValue(version, PAUSE);
  const current = settled === version;
  const query = useQuery({
    queryKey: ['checkDraft', networkId, draft?.baseSnapshotId, settled],
    queryFn: ({ signal }) => call('checkDraft', { params: { network: networkId } }, { signal }),
    enabled: count > 0 && current && !paused,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const problems = count > 0 && current ? query.data?.problems : undefined;
  const changes: readonly DraftChange[] | undefined = draft?.changes;
  const placed = useMemo(() => placedProblems(problems ?? [], changes ?? []), [problems, changes]);
  return {
    problems,
    placed,
    checking: count > 0 && !paused && (!current || query.isFetching),
    error: current ? query.error : null,
    retry: () => void query.refetch(),
  };
}
