import { fail } from '@cleanpath/model';
import { can } from '../access/can.js';
import { eventStream } from '../http/event-stream.js';
import type { Handlers } from '../http/handler.js';
import type { SentMessage } from '../http/event-bus.js';
import { openStreams } from '../http/open-streams.js';
import { actorNow, visibleEvent } from '../services/live-events.js';

/** Messages that wait for a look-up; beyond that they are dropped, and the console asks again by itself. */
const MAX_PENDING = 500;

export const eventHandlers: Pick<Handlers, 'events'> = {
  events: async ({ platform, actor, request, reply }) => {
    if (!can(actor, 'job:list', { type: 'installation' })) throw fail('forbidden');
    if (request.method === 'HEAD') return reply.header('content-type', 'text/event-stream; charset=utf-8').send();
    const streams = openStreams(platform);
    const place = streams.enter(actor);
    const stream = eventStream(request, reply, {
      stillAllowed: async () => (await actorNow(actor, platform)) !== undefined,
      onClose: () => {
        unsubscribe();
        streams.leave(place);
      },
    });
    place.close = () => stream.close();
    let pending = 0;
    let tail = Promise.resolve();
    const deliver = async (message: SentMessage): Promise<void> => {
      const current = await actorNow(actor, platform);
      if (current === undefined) {
        stream.close();
        return;
      }
      const event = await visibleEvent(current, platform, message);
      if (event !== undefined) stream.send(event, message.id);
    };
    const take = (message: SentMessage): void => {
      if (pending >= MAX_PENDING) return;
      pending++;
      tail = tail
        .then(() => deliver(message))
        .catch((error: unknown) => request.log.warn({ err: error }, 'an event could not be sent'))
        .finally(() => pending--);
    };
    const unsubscribe = platform.events.subscribe(take);
    // What came while the connection was broken (WHATWG HTML §9.2.4).
    const last = request.headers['last-event-id'];
    if (typeof last === 'string') platform.events.after(last).forEach(take);
    return undefined;
  },
};
