import { ELEMENT_KIND_NAMES, PLANES, RELATION_TYPES, TIERS, TRUST_STATES } from '@cleanpath/model';
import type { Editable } from '@cleanpath/api';

/**
 * How the value of a field is entered. The limits repeat those of the schemas in `@cleanpath/model`, which stay out of
 * the browser; a test holds the two together.
 */
export type FieldInput =
  | { readonly input: 'text' }
  | { readonly input: 'id' }
  | { readonly input: 'choice'; readonly choices: readonly string[] }
  | {
      readonly input: 'number';
      readonly least?: number;
      readonly most?: number;
      readonly whole?: true;
      readonly unit?: FieldUnit;
    }
  | { readonly input: 'date' }
  | { readonly input: 'yes-no' }
  | { readonly input: 'reference'; readonly to: 'supplier' | 'product' | 'element' }
  | { readonly input: 'list'; readonly of: 'text' | 'supplier' };

/** Units shown beside the field; `currency` is that of the network. */
export type FieldUnit = 'degrees' | 'currency' | 'person-hours' | 'bit/s';

export type RecordField = FieldInput & { readonly name: string; readonly required?: true };

const text = (name: string): RecordField => ({ name, input: 'text' });
const choice = (name: string, choices: readonly string[]): RecordField => ({ name, input: 'choice', choices });
const date = (name: string): RecordField => ({ name, input: 'date' });
const supplier = (name: string): RecordField => ({ name, input: 'reference', to: 'supplier' });
const amount = (name: string, unit?: FieldUnit): RecordField => ({
  name,
  input: 'number',
  least: 0,
  ...(unit === undefined ? {} : { unit }),
});
const id = (name: string): RecordField => ({ name, input: 'id', required: true });
const required = (field: RecordField): RecordField => ({ ...field, required: true });

const PRODUCT_KINDS = ['hardware', 'firmware', 'software', 'service', 'cloud'] as const;
const CRITICALITIES = ['normal', 'important', 'critical'] as const;

/** Fields that can be edited in place, in the order of the form: what it is, whose, where, how far to trust, figures. */
export const RECORD_FIELDS: Readonly<Record<Editable, readonly RecordField[]>> = {
  element: [
    id('id'),
    text('name'),
    required(choice('kind', ELEMENT_KIND_NAMES)),
    choice('plane', PLANES),
    { name: 'product', input: 'reference', to: 'product' },
    text('version'),
    supplier('supplier'),
    supplier('operator'),
    supplier('owner'),
    supplier('maintainedBy'),
    text('site'),
    text('region'),
    { name: 'lat', input: 'number', least: -90, most: 90, unit: 'degrees' },
    { name: 'lon', input: 'number', least: -180, most: 180, unit: 'degrees' },
    choice('tier', TIERS),
    text('tierReason'),
    choice('state', TRUST_STATES),
    text('stateReason'),
    { name: 'passive', input: 'yes-no' },
    date('installed'),
    date('endOfLife'),
    amount('replacementCost', 'currency'),
    amount('replacementEffort', 'person-hours'),
    amount('capacity', 'bit/s'),
    amount('population'),
    { name: 'riskGroups', input: 'list', of: 'text' },
  ],
  supplier: [
    id('id'),
    required(text('name')),
    { name: 'jurisdictions', input: 'list', of: 'text' },
    { name: 'fictional', input: 'yes-no' },
    text('lei'),
    { name: 'pen', input: 'number', least: 0, whole: true },
  ],
  product: [
    id('id'),
    required(text('name')),
    supplier('supplier'),
    choice('kind', PRODUCT_KINDS),
    { name: 'versions', input: 'list', of: 'text' },
    supplier('softwareSupplier'),
    { name: 'componentSuppliers', input: 'list', of: 'supplier' },
    text('purl'),
    text('cpe'),
  ],
  demand: [
    id('id'),
    text('name'),
    text('service'),
    text('slice'),
    choice('criticality', CRITICALITIES),
    amount('weight'),
    amount('people'),
  ],
  relation: [
    required({ name: 'from', input: 'reference', to: 'element' }),
    required(choice('type', RELATION_TYPES)),
    required({ name: 'to', input: 'reference', to: 'element' }),
    choice('direction', ['both', 'forward']),
    text('group'),
    { name: 'need', input: 'number', least: 1, whole: true },
    { name: 'metric', input: 'number', least: 1, whole: true },
    { name: 'metricReverse', input: 'number', least: 1, whole: true },
    amount('capacity', 'bit/s'),
  ],
};

export function fieldOf(record: Editable, name: string): RecordField | undefined {
  return RECORD_FIELDS[record].find((field) => field.name === name);
}

/** Fields that make the record what it is: never set afterwards, only at its making. */
export const isIdentity = (record: Editable, name: string): boolean =>
  record === 'relation' ? name === 'from' || name === 'to' || name === 'type' : name === 'id';

/** Key of a relation, which has no id of its own. */
export const relationKey = (relation: { readonly from: string; readonly type: string; readonly to: string }): string =>
  `${relation.from}|${relation.type}|${relation.to}`;
