import { useMemo } from 'react';
import { INTL_LOCALES, type Language } from '../../messages/languages.js';
import { useMessages } from '../../messages/messages.js';

export interface UnitFigures {
  /** A share or probability with two decimals. */
  readonly unit: (value: number) => string;
  /** Lower bound: rounded down, so that what is shown never claims more than is known. */
  readonly lower: (value: number) => string;
  /** Upper bound: rounded up. */
  readonly upper: (value: number) => string;
  /** With its sign, three decimals: what an item moved. */
  readonly signed: (value: number) => string;
}

/** Slack of a rounding: 0.29 stored as 0.28999… is 0.29. */
const SLACK = 1e-9;

export function unitFigures(language: Language): UnitFigures {
  const locale = INTL_LOCALES[language];
  const two = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const three = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 3,
    maximumFractionDigits: 3,
    signDisplay: 'exceptZero',
  });
  return {
    unit: (value) => two.format(value),
    lower: (value) => two.format(Math.floor(value * 100 + SLACK) / 100),
    upper: (value) => two.format(Math.ceil(value * 100 - SLACK) / 100),
    signed: (value) => three.format(value).replace('-', '−'),
  };
}

export function useUnitFigures(): UnitFigures {
  const { language } = useMessages();
  return useMemo(() => unitFigures(language), [language]);
}
