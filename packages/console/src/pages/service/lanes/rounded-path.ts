type Point = readonly [number, number];

/** Radius of the corners, px. */
const RADIUS = 7;

/** SVG path through the points, with rounded corners. */
export function roundedPath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${first[0]} ${first[1]}`;
  rest.forEach((point, i) => {
    const next = rest[i + 1];
    if (!next) {
      path += `L${point[0]} ${point[1]}`;
      return;
    }
    const before = i === 0 ? first : rest[i - 1]!;
    const [a, b] = [toward(point, before), toward(point, next)];
    path += `L${a[0]} ${a[1]}Q${point[0]} ${point[1]} ${b[0]} ${b[1]}`;
  });
  return path;
}

/** Point on the way from a corner, as far as half the way allows. */
function toward(from: Point, to: Point): Point {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (length === 0) return from;
  const share = Math.min(RADIUS, length / 2) / length;
  const round = (value: number): number => Math.round(value * 100) / 100;
  return [round(from[0] + (to[0] - from[0]) * share), round(from[1] + (to[1] - from[1]) * share)];
}
