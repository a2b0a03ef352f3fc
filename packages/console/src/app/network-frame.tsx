import { Outlet, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useRoute } from '../api/use-route.js';
import { ErrorState } from '../components/error-state.js';
import { PageSkeleton } from '../components/skeletons.js';
import { NetworkContextValue, type NetworkContext } from './network-context.js';
import type { ConsoleSearch } from './search-params.js';
import { useAssessmentBrief } from './use-assessment-brief.js';

/** Loads the network and the assessment in context, then shows the page. */
export function NetworkFrame() {
  const { network: id } = useParams({ from: '/app/n/$network' });
  const { a }: ConsoleSearch = useSearch({ strict: false });
  const network = useRoute('network', { params: { network: id } });
  const chosen = useAssessmentBrief(network.data, a);
  const context = useMemo<NetworkContext | undefined>(() => {
    if (!network.data || chosen.pending) return undefined;
    const { access, assessment: newest } = network.data;
    return {
      network: network.data,
      networkId: id,
      assessment: chosen.brief,
      assessmentId: chosen.brief?.id,
      newest: chosen.brief?.id === newest?.id,
      mayEdit: access === 'owner' || access === 'edit',
    };
  }, [network.data, chosen.brief, chosen.pending, id]);
  const error = network.error ?? chosen.error;
  if (error) return <ErrorState error={error} onRetry={() => void network.refetch()} />;
  if (!context) return <PageSkeleton />;
  return (
    <NetworkContextValue value={context}>
      <Outlet />
    </NetworkContextValue>
  );
}
