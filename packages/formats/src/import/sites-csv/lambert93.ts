/**
 * Lambert-93 (EPSG:2154), a conformal conic projection on GRS 80, to geographic degrees.
 * Constants and method: IGN NTG_71 (ALG0001, ALG0002, ALG0004); GRS 80 and WGS 84 agree within a metre.
 */
const FLATTENING = 1 / 298.257222101;
const ECCENTRICITY = Math.sqrt(2 * FLATTENING - FLATTENING * FLATTENING);
/** Exponent of the projection for the standard parallels 44° and 49°. */
const EXPONENT = 0.7256077650532695;
/** Projection constant times the semi-major axis, metres. */
const SCALE = 11754255.4261;
const CENTRAL_MERIDIAN = 3;
const FALSE_EASTING = 700000;
const FALSE_NORTHING = 6600000;
/** Radius of the parallel of the origin (46.5° N), metres. */
const ORIGIN_RADIUS = 6055612.049876;
/** The latitude converges to below 1e-12 rad in seven rounds; more rounds cost nothing. */
const ROUNDS = 12;

export interface Degrees {
  readonly lat: number;
  readonly lon: number;
}

/** x and y in metres; the result is meaningful within the area of use of the projection and some hundred kilometres around. */
export function lambert93ToDegrees(x: number, y: number): Degrees {
  const east = x - FALSE_EASTING;
  const south = ORIGIN_RADIUS - (y - FALSE_NORTHING);
  const radius = Math.hypot(east, south);
  const isometric = Math.log(SCALE / radius) / EXPONENT;
  const growth = Math.exp(isometric);
  let latitude = 2 * Math.atan(growth) - Math.PI / 2;
  for (let round = 0; round < ROUNDS; round++) {
    const e = ECCENTRICITY * Math.sin(latitude);
    latitude = 2 * Math.atan(growth * ((1 + e) / (1 - e)) ** (ECCENTRICITY / 2)) - Math.PI / 2;
  }
  const longitude = CENTRAL_MERIDIAN + degrees(Math.atan2(east, south) / EXPONENT);
  return { lat: stable(degrees(latitude)), lon: stable(longitude) };
}

/** Metres covered by the projection with a wide margin; outside, the numbers are no Lambert-93 coordinates. */
export function inLambert93(x: number, y: number): boolean {
  return x > -500_000 && x < 2_000_000 && y > 5_500_000 && y < 7_800_000;
}

const degrees = (radians: number): number => (radians * 180) / Math.PI;

/** About a tenth of a millimetre: mathematics libraries may differ in the last bits, coordinates must not. */
const stable = (value: number): number => Math.round(value * 1e9) / 1e9;
