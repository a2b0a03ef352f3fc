const TOKEN =
  // eslint-disable-next-line no-control-regex -- JSON strings hold no control characters (RFC 8259 §7)
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;

type Wanted = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end' | 'nothing';

/**
 * Index of the first character at which a text stops being JSON (RFC 8259), for messages: `JSON.parse` does not
 * always tell. The end of the text when it is cut off.
 */
export function jsonFaultAt(text: string): number {
  const open: ('{' | '[')[] = [];
  let wanted: Wanted = 'value';
  TOKEN.lastIndex = 0;
  for (;;) {
    const before = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) return skipSpace(text, before);
    const [whole, mark, string] = match;
    const at = TOKEN.lastIndex - whole.trimStart().length;
    const next = step(wanted, mark ?? (string === undefined ? 'scalar' : 'string'), open);
    if (next === undefined) return at;
    wanted = next;
  }
}

function step(wanted: Wanted, token: string, open: ('{' | '[')[]): Wanted | undefined {
  const afterValue = (): Wanted => (open.length === 0 ? 'nothing' : ', or end');
  if (wanted === 'value' || wanted === 'value or ]') {
    if (token === '{' || token === '[') {
      open.push(token);
      return token === '{' ? 'key or }' : 'value or ]';
    }
    if (token === ']' && wanted === 'value or ]') {
      open.pop();
      return afterValue();
    }
    return token === 'string' || token === 'scalar' ? afterValue() : undefined;
  }
  if (wanted === 'key' || wanted === 'key or }') {
    if (token === '}' && wanted === 'key or }') {
      open.pop();
      return afterValue();
    }
    return token === 'string' ? ':' : undefined;
  }
  if (wanted === ':') return token === ':' ? 'value' : undefined;
  if (wanted === 'nothing') return undefined;
  const inObject = open.at(-1) === '{';
  if (token === ',') return inObject ? 'key' : 'value';
  if (token !== (inObject ? '}' : ']')) return undefined;
  open.pop();
  return afterValue();
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\r\n'.includes(text[at]!)) at++;
  return at;
}
