import { fail } from '@cleanpath/model';

/** An option value that must be a whole number within bounds. */
export function wholeNumber(name: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) return value;
    throw fail('usage-invalid', { message: `${name} must be a whole number from ${least} to ${most}`, value: text });
  };
}

/** An option value that must be an existing calendar date. */
export function calendarDate(name: string): (text: string) => string {
  return (text) => {
    const time = Date.parse(`${text}T00:00:00Z`);
    if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text))
      return text;
    throw fail('date-invalid', { message: `${name} must be a calendar date`, value: text });
  };
}
