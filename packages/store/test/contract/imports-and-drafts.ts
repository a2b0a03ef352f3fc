import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  appendDraftChange,
  bumpDraft,
  completeUpload,
  createDraft,
  deleteDraft,
  deleteImportProblems,
  deleteUpload,
  draftChanges,
  draftOf,
  importById,
  insertImport,
  insertImportProblems,
  insertUpload,
  listImportProblems,
  listImports,
  markUploadsUsed,
  setDraftChangeUndone,
  updateImport,
  uploadsBefore,
  uploadsByIds,
  type Store,
} from '../../src/index.ts';
import { newId, nextMoment, sampleNetwork, sampleOrganisation } from '../support/samples.ts';
import type { OpenEmpty } from './contract.ts';
import { HOOK_TIMEOUT } from '../support/hook-timeout.ts';

export function importsAndDraftsContract(open: OpenEmpty): void {
  describe('uploads, imports and drafts', () => {
    let store: Store;
    let organisation: string;
    let networkId: string;
    beforeAll(async () => {
      store = await open();
      organisation = await sampleOrganisation(store);
      networkId = await sampleNetwork(store, organisation);
    }, HOOK_TIMEOUT);
    afterAll(() => store.close());

    it('shows an upload only when its bytes are all here', async () => {
      const [first, second] = [newId(), newId()];
      for (const id of [first, second])
        await insertUpload(store.db, {
          id,
          network_id: networkId,
          organisation_id: organisation,
          person_id: newId(),
          name: 'dossier.zip',
          created_at: nextMoment(),
        });
      expect(await uploadsByIds(store.db, networkId, [first, second])).toEqual([]);
      const facts = { bytes: 5_000_000_000, sha256: 'c'.repeat(64) };
      // Larger than 32 bits hold.
      expect(await completeUpload(store.db, { networkId, id: second }, facts)).toMatchObject(facts);
      await completeUpload(store.db, { networkId, id: first }, facts);
      expect(await completeUpload(store.db, { networkId, id: first }, facts)).toBeUndefined();
      const both = await uploadsByIds(store.db, networkId, [second, 'unknown', first]);
      expect(both.map((row) => row.id)).toEqual([second, first]);
      await markUploadsUsed(store.db, networkId, [first]);
      expect((await uploadsByIds(store.db, networkId, [first]))[0]?.state).toBe('used');
      expect((await uploadsBefore(store.db, new Date('2100-01-01'), 1)).length).toBe(1);
      await deleteUpload(store.db, networkId, first);
      expect(await uploadsByIds(store.db, networkId, [first])).toEqual([]);
    });

    it('lists imports newest first and applies one once', async () => {
      const ids = [newId(), newId(), newId()];
      for (const id of ids) await insertImport(store.db, sampleImport(networkId, id));
      const page = await listImports(store.db, networkId, { limit: 2 });
      const rest = await listImports(store.db, networkId, { limit: 2, cursor: page.next });
      expect([...page.items, ...rest.items].map((row) => row.id)).toEqual([...ids].reverse());
      const key = { networkId, id: ids[0]!, from: ['ready'] };
      const tries = await Promise.all(
        Array.from({ length: 4 }, () => store.transaction((tx) => updateImport(tx, key, { state: 'applied' }))),
      );
      expect(tries.filter((row) => row !== undefined)).toHaveLength(1);
      expect((await importById(store.db, networkId, ids[0]!))?.state).toBe('applied');
    });

    it('keeps problems in their order and filters them', async () => {
      const importId = newId();
      const key = { networkId, importId };
      const problems = Array.from({ length: 250 }, (_, at) => ({
        severity: at < 50 ? 'error' : 'warning',
        code: at % 2 === 0 ? 'value-invalid' : 'row-shape',
        body: { message: `problem ${at}`, value: '=1+1\u0000' },
      }));
      await insertImportProblems(store.db, key, 0, problems.slice(0, 100));
      await insertImportProblems(store.db, key, 100, problems.slice(100));
      await insertImportProblems(store.db, key, 250, []);
      const first = await listImportProblems(store.db, key, {}, { limit: 200 });
      const rest = await listImportProblems(store.db, key, {}, { limit: 200, cursor: first.next });
      expect([...first.items, ...rest.items].map((row) => row.body)).toEqual(problems.map((problem) => problem.body));
      const some = await listImportProblems(store.db, key, { severity: 'error', code: 'row-shape' }, { limit: 100 });
      expect(some.items.map((row) => row.rank)).toEqual(Array.from({ length: 25 }, (_, at) => at * 2 + 1));
      await deleteImportProblems(store.db, networkId, importId);
      expect((await listImportProblems(store.db, key, {}, { limit: 1 })).items).toEqual([]);
    });

    it('undoes and redoes in order, and a new change gives up what was undone', async () => {
      const key = { networkId, personId: newId() };
      await createDraft(store.db, draft(key));
      expect((await createDraft(store.db, draft(key))).version).toBe(0);
      const append = (what: string) =>
        store.transaction(async (tx) => {
          await draftOf(tx, key, { lock: true });
          await appendDraftChange(tx, key, { change: { what }, sentence: what, at: nextMoment() });
          return bumpDraft(tx, key);
        });
      await append('a');
      await append('b');
      expect(await append('c')).toBe(3);
      expect(await setDraftChangeUndone(store.db, key, true)).toBe(true);
      expect(await setDraftChangeUndone(store.db, key, true)).toBe(true);
      expect(await setDraftChangeUndone(store.db, key, false)).toBe(true);
      expect(await state()).toEqual(['a', 'b', 'undone c']);
      await append('d');
      expect(await state()).toEqual(['a', 'b', 'd']);
      expect(await setDraftChangeUndone(store.db, key, false)).toBe(false);
      expect(await deleteDraft(store.db, key)).toBe(true);
      expect(await deleteDraft(store.db, key)).toBe(false);
      expect(await bumpDraft(store.db, key)).toBeUndefined();

      async function state(): Promise<string[]> {
        return (await draftChanges(store.db, key)).map((row) => (row.undone ? 'undone ' : '') + row.sentence);
      }
    });

    it('gives changes made at once in two windows places of their own', async () => {
      const key = { networkId, personId: newId() };
      await createDraft(store.db, draft(key));
      await Promise.all(
        Array.from({ length: 6 }, (_, at) =>
          store.transaction(async (tx) => {
            await draftOf(tx, key, { lock: true });
            await appendDraftChange(tx, key, { change: {}, sentence: String(at), at: nextMoment() });
          }),
        ),
      );
      expect((await draftChanges(store.db, key)).map((row) => row.seq)).toEqual([1, 2, 3, 4, 5, 6]);
    });
  });
}

function draft(key: { networkId: string; personId: string }) {
  return {
    network_id: key.networkId,
    person_id: key.personId,
    base_snapshot_id: 'snapshot',
    created_at: nextMoment(),
  };
}

function sampleImport(networkId: string, id: string) {
  return {
    network_id: networkId,
    id,
    job_id: newId(),
    state: 'ready',
    files: '[]',
    upload_ids: '[]',
    format: null,
    counts: null,
    change: null,
    snapshot_hash: null,
    errors: 0,
    warnings: 0,
    created_by: 'Sample',
    created_at: nextMoment(),
  };
}
