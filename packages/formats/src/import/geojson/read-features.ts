import { ELEMENT_KINDS, type ElementKind, type SourcePlace } from '@cleanpath/model';
import { attributesOf, compact, idPart, inLatitude, inLongitude, nameOf } from '../field-values.js';
import type { ImportDraft } from '../import-draft.js';
import { arrayOf, isObject, own, type JsonObject } from '../input/parse-json.js';
import { oranKind } from '../rfc8345/o-ran.js';
import { identity } from '../rfc8345/yang-members.js';

export interface GeojsonContext {
  readonly file: string;
  readonly single: boolean;
  readonly idProperty: string;
  readonly fromProperties: readonly string[];
  readonly toProperties: readonly string[];
  readonly create: boolean;
  readonly kind: ElementKind;
  readonly draft: ImportDraft;
}

interface Feature {
  readonly properties: JsonObject;
  readonly geometry: unknown;
  readonly id: string | undefined;
  readonly place: SourcePlace;
}

/** Points first, so that lines and polygons find the elements that points made. */
export function readFeatures(list: readonly unknown[], context: GeojsonContext): void {
  const features = list.flatMap((item, i) => feature(item, i, context));
  const index = new SuffixIndex(context.draft);
  const type = ({ geometry }: Feature): unknown => own(geometry, 'type');
  for (const item of features) if (type(item) === 'Point') point(item, index, context);
  for (const item of features) {
    if (type(item) === 'LineString') line(item, index, context);
    else if (type(item) === 'Polygon' || type(item) === 'MultiPolygon') polygon(item, index, context);
    else if (type(item) !== 'Point') context.draft.tally('features without a usable geometry');
  }
}

function feature(item: unknown, i: number, context: GeojsonContext): Feature[] {
  const place = { file: context.file, pointer: context.single ? '' : `/features/${i}` };
  if (!isObject(item)) {
    context.draft.report('import-row-rejected', { ...place, message: 'A feature is not an object' });
    return [];
  }
  const properties = own(item, 'properties');
  const known = isObject(properties) ? properties : {};
  const names = context.idProperty === 'auto' ? ['node-id', 'id', 'name'] : [context.idProperty];
  const id = names.map((name) => idPart(own(known, name))).find((value) => value !== undefined);
  return [{ properties: known, geometry: own(item, 'geometry'), id: id ?? idPart(own(item, 'id')), place }];
}

function point(item: Feature, index: SuffixIndex, context: GeojsonContext): void {
  const { draft } = context;
  const { place, id } = item;
  const [lon, lat] = arrayOf(own(item.geometry, 'coordinates'));
  if (typeof lon !== 'number' || typeof lat !== 'number' || !inLatitude(lat) || !inLongitude(lon)) {
    draft.report('import-row-rejected', {
      ...place,
      value: own(item.geometry, 'coordinates'),
      message: 'A point needs a longitude within 180 and a latitude within 90 degrees, in this order',
    });
    return;
  }
  if (id === undefined) {
    draft.report('import-row-rejected', { ...place, message: 'A point has no id' });
    return;
  }
  const known = index.find(id);
  if (known !== undefined) {
    const attributes = attributesOf(Object.entries(item.properties).filter(([key]) => !IDENTITY_PROPERTIES.has(key)));
    draft.complete(known, { lat, lon, ...(attributes ? { attributes: { geojson: attributes } } : {}) }, place);
    draft.tally('positions joined to elements');
  } else if (context.create) {
    const attributes = attributesOf(Object.entries(item.properties));
    const region = nameOf(own(item.properties, 'region'));
    draft.element(
      compact({
        id,
        kind: kindOf(item, context),
        name: nameOf(own(item.properties, 'name')),
        region,
        lat,
        lon,
        attributes,
      }),
      place,
    );
    index.add(id);
    draft.tally('points made into elements');
  } else draft.tally('points without an element, ignored');
}

/** Properties that only repeat what the join already used. */
const IDENTITY_PROPERTIES: ReadonlySet<string> = new Set(['node-id', 'id', 'type', 'function']);

function kindOf({ properties }: Feature, context: GeojsonContext): ElementKind {
  const kind = own(properties, 'kind');
  if (typeof kind === 'string' && Object.hasOwn(ELEMENT_KINDS, kind)) return kind as ElementKind;
  return oranKind(identity(own(properties, 'function') ?? own(properties, 'type'))) ?? context.kind;
}

function line(item: Feature, index: SuffixIndex, context: GeojsonContext): void {
  const { draft } = context;
  const end = (names: readonly string[]): string | undefined =>
    names.map((name) => idPart(own(item.properties, name.trim()))).find((value) => value !== undefined);
  const ends = [end(context.fromProperties), end(context.toProperties)];
  const found = ends.map((id) => (id === undefined ? undefined : index.find(id)));
  const [from, to] = found;
  if (from === undefined || to === undefined) {
    draft.report('import-dangling', {
      ...item.place,
      value: ends.map((id) => id ?? null),
      message: 'A line does not name two known elements',
    });
    return;
  }
  const id = item.id ?? idPart(`line/${from}--${to}`);
  if (id === undefined || from === to) {
    draft.tally('lines from an element to itself dropped');
    return;
  }
  const attributes = attributesOf([
    ...Object.entries(item.properties),
    ['coordinates', own(item.geometry, 'coordinates')],
  ]);
  draft.element(
    compact({ id, kind: 'link' as const, name: nameOf(own(item.properties, 'name')), attributes }),
    item.place,
  );
  draft.relation({ from, to: id, type: 'link' }, item.place);
  draft.relation({ from: id, to, type: 'link' }, item.place);
}

function polygon(item: Feature, index: SuffixIndex, context: GeojsonContext): void {
  const known = item.id === undefined ? undefined : index.find(item.id);
  if (known === undefined) {
    context.draft.tally('polygons without an element, ignored');
    return;
  }
  const coverage = item.geometry as never;
  context.draft.complete(known, { attributes: { coverage } }, item.place);
  context.draft.tally('polygons joined to elements');
}

/** Finds elements by id, or by the last part of it where that is unambiguous: other formats put a network id before. */
class SuffixIndex {
  readonly #draft: ImportDraft;
  readonly #bySuffix = new Map<string, string | null>();

  constructor(draft: ImportDraft) {
    this.#draft = draft;
    for (const id of draft.elements.keys()) this.add(id);
  }

  add(id: string): void {
    const suffix = id.slice(id.indexOf('/') + 1);
    this.#bySuffix.set(suffix, this.#bySuffix.has(suffix) ? null : id);
  }

  find(id: string): string | undefined {
    return this.#draft.elements.has(id) ? id : (this.#bySuffix.get(id) ?? undefined);
  }
}
