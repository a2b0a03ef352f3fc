import {
  deleteIdempotencyBefore,
  keepIdempotentAnswer,
  releaseIdempotencyKey,
  takeIdempotencyKey,
  type IdempotencyRow,
} from '@cleanpath/store';
import type { Actor } from '../access/actor.js';
import type { IdempotencyStore } from '../http/idempotency.js';
import type { Platform } from '../platform.js';

/** A key is good for a day. */
const KEEP_HOURS = 24;

/**
 * A request that is still “under way” after this was cut off by a crash: its key may be used again. What it had done
 * before stays, so that a repetition can meet it as `name-taken` or as an import already begun.
 */
const ABANDONED_MINUTES = 70;

export function idempotencyKeys(platform: Platform): IdempotencyStore {
  const { store, now } = platform;
  /** In the embedded database nobody else works: what is under way since before this start never ends. */
  const started = now().getTime();
  const key = (actor: Actor, text: string) => ({
    organisationId: actor.organisationId,
    actorId: actor.id,
    key: text,
  });
  const abandoned = (row: IdempotencyRow): boolean => {
    if (row.status !== null) return row.created_at.getTime() < now().getTime() - KEEP_HOURS * 3600_000;
    const begun = row.created_at.getTime();
    return begun < now().getTime() - ABANDONED_MINUTES * 60_000 || (store.embedded && begun < started);
  };
  return {
    claim: async (actor, text, requestHash) => {
      let kept = await takeIdempotencyKey(store.db, key(actor, text), requestHash, now());
      if (kept && abandoned(kept)) {
        await releaseIdempotencyKey(store.db, key(actor, text));
        kept = await takeIdempotencyKey(store.db, key(actor, text), requestHash, now());
      }
      return kept && { requestHash: kept.request_hash, json: kept.response ?? undefined };
    },
    keep: (actor, text, status, json) => keepIdempotentAnswer(store.db, key(actor, text), { status, response: json }),
    release: (actor, text) => releaseIdempotencyKey(store.db, key(actor, text)),
  };
}

export function forgetOldKeys(platform: Platform): Promise<number> {
  return deleteIdempotencyBefore(platform.store.db, new Date(platform.now().getTime() - KEEP_HOURS * 3600_000));
}
