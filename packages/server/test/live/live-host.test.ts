import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ElementCard, ElementPage, MapLayer, ServiceView, type Change } from '@cleanpath/api';
import {
  compareAssessments,
  drawnRoutes,
  elementCard,
  elementPage,
  mapLayer,
  serviceView,
} from '@cleanpath/assessment';
import { CleanpathError } from '@cleanpath/model';
import type { AssessResult } from '@cleanpath/assessment';
import type { LiveKey, LiveNetworks } from '../../src/live/live-networks.js';
import { chainDossier, liveLab, type LiveLab } from './live-lab.js';

let lab: LiveLab;
let live: LiveNetworks;
let key: LiveKey;
let result: AssessResult;

beforeAll(async () => {
  lab = await liveLab();
  ({ key, result } = await lab.publish(chainDossier('one', 40)));
  live = lab.host();
}, 120_000);
afterAll(() => lab.close());

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof CleanpathError ? error.code : String(error)),
  );

describe('networks held open in a worker', () => {
  it('answer as the pure functions do, in the shapes of the API', async () => {
    const { study, effective, assessment } = result;
    const query = { sort: 'state', limit: 5 } as const;
    const page = await live.elements(key, query);
    expect(page).toEqual(elementPage(study, effective, query));
    expect(ElementPage.parse(page)).toEqual(page);
    expect(page.items[0]).toMatchObject({ id: 'em-north', effective: 'untrusted' });
    const card = await live.element(key, 'r1');
    expect(card).toEqual(elementCard(study, 'r1', drawnRoutes(assessment.demands)));
    expect(ElementCard.parse(card)).toEqual(card);
    expect(card).toMatchObject({ demands: { ids: ['far'], total: 1 }, source: { file: 'elements.csv', line: 4 } });
    const map = await live.map(key, {}, 12);
    expect(map).toEqual(mapLayer(study, effective, {}, 12));
    expect(MapLayer.parse(map)).toEqual(map);
    const view = await live.demand(key, 'far');
    expect(view).toEqual(serviceView(study, 'far'));
    expect(ServiceView.parse(view)).toEqual(view);
    expect(view?.demand).toEqual(assessment.demands.find(({ id }) => id === 'far'));
  });

  it('know no other elements and services', async () => {
    expect(await live.element(key, 'ghost')).toBeUndefined();
    expect(await live.demand(key, 'ghost')).toBeUndefined();
  });

  it('give all rows as CSV that no spreadsheet runs', async () => {
    let text = '';
    for await (const piece of live.elementsCsv(key, { kind: 'transport-node' })) text += piece;
    const lines = text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(41);
    expect(lines[0]).toMatch(/^id,name,kind,/);
    expect(text).toContain(",'=cmd|calc,");
    expect(text).toContain('Alder Networks');
  });

  it('compare two assessments with their facts', async () => {
    const other = await lab.publish(chainDossier('one', 42));
    const compared = await live.compare(key, other.key);
    expect(compared).toEqual(
      compareAssessments(result.assessment, other.result.assessment, result.dossier, other.result.dossier),
    );
    expect(compared.elements.added).toBe(2);
  });

  it('check changes one by one and together', async () => {
    const change = (fields: Record<string, unknown>): Change =>
      ({ action: 'set', record: 'element', id: 'r3', fields }) as Change;
    const fine = await live.checkChange(key, [], change({ tier: 'high' }));
    expect(fine).toEqual({
      problems: [],
      sentence: 'Sets the tier of Router 3 (transport node (router, switch, optical)) to high.',
    });
    const before = [change({ tier: 'high' })];
    const wrong = await live.checkChange(key, before, change({ tier: 'hihg' }));
    expect(wrong.problems).toMatchObject([{ code: 'change-invalid', pointer: '/fields/tier' }]);
    const removal: Change = { action: 'remove', record: 'element', id: 'r2' };
    expect(await live.checkChanges(key, [...before, removal])).toMatchObject([
      { code: 'change-invalid', pointer: '/1/id' },
    ]);
  });

  it('open once for many questions at the same time', async () => {
    const fresh = lab.host();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => fresh.elements(key, { sort: 'name', limit: 1 + (i % 3) })),
    );
    for (const [i, { items, total }] of answers.entries()) {
      expect(items).toHaveLength(1 + (i % 3));
      expect(total).toBe(41);
    }
    await fresh.close();
  });

  it('do not open what another network has', async () => {
    const foreign = { ...key, networkId: lab.organisationId };
    expect(await codeOf(live.elements(foreign, { sort: 'state', limit: 1 }))).toBe('not-found');
    const mixed = await lab.publish(chainDossier('two', 5));
    const wrong = { ...key, snapshotId: mixed.key.snapshotId };
    expect(await codeOf(lab.host().elements(wrong, { sort: 'state', limit: 1 }))).toBe('not-found');
  });

  it('answer the same whichever others were opened and closed in between', async () => {
    // A budget below one network: each question closes what the last one opened.
    const tight = lab.host({ config: { liveMemoryMegabytes: 128 } });
    const small = { sort: 'state', limit: 3 } as const;
    const other = await lab.publish(chainDossier('three', 9));
    const expected = await live.elements(key, small);
    for (let i = 0; i < 3; i++) {
      expect(await tight.elements(key, small)).toEqual(expected);
      expect((await tight.elements(other.key, small)).total).toBe(10);
    }
  });

  it('refuse a cursor nobody gave', async () => {
    expect(await codeOf(live.elements(key, { sort: 'state', limit: 3, cursor: '../../etc' }))).toBe('cursor-invalid');
  });

  it('say so in time when opening takes too long, and answer later', async () => {
    const hasty = lab.host({ deadlineMs: 1 });
    expect(await codeOf(hasty.elements(key, { sort: 'state', limit: 1 }))).toBe('unavailable');
    await hasty.close();
    expect(await codeOf(hasty.elements(key, { sort: 'state', limit: 1 }))).toBe('unavailable');
  });
});
