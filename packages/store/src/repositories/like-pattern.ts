import { storableText } from './storable-text.js';

/**
 * LIKE patterns for text in any case, against `lower(… collate "C")`. That folds ASCII only, so every other letter
 * becomes the one-character wildcard: the pattern finds too much rather than too little, and `textMatches` decides.
 * Wildcards and the escape character in the text itself are escaped.
 */
export function prefixPattern(text: string): string {
  return `${folded(text)}%`;
}

export function containsPattern(text: string): string {
  return `%${folded(text)}%`;
}

/** The exact answer to what the patterns ask: `text` stands at the beginning, or somewhere, in any case. */
export function textMatches(value: string, text: string, where: 'prefix' | 'part'): boolean {
  const within = value.toLowerCase();
  const sought = text.toLowerCase();
  return where === 'prefix' ? within.startsWith(sought) : within.includes(sought);
}

function folded(text: string): string {
  let pattern = '';
  for (const letter of storableText(text)) {
    if (letter === '%' || letter === '_' || letter === '\\') pattern += `\\${letter}`;
    else if (letter.codePointAt(0)! > 0x7f && letter.toLowerCase() !== letter.toUpperCase()) pattern += '_';
    else pattern += letter.toLowerCase();
  }
  return pattern;
}
