/**
 * Regularised incomplete beta function I_x(α, β) by the continued fraction (modified Lentz) and Lanczos' gamma.
 * Absolute error below 1e-13 for α, β up to 10⁴. α = 0 puts all mass at 0, β = 0 at 1.
 * Who asks often about one distribution passes `logNorm`, −ln B(α, β).
 * Source: DLMF §8.17.
 */
export function incompleteBeta(x: number, alpha: number, beta: number, logNorm = -logBeta(alpha, beta)): number {
  if (x >= 1) return 1;
  if (alpha <= 0) return x >= 0 ? 1 : 0;
  if (beta <= 0 || x <= 0) return 0;
  return cumulative(x, alpha, beta, logNorm);
}

/** ln B(α, β). */
export const logBeta = (alpha: number, beta: number): number =>
  logGamma(alpha) + logGamma(beta) - logGamma(alpha + beta);

/** A step below this share of the distance to the nearer end is the last one. */
const LAST_STEP = 1e-6;

/** The bracket cannot shrink below the spacing of doubles. */
const BRACKET_TOLERANCE = 4e-16;

/** Newton converges in under ten steps; the bracket needs at most this many halvings. */
const MAX_STEPS = 200;

/**
 * x with I_x(α, β) = p, absolute error below 1e-12: Halley's method kept inside a bracket.
 * α = 0 gives 0, β = 0 gives 1. A near solution `start` saves steps.
 */
export function betaQuantile(p: number, alpha: number, beta: number, start?: number): number {
  if (alpha <= 0 || p <= 0) return 0;
  if (beta <= 0 || p >= 1) return 1;
  const logNorm = -logBeta(alpha, beta);
  let low = 0;
  let high = 1;
  let x = start ?? firstGuess(p, alpha, beta);
  if (!(x > 0)) x = Number.MIN_VALUE;
  if (!(x < 1)) x = 1 - Number.EPSILON / 2;
  for (let step = 0; step < MAX_STEPS; step++) {
    const error = cumulative(x, alpha, beta, logNorm) - p;
    if (error === 0) return x;
    if (error < 0) low = x;
    else high = x;
    const slope = Math.exp(logNorm + (alpha - 1) * Math.log(x) + (beta - 1) * Math.log1p(-x));
    const newton = error / slope;
    const halley = newton / (1 - 0.5 * Math.min(1, newton * ((alpha - 1) / x - (beta - 1) / (1 - x))));
    const next = x - halley;
    const inside = next > low && next < high;
    // The remaining error is of third order in the step. In flat tails Halley's steps are short but Newton's are not.
    if (Math.abs(newton) < LAST_STEP * Math.min(x, 1 - x)) return inside ? next : x;
    x = inside ? next : 0.5 * (low + high);
    if (high - low <= BRACKET_TOLERANCE * x) return x;
  }
  return x;
}

function cumulative(x: number, alpha: number, beta: number, logNorm: number): number {
  const front = Math.exp(logNorm + alpha * Math.log(x) + beta * Math.log1p(-x));
  return x < (alpha + 1) / (alpha + beta + 2)
    ? (front * continuedFraction(x, alpha, beta)) / alpha
    : 1 - (front * continuedFraction(1 - x, beta, alpha)) / beta;
}

/** The fraction converges in O(√max(α, β)) terms on its side of the mean. */
const MAX_TERMS = 10_000;
const TINY = 1e-300;

function continuedFraction(x: number, a: number, b: number): number {
  const ab = a + b;
  let c = 1;
  let d = 1 - (ab * x) / (a + 1);
  if (Math.abs(d) < TINY) d = TINY;
  d = 1 / d;
  let h = d;
  for (let m = 1; m <= MAX_TERMS; m++) {
    const m2 = a + 2 * m;
    const even = (m * (b - m) * x) / ((m2 - 1) * m2);
    d = 1 + even * d;
    if (Math.abs(d) < TINY) d = TINY;
    c = 1 + even / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    h *= d * c;
    const odd = (-(a + m) * (ab + m) * x) / (m2 * (m2 + 1));
    d = 1 + odd * d;
    if (Math.abs(d) < TINY) d = TINY;
    c = 1 + odd / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    const factor = d * c;
    h *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return h;
}

/** Start of the iteration: normal approximation (Abramowitz & Stegun 26.5.22), power laws where a parameter is below 1. */
function firstGuess(p: number, alpha: number, beta: number): number {
  if (alpha >= 1 && beta >= 1) {
    const tail = p < 0.5 ? p : 1 - p;
    const t = Math.sqrt(-2 * Math.log(tail));
    const z = (2.30753 + t * 0.27061) / (1 + t * (0.99229 + t * 0.04481)) - t;
    const y = p < 0.5 ? -z : z;
    const lambda = (y * y - 3) / 6;
    const h = 2 / (1 / (2 * alpha - 1) + 1 / (2 * beta - 1));
    const w =
      (y * Math.sqrt(lambda + h)) / h - (1 / (2 * beta - 1) - 1 / (2 * alpha - 1)) * (lambda + 5 / 6 - 2 / (3 * h));
    return alpha / (alpha + beta * Math.exp(2 * w));
  }
  const left = Math.exp(alpha * Math.log(alpha / (alpha + beta))) / alpha;
  const right = Math.exp(beta * Math.log(beta / (alpha + beta))) / beta;
  const whole = left + right;
  return p < left / whole ? Math.pow(alpha * whole * p, 1 / alpha) : 1 - Math.pow(beta * whole * (1 - p), 1 / beta);
}

/** Lanczos coefficients for g = 7, nine terms: relative error below 1e-15. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;
const HALF_LOG_TWO_PI = 0.9189385332046728;

/** ln Γ(z) for z > 0. */
export function logGamma(z: number): number {
  if (z < 0.5) return logGamma(z + 1) - Math.log(z);
  const x = z - 1;
  let sum = LANCZOS[0];
  for (let i = 1; i < LANCZOS.length; i++) sum += LANCZOS[i]! / (x + i);
  const t = x + 7.5;
  return HALF_LOG_TWO_PI + (x + 0.5) * Math.log(t) - t + Math.log(sum);
}
