import type { Actor } from '../access/actor.js';
import type { Platform } from '../platform.js';
import { tooMany } from './rate-limits.js';

/** Streams of one session or key: a person has a few windows open. */
const MAX_PER_ACTOR = 12;
/** Streams of one process: each holds a socket. */
const MAX_STREAMS = 2000;

export interface StreamPlace {
  readonly key: string;
  close: () => void;
}

export interface OpenStreams {
  /** Takes a place; throws `too-many-requests`. */
  enter(actor: Actor): StreamPlace;
  leave(place: StreamPlace): void;
  /** Ends all: at the shutdown, so that they do not hold it up. */
  closeAll(): void;
}

const ofPlatform = new WeakMap<Platform, OpenStreams>();

/** The event streams of a server. */
export function openStreams(platform: Platform): OpenStreams {
  let streams = ofPlatform.get(platform);
  if (!streams) ofPlatform.set(platform, (streams = create(platform)));
  return streams;
}

function create(platform: Platform): OpenStreams {
  const places = new Set<StreamPlace>();
  const gauge = (): void => platform.metrics.streams.set(places.size);
  return {
    enter: (actor) => {
      const key = actor.sessionId ?? actor.id;
      const own = [...places].filter((place) => place.key === key).length;
      if (own >= MAX_PER_ACTOR || places.size >= MAX_STREAMS) throw tooMany(RETRY_SECONDS);
      const place: StreamPlace = { key, close: () => undefined };
      places.add(place);
      gauge();
      return place;
    },
    leave: (place) => {
      places.delete(place);
      gauge();
    },
    closeAll: () => {
      for (const place of [...places]) place.close();
    },
  };
}

const RETRY_SECONDS = 30;
