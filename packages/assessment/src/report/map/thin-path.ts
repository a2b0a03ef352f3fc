import type { GeoContext } from 'd3-geo';

/** Points closer than this to the one before are dropped, in map units: below what print or screen can show. */
const MIN_STEP = 1.2;

/** Smallest outline kept, in map units across: lesser islands are specks. */
const MIN_OUTLINE = 1.5;

/** Draws through d3-geo into SVG path data with one decimal, without points and islands too small to see. */
export function thinPath(draw: (context: GeoContext) => void): string {
  let path = '';
  let points: [number, number][] = [];
  const flush = (closed: boolean): void => {
    if (points.length > 1 && across(points) >= MIN_OUTLINE) path += outline(points) + (closed ? 'Z' : '');
    points = [];
  };
  draw({
    beginPath: () => undefined,
    arc: () => undefined,
    moveTo(x, y) {
      flush(false);
      points = [[x, y]];
    },
    lineTo(x, y) {
      points.push([x, y]);
    },
    closePath: () => flush(true),
  });
  flush(false);
  return path;
}

function outline(points: readonly [number, number][]): string {
  let [lastX, lastY] = points[0]!;
  let data = `M${decimal(lastX)} ${decimal(lastY)}`;
  points.slice(1).forEach(([x, y], i) => {
    const final = i === points.length - 2;
    if (!final && Math.hypot(x - lastX, y - lastY) < MIN_STEP) return;
    data += `L${decimal(x)} ${decimal(y)}`;
    [lastX, lastY] = [x, y];
  });
  return data;
}

function across(points: readonly [number, number][]): number {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return Math.max(right - left, bottom - top);
}

const decimal = (value: number): number => Math.round(value * 10) / 10 + 0;
