import { describe, expect, it } from 'vitest';
import { VERDICTS, type Demand, type Element, type Relation, type Verdict } from '@cleanpath/model';
import {
  propertyVerdicts,
  protectedPath,
  protectedVerdicts,
  type ProtectedPath,
  type ProtectedVerdicts,
} from '../../src/index.js';
import { demandVerdict, effective, exposureReach, neighbours } from '../naive.js';
import { randomOf, randomRecords } from '../random-records.js';
import { analyse, planeOf, POLICY, type Records } from '../records.js';

const RUNS = 800;

describe('encryption', () => {
  it(`masks what the definition says and nothing else, on ${RUNS} random networks with tunnels`, () => {
    let masked = 0;
    let tunnelled = 0;
    for (let seed = 1; seed <= RUNS; seed++) {
      const records = withTunnels(randomRecords(seed), seed);
      const { view, table } = analyse(records);
      const found = protectedVerdicts(view, table.demands, { masking: true });
      records.demands.forEach((demand, d) => {
        const want = { plain: verdictOf(records, demand, false), safe: verdictOf(records, demand, true) };
        const got = { plain: VERDICTS[found.plain[d]!], safe: VERDICTS[found.protected[d]!] };
        expect({ seed, d, ...got }).toEqual({ seed, d, ...want });
        if (found.masked[d] === 1) masked++;
      });
      for (let leg = 0; leg < table.demands.from.length; leg++) {
        const path = protectedPath(found, leg);
        const code = found.protectedLeg[leg]!;
        expect(path !== undefined).toBe(code < 2 && table.demands.from[leg]! >= 0);
        if (!path) continue;
        expect({ seed, leg, faults: faultsOf(records, found, leg, path) }).toEqual({ seed, leg, faults: [] });
        tunnelled += path.steps.filter(({ kind }) => kind === 'tunnel').length;
      }
      const off = protectedVerdicts(view, table.demands, { masking: false });
      expect([...off.protected]).toEqual([...found.plain]);
      expect(off.masked.includes(1)).toBe(false);
    }
    expect(masked).toBeGreaterThan(10);
    expect(tunnelled).toBeGreaterThan(10);
  });

  it('is clean (masked) through a tunnel, and blocked once its key manager is not clean', () => {
    const records = (manager: string): Records => {
      const node = (id: string, supplier = 'sa', kind: Element['kind'] = 'transport-node'): Element => ({
        id,
        kind,
        supplier,
      });
      const link = (from: string, to: string): Relation => ({ from, to, type: 'link' });
      return {
        elements: [
          node('s'),
          node('a'),
          node('u', 'bad'),
          node('b'),
          node('t'),
          node('x', 'sa', 'tunnel'),
          node('m', manager, 'key-store'),
        ],
        relations: [
          link('s', 'a'),
          link('a', 'u'),
          link('u', 'b'),
          link('b', 't'),
          link('a', 'x'),
          link('x', 'b'),
          { from: 'x', to: 'm', type: 'authenticated-by' },
        ],
        suppliers: ['sa', 'bad'],
        demands: [{ id: 'd', legs: [{ plane: 'transmission', from: 's', to: 't' }] }],
        policy: POLICY,
        supplierState: { bad: 'untrusted' },
      };
    };
    const verdictsOf = (manager: string) => {
      const { view, table } = analyse(records(manager));
      return propertyVerdicts(protectedVerdicts(view, table.demands, { masking: true }), 0);
    };
    expect(verdictsOf('sa')).toEqual([
      { property: 'confidentiality-integrity', verdict: 'clean', masked: true },
      { property: 'metadata', verdict: 'blocked', masked: false },
      { property: 'availability', verdict: 'blocked', masked: false },
    ]);
    expect(verdictsOf('bad').map(({ verdict }) => verdict)).toEqual(['blocked', 'blocked', 'blocked']);
  });
});

/** Tunnels between random elements or the ends of demands, some with a key manager, some broken. */
function withTunnels(source: Records, seed: number): Records {
  const random = randomOf(seed * 19);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  // Every other network is mostly clean with a hostile supplier on the way, so that masking decides.
  const records = seed % 2 === 0 ? source : mostlyClean(source, random);
  const tunnels = Array.from({ length: 1 + Math.floor(random() * 3) }, (_, i): Element => ({
    id: `x${i}`,
    kind: 'tunnel',
    supplier: random() < 0.8 ? 'sa' : pick(records.suppliers),
  }));
  const relations = tunnels.flatMap(({ id }): Relation[] => {
    const leg = pick(records.demands).legs[0]!;
    const ends =
      random() < 0.6 && leg.from !== undefined
        ? [leg.from, leg.to!]
        : [pick(records.elements).id, ...(random() < 0.9 ? [pick(records.elements).id] : [])];
    const links = ends.map((to): Relation => ({ from: id, to, type: 'link' }));
    return random() < 0.4 ? [...links, { from: id, to: pick(records.elements).id, type: 'managed-by' }] : links;
  });
  return { ...records, elements: [...records.elements, ...tunnels], relations: [...records.relations, ...relations] };
}

