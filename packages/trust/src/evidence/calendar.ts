/** Length of a month for ageing, days: 365.25 / 12. Calendar months differ in length and would age items unevenly. */
export const DAYS_PER_MONTH = 30.4375;

const MS_PER_DAY = 86_400_000;

/** Day number of a calendar date YYYY-MM-DD in UTC, so that the time zone of the machine has no effect. */
export function dayNumber(date: string): number {
  return Date.UTC(digits(date, 0, 4), digits(date, 5, 7) - 1, digits(date, 8, 10)) / MS_PER_DAY;
}

/** Code of the digit 0. */
const ZERO = 48;

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) value = 10 * value + text.charCodeAt(i) - ZERO;
  return value;
}
