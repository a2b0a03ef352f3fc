import { Outlet } from '@tanstack/react-router';
import { useMemo } from 'react';
import { ErrorState } from '../components/error-state.js';
import { PageSkeleton } from '../components/skeletons.js';
import { NetworkContextValue, type NetworkContext } from './network-context.js';
import { useCurrentNetwork } from './use-current-network.js';

/** Loads the network and the assessment in context, then shows the page. */
export function NetworkFrame() {
  const { network, chosen, error, retry } = useCurrentNetwork();
  const context = useMemo<NetworkContext | undefined>(() => {
    if (!network || chosen.pending) return undefined;
    return {
      network,
      networkId: network.id,
      assessment: chosen.brief,
      assessmentId: chosen.brief?.id,
      newest: chosen.brief?.id === network.assessment?.id,
      mayEdit: network.access === 'owner' || network.access === 'edit',
    };
  }, [network, chosen.brief, chosen.pending]);
  const problem = error ?? chosen.error;
  if (problem) return <ErrorState error={problem} onRetry={retry} />;
  if (!context) return <PageSkeleton />;
  return (
    <NetworkContextValue value={context}>
      <Outlet />
    </NetworkContextValue>
  );
}
