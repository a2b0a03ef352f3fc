import {
  elementAt,
  ELEMENT_NUMBER_COLUMNS,
  ELEMENT_TEXT_COLUMNS,
  relationAt,
  RELATION_NUMBER_COLUMNS,
  type AttributeValue,
  type Demand,
  type Dossier,
  type Element,
  type Product,
  type Relation,
} from '@cleanpath/model';
import { csvLine } from './csv-line.js';
import { PRODUCT_FIELDS } from './product-row.js';
import { itemsCell } from './row-reader.js';
import { attributeColumns, sortedValue } from './table-columns.js';

/** The lines of elements.csv: only the columns that hold something. */
export function* elementCsv({ elements }: Dossier): Generator<string> {
  const extras = [...elements.extra.values()];
  const columns: (keyof Element)[] = [
    'id',
    'kind',
    ...ELEMENT_TEXT_COLUMNS.filter((column) => elements.text[column].codes.length > 0),
    ...ELEMENT_NUMBER_COLUMNS.filter((column) => elements.number[column].length > 0),
    ...(['passive', 'parties', 'riskGroups'] as const).filter((field) =>
      extras.some((extra) => extra[field] !== undefined),
    ),
  ];
  const attributes = attributeColumns(extras.flatMap((extra) => (extra.attributes ? [extra.attributes] : [])));
  yield csvLine([...columns, ...attributes.headers]);
  for (let row = 0; row < elements.count; row++) {
    const element = elementAt(elements, row);
    const cells = columns.map((column) => {
      if (column === 'parties')
        return itemsCell((element.parties ?? []).map(({ role, supplier }) => `${role}:${supplier}`));
      if (column === 'riskGroups') return itemsCell(element.riskGroups ?? []);
      return cellText(element[column]);
    });
    yield csvLine([...cells, ...attributes.cells(element.attributes)]);
  }
}

export function* elementNdjson({ elements }: Dossier): Generator<string> {
  for (let row = 0; row < elements.count; row++) yield recordLine(elementAt(elements, row));
}

export function* relationCsv({ elements, relations }: Dossier): Generator<string> {
  const columns: (keyof Relation)[] = [
    'from',
    'to',
    'type',
    ...(relations.forward.includes(1) ? (['direction'] as const) : []),
    ...(relations.group.codes.length > 0 ? (['group'] as const) : []),
    ...(relations.need.some((need) => need > 0) ? (['need'] as const) : []),
    ...RELATION_NUMBER_COLUMNS.filter((column) => relations.number[column].length > 0),
  ];
  const attributes = attributeColumns(relations.attributes.values());
  yield csvLine([...columns, ...attributes.headers]);
  for (let row = 0; row < relations.count; row++) {
    const relation = relationAt(relations, elements.ids, row);
    yield csvLine([...columns.map((column) => cellText(relation[column])), ...attributes.cells(relation.attributes)]);
  }
}

export function* relationNdjson({ elements, relations }: Dossier): Generator<string> {
  for (let row = 0; row < relations.count; row++) yield recordLine(relationAt(relations, elements.ids, row));
}

export function* productCsv({ products }: Dossier): Generator<string> {
  const columns = PRODUCT_FIELDS.filter(
    (field) =>
      field === 'id' ||
      field === 'name' ||
      (field !== 'attributes' && products.some((product) => product[field as keyof Product] !== undefined)),
  );
  const attributes = attributeColumns(products.flatMap((product) => (product.attributes ? [product.attributes] : [])));
  yield csvLine([...columns, ...attributes.headers]);
  for (const product of products) {
    const cells = columns.map((column) => cellText(product[column as keyof Product]));
    yield csvLine([...cells, ...attributes.cells(product.attributes)]);
  }
}

/** One row for every leg; what belongs to the demand stands in its first row. */
export function* demandCsv({ demands }: Dossier): Generator<string> {
  const own = (['name', 'service', 'slice', 'criticality', 'weight', 'people'] as const).filter((field) =>
    demands.some((demand) => demand[field] !== undefined),
  );
  const legFields = (['plane', 'from', 'to', 'twoWay', 'elements'] as const).filter((field) =>
    demands.some((demand) => demand.legs.some((leg) => leg[field] !== undefined)),
  );
  const attributes = attributeColumns(demands.flatMap((demand) => (demand.attributes ? [demand.attributes] : [])));
  yield csvLine(['id', ...own, ...legFields, ...attributes.headers]);
  for (const demand of demands)
    for (const [k, leg] of demand.legs.entries()) {
      const first: Partial<Demand> = k === 0 ? demand : {};
      yield csvLine([
        demand.id,
        ...own.map((field) => cellText(first[field])),
        ...legFields.map((field) => cellText(leg[field])),
        ...attributes.cells(first.attributes),
      ]);
    }
}

function recordLine(record: { readonly attributes?: Readonly<Record<string, AttributeValue>> | undefined }): string {
  const line = record.attributes === undefined ? record : { ...record, attributes: sortedValue(record.attributes) };
  return `${JSON.stringify(line)}\n`;
}

/** Text, numbers and flags as they are; lists as list cells. Other members have no column of their own. */
function cellText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? itemsCell(value as string[]) : '';
}
