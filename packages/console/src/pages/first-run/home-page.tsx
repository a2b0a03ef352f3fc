import { Navigate } from '@tanstack/react-router';
import { useRoute } from '../../api/use-route.js';
import { ErrorState } from '../../components/error-state.js';
import { PageSkeleton } from '../../components/skeletons.js';
import { useExample } from '../networks/use-example.js';
import { FirstRunPage } from './first-run-page.js';

/** The newest network one may read, else what to do first. */
export function HomePage() {
  const example = useExample();
  const networks = useRoute('networks', { query: { limit: 50 } });
  if (networks.isPending) return <PageSkeleton />;
  if (networks.error) return <ErrorState error={networks.error} onRetry={() => void networks.refetch()} />;
  const newest = networks.data.items.reduce<(typeof networks.data.items)[number] | undefined>(
    (best, network) => (best === undefined || network.createdAt > best.createdAt ? network : best),
    undefined,
  );
  // While the example is being loaded its network is there already, still empty: progress and failure stay in sight.
  if (!newest || example.pending || example.jobId !== undefined) return <FirstRunPage example={example} />;
  return newest.access === 'supplier-file' ? (
    <Navigate to="/n/$network/supplier-file" params={{ network: newest.id }} replace />
  ) : (
    <Navigate to="/n/$network/overview" params={{ network: newest.id }} replace />
  );
}
