import { VERDICTS, type Relation } from '@cleanpath/model';
import { describe, expect, it } from 'vitest';
import { blocksOf, disjointPaths, judgeMeaning, mustPass, type Meaning } from '../../src/index.js';
import { analyse, type Records } from '../records.js';
import { randomOf, randomRecords } from '../random-records.js';
import { allPaths, legVerdict } from './reference.js';

const MEANINGS: readonly Meaning[] = [
  { kind: 'exists' },
  { kind: 'some-routed' },
  { kind: 'routed' },
  { kind: 'simple' },
  { kind: 'walk' },
  { kind: 'disjoint', paths: 1 },
  { kind: 'disjoint', paths: 2 },
  { kind: 'disjoint', paths: 3 },
];
const NETWORKS = 1_000;
/** Listing every path is exponential: links beyond this are left out of a random network. */
const MOST_LINKS = 14;

describe(`every meaning of clean, ${NETWORKS} random networks`, () => {
  it('agrees with the definitions, path by path', () => {
    let asked = 0;
    for (let seed = 1; seed <= NETWORKS; seed++) {
      const records = withMetrics(seed);
      const { view, table } = analyse(records);
      for (const meaning of MEANINGS) {
        if (meaning.kind === 'simple' && view.network.links.directed) {
          expect(() => judgeMeaning(view, table.demands, meaning)).toThrow(/one direction/);
          continue;
        }
        const verdict = judgeMeaning(view, table.demands, meaning);
        records.demands.forEach((demand, d) => {
          demand.legs.forEach((leg, l) => {
            if (leg.from === undefined) return;
            asked++;
            const got = VERDICTS[verdict[table.demands.legOff[d]! + l]!];
            const where = `seed ${seed}, ${JSON.stringify(meaning)}, ${leg.from} to ${leg.to}`;
            expect(`${where}: ${got}`).toBe(`${where}: ${legVerdict(records, leg, meaning)}`);
          });
        });
      }
    }
    expect(asked).toBeGreaterThan(20_000);
  });

  it('names exactly the elements no path avoids', () => {
    for (let seed = 1; seed <= NETWORKS; seed++) {
      const records = withMetrics(seed);
      const { view, table } = analyse(records);
      if (view.network.links.directed) continue;
      const { from, to } = table.demands;
      const leg = from.findIndex((e, i) => e >= 0 && e !== to[i]);
      if (leg < 0) continue;
      const ids = view.network.elements.ids;
      const paths = allPaths(records, ids[from[leg]!]!, ids[to[leg]!]!).map((path) => path.slice(1, -1));
      const [first, ...others] = paths;
      const expected = first?.filter((id) => others.every((path) => path.includes(id))) ?? [];
      expect(mustPass(blocksOf(view.network), from[leg]!, to[leg]!).map((e) => ids[e])).toEqual(expected);
    }
  });

  it('gives disjoint paths that are paths and share only their ends', () => {
    for (let seed = 1; seed <= NETWORKS; seed++) {
      const { view, table } = analyse(withMetrics(seed));
      const { out } = view.network.links;
      const find = disjointPaths(view.network.count, out);
      table.demands.from.forEach((from, leg) => {
        const to = table.demands.to[leg]!;
        if (from < 0 || from === to) return;
        const paths = find(from, to, 4);
        const between = paths.flatMap((path) => path.slice(1, -1));
        expect(new Set(between).size).toBe(between.length);
        expect(paths.filter((path) => path.length === 2).length).toBeLessThanOrEqual(1);
        for (const path of paths) {
          expect([path[0], path[path.length - 1]]).toEqual([from, to]);
          for (let i = 1; i < path.length; i++)
            expect(out.adj.subarray(out.off[path[i - 1]!], out.off[path[i - 1]! + 1])).toContain(path[i]);
        }
      });
    }
  });

  it('is never less strict in the order of the meanings', () => {
    for (let seed = 1; seed <= NETWORKS; seed++) {
      const { view, table } = analyse(withMetrics(seed));
      const kinds = view.network.links.directed
        ? (['exists', 'some-routed', 'routed', 'walk'] as const)
        : (['exists', 'some-routed', 'routed', 'simple', 'walk'] as const);
      const verdicts = kinds.map((kind) => judgeMeaning(view, table.demands, { kind }));
      for (let k = 1; k < kinds.length; k++)
        verdicts[k]!.forEach((code, leg) => expect(code).toBeGreaterThanOrEqual(verdicts[k - 1]![leg]!));
    }
  });
});

/** A random network with metrics on some links, a few of them different the other way. */
function withMetrics(seed: number): Records {
  const records = randomRecords(seed);
  const random = randomOf(seed ^ 0x5eed);
  const links = records.relations.filter((r) => r.type === 'link').slice(0, MOST_LINKS);
  const others = records.relations.filter((r) => r.type !== 'link');
  const metric = (): number => 1 + Math.floor(random() * 3);
  const measured = links.map((link): Relation => {
    if (random() < 0.4) return link;
    return { ...link, metric: metric(), ...(random() < 0.2 ? { metricReverse: metric() } : {}) };
  });
  return { ...records, relations: [...measured, ...others] };
}
