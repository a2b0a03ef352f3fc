import type { DependenceMode } from '@cleanpath/model';
import type { Belief } from './belief.js';

/**
 * Covariances ρ_kl·σ_k·σ_l of the children of a compensatory node, row by row, ρ_kk = 1.
 * Shared ignorance: ρ is the larger of the common part of their evidence, J = Σ min / Σ max of the masses by voice,
 * and of the smaller uncertainty. With ρ = 0 twenty criteria without evidence would look half decided.
 */
export function covariances(
  children: readonly Belief[],
  mode: DependenceMode,
  before?: { readonly children: readonly Belief[]; readonly matrix: Float64Array },
): Float64Array {
  const n = children.length;
  const matrix = before?.matrix.slice() ?? new Float64Array(n * n);
  for (let k = 0; k < n; k++) {
    const x = children[k]!;
    if (before?.children[k] === x) continue;
    matrix[k * n + k] = x.variance;
    for (let l = 0; l < n; l++) {
      if (l === k || (before === undefined && l > k)) continue;
      const y = children[l]!;
      const value = correlation(x, y, mode) * Math.sqrt(x.variance * y.variance);
      matrix[k * n + l] = value;
      matrix[l * n + k] = value;
    }
  }
  return matrix;
}

export function correlation(x: Belief, y: Belief, mode: DependenceMode): number {
  if (mode !== 'shared-ignorance') return mode === 'independent' ? 0 : 1;
  let common = 0;
  let all = 0;
  // Voices that were added for a what-if are known to the changed criterion only.
  const shared = Math.min(x.masses.length, y.masses.length);
  for (let s = 0; s < shared; s++) {
    const p = x.masses[s]!;
    const q = y.masses[s]!;
    common += p < q ? p : q;
    all += p < q ? q : p;
  }
  for (let s = shared; s < x.masses.length; s++) all += x.masses[s]!;
  for (let s = shared; s < y.masses.length; s++) all += y.masses[s]!;
  return Math.max(all > 0 ? common / all : 0, Math.min(x.uncertainty, y.uncertainty));
}
