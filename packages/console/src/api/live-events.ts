import type { QueryClient } from '@tanstack/react-query';
import type { Job, LiveEvent } from '@cleanpath/api';
import { routeKey } from './use-route.js';

/** Answers that depend on the state of a network: asked again when it changes. */
const OF_A_NETWORK = ['network', 'networks', 'snapshots', 'assessments', 'imports', 'draft', 'supplierFile'];

/**
 * Follows `/api/events`: jobs go into the cache as they move, changed networks are asked for again. The browser
 * reconnects by itself; after a gap everything live is asked for once.
 */
export function followEvents(client: QueryClient): () => void {
  const source = new EventSource('/api/events');
  let connectedBefore = false;
  source.onopen = () => {
    if (connectedBefore) void client.invalidateQueries();
    connectedBefore = true;
  };
  const take = (message: MessageEvent<string>) => {
    const event = parse(message.data);
    if (event) applyEvent(client, event);
  };
  for (const name of ['message', 'job', 'network']) source.addEventListener(name, take as EventListener);
  return () => source.close();
}

/** Puts one event into the cache. */
export function applyEvent(client: QueryClient, event: LiveEvent): void {
  if (event.type === 'network') {
    for (const route of OF_A_NETWORK) void client.invalidateQueries({ queryKey: [route] });
    return;
  }
  rememberJob(client, event.job);
  void client.invalidateQueries({ queryKey: ['jobs'] });
  if (isFinished(event.job)) {
    for (const route of [...OF_A_NETWORK, 'import', 'importProblems']) {
      void client.invalidateQueries({ queryKey: [route] });
    }
  }
}

export function rememberJob(client: QueryClient, job: Job): void {
  client.setQueryData(routeKey('job', { params: { job: job.id } }), (before: Job | undefined) =>
    before && isFinished(before) && !isFinished(job) ? before : job,
  );
}

export const isFinished = (job: Job): boolean =>
  job.state === 'done' || job.state === 'failed' || job.state === 'cancelled';

const KINDS = new Set<unknown>(['job', 'network'] satisfies LiveEvent['type'][]);

function parse(text: string): LiveEvent | undefined {
  try {
    const event: unknown = JSON.parse(text);
    const known = typeof event === 'object' && event !== null && 'type' in event && KINDS.has(event.type);
    return known ? (event as LiveEvent) : undefined;
  } catch {
    return undefined;
  }
}
