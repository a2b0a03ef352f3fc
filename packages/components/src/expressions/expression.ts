import { comparatorText } from './comparator-text.js';
import { proseText } from './prose-text.js';
import { EVERYTHING, UNPARSED, type Expression } from './reading.js';

/** Longest text that is looked at, in characters. */
const LONGEST = 4096;
const PLACEHOLDERS = new Set([
  '',
  '-',
  '--',
  'n/a',
  'na',
  'none',
  'unspecified',
  'unknown',
  'not specified',
  'tbd',
  '?',
]);

/**
 * Reads the text by which an advisory says what versions it means: comparators as in CSAF and VERS, the words people
 * write instead, lists, several products at once. Linear in the text; never throws, what cannot be read is `unparsed`.
 */
export function readExpression(given: string): Expression {
  const text = given.slice(0, LONGEST).normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (PLACEHOLDERS.has(text.toLowerCase())) return UNPARSED;
  const { main, conditions } = withoutConditions(text.replace(/^vers:[a-z0-9.+-]+\//i, ''));
  const found = main === '*' ? { ...UNPARSED, class: 'range' as const, spans: [EVERYTHING] } : read(main);
  if (conditions.length === 0) return found;
  return { ...found, class: found.class === 'unparsed' ? 'unparsed' : 'prose', conditions };
}

function read(text: string): Expression {
  const words = proseText(text);
  if (words) return words;
  return comparatorText(text);
}

/** Words by which CSAF texts append what else is needed. */
const CONDITION =
  /[_ ](installed_on|installed on|in_connection_with|in connection with|when used with|running on)[_ ]/i;

function withoutConditions(text: string): { main: string; conditions: string[] } {
  const found = CONDITION.exec(text);
  if (!found) return { main: text, conditions: [] };
  const condition = text
    .slice(found.index + 1)
    .replaceAll('_', ' ')
    .trim();
  return { main: text.slice(0, found.index).trim(), conditions: [condition] };
}
