import { describe, expect, it } from 'vitest';
import {
  compileDemands,
  compileNetwork,
  groupFailurePairs,
  groupImpact,
  groupPairs,
  groupSuppliers,
  singleSuppliers,
  type PartyGroups,
} from '../../src/index.js';
import { failed, neighbours } from '../naive.js';
import { randomOf, randomRecords } from '../random-records.js';
import { partiesOf, tables, type Records } from '../records.js';

const RUNS = 360;

describe('groups of suppliers', () => {
  it(`break what their removal breaks, alone and in pairs, redundancy included, on ${RUNS} random networks`, () => {
    let broken = 0;
    let onlyTogether = 0;
    for (let seed = 1; seed <= RUNS; seed++) {
      const records = seed % 3 === 0 ? redundant(randomRecords(seed), seed) : bothWays(randomRecords(seed));
      const network = compileNetwork(tables(records), records.policy);
      const demands = compileDemands(network, records.demands);
      const groups = seed % 2 === 0 ? singleSuppliers(network) : groupSuppliers(network, grouping(seed));
      const membersOf = groups.names.map((_, g) => network.suppliers.filter((_s, row) => inGroup(groups, row, g)));
      const { removal } = groupImpact(network, demands, groups);
      const alone = membersOf.map((members) => brokenBy(records, members));
      groups.names.forEach((name, g) => {
        const got = [...removal.parties[g]!.demands];
        expect({ seed, name, got }).toEqual({ seed, name, got: alone[g] });
        broken += got.length;
      });
      const pairOut = groupFailurePairs(network, groups);
      const { pairs } = groupPairs(network, demands, groups, { limit: 1000 });
      for (let x = 0; x < groups.names.length; x++)
        for (let y = x + 1; y < groups.names.length; y++) {
          const want = brokenBy(records, [...membersOf[x]!, ...membersOf[y]!]);
          const pair = pairs.find(({ first, second }) => first === x && second === y);
          // A group that takes out nothing is in no pair.
          const isPaired = [x, y].every((g) => lost(records, membersOf[g]!).size > 0);
          const count = isPaired ? want.length : 0;
          expect({ seed, x, y, count: pair?.broken.count ?? 0 }).toEqual({ seed, x, y, count });
          const excess = want.filter((d) => !alone[x]!.includes(d) && !alone[y]!.includes(d)).length;
          expect(pair?.excess.count ?? 0).toBe(excess);
          const down = lost(records, [...membersOf[x]!, ...membersOf[y]!]);
          const single = [membersOf[x]!, membersOf[y]!].map((members) => lost(records, members));
          const together = records.elements.flatMap(({ id }, e) =>
            down.has(id) && !single.some((set) => set.has(id)) ? [e] : [],
          );
          expect({ seed, x, y, elements: pairElements(pairOut, x, y) }).toEqual({ seed, x, y, elements: together });
          onlyTogether += together.length;
        }
    }
    expect(broken).toBeGreaterThan(RUNS);
    expect(onlyTogether).toBeGreaterThan(50);
  });
});

const grouping = (seed: number): ((supplier: string) => string[]) => {
  const random = randomOf(seed * 3);
  const memo = new Map<string, string[]>();
  return (supplier) => {
    const known = memo.get(supplier) ?? ['XA', 'XB', 'XC'].filter(() => random() < 0.45);
    memo.set(supplier, known);
    return known;
  };
};

const inGroup = ({ off, group }: PartyGroups, supplier: number, g: number): boolean =>
  group.subarray(off[supplier], off[supplier + 1]).includes(g);

function lost(records: Records, members: readonly string[]): Set<string> {
  const gone = records.elements.filter((e) => partiesOf(records, e).some((id) => members.includes(id)));
  return failed(records, new Set(gone.map(({ id }) => id)));
}

/** Demands connected before and not after, by plain search. */
function brokenBy(records: Records, members: readonly string[]): number[] {
  const down = lost(records, members);
  const works = (d: number, without: ReadonlySet<string>): boolean =>
    records.demands[d]!.legs.every((leg) => {
      if (leg.elements) return leg.elements.every((id) => !without.has(id));
      if (without.has(leg.from!)) return false;
      const seen = new Set([leg.from!]);
      for (const at of seen) for (const next of neighbours(records, at)) if (!without.has(next)) seen.add(next);
      return seen.has(leg.to!);
    });
  return [...records.demands.keys()].filter((d) => works(d, new Set()) && !works(d, down));
}

const pairElements = (lists: ReturnType<typeof groupFailurePairs>, x: number, y: number): number[] => {
  const found: number[] = [];
  for (let e = 0; e < lists.offsets.length - 1; e++)
    for (let i = lists.offsets[e]!; i < lists.offsets[e + 1]!; i++)
      if (lists.first[i] === x && lists.second[i] === y) found.push(e);
  return found;
};

function bothWays(records: Records): Records {
  return { ...records, relations: records.relations.map(({ direction: _, ...relation }) => relation) };
}

/** One supplier each, and hosts in groups that can spare one: what fails only by two suppliers together. */
function redundant(records: Records, seed: number): Records {
  const random = randomOf(seed * 41);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const elements = records.elements.map(({ id, kind }) => ({ id, kind, supplier: pick(records.suppliers) }));
  const links = bothWays(records).relations.filter(({ type }) => type === 'link');
  const groups = elements.flatMap(({ id }) => {
    const members = [...new Set([pick(elements).id, pick(elements).id, pick(elements).id])].filter((m) => m !== id);
    if (random() < 0.4 || members.length < 2) return [];
    return members.map((to) => ({ from: id, to, type: 'hosted-on' as const, group: 'g', need: members.length - 1 }));
  });
  return { ...records, elements, relations: [...links, ...groups] };
}
