import type { ElementKind } from '@cleanpath/model';
import { NF_KINDS, OTHER_TOKENS } from './nf-kind-table.js';

export interface TokenMatch {
  readonly kind: ElementKind;
  /** Type of TS 29.510 where the token names one. */
  readonly nfType: string | undefined;
}

/** Tokens of up to three words: `sms-gmsc`, `near-rt-ric`. */
const LONGEST_TOKEN = 3;

const TOKENS: ReadonlyMap<string, TokenMatch> = new Map([
  ...Object.entries(OTHER_TOKENS).map(([token, kind]): [string, TokenMatch] => [token, { kind, nfType: undefined }]),
  ...Object.entries(NF_KINDS).flatMap(([nfType, kind]): [string, TokenMatch][] => {
    const token = nfType.toLowerCase().replaceAll('_', '-');
    return [
      [token, { kind, nfType }],
      [token.replaceAll('-', ''), { kind, nfType }],
    ];
  }),
]);

/**
 * The network function a text names: whole words only, the longest token first, and of several the last, because
 * names grow to the right (`core-a-smf`, `amf-mongodb`). Numbers after a word do not matter (`upf2`).
 */
export function matchToken(text: string): TokenMatch | undefined {
  const words = text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  for (let end = words.length; end > 0; end--) {
    for (let length = Math.min(LONGEST_TOKEN, end); length > 0; length--) {
      const token = words.slice(end - length, end).join('-');
      const match = TOKENS.get(token) ?? TOKENS.get(token.replace(/\d+$/, ''));
      if (match) return match;
    }
  }
  return undefined;
}

/** As {@link matchToken} for a command line, where daemons are called `amfd` and configuration files follow. */
export function matchCommand(command: readonly string[]): TokenMatch | undefined {
  for (const argument of command) {
    for (const word of argument.split(/\s+/)) {
      if (word.startsWith('-') || word === '') continue;
      const program = word.slice(word.lastIndexOf('/') + 1);
      const match = matchToken(program) ?? matchToken(program.replace(/d$/, ''));
      if (match?.nfType !== undefined) return match;
    }
  }
  return undefined;
}
