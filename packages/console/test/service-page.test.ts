import { describe, expect, it } from 'vitest';
import type { ServiceView } from '@cleanpath/api';
import type { CitedElement, LegReport, Plane, TrustState } from '@cleanpath/model';
import { en } from '../src/messages/en/index.js';
import { de } from '../src/messages/de/index.js';
import { messagesOf } from '../src/messages/messages.js';
import { briefHangs, cardFacts, type HopColumn } from '../src/pages/service/card-facts.js';
import { laneColumns } from '../src/pages/service/lanes/lane-columns.js';
import { routeLayer } from '../src/pages/service/route-layer.js';
import { routeRows } from '../src/pages/service/route-rows.js';
import { serviceSentence } from '../src/pages/service/service-sentence.js';

interface Spec {
  readonly id: string;
  readonly state?: TrustState;
  readonly own?: TrustState;
  readonly plane?: Plane;
  readonly at?: readonly [lat: number, lon: number];
}

const element = ({ id, state = 'trusted', own = state, plane = 'transmission', at }: Spec): CitedElement => ({
  id,
  name: `Name of ${id}`,
  kind: 'router',
  plane,
  tier: 'high',
  suppliers: [`s-${id}`],
  own,
  ownReason: `Because of ${id}.`,
  effective: state,
  ...(at === undefined ? {} : { lat: at[0], lon: at[1], site: `Site ${at[0]}` }),
});

const culprit = (id: string, ...chain: string[]) => ({
  element: id,
  roots: [chain.at(-1) ?? id],
  rootCount: 1,
  chain: [id, ...chain].map((each, i) =>
    i === 0 ? { element: each } : { element: each, relation: 'managed-by' as const },
  ),
});

function viewOf(
  specs: readonly Spec[],
  report: Partial<LegReport>,
  hops: ServiceView['legs'][number]['hops'],
): ServiceView {
  const verdict = report.verdict ?? 'blocked';
  return {
    demand: {
      id: 'd',
      name: 'Water, north',
      criticality: 'critical',
      weight: 1,
      verdict,
      planes: {},
      sentence: 'No.',
      legs: [{ plane: 'transmission', kind: 'path', verdict, reason: 'cut', sentence: 'No.', ...report }],
    },
    elements: Object.fromEntries(specs.map((spec) => [spec.id, element(spec)])),
    supplierNames: Object.fromEntries(specs.map(({ id }) => [`s-${id}`, `Supplier of ${id}`])),
    legs: [{ lanes: ['transmission'], hops, waysOut: [] }],
    route: [],
  };
}

const hop = (id: string, more: Partial<ServiceView['legs'][number]['hops'][number]> = {}) => ({
  element: id,
  reason: `Reason of ${id}.`,
  evidence: [],
  hangs: [],
  cut: false,
  ...more,
});

const LISTS = {
  all: (names: readonly string[]) => names.join(' and '),
  either: (names: readonly string[]) => names.join(' or '),
};
const english = messagesOf({ language: 'en', catalogue: en }).t;
const german = messagesOf({ language: 'de', catalogue: de }).t;

