import type { LiveEvent } from '@cleanpath/api';
import { jobById } from '@cleanpath/store';
import { jobView } from '../../../src/jobs/job-view.js';
import type { Sender } from './cast.js';
import { CODES, type Code } from './marks.js';
import { outcome } from './permissions.js';
import type { World } from './world.js';

/** What one sender was told over `/api/events` while something happened in every organisation. */
export interface Heard {
  readonly sender: Sender;
  readonly status: number;
  readonly text: string;
}

/** Long enough for the last message to be looked up and sent on a busy machine, in milliseconds. */
const SETTLED = 1500;

/** Opens a stream for each sender, lets a job and a network of each organisation change, and gives what arrived. */
export async function listen(world: World, senders: readonly Sender[]): Promise<Heard[]> {
  const { server } = world;
  const stop = new AbortController();
  const streams = await Promise.all(
    senders.map(async (sender) => {
      const response = await fetch(`${server.url}/api/events`, { headers: sender.credentials, signal: stop.signal });
      return { sender, response, text: collect(response) };
    }),
  );
  for (const code of CODES) {
    const { params } = world.organisations.get(code)!;
    const organisationId = params['organisation']!;
    const networkId = params['network']!;
    const row = await jobById(server.store.db, params['job']!);
    const events: LiveEvent[] = [
      { type: 'job', job: jobView(row!) },
      { type: 'network', networkId },
    ];
    for (const event of events) server.platform.events.publish({ event, organisationId, networkId });
  }
  await new Promise((resolve) => setTimeout(resolve, SETTLED));
  stop.abort();
  return Promise.all(
    streams.map(async ({ sender, response, text }) => ({ sender, status: response.status, text: await text })),
  );
}

async function collect(response: Response): Promise<string> {
  let text = '';
  try {
    for await (const chunk of response.body!) text += Buffer.from(chunk as Uint8Array).toString('latin1');
  } catch {
    // Ended by us.
  }
  return text;
}

/** Organisations whose network, and whose job, the sender must hear of. */
export function expectedToHear(sender: Sender): { networks: Code[]; jobs: Code[] } {
  if (sender.kind === 'nobody' || !sender.factor || outcome(sender, 'events', undefined) !== 'allowed')
    return { networks: [], jobs: [] };
  return {
    networks: CODES.filter((code) => outcome(sender, 'network', code) === 'allowed'),
    jobs: CODES.filter((code) => outcome(sender, 'job', code) === 'allowed'),
  };
}
