import { useMemo } from 'react';
import { EDITABLE, type Editable } from '@cleanpath/api';
import { useFilters } from '../../app/use-filters.js';

export interface RecordName {
  readonly record: Editable;
  readonly id: string;
}

export interface EditAddress {
  /** Which table is shown. */
  readonly tab: Editable;
  readonly q: string | undefined;
  /** Element whose relations are shown. */
  readonly of: string | undefined;
  /** Record shown whole, beside the table. */
  readonly open: RecordName | undefined;
  /** Kind of record that is being added. */
  readonly adding: Editable | undefined;
  /** Job that applies the draft: found again after a reload. */
  readonly apply: string | undefined;
  /** Assessment the last applying led to, and the one before it. */
  readonly applied: string | undefined;
  readonly before: string | undefined;
}

const NAMES = [...EDITABLE, 'on', 'q', 'of', 'add', 'apply', 'applied', 'before', 'a'] as const;
type Name = (typeof NAMES)[number];
export type AddressPatch = Partial<Record<Name, string | undefined>>;
export type ChangeAddress = (patch: AddressPatch, how?: { readonly replace?: boolean }) => void;

/** No record is shown whole. */
export const CLOSED: AddressPatch = {
  element: undefined,
  relation: undefined,
  supplier: undefined,
  product: undefined,
  demand: undefined,
};

/** Everything the page shows has a link: table, filter, record, and an applying under way. */
export function useEditAddress(): [EditAddress, ChangeAddress] {
  const [values, change] = useFilters(NAMES);
  const key = JSON.stringify(values);
  return [useMemo(() => readAddress(JSON.parse(key) as AddressPatch), [key]), change];
}

/** Exported for its test. A link such as `?supplier=s-1` opens the record over the table it belongs to. */
export function readAddress(values: AddressPatch): EditAddress {
  const record = EDITABLE.find((name) => values[name] !== undefined);
  const id = record === undefined ? undefined : values[record];
  return {
    tab: editable(values.on) ?? record ?? 'element',
    q: values.q,
    of: values.of,
    open: record === undefined || id === undefined ? undefined : { record, id },
    adding: editable(values.add),
    apply: values.apply,
    applied: values.applied,
    before: values.before,
  };
}

/** What to change in the address to show a record whole. */
export const opened = ({ record, id }: RecordName): AddressPatch => ({ ...CLOSED, [record]: id });

const editable = (value: string | undefined): Editable | undefined => EDITABLE.find((name) => name === value);
