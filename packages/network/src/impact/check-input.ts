import { fail } from '@cleanpath/model';
import type { SupplierImpactInput } from './types.js';

/** Refuses indexes that lead nowhere: the kernels read them without looking. */
export function checkImpactInput({ links, out, partyCount, demands }: SupplierImpactInput): void {
  const n = links.elementCount;
  sameLength('links', links.from.length, links.to.length);
  if (links.forward) sameLength('links.forward', links.from.length, links.forward.length);
  within('links.from', links.from, n);
  within('links.to', links.to, n);
  if (links.arcs) {
    rows('links.arcs', links.arcs.offsets, n, links.arcs.targets.length);
    within('links.arcs.targets', links.arcs.targets, n);
  }
  rows('out', out.offsets, n, out.parties.length);
  within('out.parties', out.parties, partyCount);
  const { path, set, weights } = demands;
  sameLength('demands.path', path.from.length, path.to.length);
  sameLength('demands.path.demand', path.from.length, path.demand.length);
  if (path.twoWay) sameLength('demands.path.twoWay', path.from.length, path.twoWay.length);
  within('demands.path.from', path.from, n);
  within('demands.path.to', path.to, n);
  within('demands.path.demand', path.demand, demands.count);
  if (weights) sameLength('demands.weights', demands.count, weights.length);
  if (!set) return;
  rows('demands.set', set.offsets, set.demand.length, set.elements.length);
  within('demands.set.elements', set.elements, n);
  within('demands.set.demand', set.demand, demands.count);
}

function sameLength(what: string, expected: number, actual: number): void {
  if (expected !== actual)
    throw fail('value-invalid', { message: `${what}: ${actual} entries where ${expected} are needed` });
}

function within(what: string, values: Int32Array, limit: number): void {
  for (let i = 0; i < values.length; i++)
    if (values[i]! < 0 || values[i]! >= limit)
      throw fail('value-out-of-range', { message: `${what}[${i}] is not in 0..${limit - 1}`, value: values[i] });
}

function rows(what: string, offsets: Int32Array, count: number, length: number): void {
  sameLength(`${what}.offsets`, count + 1, offsets.length);
  let before = 0;
  for (const offset of offsets) {
    if (offset < before) throw fail('value-invalid', { message: `${what}.offsets fall` });
    before = offset;
  }
  if (offsets[0] !== 0 || before !== length)
    throw fail('value-invalid', { message: `${what}.offsets do not cover the ${length} entries` });
}
