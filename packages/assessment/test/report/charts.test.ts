import { describe, expect, it } from 'vitest';
import type { LegReport } from '@cleanpath/model';
import { countBar } from '../../src/report/charts/count-bar.js';
import { hhiBar } from '../../src/report/charts/hhi-bar.js';
import { opinionBar } from '../../src/report/charts/opinion-bar.js';
import { verdictBar } from '../../src/report/charts/verdict-bar.js';
import { MAX_COLUMNS, witnessColumns } from '../../src/report/charts/witness-columns.js';
import { laneLayout, ROUTE_ROW } from '../../src/report/charts/witness-lanes.js';
import { compact, figure, percent } from '../../src/report/figures.js';
import { DARK, LIGHT, type Palette } from '../../src/report/style/palette.js';

const culprit = (element: string, ...chain: string[]): NonNullable<LegReport['culprits']>[number] => ({
  element,
  roots: [chain[chain.length - 1] ?? element],
  rootCount: 1,
  chain: [{ element }, ...chain.map((id) => ({ element: id, relation: 'managed-by' as const }))],
});

const leg = (more: Partial<LegReport>): LegReport => ({
  plane: 'transmission',
  kind: 'path',
  from: 'a',
  to: 'z',
  verdict: 'blocked',
  reason: 'cut',
  sentence: 'x',
  ...more,
});

describe('columns of a witness', () => {
  it('marks the member of the cut on the route and puts the others beside it', () => {
    const { columns, hidden } = witnessColumns(leg({ route: ['a', 'm', 'z'], culprits: [culprit('m'), culprit('n')] }));
    expect(columns).toMatchObject([
      { element: 'a', end: 'from', inCut: false },
      { element: 'm', inCut: true, offRoute: false },
      { element: 'n', inCut: true, offRoute: true },
      { element: 'z', end: 'to', inCut: false },
    ]);
    expect(hidden).toBe(0);
  });

  it('folds the uneventful hops of a long route but never an end or a culprit', () => {
    const route = Array.from({ length: 30 }, (_, i) => `e${i}`);
    const { columns } = witnessColumns(leg({ route, culprits: [culprit('e12')] }));
    expect(columns.length).toBeLessThanOrEqual(MAX_COLUMNS);
    expect(columns.map((column) => (column.kind === 'hop' ? column.element : column.kind))).toEqual([
      'e0',
      'fold',
      'e12',
      'fold',
      'e29',
    ]);
  });

  it('never exceeds the page, whatever the cut, and loses no hop', () => {
    for (let size = 1; size <= 12; size++) {
      const route = Array.from({ length: 25 }, (_, i) => `e${i}`);
      const culprits = Array.from({ length: size }, (_, i) => culprit(i % 2 === 0 ? `e${2 * i + 1}` : `other${i}`));
      const { columns, hidden } = witnessColumns(leg({ route, culprits }));
      expect(columns.length).toBeLessThanOrEqual(MAX_COLUMNS);
      const drawn = columns.flatMap((column) =>
        column.kind === 'hop' ? [column.element] : column.kind === 'fold' ? column.elements : [],
      );
      expect(route.every((id) => drawn.includes(id))).toBe(true);
      expect(columns.filter((column) => column.kind === 'hop' && column.culprit !== undefined).length + hidden).toBe(
        size,
      );
    }
  });

  it('shows a gap where nothing connects the ends', () => {
    const { columns } = witnessColumns(leg({ verdict: 'disconnected', reason: 'no-path' }));
    expect(columns.map(({ kind }) => kind)).toEqual(['hop', 'gap', 'hop']);
  });

  it('draws the deciding members of a set and folds the rest', () => {
    const { columns } = witnessColumns(
      leg({ kind: 'set', reason: 'set-member', elements: ['p', 'q', 'r'], culprits: [culprit('q')] }),
    );
    expect(columns).toMatchObject([{ element: 'q' }, { kind: 'fold', elements: ['p', 'r'] }]);
  });
});

describe('lanes of a witness', () => {
  const planes = { host: 'computing', em: 'management', upd: 'management', db: 'storage' } as const;
  const planeOf = (id: string): 'computing' | 'management' | 'storage' => planes[id as keyof typeof planes];

  it('gives each step a row in the lane of its plane, one below the other', () => {
    const { columns } = witnessColumns(leg({ route: ['a', 'm', 'z'], culprits: [culprit('m', 'host', 'em', 'upd')] }));
    const layout = laneLayout(columns, planeOf);
    expect(layout.lanes).toEqual([
      { plane: 'computing', row: ROUTE_ROW + 1, rows: 1 },
      { plane: 'management', row: ROUTE_ROW + 2, rows: 2 },
    ]);
    expect(layout.steps[1]!.map(({ row }) => row)).toEqual([3, 4, 5]);
    expect(layout.lastRow).toBe(5);
  });

  it('counts the middle of a very long chain', () => {
    const steps = Array.from({ length: 50 }, () => 'em');
    const { columns } = witnessColumns(leg({ route: ['a', 'm', 'z'], culprits: [culprit('m', ...steps)] }));
    const drawn = laneLayout(columns, planeOf).steps[1]!;
    expect(drawn).toHaveLength(6);
    expect(drawn[3]).toMatchObject({ kind: 'left-out', count: 45 });
  });
});

