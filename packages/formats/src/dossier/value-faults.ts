import { MAX_ID_LENGTH, type ProblemCode } from '@cleanpath/model';
import { suggestionText } from './suggest.js';

/** Why a value is refused; the place and the value are added where it is reported. */
export interface ValueFault {
  readonly code: ProblemCode;
  readonly message: string;
  /** A function where the remedy costs something and most problems of a flood are only counted. */
  readonly remedy?: string | (() => string);
}

export type ValueCheck = (value: string) => ValueFault | undefined;

// eslint-disable-next-line no-control-regex -- the same set as the Id schema
const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029]/;

/** The rules of the `Id` schema, for tables too large for it; a test holds both together. */
export function idFault(id: string): ValueFault | undefined {
  if (id === '') return { code: 'value-missing', message: 'The id is empty' };
  if (id.length > MAX_ID_LENGTH)
    return { code: 'value-invalid', message: `The id is longer than ${MAX_ID_LENGTH} characters` };
  if (CONTROL.test(id)) return { code: 'value-invalid', message: 'The id holds a control character or line end' };
  if (id !== id.trim())
    return {
      code: 'value-invalid',
      message: 'The id begins or ends with a space',
      remedy: 'Remove the space around the id.',
    };
  return undefined;
}

export function textFault(text: string): ValueFault | undefined {
  return text === '' ? { code: 'value-invalid', message: 'The text is empty', remedy: 'Leave it out.' } : undefined;
}

export function dateFault(date: string): ValueFault | undefined {
  if (isCalendarDate(date)) return undefined;
  const shaped = /^\d{4}-\d{2}-\d{2}$/.test(date);
  return {
    code: 'date-invalid',
    message: shaped ? `There is no day ${date}` : 'The date is not written as YYYY-MM-DD',
  };
}

/** A day that exists in the Gregorian calendar, written YYYY-MM-DD. */
export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
  return day <= days;
}

/** A check for one of a list of words, with the nearest word in the remedy. */
export function wordCheck(words: readonly string[], what: string, code: ProblemCode = 'value-invalid'): ValueCheck {
  const known = new Set(words);
  return (value) => {
    if (known.has(value)) return undefined;
    const list =
      words.length <= MAX_WORDS_LISTED ? `Use one of: ${words.join(', ')}.` : 'See the list in the reference.';
    const message = `“${shown(value)}” is not a known ${what}`;
    return { code, message, remedy: () => suggestionText(value, words) + list };
  };
}

const MAX_WORDS_LISTED = 16;
const MAX_SHOWN = 60;

/** A value short enough for a sentence. */
export function shown(value: string): string {
  return value.length > MAX_SHOWN ? `${value.slice(0, MAX_SHOWN - 1)}…` : value;
}
