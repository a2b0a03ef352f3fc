import {
  mapRecord,
  RELATION_NUMBER_COLUMNS,
  RELATION_TYPES,
  type AttributeValue,
  type NumberColumn,
  type RelationTable,
} from '@cleanpath/model';
import type { ProblemList } from '../dossier/problem-list.js';
import { RELATION_NUMBER_RULES } from '../dossier/relation-fields.js';
import { attributeCopy, attributeFault, isPlainObject } from '../dossier/row-reader.js';
import { idFault } from '../dossier/value-faults.js';
import { checkedDict, checkNumbers } from './decode-elements.js';
import { invalid } from './read-sections.js';
import type { SectionReader } from './section-reader.js';

/** The relation table of a snapshot: ends within the elements, types known, groups without contradiction. */
export function decodeRelations(reader: SectionReader, elements: number, problems: ProblemList): RelationTable {
  const count = reader.bytes('relation.type', 'u8').length;
  const type = reader.u8('relation.type', count);
  const from = reader.ranged('relation.from', count, 0, elements);
  const to = reader.ranged('relation.to', count, 0, elements);
  const forward = reader.has('relation.forward') ? reader.u8('relation.forward', count) : new Uint8Array(count);
  if (!reader.known) checkRows(count, from, to, type, forward);
  const need = reader.has('relation.need') ? reader.ranged('relation.need', count, 0, 2 ** 31) : new Int32Array(count);
  const table: RelationTable = {
    count,
    from,
    to,
    type,
    forward,
    group: checkedDict(reader, 'relation.group', count, idFault),
    need,
    number: mapRecord(RELATION_NUMBER_COLUMNS, (column) => checkedNumbers(reader, column, count)),
    attributes: decodeAttributes(reader, count, problems),
    sourceFile: reader.dict('relation.file', count),
    sourceLine: reader.ranged('relation.line', count, 0, 2 ** 31),
  };
  if (!reader.known) checkGroups(table);
  return table;
}

function checkRows(count: number, from: Int32Array, to: Int32Array, type: Uint8Array, forward: Uint8Array): void {
  for (let row = 0; row < count; row++) {
    const a = from[row]!;
    const b = to[row]!;
    if (type[row]! >= RELATION_TYPES.length) throw invalid('a relation type is not known');
    if (a === b) throw invalid('an element is related to itself');
    if (forward[row]! > (type[row] === 0 ? 1 : 0)) throw invalid('a direction is not possible');
    if (row > 0 && (a < from[row - 1]! || (a === from[row - 1] && b < to[row - 1]!)))
      throw invalid('relations are out of order');
  }
}

function checkedNumbers(
  reader: SectionReader,
  column: (typeof RELATION_NUMBER_COLUMNS)[number],
  count: number,
): NumberColumn {
  const values = reader.numbers(`relation.${column}`, count);
  if (!reader.known) checkNumbers(values, RELATION_NUMBER_RULES[column], column);
  return values;
}

function decodeAttributes(reader: SectionReader, count: number, problems: ProblemList): RelationTable['attributes'] {
  const attributes = new Map<number, Readonly<Record<string, AttributeValue>>>();
  for (const [row, json] of reader.sparse('relation.attributes', count)) {
    const value: unknown = JSON.parse(json);
    const fault = attributeFault(value);
    if (fault || !isPlainObject(value))
      problems.note('value-invalid', { message: 'relation attributes are not an object' });
    else attributes.set(row, attributeCopy(value) as Record<string, AttributeValue>);
  }
  return attributes;
}

/** All members of a group state one need, from 1 to their number; relations of one element stand together. */
function checkGroups({ count, from, to, type, group, need }: RelationTable): void {
  if (group.codes.length === 0) {
    if (need.some((k) => k > 1)) throw invalid('a need stands without a group');
    return;
  }
  const { codes } = group;
  let groups: Map<number, { need: number; members: Set<number> }> | undefined;
  for (let row = 0; row <= count; row++) {
    if (groups && (row === count || from[row] !== from[row - 1])) {
      for (const known of groups.values())
        if (known.need > known.members.size) throw invalid('a group needs more than it has');
      groups = undefined;
    }
    if (row === count) return;
    const code = codes[row]!;
    if (type[row] === 0 ? code >= 0 || need[row]! > 0 : code < 0 && need[row]! > 1)
      throw invalid('a need stands without a group');
    if (code < 0) continue;
    groups ??= new Map();
    const known = groups.get(code);
    if (known === undefined) groups.set(code, { need: need[row]!, members: new Set([to[row]!]) });
    else if (known.need !== need[row]) throw invalid('the members of a group state different needs');
    else known.members.add(to[row]!);
  }
}
