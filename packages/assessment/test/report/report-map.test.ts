import { describe, expect, it } from 'vitest';
import { ElementTableBuilder, RelationTableBuilder, type Dossier, type Element, type Relation } from '@cleanpath/model';
import { MAX_LINES, MAX_POINTS, renderReport, reportMap } from '../../src/report/index.js';
import { readLand } from '../../src/report/map/land.js';
import { projectedMap } from '../../src/report/map/projected-map.js';
import { fixtureAssessment } from './fixture.js';

function dossier(list: readonly Element[], links: readonly Relation[] = []): Dossier {
  const elements = new ElementTableBuilder();
  for (const element of list) elements.add(element);
  const relations = new RelationTableBuilder();
  for (const link of links)
    relations.add({ ...link, from: elements.indexOf(link.from)!, to: elements.indexOf(link.to)! });
  return {
    manifest: { dossier: 1, id: 'n', name: 'N' },
    suppliers: [],
    products: [],
    elements: elements.finish(),
    relations: relations.finish(),
    demands: [],
    slices: [],
    sources: [],
    evidence: [],
    places: new Map(),
  };
}

const node = (id: string, lat?: number, lon?: number, site?: string): Element => ({
  id,
  kind: 'transport-node',
  ...(lat === undefined ? {} : { lat }),
  ...(lon === undefined ? {} : { lon }),
  ...(site === undefined ? {} : { site }),
});
const link = (from: string, to: string): Relation => ({ from, to, type: 'link' });

describe('map of a network', () => {
  it('puts the elements of a site on one mark with the worst state', () => {
    const map = reportMap(
      dossier([node('a', 10, 20, 'S'), node('b', 10.2, 20.2, 'S'), node('c', undefined, undefined, 'S')]),
      Uint8Array.of(0, 1, 2),
    );
    expect(map.points).toEqual([
      { label: 'S', lat: 10.1, lon: 20.1, state: 'untrusted', places: 1, elements: 3, untrusted: 1, unknown: 1 },
    ]);
    expect(map).toMatchObject({ level: 'site', places: 1, elements: 3, positioned: 3 });
  });

  it('leaves elements without a position out and counts them', () => {
    const map = reportMap(
      dossier([node('a', 1, 1), node('b'), node('c', undefined, undefined, 'nowhere')]),
      Uint8Array.of(0, 0, 0),
    );
    expect(map).toMatchObject({ places: 1, elements: 3, positioned: 1 });
    expect(reportMap(dossier([node('b')]), Uint8Array.of(0)).points).toEqual([]);
  });

  it('draws a span element as a line with its state, a bare link as plain', () => {
    const list: Element[] = [node('a', 1, 1), node('b', 2, 2), node('c', 3, 3), { id: 's', kind: 'fibre-span' }];
    const map = reportMap(dossier(list, [link('a', 's'), link('s', 'b'), link('b', 'c')]), Uint8Array.of(0, 0, 0, 2));
    expect(map.lines).toEqual([
      { from: [1, 1], to: [2, 2], state: 'untrusted', spans: 1 },
      { from: [2, 2], to: [3, 3], state: 'plain', spans: 1 },
    ]);
    expect(map.points).toHaveLength(3);
  });

  it('averages a site on the date line where it is', () => {
    const map = reportMap(dossier([node('a', 0, 179.9, 'S'), node('b', 0, -179.9, 'S')]), Uint8Array.of(0, 0));
    expect(Math.abs(map.points[0]!.lon)).toBeCloseTo(180, 5);
  });

  it('stays below 2,000 marks with 100,000 elements and keeps every state', () => {
    const count = 100_000;
    const list = Array.from({ length: count }, (_, i) =>
      node(`e${i}`, 45 + ((i * 7919) % 10_007) / 1000, 5 + ((i * 104_729) % 10_009) / 800),
    );
    const links = Array.from({ length: 20_000 }, (_, i) => link(`e${i}`, `e${(i * 31 + 1) % count}`));
    const effective = Uint8Array.from({ length: count }, (_, i) => (i === 77 ? 2 : i % 1000 === 0 ? 1 : 0));
    const map = reportMap(dossier(list, links), effective);
    expect(map.points.length).toBeLessThanOrEqual(MAX_POINTS);
    expect(map.lines.length).toBeLessThanOrEqual(MAX_LINES);
    expect(map.points.length + map.lines.length).toBeLessThanOrEqual(2000);
    expect(map.level).toBe('area');
    expect(map.linesLeftOut).toBeGreaterThan(0);
    expect(map.points.filter(({ state }) => state === 'untrusted')).toMatchObject([{ places: 1, untrusted: 1 }]);
    expect(map.points.reduce((sum, point) => sum + point.places, 0)).toBe(map.places);
    expect(map.points.reduce((sum, point) => sum + point.elements, 0)).toBe(count);
    const document = renderReport(fixtureAssessment(), map);
    expect(document.length).toBeLessThan(1_200_000);
  });
});

describe('projection', () => {
  const land = readLand();
  const at = (positions: readonly (readonly [number, number])[]): ReturnType<typeof reportMap> =>
    reportMap(dossier(positions.map(([lon, lat], i) => node(`e${i}`, lat, lon))), new Uint8Array(positions.length));

  it.each([
    ['one place', [[25, 60]]],
    [
      'a country',
      [
        [20, 60],
        [30, 70],
      ],
    ],
    [
      'islands across the date line',
      [
        [178, -17],
        [-178, -18],
      ],
    ],
    [
      'the world',
      [
        [-120, 40],
        [0, 50],
        [140, 35],
        [20, -30],
      ],
    ],
    [
      'the pole',
      [
        [0, 89.9],
        [180, 89],
      ],
    ],
  ] as const)('keeps every mark inside the frame: %s', (_, positions) => {
    const map = at(positions);
    const projected = projectedMap(map, land)!;
    for (const { lon, lat } of map.points) {
      const [x, y] = projected.place(lon, lat);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(projected.width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(projected.height);
    }
    expect(projected.land).not.toContain('NaN');
    expect(projected.land.length + projected.borders.length).toBeLessThan(250_000);
  });

  it('draws neighbours across the date line near each other', () => {
    const projected = projectedMap(
      at([
        [178, -17],
        [-178, -18],
      ]),
      land,
    )!;
    expect(Math.abs(projected.place(179.9, -17)[0] - projected.place(-179.9, -17)[0])).toBeLessThan(100);
  });
});
