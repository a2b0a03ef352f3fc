import type { Leg, Relation, Verdict } from '@cleanpath/model';
import type { Meaning } from '../../src/index.js';
import { effective, neighbours, simplePaths } from '../naive.js';
import type { Records } from '../records.js';

/** The meanings of “clean” straight from their definitions, by listing every path. */
export function legVerdict(records: Records, leg: Leg, meaning: Meaning): Verdict {
  const from = leg.from!;
  const to = leg.to!;
  const ways: [string, string][] = leg.twoWay === false ? [[from, to]] : [[from, to], [to, from]]; // prettier-ignore
  if (ways.some(([a, b]) => allPaths(records, a, b).length === 0)) return 'disconnected';
  const state = new Map(records.elements.map(({ id }) => [id, effective(records, id, 'overall')]));
  const holds = (clean: (id: string) => boolean): boolean =>
    ways.every(([a, b]) => meaningHolds(records, a, b, meaning, clean));
  if (holds((id) => state.get(id) === 'trusted')) return 'clean';
  return holds((id) => state.get(id) !== 'untrusted') ? 'undetermined' : 'blocked';
}

export function allPaths(records: Records, from: string, to: string): readonly (readonly string[])[] {
  return [...simplePaths(records, from, to, () => true)];
}

function meaningHolds(
  records: Records,
  from: string,
  to: string,
  meaning: Meaning,
  clean: (id: string) => boolean,
): boolean {
  const paths = allPaths(records, from, to);
  const isClean = (path: readonly string[]): boolean => path.every(clean);
  switch (meaning.kind) {
    case 'exists':
      return paths.some(isClean);
    case 'simple':
      return paths.every(isClean);
    case 'walk':
      return records.elements.every(({ id }) => clean(id) || !reaches(records, from, id) || !reaches(records, id, to));
    case 'routed':
      return shortest(records, paths).every(isClean);
    case 'some-routed':
      return shortest(records, paths).some(isClean);
    case 'disjoint': {
      if (from === to) return clean(from);
      const distinct = [...new Map(paths.filter(isClean).map((path) => [path.join('>'), path])).values()];
      return mostDisjoint(distinct.map((path) => path.slice(1, -1))) >= meaning.paths;
    }
  }
}

function reaches(records: Records, from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const id of seen) for (const next of neighbours(records, id)) seen.add(next);
  return seen.has(to);
}

function shortest(records: Records, paths: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const length = (path: readonly string[]): number =>
    path.slice(1).reduce((sum, id, i) => sum + stepMetric(records, path[i]!, id), 0);
  const best = Math.min(...paths.map(length));
  return paths.filter((path) => length(path) === best);
}

/** Least metric among the links that lead from a to b. */
function stepMetric(records: Records, a: string, b: string): number {
  const metrics = records.relations.flatMap((r: Relation) => {
    if (r.type !== 'link') return [];
    const there = r.metric ?? 1;
    return [
      ...(r.from === a && r.to === b ? [there] : []),
      ...(r.to === a && r.from === b && r.direction !== 'forward' ? [r.metricReverse ?? there] : []),
    ];
  });
  return Math.min(...metrics);
}

/** Largest number of paths, given by what lies between their ends, of which no two share an element. */
function mostDisjoint(paths: readonly (readonly string[])[]): number {
  const [first, ...others] = paths;
  if (!first) return 0;
  const free = others.filter((path) => path.every((id) => !first.includes(id)));
  return Math.max(mostDisjoint(others), 1 + mostDisjoint(free));
}
