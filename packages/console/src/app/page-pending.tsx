import { PageSkeleton } from '../components/skeletons.js';

export function PagePending() {
  return <PageSkeleton />;
}
