import { describe, expect, it } from 'vitest';
import { partyListsOfPrime, supplierImpact, supplierPairs, type SupplierImpactInput } from '../../src/impact/index.js';
import { hasZoo, ZOO_SUPPLIERS, zooLegs, zooLinks, zooOracles, zooSuppliers } from './zoo.js';

it.runIf(!hasZoo)('skipped: shared data not found (real networks with expected results)', () => {
  expect(hasZoo).toBe(false);
});

describe.skipIf(!hasZoo)('impact on real networks', () => {
  it('covers all 16 networks of the oracle', () => {
    expect(zooOracles()).toHaveLength(16);
  });

  for (const [name, oracle] of zooOracles())
    it(`${name}: removal of every supplier and every pair`, () => {
      const links = zooLinks(name);
      const suppliers = zooSuppliers(links.elementCount);
      const legs = zooLegs(links.elementCount, oracle.demands);
      expect(links.elementCount).toBe(oracle.nodes);
      expect([...suppliers.subarray(0, 8)]).toEqual(oracle.firstSuppliers);
      expect([0, 1, 2, 3].map((i) => [legs.from[i], legs.to[i]])).toEqual(oracle.firstDemands);
      const input: SupplierImpactInput = {
        links,
        out: partyListsOfPrime(suppliers),
        partyCount: ZOO_SUPPLIERS,
        demands: { count: oracle.demands, path: { ...legs, demand: legs.from.map((_, i) => i) } },
      };
      const result = supplierImpact(input);
      expect(result.disconnected).toHaveLength(oracle.disconnected);
      expect(result.parties.map((x) => [x.endpointLost.count, x.pathLost.count])).toEqual(
        oracle.removal_endpointLost_pathLost,
      );
      const pairs = supplierPairs(input, { singles: result });
      const broken = new Map(pairs.pairs.map((pair) => [`${pair.first},${pair.second}`, pair.broken.count]));
      const single = (party: number): number => result.parties[party]!.broken.count;
      // A supplier without elements is in no pair: its partner breaks what it breaks alone.
      const together = (x: number, y: number): number =>
        oracle.supplierCounts[x]! * oracle.supplierCounts[y]! === 0
          ? single(x) + single(y)
          : (broken.get(`${x},${y}`) ?? 0);
      const names = Object.keys(oracle.pairBroken);
      expect(names.map((name) => name.split(',').map(Number)).map(([x, y]) => together(x!, y!))).toEqual(
        Object.values(oracle.pairBroken),
      );
    });
});
