type Position = readonly number[];
type Line = readonly Position[];

interface PolygonGeometry {
  readonly type: 'Polygon';
  readonly coordinates: readonly Line[];
}
interface MultiPolygonGeometry {
  readonly type: 'MultiPolygon';
  readonly coordinates: readonly (readonly Line[])[];
}
interface MultiLineGeometry {
  readonly type: 'MultiLineString';
  readonly coordinates: readonly Line[];
}
export type Shape = PolygonGeometry | MultiPolygonGeometry | MultiLineGeometry;

/**
 * Outlines made for a sphere, for a flat map: lines that cross the date line go on beyond 180° instead of jumping back
 * across the world, and a ring around a pole takes the pole in along the edge of the map.
 */
export function unwrapShape(shape: Shape): Shape {
  if (shape.type === 'Polygon') return { ...shape, coordinates: shape.coordinates.map(unwrapRing) };
  if (shape.type === 'MultiLineString') return { ...shape, coordinates: shape.coordinates.map(unwrapLine) };
  return { ...shape, coordinates: shape.coordinates.map((polygon) => polygon.map(unwrapRing)) };
}

export function unwrapLine(line: Line): Line {
  let shift = 0;
  let before: number | undefined;
  return line.map(([lon, lat]) => {
    if (before !== undefined) {
      const step = lon! + shift - before;
      if (step > 180) shift -= 360;
      else if (step < -180) shift += 360;
    }
    before = lon! + shift;
    return [before, lat!];
  });
}

export function unwrapRing(ring: Line): Line {
  const line = unwrapLine(ring);
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last || Math.abs(last[0]! - first[0]!) < 180) return line;
  const pole = first[1]! < 0 ? -90 : 90;
  return [...line, [last[0]!, pole], [first[0]!, pole], first];
}
