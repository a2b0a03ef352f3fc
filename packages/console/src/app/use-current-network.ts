import { useParams, useSearch } from '@tanstack/react-router';
import type { Network } from '@cleanpath/api';
import { useRoute } from '../api/use-route.js';
import type { ConsoleSearch } from './search-params.js';
import { useAssessmentBrief, type ChosenAssessment } from './use-assessment-brief.js';

export interface CurrentNetwork {
  readonly id: string | undefined;
  readonly network: Network | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly chosen: ChosenAssessment;
}

/** The network and assessment the address names, for frame and pages alike. */
export function useCurrentNetwork(): CurrentNetwork {
  const { network: id }: { network?: string } = useParams({ strict: false });
  const { a }: ConsoleSearch = useSearch({ strict: false });
  const query = useRoute('network', { params: { network: id ?? '' } }, { enabled: id !== undefined });
  const network = id === undefined ? undefined : query.data;
  const chosen = useAssessmentBrief(network, a);
  return { id, network, error: query.error, retry: () => void query.refetch(), chosen };
}
