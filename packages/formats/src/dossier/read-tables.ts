import { CsvScanner, type CsvMode } from '../text/csv-scan.js';
import { NdjsonScanner, type FlatType } from '../text/ndjson-scan.js';
import type { ChunkScanner } from '../text/scan-chunks.js';
import type { SlotRow } from '../text/slots.js';
import type { DossierBuilder } from './builder.js';
import { csvHeader } from './csv-header.js';
import { ELEMENT_FIELD_TYPES, ELEMENT_FIELDS } from './element-fields.js';
import { linePlaces, parseLine, type LineRecord } from './line-record.js';
import { DEMAND_FIELDS, DemandRows } from './demand-rows.js';
import { PRODUCT_FIELDS, productRecord } from './product-row.js';
import { RELATION_FIELD_TYPES, RELATION_FIELDS } from './relation-fields.js';
import { slotPlaces } from './slot-places.js';

export type TableRole = 'elements' | 'relations' | 'products' | 'demands';

export interface TableReader {
  readonly scanner: ChunkScanner;
  /** Call when the table is read; returns the records found. */
  finish(): number;
}

interface TableShape {
  readonly fields: readonly string[];
  readonly required: readonly string[];
  /** Types of members for the fast path; small tables have nested members and go through their schema line by line. */
  readonly types?: ReadonlyMap<string, FlatType>;
  slots(row: SlotRow): void;
  line(record: LineRecord): void;
  finish?(): void;
}

/** How the rows of a table get into the builder. `fast: false` takes the slow paths, which give the same result. */
export function tableReader(
  role: TableRole,
  format: 'csv' | 'ndjson',
  file: string,
  builder: DossierBuilder,
  fast = true,
): TableReader {
  const shape = SHAPES[role](builder);
  let rows = 0;
  const { problems } = builder;
  if (format === 'ndjson') {
    const scanner = new NdjsonScanner(
      file,
      shape.types ?? new Map(),
      {
        slots(row) {
          rows++;
          shape.slots(row);
        },
        line(bytes, start, end, line) {
          rows++;
          const record = parseLine(bytes, start, end, { file, line }, shape.fields, problems);
          if (record) shape.line(record);
        },
      },
      fast,
    );
    return { scanner, finish: () => rows };
  }
  const mode: CsvMode = fast ? 'fast' : 'library';
  const sink = {
    header: (names: readonly string[], line: number) => csvHeader(names, { file, line }, shape, problems),
    slots(row: SlotRow) {
      rows++;
      shape.slots(row);
    },
    problem: (item: Parameters<typeof problems.add>[0]) => problems.add(item),
  };
  const scanner = new CsvScanner(file, shape.fields, sink, mode);
  const finish = (): number => {
    if (!scanner.sawHeader && !problems.hasErrors)
      problems.note('header-missing', { file, message: 'The file has no header row' });
    shape.finish?.();
    return rows;
  };
  return { scanner, finish };
}

const SHAPES: Readonly<Record<TableRole, (builder: DossierBuilder) => TableShape>> = {
  elements: (builder) => ({
    fields: ELEMENT_FIELDS,
    types: ELEMENT_FIELD_TYPES,
    required: ['id', 'kind'],
    slots: (row) => void builder.elements.addSlots(row),
    line: (record) => void builder.elements.addRecord(record.value, record.place, record),
  }),
  relations: (builder) => ({
    fields: RELATION_FIELDS,
    types: RELATION_FIELD_TYPES,
    required: ['from', 'to', 'type'],
    slots: (row) => void builder.relations.addSlots(row),
    line: (record) => void builder.relations.addRecord(record.value, record.place, record),
  }),
  products: (builder) => ({
    fields: PRODUCT_FIELDS,
    required: ['id', 'name'],
    slots: (row) => void builder.products.add(productRecord(row, builder.problems), slotPlaces(row)),
    line: () => undefined,
  }),
  demands: (builder) => {
    const demands = new DemandRows(builder.demands, builder.problems);
    return {
      fields: DEMAND_FIELDS,
      required: ['id'],
      slots: (row) => demands.add(row),
      line: (record) => void builder.demands.add(record.value, linePlaces(record, DEMAND_FIELDS)),
      finish: () => demands.finish(),
    };
  },
};
