import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ElementTableBuilder } from '@cleanpath/model';
import { searchRows, type Store } from '../../src/index.ts';
import { sampleFacts, sampleNetwork, sampleOrganisation, sampleSnapshot } from '../support/samples.ts';
import type { OpenEmpty } from './contract.ts';
import { HOOK_TIMEOUT } from '../support/hook-timeout.ts';

export function searchContract(open: OpenEmpty): void {
  describe('search', () => {
    let store: Store;
    let networkId: string;
    let other: string;
    beforeAll(async () => {
      store = await open();
      const organisation = await sampleOrganisation(store);
      networkId = await sampleNetwork(store, organisation, 'National backbone');
      other = await sampleNetwork(store, organisation, 'Hill network');
      const elements = new ElementTableBuilder();
      elements.add({ id: 'RU-100%', kind: 'radio-unit', name: 'Šumava mast', site: 'Hilltop', region: 'XA-1' });
      elements.add({ id: 'RU-1000', kind: 'radio-unit', name: 'Valley mast' });
      elements.add({ id: 'core_1', kind: 'radio-unit', name: 'x'.repeat(5000) });
      elements.add({ id: 'coreX1', kind: 'radio-unit' });
      await sampleSnapshot(store, networkId, sampleFacts(40, 'old'));
      await sampleSnapshot(store, networkId, { ...sampleFacts(0), elements: elements.finish() });
      await sampleSnapshot(store, other, sampleFacts(3, 'secret'));
    }, HOOK_TIMEOUT);
    afterAll(() => store.close());

    const ask = async (text: string, networkIds = [networkId], limit = 20): Promise<string[]> =>
      (await searchRows(store.db, { networkIds, text, limit })).map((row) => `${row.type}:${row.id}`);

    it('finds by the beginning of an id or name in any case, then by a part', async () => {
      expect(await ask('ru-1')).toEqual(['element:RU-100%', 'element:RU-1000']);
      expect(await ask('NORTH')).toEqual(['supplier:sup-north']);
      expect(await ask('light')).toEqual(['supplier:sup-north']);
      expect(await ask('hill')).toEqual(['site:Hilltop']);
      expect(await ask('emergency')).toEqual(['demand:dem-1']);
      expect(await ask('aurora')).toEqual(['product:prod-1']);
      expect(await ask('backbone')).toEqual([`network:${networkId}`]);
      // By name, in code point order.
      expect(await ask('mast')).toEqual(['element:RU-1000', 'element:RU-100%']);
    });

    it('takes wildcards and backslashes as letters', async () => {
      expect(await ask('100%')).toEqual(['supplier:sup-100%', 'element:RU-100%']);
      expect(await ask('core_')).toEqual(['element:core_1']);
      expect(await ask('%%%')).toEqual([]);
      expect(await ask('___')).toEqual([]);
      expect(await ask('\\ Ltd')).toEqual(['supplier:sup-100%']);
      expect(await ask("'; drop table element_row; --")).toEqual([]);
      expect(await ask('\u0000')).toEqual([]);
    });

    it('finds letters beyond ASCII in any case, and no others in their place', async () => {
      expect(await ask('šumava')).toEqual(['element:RU-100%']);
      expect(await ask('ŠUMAVA')).toEqual(['element:RU-100%']);
      expect(await ask('ěumava')).toEqual([]);
      expect(await ask('žďár')).toEqual(['supplier:sup-umlaut']);
    });

    it('searches only the networks given, and only their current snapshots', async () => {
      expect(await ask('secret')).toEqual([]);
      expect(await ask('secret', [networkId, other])).toEqual([
        'element:secret-0',
        'element:secret-1',
        'element:secret-2',
      ]);
      expect(await ask('old-1')).toEqual([]);
      expect(await ask('ru-1', [])).toEqual([]);
    });

    it('keeps to the limit, describes what it found, and copes with texts longer than an index entry', async () => {
      expect(await ask('ru', [networkId], 1)).toEqual(['element:RU-100%']);
      const [hit] = await searchRows(store.db, { networkIds: [networkId], text: 'ru-100%', limit: 5 });
      expect(hit).toEqual({
        type: 'element',
        networkId,
        id: 'RU-100%',
        name: 'Šumava mast',
        detail: 'radio-unit · Hilltop',
      });
      expect(await ask('x'.repeat(200))).toEqual([]);
      expect(await ask('xxx')).toEqual(['element:core_1']);
    });
  });
}
