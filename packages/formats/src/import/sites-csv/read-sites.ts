import { CsvError, parse, type Info } from 'csv-parse/sync';
import { ELEMENT_KINDS, fail, type Element, type ElementKind } from '@cleanpath/model';
import { attributesOf, compact, idPart, inLatitude, inLongitude, nameOf, numberOf } from '../field-values.js';
import type { ImportDraft } from '../import-draft.js';
import type { ImportOptions } from '../import-format.js';
import { decodeText } from '../input/decode-text.js';
import type { InputFile } from '../input/read-input.js';
import { inLambert93, lambert93ToDegrees } from './lambert93.js';
import { siteLayout, type SiteColumn, type SiteLayout } from './site-columns.js';

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

interface Position {
  readonly lat: number;
  readonly lon: number;
  /** The position as written, for ids: stable however it is converted. */
  readonly key: string;
}

interface SiteContext {
  readonly file: string;
  readonly layout: SiteLayout;
  readonly options: ImportOptions;
  readonly draft: ImportDraft;
  readonly repetitions: Map<string, number>;
}

/** Reads a site list into stations, sites and operators. */
export function readSites(file: InputFile, options: ImportOptions, draft: ImportDraft): void {
  const rows = parseRows(file, options);
  const header = rows[0];
  if (!header) throw fail('value-missing', { file: file.name, message: 'The file is empty' });
  const layout = siteLayout(header.cells, String(options['columns']), file.name);
  const context: SiteContext = { file: file.name, layout, options, draft, repetitions: new Map() };
  for (const row of rows.slice(1)) readRow(row, header.cells.length, context);
  if (draft.tallies.get('rows without any technology')) {
    draft.assume('Rows without any technology are kept as stations whose technology is not known');
  }
}

