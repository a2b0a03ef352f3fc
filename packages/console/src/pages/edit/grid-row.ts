import type { ReactNode } from 'react';
import type { Editable } from '@cleanpath/api';
import type { Overlay } from './draft-overlay.js';
import type { Json } from './field-value.js';
import type { RecordField } from './record-fields.js';

export interface GridRow {
  readonly id: string;
  /** Shown in the first column instead of the id. */
  readonly label?: ReactNode;
  /** As the snapshot has it. */
  readonly values: Readonly<Record<string, Json | undefined>>;
  readonly overlay: Overlay | undefined;
  /** What is shown where nothing is recorded, as the supplier that follows from the product. */
  readonly derived?: Readonly<Record<string, string>>;
  /** Fields whose value is not known (yet). */
  readonly unseen?: readonly string[];
}

/** Width of a column, px: fixed, so that columns stand still while rows come and go. */
export function columnWidth(field: RecordField): number {
  if (field.name === 'name') return 220;
  switch (field.input) {
    case 'number':
      return 104;
    case 'date':
      return 128;
    case 'yes-no':
      return 92;
    case 'choice':
      return field.name === 'kind' ? 200 : 128;
    default:
      return 160;
  }
}

/** Width of the first column, px: an id, or the words of a relation. */
export const idWidth = (record: Editable): number => (record === 'relation' ? 380 : 184);
