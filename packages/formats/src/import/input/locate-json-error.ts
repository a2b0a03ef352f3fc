/** Deepest nesting accepted; real network files stay below 20. */
export const MAX_JSON_DEPTH = 200;

export interface JsonErrorPlace {
  readonly offset: number;
  readonly message: string;
}

const TOKEN =
  // eslint-disable-next-line no-control-regex -- JSON strings must not hold them (RFC 8259 §7)
  /[ \t\n\r]+|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/y;

/**
 * Where a text stops being JSON (RFC 8259). The messages of JavaScript engines differ between versions and often
 * lack a position, so the first offending token is looked up here, after the engine has refused the text.
 */
export function locateJsonError(text: string): JsonErrorPlace {
  const open: string[] = [];
  let expected: Expected = 'value';
  TOKEN.lastIndex = 0;
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) {
      const rest = text.charAt(at);
      return {
        offset: at,
        message: rest === '"' ? 'A string is not closed or holds a bad character' : unexpected(rest),
      };
    }
    if (!/^[ \t\n\r]/.test(token)) {
      const next = step(expected, token, open);
      if (next === undefined) return { offset: at, message: unexpected(token) };
      expected = next;
    }
    at += token.length;
  }
  return { offset: text.length, message: 'The JSON ends too early; is the file cut off?' };
}

/** Line and column of an offset, both from 1. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (;;) {
    const end = text.indexOf('\n', start);
    if (end === -1 || end >= offset) return { line, column: offset - start + 1 };
    line++;
    start = end + 1;
  }
}

type Expected = 'value' | 'value-or-close' | 'key' | 'key-or-close' | 'colon' | 'comma-or-close' | 'end';

function step(expected: Expected, token: string, open: string[]): Expected | undefined {
  const first = token.charAt(0);
  switch (expected) {
    case 'value':
    case 'value-or-close':
      if (first === '{') return enter(open, '}', 'key-or-close');
      if (first === '[') return enter(open, ']', 'value-or-close');
      if (first === ']' && expected === 'value-or-close') return close(open);
      return '}],:'.includes(first) ? undefined : after(open);
    case 'key':
    case 'key-or-close':
      if (first === '"') return 'colon';
      return first === '}' && expected === 'key-or-close' ? close(open) : undefined;
    case 'colon':
      return first === ':' ? 'value' : undefined;
    case 'comma-or-close':
      if (first === ',') return open.at(-1) === '}' ? 'key' : 'value';
      return first === open.at(-1) ? close(open) : undefined;
    case 'end':
      return undefined;
  }
}

function enter(open: string[], closing: string, next: Expected): Expected {
  open.push(closing);
  return next;
}

function close(open: string[]): Expected {
  open.pop();
  return after(open);
}

function after(open: string[]): Expected {
  return open.length === 0 ? 'end' : 'comma-or-close';
}

function unexpected(token: string): string {
  return `Unexpected ${JSON.stringify(token.slice(0, 20))} in the JSON`;
}
