import type { ValueFault } from './value-faults.js';
import { shown } from './value-faults.js';

export interface NumberRule {
  readonly min: number;
  readonly max?: number;
  readonly integer?: boolean;
  /** What a plain number in this column counts. */
  readonly unit: string;
}

/** Largest integer that a product or quotient of two doubles below still represents exactly. */
const EXACT_DIGITS = 15;
const POWERS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/**
 * A plain decimal of at most 15 digits in bytes, exactly as `Number` would read it; NaN for anything else.
 * Digits and power of ten are both exact doubles, so their quotient is correctly rounded.
 */
export function plainDecimal(bytes: Uint8Array, start: number, end: number): number {
  let i = start;
  const negative = bytes[i] === 0x2d;
  if (negative) i++;
  let value = 0;
  let digits = 0;
  let decimals = -1;
  for (; i < end; i++) {
    const c = bytes[i]!;
    if (c >= 0x30 && c <= 0x39) {
      value = value * 10 + (c - 0x30);
      digits++;
      if (decimals >= 0) decimals++;
    } else if (c === 0x2e && decimals < 0 && digits > 0) decimals = 0;
    else return Number.NaN;
  }
  if (digits === 0 || digits > EXACT_DIGITS || decimals === 0) return Number.NaN;
  if (decimals > 0) value /= POWERS[decimals]!;
  return negative ? -value : value;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** The number in a CSV cell, or why it is none: units and decimal commas get a remedy that names the unit. */
export function cellNumber(cell: string, rule: NumberRule): number | ValueFault {
  const text = cell.trim();
  if (NUMBER.test(text)) return ruleFault(Number(text), rule) ?? Number(text);
  return notANumber(text, rule);
}

/** Why text is no number. */
export function notANumber(text: string, rule: NumberRule): ValueFault {
  const remedy = `Write a plain number with a decimal point, counted in ${rule.unit}.`;
  if (/^[+-]?\d{1,3}(?:[,.' \u00a0\u202f]\d{3})+(?:[.,]\d+)?$/.test(text) || /^[+-]?\d+,\d+$/.test(text))
    return { code: 'unit-wrong', message: `“${shown(text)}” uses a decimal comma or digit grouping`, remedy };
  if (/^[+-]?[.,]?\d/.test(text))
    return { code: 'unit-wrong', message: `“${shown(text)}” carries a unit or other text`, remedy };
  return { code: 'value-invalid', message: `“${shown(text)}” is not a number`, remedy };
}

export function ruleFault(value: number, rule: NumberRule): ValueFault | undefined {
  if (!Number.isFinite(value)) return { code: 'value-invalid', message: 'The number is not finite' };
  if (rule.integer && !Number.isSafeInteger(value))
    return { code: 'value-invalid', message: `${value} is not a whole number` };
  if (value >= rule.min && (rule.max === undefined || value <= rule.max)) return undefined;
  const range = rule.max === undefined ? `at least ${rule.min}` : `from ${rule.min} to ${rule.max}`;
  return {
    code: 'value-out-of-range',
    message: `${value} is outside the range: ${range} ${rule.unit}`,
    remedy: `Use a number ${range} (${rule.unit}).`,
  };
}
