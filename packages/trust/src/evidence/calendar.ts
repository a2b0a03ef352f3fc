/** Length of a month for ageing, days: 365.25 / 12. Calendar months differ in length and would age items unevenly. */
export const DAYS_PER_MONTH = 30.4375;

const MS_PER_DAY = 86_400_000;

/** Day number of a calendar date YYYY-MM-DD in UTC, so that the time zone of the machine has no effect. */
export function dayNumber(date: string): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / MS_PER_DAY;
}
