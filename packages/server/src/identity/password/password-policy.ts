import { MAX_PASSWORD, MIN_PASSWORD } from '@cleanpath/api';
import { fail } from '@cleanpath/model';
import { COMMON_WORDS, KEYBOARD_ROWS } from './common-words.js';

/**
 * What a password must be worth after everything guessable in it counts as `GUESSABLE_WORTH` only: more than the eight
 * characters NIST SP 800-63B-4 §3.1.1.2 takes as the least, so that four words of the list are not enough.
 */
const MIN_WORTH = 10;
/** A common word, a name of the person or organisation, a run or a repetition counts as this many characters. */
const GUESSABLE_WORTH = 2;
/** What stands in the password already, and comes again, counts as one character. */
const REPEATED_WORTH = 1;
/** Shortest run (abcd, 4321, qwert, aaaa) that counts as one. */
const MIN_RUN = 3;
/** Shortest word that counts as a word and not as chance. */
const MIN_WORD = 4;

/**
 * Throws `password-weak` unless the password is long enough and not made of common words, of names around the person
 * (ASVS 6.2.4, 6.2.11), of runs and repetitions. No rules on kinds of characters (ASVS 6.2.5).
 *
 * @param context Names known about the person: own name, e-mail address, organisation.
 */
export function checkPassword(password: string, context: readonly string[]): void {
  const length = Array.from(password).length;
  if (length < MIN_PASSWORD)
    throw fail('password-weak', { message: `The password has ${length} characters, ${MIN_PASSWORD} are the least` });
  if (password.length > MAX_PASSWORD)
    throw fail('password-weak', {
      message: `The password has more than ${MAX_PASSWORD} characters`,
      remedy: `Use at most ${MAX_PASSWORD} characters.`,
    });
  if (passwordWorth(password, context) < MIN_WORTH)
    throw fail('password-weak', { message: 'The password is made of common words, names or patterns' });
}

/** Characters of the password that cannot be predicted, guessable parts counting little. */
export function passwordWorth(password: string, context: readonly string[]): number {
  const text = password.normalize('NFKC').toLowerCase();
  const letters = unmasked(text);
  const words = new Set([...COMMON_WORDS, ...contextWords(context)]);
  const longest = Math.max(...[...words].map((word) => word.length));
  // Cheapest way to take the text apart, from the end: each place either starts something guessable or stands alone.
  const worth = new Float64Array(text.length + 1);
  for (let at = text.length - 1; at >= 0; at -= 1) {
    let best = (isOldSeparator(text, at) ? 0 : 1) + worth[at + 1]!;
    const again = repetitionEnd(text, at);
    for (let end = again; end >= at + MIN_RUN; end -= 1) best = Math.min(best, REPEATED_WORTH + worth[end]!);
    for (let end = Math.min(text.length, at + longest); end >= at + MIN_RUN; end -= 1) {
      if (words.has(text.slice(at, end)) || words.has(letters.slice(at, end)))
        best = Math.min(best, GUESSABLE_WORTH + worth[end]!);
    }
    for (let end = runEnd(text, at); end >= at + MIN_RUN; end -= 1)
      best = Math.min(best, GUESSABLE_WORTH + worth[end]!);
    worth[at] = best;
  }
  return worth[0]!;
}

/** Where letters are usually replaced by look-alikes. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** The same text with look-alikes read as letters; position by position the same length. */
function unmasked(lower: string): string {
  return lower.replace(/[013457@$!]/g, (char) => LOOKALIKES[char] ?? char);
}

function contextWords(context: readonly string[]): string[] {
  return context.flatMap((name) =>
    name
      .normalize('NFKC')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length >= MIN_WORD),
  );
}

/** Between words, only the first separator of a kind is news. */
function isOldSeparator(text: string, at: number): boolean {
  return /[^\p{L}\p{N}\p{Cs}]/u.test(text[at]!) && text.indexOf(text[at]!) < at;
}

/** End of the longest part starting here that stands somewhere before. */
function repetitionEnd(text: string, at: number): number {
  let length = 0;
  while (at + length < text.length && text.slice(0, at).includes(text.slice(at, at + length + 1))) length += 1;
  return at + length;
}

/** End of the run that starts here: the same step between characters, a keyboard row, or a year. */
function runEnd(text: string, at: number): number {
  let end = at + 1;
  const step = text.charCodeAt(at + 1) - text.charCodeAt(at);
  if (Math.abs(step) <= 1) while (text.charCodeAt(end) - text.charCodeAt(end - 1) === step) end += 1;
  for (const row of KEYBOARD_ROWS) {
    const start = row.indexOf(text[at]!);
    if (start < 0) continue;
    let length = 1;
    while (start + length < row.length && row[start + length] === text[at + length]) length += 1;
    end = Math.max(end, at + length);
  }
  if (/^(19|20)\d\d/.test(text.slice(at, at + 4))) end = Math.max(end, at + 4);
  return end;
}
