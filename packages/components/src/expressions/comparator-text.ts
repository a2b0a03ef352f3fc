import type { Span } from '../ranges/version-set.js';
import { UNPARSED, type Expression } from './reading.js';
import { versionText, type VersionText } from './version-text.js';

const OPERATOR = /(<=|>=|=<|=>|==|[<>=≤≥])/;
const MEANING: Readonly<Record<string, Operator>> = { '=<': '<=', '=>': '>=', '==': '=', '≤': '<=', '≥': '>=' };
type Operator = '<' | '<=' | '>' | '>=' | '=';

interface Bound {
  readonly operator: Operator;
  readonly text: VersionText;
}

/**
 * Comparators and versions only: `>=V2.9.2|<V2.9.4`. A bar means AND between a lower and an upper bound, a list between
 * plain versions, and with upper bounds alone one bound for each branch; two lower bounds contradict each other.
 */
export function comparatorText(text: string): Expression {
  const bounds: Bound[] = [];
  for (const piece of text.split(/[|;]/)) {
    const found = pieceBounds(piece);
    if (!found) return UNPARSED;
    bounds.push(...found);
  }
  const date = bounds.find(({ text: { date: found } }) => found !== undefined)?.text.date;
  if (date !== undefined) return { ...UNPARSED, dateBefore: date };
  const spans = spansOf(bounds);
  if (!spans) return UNPARSED;
  const guessed = bounds.some(({ text: one }) => one.guessed);
  const family = bounds.find(({ text: one }) => one.family !== undefined)?.text.family;
  return {
    class: guessed || spans.openStart ? 'prose' : 'range',
    spans: spans.spans,
    exact: bounds
      .filter(({ operator, text: one }) => operator === '=' && !one.wild)
      .map(({ text: one }) => one.version),
    conditions: [],
    ...(family === undefined ? {} : { family }),
    ...(spans.perBranch ? { perBranch: true } : {}),
  };
}

/** `>=1<2` holds two bounds, `0 < 8.0.1` an open start and one, `1.0` a plain version. */
function pieceBounds(piece: string): Bound[] | undefined {
  const parts = piece.split(OPERATOR).map((part) => part.trim());
  const bounds: Bound[] = [];
  const before = parts[0] ?? '';
  if (before !== '') {
    const text = versionText(before);
    if (!text || !/\d/.test(before)) return undefined;
    bounds.push({ operator: parts.length > 1 ? '>=' : '=', text });
  }
  for (let at = 1; at < parts.length; at += 2) {
    const sign = parts[at] ?? '';
    const text = versionText(parts[at + 1] ?? '');
    if (!text || (text.date === undefined && !/\d/.test(text.version))) return undefined;
    bounds.push({ operator: MEANING[sign] ?? (sign as Operator), text });
  }
  return bounds.length === 0 ? undefined : bounds;
}

function spansOf(bounds: readonly Bound[]): { spans: Span[]; perBranch: boolean; openStart: boolean } | undefined {
  const spans: Span[] = [];
  let low: Bound | undefined;
  let uppers = 0;
  let openStart = false;
  for (const bound of bounds) {
    const { operator, text } = bound;
    if (operator === '=') {
      if (text.wild) spans.push(branch(text.version));
    } else if (operator.startsWith('>')) {
      if (low) return undefined;
      low = bound;
    } else {
      // A lower bound of 0 is how some write “from the beginning”.
      const start =
        low && low.text.version !== '0' ? { version: low.text.version, inclusive: low.operator === '>=' } : undefined;
      openStart ||= low !== undefined && start === undefined;
      spans.push({ low: start, high: { version: text.version, inclusive: operator === '<=' } });
      if (!low) uppers++;
      low = undefined;
    }
  }
  if (low) spans.push({ low: { version: low.text.version, inclusive: low.operator === '>=' }, high: undefined });
  return { spans, perBranch: uppers > 1, openStart };
}

/** Everything that begins with the version: up to the next value of its last number. */
export function branch(version: string): Span {
  const [, head = '', last = '0'] = /^(.*?)(\d+)$/.exec(version) ?? [];
  return {
    low: { version, inclusive: true },
    high: { version: head + (BigInt(last) + 1n).toString(), inclusive: false },
  };
}
