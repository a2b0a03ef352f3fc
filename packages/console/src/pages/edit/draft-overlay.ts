import type { Change, DraftChange, Editable } from '@cleanpath/api';
import { relationKey } from './record-fields.js';
import { sameValue, type Json } from './field-value.js';

export interface Overlay {
  /** Fields set by the draft, and the whole record where the draft adds it. */
  readonly fields: Readonly<Record<string, Json>>;
  readonly added: boolean;
  readonly removed: boolean;
}

/** What the draft does to the records of one kind, by id; changes that are undone do nothing. */
export function draftOverlay(changes: readonly DraftChange[], record: Editable): ReadonlyMap<string, Overlay> {
  const overlays = new Map<string, Overlay>();
  for (const { change, undone } of changes) {
    if (undone || change.record !== record) continue;
    const id = changedId(change);
    const before = overlays.get(id) ?? { fields: {}, added: false, removed: false };
    overlays.set(id, applied(before, change));
  }
  return overlays;
}

/** Id of the record a change is about; relations by `from|type|to`. */
export function changedId(change: Change): string {
  if (change.action !== 'add') return change.id;
  if (change.record === 'relation') {
    const { from, type, to } = change.value;
    return relationKey({ from: text(from), type: text(type), to: text(to) });
  }
  return text(change.value['id']);
}

/** Whether the draft gives a field another value than the snapshot has. */
export function isChanged(
  record: Readonly<Record<string, Json | undefined>>,
  overlay: Overlay | undefined,
  field: string,
): boolean {
  if (overlay === undefined || overlay.added || !(field in overlay.fields)) return false;
  return !sameValue(record[field], overlay.fields[field]);
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A record as it will be: the values of the snapshot below those of the draft. */
export function overlaid(
  record: Readonly<Record<string, Json | undefined>>,
  overlay: Overlay | undefined,
): Record<string, Json | undefined> {
  if (overlay === undefined) return { ...record };
  const merged: Record<string, Json | undefined> = { ...record, ...overlay.fields };
  for (const [name, value] of Object.entries(overlay.fields)) if (value === null) merged[name] = undefined;
  return merged;
}

function applied(before: Overlay, change: Change): Overlay {
  switch (change.action) {
    case 'add':
      return { fields: { ...(change.value as Record<string, Json>) }, added: true, removed: false };
    case 'set':
      return { ...before, fields: { ...before.fields, ...(change.fields as Record<string, Json>) } };
    case 'remove':
      return { ...before, removed: true };
  }
}
