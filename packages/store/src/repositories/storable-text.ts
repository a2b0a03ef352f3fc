/** Text as a database can hold it: NUL and lone surrogates, which UTF-8 and PostgreSQL have no place for, become U+FFFD. */
export function storableText(text: string): string {
  // eslint-disable-next-line no-control-regex -- NUL is what must go
  return text.toWellFormed().replace(/\u0000/g, '\ufffd');
}
