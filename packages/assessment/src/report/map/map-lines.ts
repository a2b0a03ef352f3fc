import { TRUST_STATES, type Dossier } from '@cleanpath/model';
import { isSpan, type Places } from './places.js';
import type { PlaceGroup, PlaceGroups } from './place-groups.js';
import type { MapLine } from './map-types.js';

/** Code of a line without facts of its own; below the trust codes, so any span outranks it. */
const PLAIN = -1;

interface Line {
  readonly a: number;
  readonly b: number;
  state: number;
  spans: number;
}

/** Spans and links between different marks, one line per pair of marks with the worst state among them. */
export function mapLines(
  dossier: Dossier,
  effective: Uint8Array,
  places: Places,
  groups: PlaceGroups,
  most: number,
): { lines: MapLine[]; leftOut: number } {
  const lines = new Map<number, Line>();
  const ends = new Map<number, number>();
  const groupOf = (row: number): number => {
    const place = places.ofElement[row]!;
    return place < 0 ? -1 : groups.ofPlace[place]!;
  };
  const add = (a: number, b: number, state: number): void => {
    if (a === b || a < 0 || b < 0) return;
    const key = Math.min(a, b) * groups.groups.length + Math.max(a, b);
    const line = lines.get(key);
    if (!line) {
      lines.set(key, { a: Math.min(a, b), b: Math.max(a, b), state, spans: 1 });
      return;
    }
    line.spans++;
    if (state > line.state) line.state = state;
  };
  const { relations } = dossier;
  for (let i = 0; i < relations.count; i++) {
    // Type 0 is `link`: only what traffic crosses is drawn.
    if (relations.type[i] !== 0) continue;
    const from = relations.from[i]!;
    const to = relations.to[i]!;
    const [fromSpan, toSpan] = [isSpan(dossier, from), isSpan(dossier, to)];
    if (fromSpan === toSpan) {
      if (!fromSpan) add(groupOf(from), groupOf(to), PLAIN);
      continue;
    }
    const span = fromSpan ? from : to;
    const group = groupOf(fromSpan ? to : from);
    if (group < 0) continue;
    const other = ends.get(span);
    if (other === undefined) ends.set(span, group);
    else add(other, group, effective[span]!);
  }
  return chosen([...lines.values()], groups.groups, most);
}

/** Untrusted first, then unknown, trusted, plain; within a state the busiest. */
function chosen(lines: Line[], groups: readonly PlaceGroup[], most: number): { lines: MapLine[]; leftOut: number } {
  lines.sort((x, y) => y.state - x.state || y.spans - x.spans || x.a - y.a || x.b - y.b);
  const kept = lines.slice(0, most).map(({ a, b, state, spans }): MapLine => ({
    from: [groups[a]!.lon, groups[a]!.lat],
    to: [groups[b]!.lon, groups[b]!.lat],
    state: state === PLAIN ? 'plain' : TRUST_STATES[state]!,
    spans,
  }));
  return { lines: kept, leftOut: lines.length - kept.length };
}
