/** One version as found in a text, with what had to be understood to get there. */
export interface VersionText {
  readonly version: string;
  /** More than dropping a leading V was needed. */
  readonly guessed: boolean;
  readonly family?: string;
  /** Anything may follow: the text ended in `x` or `*`. */
  readonly wild?: boolean;
  readonly date?: string;
}

const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];
const FAMILY = /^([A-Za-z][A-Za-z]*(?:\/[A-Za-z]+)*)_(?=\d)/;
const DATED = /^(\S*\d\S*)\/(\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2})$/;
const FILE = /\.[a-z]{3}$/i;

/** Reads the text of a bound; undefined where it names no version. */
export function versionText(given: string): VersionText | undefined {
  const text = given.trim();
  if (text === '' || !/[0-9A-Za-z]/.test(text)) return undefined;
  const month = /^([a-z]+) (\d{4})$/i.exec(text);
  const at = month ? MONTHS.indexOf((month[1] ?? '').toLowerCase()) : -1;
  if (month && at >= 0)
    return { version: '', guessed: true, date: `${month[2]}-${String(at + 1).padStart(2, '0')}-01` };
  const family = FAMILY.exec(text)?.[1];
  if (family !== undefined) return { version: text.slice(family.length + 1), guessed: true, family };
  const dated = DATED.exec(text)?.[1];
  if (dated !== undefined) return { version: bare(dated), guessed: true };
  const wild = /^(.*\d)(?:-x|\.x|x|\.\*|\*)$/i.exec(text)?.[1];
  if (wild !== undefined) return { version: bare(wild), guessed: true, wild: true };
  return { version: bare(text), guessed: /[{}_]/.test(text) || (FILE.test(text) && /[a-z]/i.test(text)) };
}

/** Without `v`, `V` or `v.` before a digit, and without words that only say that a version follows. */
export function bare(text: string): string {
  return text
    .trim()
    .replace(/^(?:releases?|versions?|ver\.?) +(?=[vV0-9])/i, '')
    .replace(/^[vV]\.? ?(?=\d)/, '');
}
