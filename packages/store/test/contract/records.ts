import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  appendAudit,
  AUDIT_GENESIS,
  deleteIdempotencyBefore,
  ensureInstallationFact,
  installationFact,
  keepIdempotentAnswer,
  listAudit,
  releaseIdempotencyKey,
  setInstallationFact,
  takeIdempotencyKey,
  verifyAudit,
  type AuditEntry,
  type Store,
} from '../../src/index.ts';
import { newId, nextMoment } from '../support/samples.ts';
import type { OpenEmpty } from './contract.ts';
import { HOOK_TIMEOUT } from '../support/hook-timeout.ts';

export function recordsContract(open: OpenEmpty): void {
  describe('audit, idempotency and installation', () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    }, HOOK_TIMEOUT);
    afterAll(() => store.close());

    const entry = (organisationId: string, action = 'network.create'): AuditEntry => ({
      organisationId,
      id: newId(),
      at: nextMoment(),
      actorKind: 'person',
      actorId: 'p1',
      actorName: 'Ada \u0000 \ud800',
      action,
      subjectType: 'network',
      subjectId: 'n1',
      details: { when: new Date(0), none: undefined, share: 0.1, nested: { b: 1, a: [null, 'é'] } },
    });
    const append = (organisationId: string, action?: string) =>
      store.transaction((tx) => appendAudit(tx, entry(organisationId, action)));

    it('chains entries so that what is read back verifies', async () => {
      const organisation = newId();
      const first = await append(organisation);
      const second = await append(organisation, 'network.delete');
      expect([first.seq, first.previous_hash, second.previous_hash]).toEqual([1, AUDIT_GENESIS, first.hash]);
      expect(await verifyAudit(store.db, organisation)).toEqual({ entries: 2, head: second.hash });
      expect(await verifyAudit(store.db, newId())).toEqual({ entries: 0, head: AUDIT_GENESIS });
    });

    it('keeps one chain when many append at once, and none of a change that failed', async () => {
      const organisation = newId();
      await Promise.all(
        Array.from({ length: 20 }, (_, at) =>
          at % 5 === 0
            ? store
                .transaction(async (tx) => {
                  await appendAudit(tx, entry(organisation));
                  throw new Error('changed my mind');
                })
                .catch(() => undefined)
            : append(organisation),
        ),
      );
      expect(await verifyAudit(store.db, organisation)).toMatchObject({ entries: 16 });
      expect((await verifyAudit(store.db, organisation)).broken).toBeUndefined();
    });

    it.each([
      ['a changed entry', `update audit set actor_name = 'Eve' where seq = 2`, { seq: 2, reason: 'hash' }],
      ['changed details', `update audit set details = '{"share":0.2}' where seq = 2`, { seq: 2, reason: 'hash' }],
      ['a removed entry', `delete from audit where seq = 2`, { seq: 2, reason: 'gap' }],
      ['a removed end', `delete from audit where seq = 3`, { seq: 3, reason: 'head' }],
      ['a hash made to fit', `update audit set hash = repeat('0', 64) where seq = 2`, { seq: 2, reason: 'hash' }],
      [
        'a link made to fit',
        `update audit set previous_hash = repeat('0', 64) where seq = 2`,
        { seq: 2, reason: 'chain' },
      ],
    ] as const)('notices %s', async (_, tamper, broken) => {
      const organisation = newId();
      for (let at = 0; at < 3; at++) await append(organisation);
      await sql`${sql.raw(tamper)} and organisation_id = ${organisation}`.execute(store.db);
      expect((await verifyAudit(store.db, organisation)).broken).toEqual(broken);
    });

    it('lists entries newest first, filtered, of one organisation', async () => {
      const organisation = newId();
      for (const action of ['a', 'b', 'a']) await append(organisation, action);
      const page = await listAudit(store.db, organisation, { action: 'a' }, { limit: 1 });
      const rest = await listAudit(store.db, organisation, { action: 'a' }, { limit: 1, cursor: page.next });
      expect([...page.items, ...rest.items].map((row) => row.seq)).toEqual([3, 1]);
      expect((await listAudit(store.db, organisation, { subjectId: 'other' }, { limit: 9 })).items).toEqual([]);
      expect((await listAudit(store.db, newId(), {}, { limit: 9 })).items).toEqual([]);
    });

    it('gives an idempotency key to the first request and its answer to the others', async () => {
      const key = { organisationId: newId(), actorId: 'p', key: 'k' };
      const tries = await Promise.all(
        Array.from({ length: 6 }, () => takeIdempotencyKey(store.db, key, 'hash', nextMoment())),
      );
      expect(tries.filter((row) => row === undefined)).toHaveLength(1);
      await keepIdempotentAnswer(store.db, key, { status: 201, response: '{"id":1}' });
      expect(await takeIdempotencyKey(store.db, key, 'other', nextMoment())).toMatchObject({
        request_hash: 'hash',
        status: 201,
        response: '{"id":1}',
      });
      expect(
        await takeIdempotencyKey(store.db, { ...key, organisationId: newId() }, 'h', nextMoment()),
      ).toBeUndefined();
      await releaseIdempotencyKey(store.db, key);
      expect(await takeIdempotencyKey(store.db, key, 'hash', new Date(0))).toBeUndefined();
      expect(await deleteIdempotencyBefore(store.db, new Date(1))).toBe(1);
    });

    it('settles a fact of the installation once', async () => {
      const name = newId();
      expect(await installationFact(store.db, name)).toBeUndefined();
      const values = await Promise.all(['a', 'b', 'c'].map((value) => ensureInstallationFact(store.db, name, value)));
      expect(new Set(values).size).toBe(1);
      await setInstallationFact(store.db, name, 'changed');
      expect(await installationFact(store.db, name)).toBe('changed');
    });
  });
}
