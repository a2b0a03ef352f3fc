import type { RecordField } from './record-fields.js';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Why a text is no value of its field; the page has a sentence for each. */
export type FieldFault =
  | 'required'
  | 'not-a-number'
  | 'not-whole'
  | 'too-small'
  | 'too-large'
  | 'not-a-date'
  | 'not-a-choice'
  | 'control-character'
  | 'too-long';

export type Parsed = { readonly value: Json } | { readonly fault: FieldFault };

/** Longest id, as in the model. */
const MAX_ID_LENGTH = 256;
const MAX_TEXT_LENGTH = 4_000;

/**
 * The value a text stands for. Empty means: no value, sent as null. Numbers may be written with a decimal comma or with
 * spaces between thousands; two ways of writing that could mean different numbers are refused.
 */
export function parseField(field: RecordField, text: string): Parsed {
  const trimmed = text.trim();
  if (trimmed === '') return field.required ? { fault: 'required' } : { value: null };
  switch (field.input) {
    case 'number':
      return parseNumber(field, trimmed);
    case 'date':
      return isDate(trimmed) ? { value: trimmed } : { fault: 'not-a-date' };
    case 'choice':
      return field.choices.includes(trimmed) ? { value: trimmed } : { fault: 'not-a-choice' };
    case 'yes-no':
      return trimmed === 'true' || trimmed === 'false' ? { value: trimmed === 'true' } : { fault: 'not-a-choice' };
    case 'list': {
      const items = trimmed
        .split(/[;,\n]/)
        .map((item) => item.trim())
        .filter((item) => item !== '');
      const fault = items.map((item) => textFault(item, MAX_ID_LENGTH)).find((found) => found !== undefined);
      return fault === undefined ? { value: items.length === 0 ? null : items } : { fault };
    }
    case 'id':
    case 'reference':
      return textValue(trimmed, MAX_ID_LENGTH);
    case 'text':
      return textValue(trimmed, MAX_TEXT_LENGTH);
  }
}

/** The text a value is edited as; the inverse of `parseField`. */
export function fieldText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((item) => fieldText(item)).join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export const sameValue = (a: Json | undefined, b: Json | undefined): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

function parseNumber(field: RecordField & { input: 'number' }, text: string): Parsed {
  const plain = text.replaceAll(/[\s\u00a0\u202f]/g, '').replace('−', '-');
  // 1,5 is one and a half; 1,500 and 1.500,5 could be either.
  const normal = /^[+-]?\d+,\d{1,2}$/.test(plain) ? plain.replace(',', '.') : plain;
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(normal)) return { fault: 'not-a-number' };
  const value = Number(normal);
  if (!Number.isFinite(value)) return { fault: 'not-a-number' };
  if (field.whole && !Number.isInteger(value)) return { fault: 'not-whole' };
  if (field.whole && !Number.isSafeInteger(value)) return { fault: value < 0 ? 'too-small' : 'too-large' };
  if (field.least !== undefined && value < field.least) return { fault: 'too-small' };
  if (field.most !== undefined && value > field.most) return { fault: 'too-large' };
  return { value };
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}

const textValue = (text: string, most: number): Parsed => {
  const fault = textFault(text, most);
  return fault === undefined ? { value: text } : { fault };
};

function textFault(text: string, most: number): FieldFault | undefined {
  if (text.length > most) return 'too-long';
  // eslint-disable-next-line no-control-regex -- finding control characters is the purpose
  return /[\u0000-\u001f\u007f\u2028\u2029]/.test(text) ? 'control-character' : undefined;
}
