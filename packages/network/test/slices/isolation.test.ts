import { describe, expect, it } from 'vitest';
import type { Element, Relation, Slice } from '@cleanpath/model';
import { compileDemands, compileNetwork, isolation, SHARED_CLASSES, type SlicePair } from '../../src/index.js';
import { exposedSuppliers, exposureReach, simplePaths } from '../naive.js';
import { randomOf, randomRecords } from '../random-records.js';
import { POLICY, tables, type Records } from '../records.js';

const RUNS = 700;

describe('isolation of slices', () => {
  it(`lists what pairs share like the definitions, on ${RUNS} random networks`, () => {
    let sharing = 0;
    for (let seed = 1; seed <= RUNS; seed++) {
      const { records, slices } = withSlices(randomRecords(seed), seed);
      const network = compileNetwork(tables(records), records.policy);
      const report = isolation(network, compileDemands(network, records.demands), slices, { elementLimit: 99 });
      const reach = slices.map((slice) => reachOf(records, slice));
      for (let a = 0; a < slices.length; a++)
        for (let b = a + 1; b < slices.length; b++) {
          const both = [...reach[a]!].filter((id) => reach[b]!.has(id)).sort();
          const pair = report.pairs.find(({ first, second }) => first === a && second === b);
          const listed = (pair?.shared ?? []).map(({ element }) => records.elements[element]!.id).sort();
          expect({ seed, a, b, listed }).toEqual({ seed, a, b, listed: both });
          if (!pair) continue;
          sharing++;
          expect(faultsOf(records, pair, reach[a]!, reach[b]!)).toEqual([]);
        }
    }
    expect(sharing).toBeGreaterThan(RUNS / 2);
  });

  it('shares everything with a copy of itself', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const { records, slices } = withSlices(randomRecords(seed), seed);
      const twin = { ...slices[0]!, id: 'twin' };
      const demands = records.demands.flatMap((d) =>
        d.slice === 'A' ? [d, { ...d, id: `${d.id}'`, slice: 'twin' }] : [d],
      );
      const network = compileNetwork(tables(records), records.policy);
      const report = isolation(network, compileDemands(network, demands), [slices[0]!, twin], { elementLimit: 99 });
      expect(report.pairs[0]?.shared.length ?? 0).toBe(report.slices[0]!.reach);
    }
  });

  it('tells a manager from a host, and a host with evidence of separation from one without', () => {
    const pairOf = (relations: readonly Relation[], isolationOf?: Slice['isolation']): SlicePair => {
      const records = small(relations);
      const network = compileNetwork(tables(records), POLICY);
      const slices = ['A', 'B'].map((id): Slice => ({
        id,
        sst: 1,
        elements: [id.toLowerCase()],
        ...(isolationOf ? { isolation: isolationOf } : {}),
      }));
      return isolation(network, compileDemands(network, []), slices).pairs[0]!;
    };
    const on = (from: string, separation?: string): Relation => ({
      from,
      to: 'h',
      type: 'hosted-on',
      ...(separation ? { attributes: { separation } } : {}),
    });
    const managed: Relation = { from: 'h', to: 'm', type: 'managed-by' };
    expect(pairOf([on('a'), on('b'), managed])).toMatchObject({
      sharedClass: 'function',
      counts: { host: 1, function: 1 },
      coTenancy: {
        firstToSecond: {
          from: 0,
          to: 1,
          steps: [{ element: 0 }, { element: 2 }, { element: 3 }, { element: 2 }, { element: 1 }],
        },
      },
    });
    expect(pairOf([on('a'), on('b')])).toMatchObject({ sharedClass: 'host', violated: false });
    expect(pairOf([on('a', 'vm'), on('b', 'VLAN')])).toMatchObject({ sharedClass: 'separated-host' });
    expect(pairOf([on('a', 'vm'), on('b')]).sharedClass).toBe('host');
    expect(pairOf([on('a'), on('b')], 'host')).toMatchObject({ allowed: 'transport', violated: true });
    expect(pairOf([on('a'), on('b')], 'function')).toMatchObject({ allowed: 'host', violated: false });
  });
});

