import type { Demand, Element, ElementKind, Plane, Relation, RelationType, TrustState } from '@cleanpath/model';
import { POLICY, type Records } from './records.js';

/** Mulberry32: a small generator with a seed, so that a failing network can be built again from its number. */
export function randomOf(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const KINDS: readonly ElementKind[] = ['transport-node', '5gc.amf', 'nfvi-host', 'storage', 'element-manager', 'site'];
const STATES: readonly TrustState[] = ['trusted', 'trusted', 'unknown', 'untrusted'];
const TYPES: readonly RelationType[] = ['hosted-on', 'managed-by', 'updated-by', 'powered-by', 'timed-by'];

/** A network of 2 to 12 elements with every feature now and then: cycles, groups, unknowns, forward-only links. */
export function randomRecords(seed: number): Records {
  const random = randomOf(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const chance = (p: number): boolean => random() < p;
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const size = 2 + below(11);
  const suppliers = ['sa', 'sb', 'sc', 'sd', 'se'];
  const supplierState = Object.fromEntries(suppliers.map((id) => [id, pick(STATES)]));
  supplierState['sa'] = 'trusted';
  const products = [
    { id: 'pa', name: 'A', supplier: 'sa', componentSuppliers: ['sb'] },
    { id: 'pb', name: 'B', softwareSupplier: 'sc' },
    { id: 'pc', name: 'C', supplier: 'sa' },
  ];
  const trustful = chance(0.5);
  const ids = Array.from({ length: size }, (_, i) => `e${String.fromCharCode(97 + ((i * 7) % 12))}`);
  const elements = ids.map((id): Element => {
    const kind = pick(KINDS);
    return {
      id,
      kind,
      ...(chance(0.85) ? { supplier: trustful && chance(0.6) ? 'sa' : pick(suppliers) } : {}),
      ...(chance(0.15) ? { product: pick(products).id } : {}),
      ...(chance(0.1) ? { parties: [{ supplier: pick(suppliers), role: 'integrator' as const }] } : {}),
      ...(chance(0.1) ? { operator: pick(suppliers) } : {}),
      ...(chance(0.08) ? { state: pick(STATES) } : {}),
      ...(chance(0.08) ? { passive: true } : {}),
      ...(chance(0.1) ? { plane: pick<Plane>(['transmission', 'control', 'power']) } : {}),
      ...(chance(0.7) ? { replacementCost: 1 + below(5) } : {}),
    };
  });
  const relations: Relation[] = [];
  const oneWay = chance(0.35);
  for (let i = below(size * 2 + 1); i > 0; i--)
    relations.push({
      from: pick(ids),
      to: pick(ids),
      type: 'link',
      ...(oneWay && chance(0.5) ? { direction: 'forward' as const } : {}),
    });
  for (let i = chance(0.7) ? below(size + 3) : 0; i > 0; i--)
    relations.push({ from: pick(ids), to: pick(ids), type: pick(TYPES) });
  for (let g = chance(0.5) ? below(4) : 0; g > 0; g--) {
    const from = pick(ids);
    const members = Array.from({ length: 1 + below(5) }, () => pick(ids));
    const need = chance(0.3) ? undefined : 1 + below(new Set(members.filter((m) => m !== from)).size || 1);
    for (const to of members)
      relations.push({ from, to, type: pick(TYPES), group: `g${g}`, ...(need === undefined ? {} : { need }) });
  }
  const demands = Array.from({ length: 6 }, (_, i): Demand => {
    const leg = {
      plane: 'transmission' as const,
      from: pick(ids),
      to: pick(ids),
      ...(chance(0.3) ? { twoWay: false } : {}),
    };
    const set = { plane: 'storage' as const, elements: [pick(ids), pick(ids)] };
    return { id: `d${i}`, legs: chance(0.2) ? [leg, set] : chance(0.1) ? [set] : [leg], weight: below(4) };
  });
  const policy = {
    ...POLICY,
    ...(chance(0.2) ? { requiredDependencies: { '5gc.amf': ['hosted-on' as const] } } : {}),
    ...(chance(0.2) ? { planes: ['transmission' as const, 'control' as const] } : {}),
  };
  return { elements, relations: shuffled(relations, random), suppliers, products, demands, policy, supplierState };
}

export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}
