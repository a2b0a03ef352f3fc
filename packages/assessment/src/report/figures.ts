/** Figures as the report prints them: the same on every machine, so no locale is asked. */

/** Unicode minus, thousands separated by commas, at most `digits` decimals. */
export function figure(value: number, digits = 0): string {
  if (Math.abs(value) >= 1e15) return value.toExponential(2);
  const [whole = '', fraction] = Math.abs(value).toFixed(digits).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 ? '−' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** Share as whole percent; never rounds up to 100 or down to 0. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded >= 100 && share < 1) return '99\u00a0%';
  if (rounded <= 0 && share > 0) return '<\u00a01\u00a0%';
  return `${rounded}\u00a0%`;
}

/** Share or bound between 0 and 1 with two decimals. */
export const unit = (value: number): string => figure(value, 2);

/** 12,300,000 as "12.3 M": for money and people in pictures, where digits beyond three are noise. */
export function compact(value: number): string {
  const size = Math.abs(value);
  const [divisor, suffix] =
    size >= 1e9 ? [1e9, '\u00a0bn'] : size >= 1e6 ? [1e6, '\u00a0M'] : size >= 1e4 ? [1e3, '\u00a0k'] : [1, ''];
  const scaled = value / divisor;
  const digits = divisor > 1 && Math.abs(scaled) < 100 ? 1 : 0;
  return `${figure(scaled, digits).replace(/\.0$/, '')}${suffix}`;
}

export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${figure(count)} ${count === 1 ? noun : plural}`;
}

/** Percentage of a width with at most two decimals, for coordinates in pictures. */
export function coordinate(value: number): string {
  return String(Math.round(value * 100) / 100);
}
