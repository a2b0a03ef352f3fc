import { byCodeUnits, kindInfo, type Demand, type Element } from '@cleanpath/model';
import type { ImportDraft } from '../import-draft.js';
import type { Random } from './xorshift32.js';

/** Kinds nobody asks a service from. */
const NO_ENDS: ReadonlySet<Element['kind']> = new Set([
  'junction',
  'tower',
  'site',
  'base-station-site',
  'power-supply',
  'link',
]);
/** Without positions, the best connected share of the elements serves as ends. */
const HIGH_DEGREE_SHARE = 0.25;
/** Attempts to find a partner in the same component before the pair is given up. */
const MOST_ATTEMPTS = 50;
const MOST_PEOPLE = 10_000;

/** Pairs of connected elements: geolocated ones where there are any, else the best connected. */
export function sampleDemands(draft: ImportDraft, count: number, random: Random): Demand[] {
  const { degree, component } = connectivity(draft);
  const ends = endsOf(draft, degree);
  const demands: Demand[] = [];
  if (ends.length < 2) return demands;
  const wide = Math.max(4, String(count).length);
  for (let i = 1; i <= count; i++) {
    const pair = connectedPair(ends, component, random);
    if (!pair) continue;
    const id = `demand-${String(i).padStart(wide, '0')}`;
    const people = 1 + random.below(MOST_PEOPLE);
    demands.push({ id, service: 'sample', people, legs: [{ plane: 'transmission', from: pair[0], to: pair[1] }] });
  }
  return demands;
}

function endsOf(draft: ImportDraft, degree: ReadonlyMap<string, number>): string[] {
  const linked: Element[] = [];
  for (const { record } of draft.elements.values()) {
    const usable = !NO_ENDS.has(record.kind) && !(record.passive ?? kindInfo(record.kind).passive ?? false);
    if (usable && degree.has(record.id)) linked.push(record);
  }
  const located = linked.filter(({ lat, lon }) => lat !== undefined && lon !== undefined);
  if (located.length >= 2) return located.map(({ id }) => id).sort(byCodeUnits);
  const ranked = linked.map(({ id }) => id).sort((a, b) => degree.get(b)! - degree.get(a)! || byCodeUnits(a, b));
  return ranked.slice(0, Math.max(2, Math.ceil(ranked.length * HIGH_DEGREE_SHARE)));
}

function connectedPair(
  ends: readonly string[],
  component: (id: string) => string,
  random: Random,
): [string, string] | undefined {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const [from, to] = [ends[random.below(ends.length)]!, ends[random.below(ends.length)]!];
    if (from !== to && component(from) === component(to)) return [from, to];
  }
  return undefined;
}

function connectivity(draft: ImportDraft): { degree: Map<string, number>; component: (id: string) => string } {
  const degree = new Map<string, number>();
  const parent = new Map<string, string>();
  const root = (id: string): string => {
    let at = id;
    for (let next = parent.get(at); next !== undefined && next !== at; next = parent.get(at)) {
      parent.set(at, parent.get(next) ?? next);
      at = next;
    }
    return at;
  };
  for (const { record } of draft.relations.values()) {
    if (record.type !== 'link') continue;
    degree.set(record.from, (degree.get(record.from) ?? 0) + 1);
    degree.set(record.to, (degree.get(record.to) ?? 0) + 1);
    const [a, b] = [root(record.from), root(record.to)];
    if (a !== b) parent.set(a, b);
  }
  return { degree, component: root };
}
