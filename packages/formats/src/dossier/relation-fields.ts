import { RELATION_NUMBER_COLUMNS, type RelationNumberColumn } from '@cleanpath/model';
import type { FlatType } from '../text/ndjson-scan.js';
import type { NumberRule } from './number-value.js';

/** Members of a relation in the order of slots and of CSV columns. */
export const RELATION_FIELDS = [
  'from',
  'to',
  'type',
  'direction',
  'group',
  'need',
  ...RELATION_NUMBER_COLUMNS,
  'attributes',
] as const;

export const RELATION_NUMBER_RULES: Readonly<Record<RelationNumberColumn, NumberRule>> = {
  metric: { min: 1, integer: true, unit: 'steps of the routing metric' },
  metricReverse: { min: 1, integer: true, unit: 'steps of the routing metric' },
  capacity: { min: 0, unit: 'bit/s' },
};

/** What the members of a flat NDJSON line hold. */
export const RELATION_FIELD_TYPES: ReadonlyMap<string, FlatType> = new Map(
  RELATION_FIELDS.map((name, field) => [
    name,
    name === 'attributes' ? 'other' : field < RELATION_FIELDS.indexOf('need') ? 'text' : 'number',
  ]),
);
