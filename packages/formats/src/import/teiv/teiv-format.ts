import { fail, type ElementKind, type RelationType, type SourcePlace } from '@cleanpath/model';
import { attributesOf, idPart } from '../field-values.js';
import type { ImportDraft } from '../import-draft.js';
import type { ImportFormat } from '../import-format.js';
import { arrayOf, isObject, own, parseJson, pointerStep } from '../input/parse-json.js';
import { localName } from '../rfc8345/yang-members.js';

const KINDS: Readonly<Record<string, ElementKind>> = {
  ORUFunction: 'radio-unit',
  ODUFunction: 'distributed-unit',
  OCUCPFunction: 'centralised-unit-cp',
  OCUUPFunction: 'centralised-unit-up',
  NearRTRICFunction: 'ric',
  SMO: 'smo',
  NRCellDU: 'radio-cell',
  NRCellCU: 'radio-cell',
  NRSectorCarrier: 'radio-cell',
  AntennaModule: 'radio-unit',
  Site: 'site',
  NodeCluster: 'o-cloud',
  OCloudSite: 'o-cloud',
  ManagedElement: 'managed-element',
};

/** Interfaces by the word in a relationship type such as ORUFUNCTION_OFHMLINK_ODUFUNCTION. */
const INTERFACES: readonly (readonly [RegExp, RelationType])[] = [
  [/^(OFHM|O1|O2|A1)/, 'managed-by'],
  [/^(OFHC|E2)/, 'controlled-by'],
  [/^OFHS/, 'timed-by'],
];

/** O-RAN topology exposure and inventory (TEIV) exports. */
export const teiv: ImportFormat = {
  id: 'teiv',
  title: 'O-RAN TEIV',
  reads: 'JSON exports of the topology exposure and inventory service: entities and relationships',
  options: [],
  example: 'cleanpath import teiv teiv-data.json.gz --into my-network',
  mappings: [
    {
      source: 'entities[]/{module:Type}[]/id',
      target: 'element.id',
      note: 'Type/id, because one id may occur under two types',
    },
    { source: 'Type', target: 'element.kind' },
    { source: 'attributes, sourceIds', target: 'element.attributes' },
    { source: 'relationships with OFHM, O1, O2, A1', target: 'relation managed-by', note: 'aSide depends on bSide' },
    { source: 'relationships with OFHC, E2', target: 'relation controlled-by' },
    { source: 'relationships with OFHS', target: 'relation timed-by' },
    { source: 'any other relationship', target: 'relation link' },
  ],
  traps: [
    'Rows with one id repeat: identical ones merge with a count, the attributes of the first are kept where they differ.',
  ],
  detect: (head) => (/"entities"\s*:/.test(head) && /teiv/.test(head) ? 0.9 : 0),
  read: (file, _options, draft) => {
    const root = parseJson(file);
    if (!isObject(root) || own(root, 'entities') === undefined) {
      throw fail('value-missing', { file: file.name, message: 'There are no entities in the file' });
    }
    const byId = new Map<string, string[]>();
    for (const [type, row, place] of rows(root, 'entities', file.name)) entity(type, row, place, byId, draft);
    for (const [type, row, place] of rows(root, 'relationships', file.name))
      relationship(type, row, place, byId, draft);
  },
};

function* rows(root: unknown, list: string, file: string): Generator<[string, unknown, SourcePlace]> {
  for (const [i, group] of arrayOf(own(root, list)).entries()) {
    if (!isObject(group)) continue;
    for (const key of Object.keys(group)) {
      for (const [j, row] of arrayOf(group[key]).entries()) {
        yield [localName(key), row, { file, pointer: `/${list}/${i}/${pointerStep(key)}/${j}` }];
      }
    }
  }
}

function entity(type: string, row: unknown, place: SourcePlace, byId: Map<string, string[]>, draft: ImportDraft): void {
  const ownId = idPart(own(row, 'id'));
  const id = idPart(`${type}/${ownId ?? ''}`);
  if (ownId === undefined || id === undefined) {
    draft.report('import-row-rejected', { ...place, message: 'An entity has no usable id' });
    return;
  }
  if (draft.elements.has(id)) {
    draft.tally('repeated entities merged');
    return;
  }
  const kind = Object.hasOwn(KINDS, type) ? KINDS[type]! : 'unknown';
  if (kind === 'unknown') draft.tally(`entity type not known: ${type.slice(0, 60)}`);
  const attributes = attributesOf([
    ...Object.entries(own(row, 'attributes') ?? {}),
    ['sourceIds', own(row, 'sourceIds')],
  ]);
  draft.element({ id, kind, name: ownId, ...(attributes ? { attributes } : {}) }, place);
  const ids = byId.get(ownId);
  if (ids) ids.push(id);
  else byId.set(ownId, [id]);
}

/** A side names an id; the relationship type names the entity type, which tells apart two entities of one id. */
function relationship(
  type: string,
  row: unknown,
  place: SourcePlace,
  byId: ReadonlyMap<string, string[]>,
  draft: ImportDraft,
): void {
  const [aName = '', ...rest] = type.toLowerCase().split('_');
  const side = (name: string, typeName: string): string | undefined => {
    const ids = byId.get(idPart(own(row, name)) ?? '') ?? [];
    return ids.find((id) => id.toLowerCase().startsWith(`${typeName}/`)) ?? ids[0];
  };
  const [from, to] = [side('aSide', aName), side('bSide', rest.at(-1) ?? '')];
  if (from === undefined || to === undefined) {
    draft.report('import-dangling', {
      ...place,
      value: row,
      message: 'A relationship names an entity that is not in the file',
    });
    return;
  }
  // Only the middle word tells the interface; type names could contain the same letters.
  const between = rest.slice(0, -1).join('_').toUpperCase();
  const relation = INTERFACES.find(([pattern]) => pattern.test(between))?.[1] ?? 'link';
  if (from === to) draft.tally('relationships from an entity to itself dropped');
  else draft.relation({ from, to, type: relation, attributes: { relationship: type } }, place);
}
