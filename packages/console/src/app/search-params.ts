/** Everything after `?`, as text: filters, sort order, and `a`, the assessment in context. */
export type ConsoleSearch = Readonly<Record<string, string | undefined>>;

/** Longest value kept, characters; longer ones are no filter of ours. */
const MAX_VALUE = 500;

export function parseSearch(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(text)) if (value.length <= MAX_VALUE) values[name] = value;
  return values;
}

export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (typeof value === 'string' && value !== '') params.set(name, value);
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