function parseRows(file: InputFile, options: ImportOptions): Row[] {
  const text = decodeText(file, options['encoding'] as 'utf-8' | 'latin1');
  const delimiter =
    options['delimiter'] === 'auto'
      ? sniff(text)
      : options['delimiter'] === 'tab'
        ? '\t'
        : String(options['delimiter']);
  try {
    const parsed = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
    });
    return (parsed as unknown as { info: Info; record: string[] }[]).map(({ info, record }) => ({
      cells: record,
      line: info.lines,
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? { line: error['lines'] } : {};
    throw fail('syntax-invalid', { file: file.name, ...line, message: error.message.slice(0, 200) }, error);
  }
}

/** The separator that occurs most in the first line. */
function sniff(text: string): string {
  const end = text.indexOf('\n');
  const first = end === -1 ? text : text.slice(0, end);
  const counts = [';', ',', '\t', '|'].map((separator) => [separator, first.split(separator).length] as const);
  return counts.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

function readRow(row: Row, width: number, context: SiteContext): void {
  const { draft, file } = context;
  const place = { file, line: row.line };
  if (row.cells.length !== width) {
    draft.report('import-row-rejected', {
      ...place,
      message: `The row has ${row.cells.length} fields, the header ${width}`,
    });
    return;
  }
  const position = positionOf(row, context);
  if (!position) {
    const value = row.cells.join(';');
    draft.report('import-row-rejected', { ...place, value, message: 'The row has no usable position' });
    return;
  }
  draft.tally('rows accepted');
  const operator = operatorOf(row, context);
  const id = stationId(operator, position, row, context);
  if (id === undefined) {
    draft.report('import-row-rejected', { ...place, message: 'The row has no usable id' });
    return;
  }
  const site = context.options['sites'] === true ? siteElement(position, row, context) : undefined;
  draft.element(station(id, operator, position, site, row, context), place);
  if (site !== undefined) draft.relation({ from: id, to: site, type: 'hosted-on' }, place);
}

function cell(row: Row, column: SiteColumn, { layout }: SiteContext): string | undefined {
  const index = layout.column[column];
  const text = index === undefined ? undefined : row.cells[index]?.trim();
  return text === '' ? undefined : text;
}

function positionOf(row: Row, context: SiteContext): Position | undefined {
  const { column } = context.layout;
  const geographic = column.lat !== undefined && column.lon !== undefined;
  const projection = context.options['projection'];
  if (projection === 'wgs84' || (projection === 'auto' && geographic)) {
    const [latText, lonText] = [
      cell(row, geographic ? 'lat' : 'y', context),
      cell(row, geographic ? 'lon' : 'x', context),
    ];
    const [lat, lon] = [numberOf(latText?.replace(',', '.')), numberOf(lonText?.replace(',', '.'))];
    if (lat === undefined || lon === undefined || !inLatitude(lat) || !inLongitude(lon)) return undefined;
    return { lat, lon, key: `${latText ?? ''},${lonText ?? ''}` };
  }
  const [xText, yText] = [cell(row, 'x', context), cell(row, 'y', context)];
  const [x, y] = [numberOf(xText), numberOf(yText)];
  if (x === undefined || y === undefined || !inLambert93(x, y)) return undefined;
  return { ...lambert93ToDegrees(x, y), key: `${x},${y}` };
}

/** The operator becomes a supplier record, because operators are parties like any other. */
function operatorOf(row: Row, context: SiteContext): string | undefined {
  const text = nameOf(cell(row, 'operator', context));
  if (text === undefined) return undefined;
  const id = idPart(`operator:${text}`);
  if (id !== undefined && !context.draft.suppliers.has(id)) {
    context.draft.supplier({ id, name: `Operator ${text}` }, { file: context.file, line: row.line });
  }
  return id;
}

/** Repetitions of operator and position (or id) are kept and numbered in file order. */
function stationId(
  operator: string | undefined,
  position: Position,
  row: Row,
  context: SiteContext,
): string | undefined {
  const own = cell(row, 'id', context);
  const base = [operator?.slice('operator:'.length), own ?? position.key]
    .filter((part) => part !== undefined)
    .join('/');
  const count = (context.repetitions.get(base) ?? 0) + 1;
  context.repetitions.set(base, count);
  if (count === 1) return idPart(base);
  context.draft.tally('repeated operator and position, kept with a number');
  return idPart(`${base}-${count}`);
}

function siteElement(position: Position, row: Row, context: SiteContext): string | undefined {
  const id = idPart(`site/${position.key}`);
  if (id === undefined || context.draft.elements.has(id)) return id;
  const { lat, lon } = position;
  const region = nameOf(cell(row, 'region', context));
  context.draft.element(compact({ id, kind: 'base-station-site' as const, lat, lon, region }), {
    file: context.file,
    line: row.line,
  });
  context.draft.tally('distinct positions');
  return id;
}

function station(
  id: string,
  operator: string | undefined,
  position: Position,
  site: string | undefined,
  row: Row,
  context: SiteContext,
): Element {
  const kind = cell(row, 'kind', context);
  const supplier = nameOf(cell(row, 'supplier', context));
  const supplierId = supplier === undefined ? undefined : idPart(`supplier:${supplier}`);
  if (supplierId !== undefined && supplier !== undefined && !context.draft.suppliers.has(supplierId)) {
    context.draft.supplier({ id: supplierId, name: supplier }, { file: context.file, line: row.line });
  }
  return compact({
    id,
    kind: kind !== undefined && Object.hasOwn(ELEMENT_KINDS, kind) ? (kind as ElementKind) : ('base-station' as const),
    name: nameOf(cell(row, 'name', context)),
    supplier: supplierId,
    operator,
    site,
    region: nameOf(cell(row, 'region', context)),
    lat: position.lat,
    lon: position.lon,
    attributes: attributesOf([...technologies(row, context), ...rest(row, context)]),
  });
}

function technologies(row: Row, context: SiteContext): [string, unknown][] {
  const stated = cell(row, 'technologies', context);
  if (stated !== undefined) return [['technologies', stated.split(/[\s,/+|]+/).filter((part) => part !== '')]];
  if (context.layout.flags.length === 0) return [];
  const found = context.layout.flags.filter(([, index]) =>
    /^(1|true|yes|oui|ja|x)$/i.test(row.cells[index]?.trim() ?? ''),
  );
  if (found.length === 0) context.draft.tally('rows without any technology');
  return [['technologies', found.map(([technology]) => technology)]];
}

function rest(row: Row, { layout }: SiteContext): [string, unknown][] {
  const kept: [string, unknown][] = layout.rest.map(([title, index]) => [
    title,
    row.cells[index] === '' ? undefined : row.cells[index],
  ]);
  for (const name of ['x', 'y'] as const) {
    const index = layout.column[name];
    if (index !== undefined && layout.column.lat === undefined) kept.push([name, numberOf(row.cells[index])]);
  }
  return kept;
}
