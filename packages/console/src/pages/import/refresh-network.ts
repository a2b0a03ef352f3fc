import type { QueryClient } from '@tanstack/react-query';
import type { RouteId } from '@cleanpath/api';

/** What a new snapshot makes out of date. The event stream says so too; a proxy may swallow it. */
const OUT_OF_DATE: readonly RouteId[] = [
  'network',
  'networks',
  'snapshots',
  'assessments',
  'imports',
  'import',
  'draft',
];

export function refreshNetwork(client: QueryClient): void {
  for (const route of OUT_OF_DATE) void client.invalidateQueries({ queryKey: [route] });
}