describe('sentence of a service', () => {
  const specs: Spec[] = [
    { id: 'a' },
    { id: 'b', state: 'untrusted', own: 'trusted' },
    { id: 'c', state: 'untrusted' },
    { id: 'u', state: 'unknown' },
    { id: 'v', state: 'unknown' },
  ];
  const say = (report: Partial<LegReport>, t = english) => serviceSentence(viewOf(specs, report, []), t, LISTS);

  it('names the one element every route passes, and what makes it unclean', () => {
    expect(say({ culprits: [culprit('b', 'c')] })).toBe(
      'Water, north has no clean path, because every route passes Name of b, which depends on Name of c.',
    );
    expect(say({ culprits: [culprit('c')] })).toBe(
      'Water, north has no clean path, because every route passes Name of c, which is untrusted.',
    );
  });

  it('names a small cut, counts a large one', () => {
    expect(say({ culprits: [culprit('b', 'c'), culprit('c')] })).toContain(
      'passes Name of b or Name of c, none of them clean',
    );
    const many = ['a', 'b', 'c', 'u', 'v'].map((id) => culprit(id));
    expect(say({ culprits: many })).toContain('one of 5 elements that are not clean');
  });

  it('says what is not known where the verdict is open, and leaves out what is untrusted on other routes', () => {
    const open = { verdict: 'undetermined', reason: 'unknown-on-path' } as const;
    expect(say({ ...open, culprits: [culprit('c'), culprit('u')] })).toBe(
      'Water, north has no proven clean path, because too little is known about Name of u.',
    );
    expect(say({ ...open, culprits: [culprit('u'), culprit('v')] })).toContain(
      'Name of u and Name of v, one of which every route passes',
    );
  });

  it('has words for every reason in both languages', () => {
    const reasons = [
      'clean-path',
      'all-clean',
      'unknown-on-path',
      'unknown-member',
      'endpoint',
      'cut',
      'set-member',
      'no-path',
    ] as const;
    for (const reason of reasons) {
      for (const t of [english, german]) {
        for (const culprits of [
          [culprit('b', 'c')],
          [culprit('u'), culprit('v')],
          ['a', 'b', 'c', 'u', 'v'].map((id) => culprit(id)),
        ]) {
          const text = say({ reason, culprits, from: 'a', to: 'b', route: ['a', 'b'] }, t);
          expect(text).toContain('Water, north');
          expect(text).not.toMatch(/[{}#]|undefined/u);
        }
      }
    }
  });
});

describe('what a leg shows', () => {
  const specs: Spec[] = [
    { id: 'a', at: [60, 25] },
    { id: 'b', state: 'unknown', at: [61, 25] },
    { id: 'm', state: 'unknown', plane: 'management' },
    { id: 'x', state: 'unknown', at: [62, 24] },
    { id: 'z', state: 'untrusted' },
  ];
  const hang = { element: 'm', plane: 'management', relation: 'managed-by', parent: 'b', depth: 1 } as const;
  const hops = [
    hop('a', { evidence: ['e1'], evidenceOf: { e1: 's-a' } }),
    hop('b', { hangs: [hang], evidence: ['e2', 'e3'], evidenceOf: { e2: 's-m', e3: 's-other' } }),
  ];
  const view = viewOf(
    specs,
    {
      verdict: 'undetermined',
      reason: 'unknown-on-path',
      from: 'a',
      to: 'b',
      route: ['a', 'b'],
      culprits: [culprit('b', 'm'), culprit('x'), culprit('z')],
    },
    hops,
  );
  const [report, leg] = [view.demand.legs[0]!, view.legs[0]!];
  const columns = laneColumns(leg, report, (id) => view.elements[id]!.effective, { capacity: 9, open: new Set() });

  it('marks the unknowns that decide, also on other routes, and not what is untrusted anyway', () => {
    const marked = columns.flatMap((column) => (column.kind === 'hop' && column.cut ? [column.element] : []));
    expect(marked.sort()).toEqual(['b', 'x']);
  });

  it('gives a hop its evidence, and a root below it the part about its own supplier', () => {
    const column = columns.find((each): each is HopColumn => each.kind === 'hop' && each.element === 'b')!;
    expect(cardFacts(view, column).evidence.map(({ id }) => id)).toEqual(['e2', 'e3']);
    expect(cardFacts(view, column, 'm')).toMatchObject({
      evidence: [{ id: 'e2', supplier: 's-m' }],
      reason: 'Because of m.',
    });
  });

  it('tells the reason of what hangs in two places once', () => {
    const twice = viewOf(specs, { route: ['a', 'b'] }, [
      hop('a', { hangs: [{ ...hang, parent: 'a' }] }),
      hop('b', { hangs: [hang] }),
    ]);
    const drawn = laneColumns(twice.legs[0]!, twice.demand.legs[0]!, () => 'unknown', { capacity: 9, open: new Set() });
    const hops = drawn.filter((each): each is HopColumn => each.kind === 'hop');
    const brief = briefHangs(drawn);
    expect(hops.map((column) => cardFacts(twice, column, 'm', brief).reason)).toEqual(['Because of m.', undefined]);
  });

  it('lists every hop and everything below it, numbered along the route', () => {
    const rows = routeRows(view, leg, report).map(({ step, depth, facts, offRoute }) => [
      step,
      depth,
      facts.element.id,
      offRoute,
    ]);
    expect(rows).toEqual([
      [1, 0, 'a', false],
      [2, 0, 'b', false],
      [undefined, 1, 'm', false],
      [undefined, 0, 'x', true],
    ]);
  });

  it('folds nothing in the table, however long the route', () => {
    const ids = Array.from({ length: 60 }, (_, i) => `h${i}`);
    const long = viewOf(
      ids.map((id) => ({ id })),
      { route: ids, verdict: 'clean', reason: 'clean-path' },
      ids.map((id) => hop(id)),
    );
    expect(routeRows(long, long.legs[0]!, long.demand.legs[0]!)).toHaveLength(60);
  });

  it('puts route and unknowns on the map, with the span in the worse state of its ends', () => {
    const route = routeLayer(view, report, ['m'])!;
    expect(route.layer.places.map(({ lat, unknown }) => [lat, unknown])).toEqual([
      [60, 0],
      [61, 1],
      [62, 1],
    ]);
    expect(route.layer.spans).toEqual([{ from: [25, 60], to: [25, 61], state: 'unknown', count: 1 }]);
    expect(route.bounds).toEqual([24, 60, 25, 62]);
    expect(route.places).toEqual(['Site 60', 'Site 61']);
  });

  it('has no map where nothing has a position, and room around a single place', () => {
    const nowhere = viewOf([{ id: 'a' }], { route: ['a'] }, []);
    expect(routeLayer(nowhere, nowhere.demand.legs[0]!, [])).toBeUndefined();
    const one = viewOf([{ id: 'a', at: [90, 180] }], { route: ['a'] }, []);
    const [west, south, east, north] = routeLayer(one, one.demand.legs[0]!, [])!.bounds;
    expect(east - west).toBeGreaterThan(0);
    expect([north, east]).toEqual([90, 180]);
    expect(south).toBeLessThan(90);
  });
});