describe('bars', () => {
  const widths = (markup: string, fill: string): string[] =>
    [...markup.matchAll(new RegExp(`class="${fill}"\\s+x="[^"]+"\\s+width="([^"]+)"`, 'g'))].map((match) => match[1]!);

  it('draw counts to scale from zero, with the bounds of the clean ones', () => {
    const { markup } = verdictBar({ clean: 31, undetermined: 4, blocked: 7, disconnected: 2 });
    expect(widths(markup, 'fill-clean')).toEqual(['70.45%']);
    expect(widths(markup, 'fill-blocked')).toEqual(['15.91%']);
    expect(markup).toContain('clean: 31 proven to 35 possible');
    expect(markup).toContain('44 services: 31 clean, 4 undetermined, 7 blocked, 2 disconnected');
    expect(verdictBar({ clean: 0, undetermined: 0, blocked: 0, disconnected: 0 }).markup).toBe('');
  });

  it('draw opinions, intervals and indices to scale', () => {
    const { markup } = opinionBar(
      { belief: 0.5, uncertainty: 0.3, disbelief: 0.2, lower: 0.4, upper: 0.9, mean: 0.65 },
      [{ at: 0.6, kind: 'accept' }],
    );
    expect(widths(markup, 'fill-clean')).toEqual(['50%']);
    expect(widths(markup, 'fill-undetermined')).toEqual(['30%']);
    expect(markup).toMatch(/threshold accept"\s+x1="60%"/);
    expect(hhiBar({ label: 'x', lower: 2500, upper: 4000 }, [1500]).markup).toMatch(
      /hhi-open"\s+x="25%"\s+width="15%"/,
    );
    expect(countBar(3, 12).markup).toContain('width="25%"');
    expect(countBar(0, 0).markup).toContain('width="0%"');
  });
});

describe('figures', () => {
  it('read the same everywhere', () => {
    expect([figure(1234567), figure(-0.5, 1), figure(0)]).toEqual(['1,234,567', '−0.5', '0']);
    expect(
      [percent(1), percent(0.999), percent(0.001), percent(0), percent(0.364)].map((text) =>
        text.replaceAll('\u00a0', ' '),
      ),
    ).toEqual(['100 %', '99 %', '< 1 %', '0 %', '36 %']);
    expect(
      [compact(999), compact(95_000), compact(1_230_000), compact(420_000)].map((text) =>
        text.replaceAll('\u00a0', ' '),
      ),
    ).toEqual(['999', '95 k', '1.2 M', '420 k']);
  });
});

describe('palette', () => {
  const channel = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = (colour: string): number => {
    const [r, g, b] = [1, 3, 5].map((at) => channel(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const contrast = (a: string, b: string): number => {
    const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (high! + 0.05) / (low! + 0.05);
  };
  const pairs = (p: Palette): [string, string, string][] =>
    [p.paper, p.raised, p.tint, p.tealTint, p.vermilionTint].flatMap((ground) =>
      (
        [
          ['ink', p.ink],
          ['soft', p.soft],
          ['teal', p.teal],
          ['grey', p.grey],
          ['vermilion', p.vermilion],
          ['slate', p.slate],
          ['link', p.link],
        ] as const
      ).map(([name, colour]): [string, string, string] => [name, colour, ground]),
    );

  it.each([
    ['light', LIGHT],
    ['dark', DARK],
  ])('%s: text on every ground and on every fill reaches AA (WCAG 2.2 §1.4.3)', (_, palette) => {
    for (const [name, colour, ground] of pairs(palette))
      expect(contrast(colour, ground), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    for (const fill of [palette.teal, palette.vermilion, palette.slate])
      expect(contrast(palette.onFill, fill)).toBeGreaterThanOrEqual(4.5);
    for (const graphic of [palette.bar, palette.line])
      expect(contrast(graphic, palette.paper)).toBeGreaterThanOrEqual(3);
  });

  it.each([
    [
      'protanopia',
      [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ],
    ],
    [
      'deuteranopia',
      [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.01182, 0.04294, 0.968881],
      ],
    ],
    [
      'tritanopia',
      [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.3039],
      ],
    ],
  ])('trusted and untrusted stay apart under %s (matrices: Machado 2009)', (_, matrix) => {
    const seen = (colour: string): number[] => {
      const linear = [1, 3, 5].map((at) => channel(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
      return matrix.map((row) =>
        Math.min(
          1,
          Math.max(
            0,
            row.reduce((sum, factor, i) => sum + factor * linear[i]!, 0),
          ),
        ),
      );
    };
    for (const { teal, vermilion } of [LIGHT, DARK]) {
      const [a, b] = [seen(teal), seen(vermilion)];
      const gamma = (value: number): number => value ** (1 / 2.2) * 255;
      expect(Math.hypot(...a.map((value, i) => gamma(value) - gamma(b[i]!)))).toBeGreaterThan(60);
    }
  });
});
