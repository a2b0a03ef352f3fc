import { kindTitle } from '@cleanpath/assessment/charts';
import type { Messages } from '../../messages/messages.js';
import { fieldText, type Json } from './field-value.js';
import type { RecordField } from './record-fields.js';

/** Choices whose words are in the vocabulary of the interface. */
const WORD_AREAS: Readonly<Record<string, 'plane' | 'tier' | 'state' | 'relation'>> = {
  plane: 'plane',
  tier: 'tier',
  state: 'state',
  type: 'relation',
};

/** Choices with words of their own in this area. */
const OWN_WORDS = new Set(['criticality', 'direction']);
const PRODUCT_KINDS = new Set(['hardware', 'firmware', 'software', 'service', 'cloud']);

/** A choice in words. */
export function choiceWords(field: RecordField, choice: string, t: Messages['t']): string {
  const area = WORD_AREAS[field.name];
  if (area !== undefined) return t(`words.${area}.${choice}` as 'words.plane.control');
  if (OWN_WORDS.has(field.name) || (field.name === 'kind' && PRODUCT_KINDS.has(choice))) {
    return t(`edit.choice.${choice}` as 'edit.choice.normal');
  }
  return kindTitle(choice);
}

/** A value as it is shown. */
export function valueWords(field: RecordField, value: Json | undefined, { t, number, date }: Messages): string {
  if (value === undefined || value === null) return '';
  if (field.input === 'choice') return choiceWords(field, fieldText(value), t);
  if (field.input === 'yes-no') return t(value === true ? 'edit.yes' : 'edit.no');
  if (field.input === 'number' && typeof value === 'number') {
    return field.unit === 'degrees' ? String(value) : number(value, 6);
  }
  if (field.input === 'date') return date(fieldText(value));
  if (Array.isArray(value)) return value.map((item) => fieldText(item)).join(', ');
  return fieldText(value);
}