function small(relations: readonly Relation[]): Records {
  const kinds = { a: '5gc.smf', b: '5gc.smf', h: 'nfvi-host', m: 'element-manager' } as const;
  const elements = Object.entries(kinds).map(([id, kind]): Element => ({ id, kind, supplier: 'sa' }));
  return { elements, relations, suppliers: ['sa'], demands: [], policy: POLICY, supplierState: {} };
}

/** Two to four slices over the demands and some elements. */
function withSlices(records: Records, seed: number): { records: Records; slices: Slice[] } {
  const random = randomOf(seed * 13);
  const names = ['A', 'B', 'C', 'D'].slice(0, 2 + Math.floor(random() * 3));
  const demands = records.demands.map((d) => ({ ...d, slice: names[Math.floor(random() * names.length)]! }));
  const slices = names.map((id): Slice => ({
    id,
    sst: 1,
    elements: records.elements.filter(() => random() < 0.15).map((e) => e.id),
    isolation: (['none', 'site', 'transport', 'host', 'function'] as const)[Math.floor(random() * 5)]!,
  }));
  return { records: { ...records, demands }, slices };
}

/** Used elements and everything they are exposed to; shortest paths by enumerating all of them. */
function reachOf(records: Records, slice: Slice): Set<string> {
  const used = new Set(slice.elements);
  for (const demand of records.demands) {
    if (demand.slice !== slice.id) continue;
    for (const leg of demand.legs) {
      for (const id of leg.elements ?? []) used.add(id);
      if (leg.elements) continue;
      const ways =
        leg.twoWay === false
          ? [[leg.from!, leg.to!]]
          : [
              [leg.from!, leg.to!],
              [leg.to!, leg.from!],
            ];
      for (const [from, to] of ways) {
        const paths = [...simplePaths(records, from!, to!, () => true)];
        const shortest = Math.min(...paths.map((path) => path.length));
        for (const path of paths) if (path.length === shortest) for (const id of path) used.add(id);
      }
      used.add(leg.from!).add(leg.to!);
    }
  }
  const reach = new Set<string>();
  for (const id of used) for (const e of exposureReach(records, id)) reach.add(e);
  return reach;
}

/** What is wrong with the witnesses of a pair, checked against the records alone. */
function faultsOf(records: Records, pair: SlicePair, a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  const id = (row: number): string => records.elements[row]!.id;
  const joins = (relation: number, from: number, to: number): boolean => {
    const r = records.relations[relation]!;
    return r.from === id(from) && r.to === id(to) && (records.policy.exposureTypes as string[]).includes(r.type);
  };
  for (const { element, chains } of pair.shared)
    chains.forEach((chain, side) => {
      const reach = side === 0 ? a : b;
      if (chain.at(-1)!.element !== element) faults.push('a chain ends elsewhere');
      chain.forEach((step, i) => {
        if (!reach.has(id(step.element))) faults.push('a chain leaves the slice');
        if (i > 0 && !joins(step.relation!, chain[i - 1]!.element, step.element)) faults.push('a step does not hold');
      });
    });
  const worst = Math.max(...pair.shared.map(({ sharedClass }) => SHARED_CLASSES.indexOf(sharedClass)));
  if (SHARED_CLASSES[worst] !== pair.sharedClass) faults.push('another class is worst');
  if (pair.violated !== worst > SHARED_CLASSES.indexOf(pair.allowed)) faults.push('wrongly judged');
  const suppliersIn = (reach: ReadonlySet<string>): Set<string> =>
    new Set([...reach].flatMap((e) => exposedSuppliers({ ...records, relations: [] }, e)));
  const common = [...suppliersIn(a)].filter((s) => suppliersIn(b).has(s)).sort();
  if (common.join() !== pair.suppliers.map((s) => records.suppliers[s]!).join()) faults.push('other suppliers');
  for (const path of pair.coTenancy ? Object.values(pair.coTenancy) : [])
    path.steps.forEach((step, i) => {
      if (i === 0) return;
      const before = path.steps[i - 1]!.element;
      if (!joins(step.relation!, before, step.element) && !joins(step.relation!, step.element, before))
        faults.push('a step between the slices does not hold');
    });
  return faults;
}
