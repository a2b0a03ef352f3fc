import { randomBytes } from 'node:crypto';
import type { LiveEvent } from '@cleanpath/api';

export interface BusMessage {
  readonly event: LiveEvent;
  /** Organisation the event belongs to; it reaches nobody else unless a network is named they may read. */
  readonly organisationId: string;
  readonly networkId?: string;
}

/** A message with the id it is known by to streams. Ids are random: counted ones would tell what others do. */
export interface SentMessage extends BusMessage {
  readonly id: string;
}

/** In-process fan-out to the open event streams. Losing a message is harmless: each tells a whole state. */
export interface EventBus {
  publish(message: BusMessage): void;
  subscribe(listener: (message: SentMessage) => void): () => void;
  /** What came after a message, for streams that come back; all that is kept where the id is not known any more. */
  after(id: string): readonly SentMessage[];
}

/** Messages kept for streams that come back: some minutes of jobs, well below a megabyte. */
const KEPT = 500;

export function eventBus(): EventBus {
  const listeners = new Set<(message: SentMessage) => void>();
  const kept: SentMessage[] = [];
  return {
    publish: (message) => {
      const sent = { ...message, id: randomBytes(9).toString('base64url') };
      kept.push(sent);
      if (kept.length > KEPT) kept.shift();
      listeners.forEach((listener) => listener(sent));
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    after: (id) => kept.slice(kept.findIndex((message) => message.id === id) + 1),
  };
}
