import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  decodeCursor,
  deleteGrant,
  deletedNetworkIds,
  insertNetwork,
  listGrants,
  listReadableNetworks,
  markNetworkDeleted,
  networkAccess,
  networkById,
  putGrant,
  readableNetworkIds,
  updateNetwork,
  type Store,
} from '../../src/index.ts';
import { newId, nextMoment, sampleNetwork, sampleOrganisation } from '../support/samples.ts';
import type { OpenEmpty } from './contract.ts';
import { HOOK_TIMEOUT } from '../support/hook-timeout.ts';

export function networksContract(open: OpenEmpty): void {
  describe('networks and grants', () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    }, HOOK_TIMEOUT);
    afterAll(() => store.close());

    it('gives an organisation its own networks and those granted, newest first, and nothing else', async () => {
      const [own, other, third] = [
        await sampleOrganisation(store),
        await sampleOrganisation(store),
        await sampleOrganisation(store),
      ];
      const mine = await sampleNetwork(store, own);
      const granted = await sampleNetwork(store, other);
      const hidden = await sampleNetwork(store, third);
      await putGrant(store.db, grant(granted, own, 'read'));
      const page = await listReadableNetworks(store.db, own, { limit: 10 });
      expect(page.items.map((item) => [item.network.id, item.access])).toEqual([
        [granted, 'read'],
        [mine, 'owner'],
      ]);
      expect(page.next).toBeUndefined();
      expect(await networkAccess(store.db, hidden, own)).toBeUndefined();
      expect((await networkAccess(store.db, granted, own))?.access).toBe('read');
    });

    it('pages through networks without a gap or a repetition while others are added', async () => {
      const own = await sampleOrganisation(store);
      const at = nextMoment();
      const ids: string[] = [];
      // The same moment for all: the id decides.
      for (let index = 0; index < 7; index++) {
        const id = newId();
        ids.push(id);
        await insertNetwork(store.db, {
          id,
          organisation_id: own,
          name: `Paged ${index}`,
          description: '',
          created_at: at,
        });
      }
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listReadableNetworks(store.db, own, { cursor, limit: 3 });
        seen.push(...page.items.map((item) => item.network.id));
        cursor = page.next;
        if (seen.length === 3) await sampleNetwork(store, own);
      } while (cursor !== undefined);
      expect(seen).toEqual([...ids].reverse());
    });

    it.each([
      '',
      'x',
      'W10',
      Buffer.from('["2026-01-01T00:00:00Z","\\u0000"]').toString('base64url'),
      'e30'.repeat(900),
    ])('refuses the made-up cursor %j', async (cursor) => {
      await expect(listReadableNetworks(store.db, 'nobody', { cursor, limit: 3 })).rejects.toMatchObject({
        code: 'cursor-invalid',
      });
      expect(() => decodeCursor(cursor, 'n')).toThrow();
    });

    it('keeps names unique within an organisation in any case, and free again once deleted', async () => {
      const own = await sampleOrganisation(store);
      const first = await sampleNetwork(store, own, 'Backbone');
      await expect(sampleNetwork(store, own, 'BACKBONE')).rejects.toMatchObject({ code: 'name-taken' });
      await sampleNetwork(store, await sampleOrganisation(store), 'Backbone');
      expect(await markNetworkDeleted(store.db, first, nextMoment())).toBe(true);
      expect(await markNetworkDeleted(store.db, first, nextMoment())).toBe(false);
      expect(await networkById(store.db, first)).toBeUndefined();
      expect(await deletedNetworkIds(store.db)).toContain(first);
      await sampleNetwork(store, own, 'backbone');
    });

    it('changes a network only at the version read', async () => {
      const id = await sampleNetwork(store, await sampleOrganisation(store));
      const changed = await updateNetwork(store.db, id, 1, { description: 'Core and access' });
      expect(changed).toMatchObject({ version: 2, description: 'Core and access' });
      expect(await updateNetwork(store.db, id, 1, { name: 'Too late' })).toBeUndefined();
    });

    it('changes and takes back grants, and tells whole networks from a supplier’s own file', async () => {
      const [owner, guest] = [await sampleOrganisation(store), await sampleOrganisation(store, 'Guest of the grid')];
      const id = await sampleNetwork(store, owner);
      await putGrant(store.db, { ...grant(id, guest, 'supplier-file'), supplier_id: 'sup-north' });
      expect(await networkAccess(store.db, id, guest)).toMatchObject({
        access: 'supplier-file',
        supplierId: 'sup-north',
      });
      expect(await readableNetworkIds(store.db, guest)).toEqual([]);
      await putGrant(store.db, grant(id, guest, 'edit'));
      expect(await readableNetworkIds(store.db, guest)).toEqual([id]);
      expect(await listGrants(store.db, id)).toMatchObject([
        { organisation_name: 'Guest of the grid', access: 'edit', supplier_id: null },
      ]);
      expect(await deleteGrant(store.db, id, guest)).toBe(true);
      expect(await deleteGrant(store.db, id, guest)).toBe(false);
      expect(await networkAccess(store.db, id, guest)).toBeUndefined();
    });
  });
}

function grant(networkId: string, organisationId: string, access: string) {
  return {
    network_id: networkId,
    organisation_id: organisationId,
    access,
    supplier_id: null,
    created_at: nextMoment(),
  };
}
