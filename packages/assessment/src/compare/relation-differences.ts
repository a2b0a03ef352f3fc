import { canonicalJson, dictValue, RELATION_NUMBER_COLUMNS, type Dossier, type RelationTable } from '@cleanpath/model';
import { forEachRelation, relationIndex } from '../views/relation-index.js';
import { sameNumber, translation } from './same-values.js';
import type { RowMatch } from './element-changes.js';

/** Later rows of elements, in both dossiers, whose relations (those that begin at them) differ. */
export function relationDifferences(earlier: Dossier, later: Dossier, { earlierOf }: RowMatch): number[] {
  if (earlier.relations === later.relations && earlier.elements === later.elements) return [];
  const [before, after] = [relationIndex(earlier).from, relationIndex(later).from];
  const same = sameRelation(earlier.relations, later.relations, earlierOf);
  const differing: number[] = [];
  const [a, b]: [number[], number[]] = [[], []];
  for (let row = 0; row < earlierOf.length; row++) {
    const old = earlierOf[row]!;
    if (old < 0) continue;
    a.length = 0;
    b.length = 0;
    forEachRelation(before, old, (relation) => a.push(relation));
    forEachRelation(after, row, (relation) => b.push(relation));
    // Tables mostly hold the same relations in the same order; only where they do not are they told apart by text.
    if (a.length === b.length && a.every((relation, i) => same(relation, b[i]!))) continue;
    if (a.length !== b.length || factsOf(earlier, a) !== factsOf(later, b)) differing.push(row);
  }
  return differing;
}

function sameRelation(
  before: RelationTable,
  after: RelationTable,
  earlierOf: Int32Array,
): (a: number, b: number) => boolean {
  const groups = translation(before.group, after.group);
  return (a, b) => {
    const group = after.group.codes[b] ?? -1;
    return (
      earlierOf[after.to[b]!] === before.to[a] &&
      before.type[a] === after.type[b] &&
      before.forward[a] === after.forward[b] &&
      before.need[a] === after.need[b] &&
      (before.group.codes[a] ?? -1) === (group < 0 ? -1 : groups[group]!) &&
      RELATION_NUMBER_COLUMNS.every((column) => sameNumber(before.number[column][a], after.number[column][b])) &&
      canonicalJson(before.attributes.get(a) ?? null) === canonicalJson(after.attributes.get(b) ?? null)
    );
  };
}

/** The relations as one text, whatever their order. */
function factsOf({ relations, elements }: Dossier, rows: readonly number[]): string {
  return rows
    .map((row) =>
      canonicalJson([
        elements.ids[relations.to[row]!]!,
        relations.type[row]!,
        relations.forward[row]!,
        relations.need[row]!,
        dictValue(relations.group, row) ?? null,
        RELATION_NUMBER_COLUMNS.map((column) => {
          const value = relations.number[column][row] ?? Number.NaN;
          return Number.isNaN(value) ? null : value;
        }),
        relations.attributes.get(row) ?? null,
      ]),
    )
    .sort()
    .join('\n');
}