function mostlyClean(records: Records, random: () => number): Records {
  const elements = records.elements.map(({ id, kind }): Element => ({
    id,
    kind: random() < 0.7 ? 'transport-node' : kind,
    supplier: random() < 0.6 ? 'sa' : 'sb',
  }));
  const relations = records.relations.filter(({ type }) => type === 'link' || random() < 0.1);
  const supplierState = {
    ...records.supplierState,
    sb: random() < 0.7 ? ('untrusted' as const) : ('unknown' as const),
  };
  return { ...records, elements, relations, supplierState, policy: POLICY };
}

const isTunnel = (id: string): boolean => id.startsWith('x');

/** The verdict on confidentiality and integrity straight from the definition; without tunnels the plain one. */
function verdictOf(records: Records, demand: Demand, masking: boolean): Verdict {
  const state = new Map(records.elements.map(({ id }) => [id, effective(records, id, 'overall')]));
  const element = (id: string): Element => records.elements.find((e) => e.id === id)!;
  const without: Records = {
    ...records,
    relations: records.relations.filter((r) => r.type !== 'link' || (!isTunnel(r.from) && !isTunnel(r.to))),
  };
  const plain = demandVerdict(without, demand, 'overall');
  if (!masking) return plain;
  const clean = [
    (id: string) => state.get(id) === 'trusted',
    (id: string) => state.get(id) !== 'untrusted',
    () => true,
  ];
  const reaches = (from: string, to: string, usable: (id: string) => boolean, hops: Map<string, string[]>): boolean => {
    if (!usable(from) || !usable(to)) return false;
    const seen = new Set([from]);
    for (const at of seen) {
      for (const next of neighbours(without, at)) if (usable(next)) seen.add(next);
      for (const next of hops.get(at) ?? []) seen.add(next);
    }
    return seen.has(to);
  };
  const holds = (run: (id: string) => boolean): Map<string, string[]> => {
    const hops = new Map<string, string[]>();
    const carries = (id: string): boolean => planeOf(element(id)) === 'transmission' || run(id);
    for (const { id } of records.elements.filter((e) => isTunnel(e.id))) {
      const ends = [...new Set(records.relations.filter((r) => r.from === id && r.type === 'link').map((r) => r.to))];
      if (ends.length !== 2 || ends.some(isTunnel)) continue;
      const [a, b] = ends as [string, string];
      if (![...exposureReach(records, id), a, b].every(run)) continue;
      if (!reaches(a, b, carries, new Map()) || !reaches(b, a, carries, new Map())) continue;
      hops.set(a, [...(hops.get(a) ?? []), b]);
      hops.set(b, [...(hops.get(b) ?? []), a]);
    }
    return hops;
  };
  const legs = demand.legs.map((leg) => {
    const alone = VERDICTS.indexOf(demandVerdict(without, { ...demand, legs: [leg] }, 'overall'));
    if (leg.elements || alone === 3) return alone;
    const run = clean.findIndex((usable) => {
      const hops = holds(usable);
      return (
        reaches(leg.from!, leg.to!, usable, hops) && (leg.twoWay === false || reaches(leg.to!, leg.from!, usable, hops))
      );
    });
    return Math.min(run, 2);
  });
  return VERDICTS[Math.max(...legs)]!;
}

/** What is wrong with a protected path, checked against the records. */
function faultsOf(records: Records, table: ProtectedVerdicts, leg: number, path: ProtectedPath): string[] {
  const faults: string[] = [];
  const id = (row: number): string => records.elements[row]!.id;
  const good = table.protectedLeg[leg] === 0 ? ['trusted'] : ['trusted', 'unknown'];
  const isGood = (row: number): boolean => good.includes(effective(records, id(row), 'overall'));
  const linked = (a: number, b: number): boolean => neighbours(records, id(a)).includes(id(b));
  let at = path.from;
  for (const step of path.steps) {
    if (!isGood(step.to) || !isGood(at)) faults.push('an element of the path is not clean');
    if (step.kind === 'link') {
      if (!linked(at, step.to)) faults.push('a link is missing');
    } else {
      if (!isGood(step.tunnel) || !linked(step.tunnel, at) || !linked(step.tunnel, step.to))
        faults.push('no such tunnel');
      const way = [at, ...step.crosses, step.to];
      way.slice(1).forEach((next, i) => {
        if (!linked(way[i]!, next)) faults.push('the physical way is broken');
      });
      for (const crossed of step.crosses)
        if (!isGood(crossed) && planeOf(records.elements[crossed]!) !== 'transmission')
          faults.push('something that is no transmission equipment is masked');
    }
    at = step.to;
  }
  if (at !== table.demands.to[leg]) faults.push('the path ends elsewhere');
  return faults;
}
