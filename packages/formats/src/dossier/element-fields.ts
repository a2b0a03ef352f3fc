import {
  ELEMENT_KIND_NAMES,
  ELEMENT_NUMBER_COLUMNS,
  ELEMENT_TEXT_COLUMNS,
  PLANES,
  TIERS,
  TRUST_STATES,
  type ElementNumberColumn,
  type ElementTextColumn,
} from '@cleanpath/model';
import type { FlatType } from '../text/ndjson-scan.js';
import type { NumberRule } from './number-value.js';
import { dateFault, idFault, textFault, wordCheck, type ValueCheck } from './value-faults.js';

/** Members of an element in the order of slots and of CSV columns. */
export const ELEMENT_FIELDS = [
  'id',
  'kind',
  ...ELEMENT_TEXT_COLUMNS,
  ...ELEMENT_NUMBER_COLUMNS,
  'passive',
  'parties',
  'riskGroups',
  'attributes',
] as const;

export const FIRST_TEXT = 2;
export const FIRST_NUMBER = FIRST_TEXT + ELEMENT_TEXT_COLUMNS.length;
export const PASSIVE = FIRST_NUMBER + ELEMENT_NUMBER_COLUMNS.length;
export const PARTIES = PASSIVE + 1;
export const RISK_GROUPS = PASSIVE + 2;
export const ATTRIBUTES = PASSIVE + 3;

/** What the members of a flat NDJSON line hold. */
export const ELEMENT_FIELD_TYPES: ReadonlyMap<string, FlatType> = new Map(
  ELEMENT_FIELDS.map((name, field) => [
    name,
    field < FIRST_NUMBER ? 'text' : field < PASSIVE ? 'number' : field === PASSIVE ? 'flag' : 'other',
  ]),
);

export const kindCheck: ValueCheck = wordCheck(ELEMENT_KIND_NAMES, 'element kind', 'kind-unknown');

export const ELEMENT_TEXT_CHECKS: Readonly<Record<ElementTextColumn, ValueCheck>> = {
  name: textFault,
  plane: wordCheck(PLANES, 'plane'),
  product: idFault,
  version: textFault,
  supplier: idFault,
  operator: idFault,
  owner: idFault,
  maintainedBy: idFault,
  site: textFault,
  region: textFault,
  tier: wordCheck(TIERS, 'tier'),
  tierReason: textFault,
  state: wordCheck(TRUST_STATES, 'trust state'),
  stateReason: textFault,
  installed: dateFault,
  endOfLife: dateFault,
};

export const ELEMENT_NUMBER_RULES: Readonly<Record<ElementNumberColumn, NumberRule>> = {
  lat: { min: -90, max: 90, unit: 'degrees' },
  lon: { min: -180, max: 180, unit: 'degrees' },
  replacementCost: { min: 0, unit: 'the currency of the dossier' },
  replacementEffort: { min: 0, unit: 'person-hours' },
  capacity: { min: 0, unit: 'bit/s' },
  population: { min: 0, unit: 'people' },
};
