/**
 * Pieces of sort keys. Every number begins with a code unit of at least NUMBER and every mark lies below it, so marks
 * sort before numbers.
 */
const NUMBER = 0x100;
/** Longest number of digits a code unit can still announce. */
const LONGEST = 0xffff - NUMBER;

/** Ends a piece of text: sorts before whatever could continue it. */
export const TEXT_END = '\0';
/** Before every key of a well-formed version. */
const MALFORMED = '\0';

/** Key of a run of decimal digits of any length; leading zeros do not count. */
export function numberKey(digits: string): string {
  let start = 0;
  while (start < digits.length && digits.charCodeAt(start) === 0x30) start++;
  const length = Math.min(digits.length - start, LONGEST);
  return String.fromCharCode(NUMBER + length) + digits.slice(start);
}

/** Key of the number zero. */
export const ZERO = numberKey('');

/** Key of text that is no version of the scheme. */
export function malformedKey(text: string): string {
  return MALFORMED + text + TEXT_END;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

/** Index behind the run of code units from `from` on for which `belongs` holds. */
export function runEnd(text: string, from: number, belongs: (code: number) => boolean): number {
  let at = from;
  while (at < text.length && belongs(text.charCodeAt(at))) at++;
  return at;
}
