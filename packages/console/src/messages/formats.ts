import { INTL_LOCALES, type Language } from './languages.js';

export interface Formats {
  /** Whole number, or with up to `digits` decimals. */
  readonly number: (value: number, digits?: number) => string;
  /** Large amounts: 12.3 M. */
  readonly compact: (value: number) => string;
  /** Share of one as whole percent; never rounds up to 100 or down to 0. */
  readonly percent: (share: number) => string;
  /** `2026-11-01` or a moment, as a day. */
  readonly date: (iso: string) => string;
  readonly dateTime: (iso: string) => string;
  /** “3 minutes ago”. */
  readonly ago: (iso: string, now?: number) => string;
  readonly bytes: (count: number) => string;
  /** “a, b and c”. */
  readonly list: (items: readonly string[]) => string;
}

export function formatsOf(language: Language): Formats {
  const locale = INTL_LOCALES[language];
  const numbers = new Map<number, Intl.NumberFormat>();
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  // A date without a time is a day everywhere: formatted in UTC, as it is read in UTC.
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const localDay = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    number: (value, digits = 0) => {
      let format = numbers.get(digits);
      if (!format) numbers.set(digits, (format = new Intl.NumberFormat(locale, { maximumFractionDigits: digits })));
      return format.format(value);
    },
    compact: (value) => compact.format(value),
    percent: (share) => percent.format(bounded(share)),
    date: (iso) => (iso.length === 10 ? day.format(new Date(`${iso}T00:00:00Z`)) : localDay.format(new Date(iso))),
    dateTime: (iso) => moment.format(new Date(iso)),
    ago: (iso, now = Date.now()) => agoIn(relative, (new Date(iso).getTime() - now) / 1000),
    bytes: (count) => bytesIn(locale, count),
    list: (items) => list.format(items),
  };
}

/** 99.6 % is not all and 0.4 % is not nothing. */
function bounded(share: number): number {
  if (share < 1 && share > 0.99) return 0.99;
  if (share > 0 && share < 0.01) return 0.01;
  return share;
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 30],
  ['month', 12],
  ['year', Number.POSITIVE_INFINITY],
];

function agoIn(relative: Intl.RelativeTimeFormat, seconds: number): string {
  let amount = seconds;
  for (const [unit, size] of STEPS) {
    if (Math.abs(amount) < size) return relative.format(Math.round(amount), unit);
    amount /= size;
  }
  return relative.format(Math.round(amount), 'year');
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];

function bytesIn(locale: string, count: number): string {
  let value = count;
  let step = 0;
  while (value >= 1000 && step < BYTE_UNITS.length - 1) {
    value /= 1000;
    step++;
  }
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: BYTE_UNITS[step]!,
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumSignificantDigits: 3,
  }).format(value);
}
