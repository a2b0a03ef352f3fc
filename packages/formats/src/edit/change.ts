/** Kinds of record that can be changed one by one. */
export const EDITABLE_RECORDS = ['element', 'relation', 'supplier', 'product', 'demand'] as const;
export type EditableRecord = (typeof EDITABLE_RECORDS)[number];

/** New values by field name; null removes the value. Relations, which have no id, are named `from|type|to`. */
export interface SetFields {
  readonly action: 'set';
  readonly record: EditableRecord;
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface AddRecord {
  readonly action: 'add';
  readonly record: EditableRecord;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Takes the record out; an element goes with its relations and its place in slices. */
export interface RemoveRecord {
  readonly action: 'remove';
  readonly record: EditableRecord;
  readonly id: string;
}

/** One change to the facts of a network. */
export type FactChange = SetFields | AddRecord | RemoveRecord;
