import type { LiveEvent } from '@cleanpath/api';

export interface BusMessage {
  readonly event: LiveEvent;
  /** Organisation the event belongs to; it reaches nobody else unless a network is named they may read. */
  readonly organisationId: string;
  readonly networkId?: string;
}

/** In-process fan-out to the open event streams. Losing a message is harmless: the console asks again. */
export interface EventBus {
  publish(message: BusMessage): void;
  subscribe(listener: (message: BusMessage) => void): () => void;
}

export function eventBus(): EventBus {
  const listeners = new Set<(message: BusMessage) => void>();
  return {
    publish: (message) => listeners.forEach((listener) => listener(message)),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
