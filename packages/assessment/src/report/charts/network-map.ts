import type { TrustState } from '@cleanpath/model';
import { coordinate, counted } from '../figures.js';
import { html, trustedMarkup, type Html } from '../html.js';
import type { MapPoint, ReportMap } from '../map/map-types.js';
import type { ProjectedMap } from '../map/projected-map.js';
import { shorten } from '../names.js';
import { STATE_WORDS } from '../words.js';

const SHAPES: Readonly<Record<TrustState, string>> = { trusted: 'disc', unknown: 'ring', untrusted: 'triangle' };

/** Drawn last lies on top: what is not trusted must not hide. */
const DRAWING_ORDER: readonly TrustState[] = ['trusted', 'unknown', 'untrusted'];

/** Places named on the map itself, and the narrowest width at which their labels must not touch, in px. */
const MAX_LABELS = 7;
const LABEL_WIDTH = 640;
const LABEL_LETTER = 6.4;
const LABEL_LINE = 16;
const LABEL_LENGTH = 26;

/**
 * Sites and spans over the outlines of the land. Outlines scale with the picture; marks and labels keep their size,
 * because they are placed in percent.
 */
export function networkMap(map: ReportMap, projected: ProjectedMap, title: string): Html {
  const { width, height } = projected;
  const at = (lon: number, lat: number): readonly [string, string] => {
    const [x, y] = projected.place(lon, lat);
    return [coordinate((x / width) * 100), coordinate((y / height) * 100)];
  };
  const lines = map.lines.map(({ from, to, state }) => {
    const [x1, y1] = at(...from);
    const [x2, y2] = at(...to);
    return html`<line class="span-${state}" x1="${x1}%" y1="${y1}%" x2="${x2}%" y2="${y2}%" />`;
  });
  // Worst last; the lines arrive worst first.
  lines.reverse();
  const marks = DRAWING_ORDER.flatMap((state) =>
    map.points.filter((point) => point.state === state).map((point) => mark(point, map, at(point.lon, point.lat))),
  );
  return html`<svg class="map" role="img" aria-label="${title}" style="aspect-ratio:${width}/${height}">
    <svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none">
      ${trustedMarkup(`<path class="land" d="${projected.land}"/><path class="border" d="${projected.borders}"/>`)}
    </svg>
    <g>${lines}</g>
    <g>${marks}</g>
    <g class="map-labels">${labels(map, projected)}</g>
  </svg>`;
}

function mark(point: MapPoint, map: ReportMap, [x, y]: readonly [string, string]): Html {
  const size = markSize(point, map);
  const half = size / 2;
  return html`<use
    class="${SHAPES[point.state]}"
    href="#glyph-${SHAPES[point.state]}"
    x="${x}%"
    y="${y}%"
    width="${size}"
    height="${size}"
    transform="translate(-${half} -${half})"
    data-tip="${markTip(point)}"
  />`;
}

/** Diameter in px; areas with many sites grow with the root of their number. */
function markSize({ state, places }: MapPoint, map: ReportMap): number {
  const base = state === 'trusted' ? 8 : state === 'unknown' ? 11 : 12;
  const crowded = map.points.length > 400 ? 0.75 : 1;
  return Math.round(Math.min(base * crowded * Math.sqrt(1 + Math.log2(places) / 2), 24));
}

function markTip({ label, state, elements, untrusted, unknown }: MapPoint): string {
  const parts = [counted(elements, 'element')];
  if (untrusted > 0) parts.push(`${untrusted} untrusted`);
  if (unknown > 0) parts.push(`${unknown} undetermined`);
  return `${shorten(label, 60)}: ${STATE_WORDS[state].toLowerCase()} (${parts.join(', ')})`;
}

/** Names the untrusted places with most untrusted elements, as far as the labels find room. */
function labels(map: ReportMap, projected: ProjectedMap): Html[] {
  const taken: { x: number; y: number; w: number; h: number }[] = [];
  const scale = LABEL_WIDTH / projected.width;
  const candidates = map.points
    .filter((point) => point.state === 'untrusted')
    .sort((a, b) => b.untrusted - a.untrusted || a.lat - b.lat || a.lon - b.lon);
  const result: Html[] = [];
  for (const point of candidates) {
    if (result.length === MAX_LABELS) break;
    const [x, y] = projected.place(point.lon, point.lat).map((value) => value * scale) as [number, number];
    const text = shorten(point.label, LABEL_LENGTH);
    const w = text.length * LABEL_LETTER + 14;
    const right = x + w < LABEL_WIDTH;
    const box = { x: right ? x : x - w, y: y - LABEL_LINE / 2, w, h: LABEL_LINE };
    if (box.x < 0 || taken.some((other) => overlap(box, other))) continue;
    taken.push(box);
    const px = coordinate((x / LABEL_WIDTH) * 100);
    const py = coordinate((y / (projected.height * scale)) * 100);
    result.push(
      html`<text x="${px}%" y="${py}%" dx="${right ? 9 : -9}" dy="4" text-anchor="${right ? 'start' : 'end'}"
        >${text}</text
      >`,
    );
  }
  return result;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
