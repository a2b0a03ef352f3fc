import { byCodeUnits } from '@cleanpath/model';

export interface Located {
  readonly id: string;
  readonly lat: number;
  readonly lon: number;
}

/**
 * Cuts points into contiguous clusters of nearly equal size (a k-d tree): halves along the longer side until no
 * cluster holds more than `largest`. Independent of the order of the input.
 */
export function geographicClusters<T extends Located>(points: readonly T[], largest: number): T[][] {
  if (points.length === 0) return [];
  const clusters: T[][] = [];
  const open: T[][] = [[...points]];
  while (open.length > 0) {
    const part = open.pop()!;
    if (part.length <= Math.max(1, largest)) {
      clusters.push(part.sort((a, b) => byCodeUnits(a.id, b.id)));
      continue;
    }
    const axis = longerSide(part);
    part.sort((a, b) => a[axis] - b[axis] || byCodeUnits(a.id, b.id));
    const middle = part.length >>> 1;
    // The later half waits, so clusters come out in order along the axis.
    open.push(part.slice(middle), part.slice(0, middle));
  }
  return clusters;
}

function longerSide(points: readonly Located[]): 'lat' | 'lon' {
  let [south, north, west, east] = [90, -90, 180, -180];
  for (const { lat, lon } of points) {
    south = Math.min(south, lat);
    north = Math.max(north, lat);
    west = Math.min(west, lon);
    east = Math.max(east, lon);
  }
  // A degree of longitude is shorter than one of latitude; half is right at 60°, enough to choose a side.
  return (east - west) * (south > 45 || north < -45 ? 0.6 : 0.9) > north - south ? 'lon' : 'lat';
}

/** The middle of a cluster, rounded to about ten metres. */
export function centreOf(points: readonly Located[]): { lat: number; lon: number } {
  const sum = points.reduce((total, { lat, lon }) => ({ lat: total.lat + lat, lon: total.lon + lon }), {
    lat: 0,
    lon: 0,
  });
  const round = (value: number): number => Math.round((value / points.length) * 1e4) / 1e4;
  return { lat: round(sum.lat), lon: round(sum.lon) };
}
