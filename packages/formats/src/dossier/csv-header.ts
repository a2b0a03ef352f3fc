import type { SourcePlace } from '@cleanpath/model';
import type { CsvColumn } from '../text/csv-scan.js';
import type { ProblemList } from './problem-list.js';
import { suggestionText } from './suggest.js';

/** Prefix of CSV columns that are meant to be attributes; without it a column is kept with a warning. */
export const ATTRIBUTE_PREFIX = 'attributes.';

/** What each column of a CSV table is. Unknown ones become attributes, with one warning each. */
export function csvHeader(
  names: readonly string[],
  place: SourcePlace,
  table: { readonly fields: readonly string[]; readonly required: readonly string[] },
  problems: ProblemList,
): CsvColumn[] {
  const seen = new Map<string, number>();
  const columns = names.map((name, index): CsvColumn => {
    if (name === '') return 'ignore';
    const first = seen.get(name);
    if (first !== undefined) {
      problems.note('header-duplicate', {
        ...place,
        value: name,
        message: `The column “${name}” is both number ${first + 1} and ${index + 1}`,
      });
      return 'ignore';
    }
    seen.set(name, index);
    const field = table.fields.indexOf(name);
    if (field >= 0) return { field };
    if (name === '__proto__' || name === `${ATTRIBUTE_PREFIX}__proto__`) {
      problems.note('format-refused', { ...place, value: name, message: 'The column name “__proto__” is refused' });
      return 'ignore';
    }
    if (name.startsWith(ATTRIBUTE_PREFIX) && name !== ATTRIBUTE_PREFIX)
      return { attribute: name.slice(ATTRIBUTE_PREFIX.length) };
    const hint = suggestionText(name, table.fields);
    problems.note('field-unknown', {
      ...place,
      value: name,
      message: `The column “${name}” is not known; it is kept as an attribute`,
      remedy: `${hint}Name it “${ATTRIBUTE_PREFIX}${name}” if it is meant as an attribute.`,
    });
    return { attribute: name };
  });
  for (const name of table.required)
    if (!seen.has(name)) {
      const near = names.find((given) => given.toLowerCase() === name.toLowerCase());
      problems.note('header-missing', {
        ...place,
        message: `There is no column “${name}”`,
        ...(near === undefined ? {} : { remedy: `Rename the column “${near}” to “${name}”.` }),
      });
    }
  return columns;
}
