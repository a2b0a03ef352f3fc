import { appendAudit, type Queryable } from '@cleanpath/store';
import type { Actor } from '../access/actor.js';
import { newId } from './new-id.js';

/** What was done to what, for the audit trail; never a secret. */
export interface Deed {
  readonly action: string;
  readonly subject: { readonly type: string; readonly id: string; readonly name?: string };
  readonly details?: Readonly<Record<string, unknown>>;
}

type Doer = Pick<Actor, 'kind' | 'id' | 'name' | 'organisationId'>;

/** Writes a deed into the trail of the actor's organisation, in the transaction of the change. Call it last. */
export async function record(tx: Queryable, actor: Doer, now: Date, deed: Deed): Promise<void> {
  await appendAudit(tx, {
    organisationId: actor.organisationId,
    id: newId(now),
    at: now,
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    action: deed.action,
    subjectType: deed.subject.type,
    subjectId: deed.subject.id,
    subjectName: deed.subject.name,
    details: deed.details,
  });
}
