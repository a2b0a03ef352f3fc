import { fail } from '@cleanpath/model';
import { graphml } from './graphml/graphml-format.js';
import { compose } from './compose/compose-format.js';
import { geojson } from './geojson/geojson-format.js';
import type { ImportFormat } from './import-format.js';
import { headText } from './input/decode-text.js';
import type { InputFile } from './input/read-input.js';
import { kubernetes } from './kubernetes/kubernetes-format.js';
import { rfc8345 } from './rfc8345/rfc8345-format.js';
import { sitesCsv } from './sites-csv/sites-csv-format.js';
import { tapi } from './tapi/tapi-format.js';
import { teiv } from './teiv/teiv-format.js';

/** Every format that can be imported, in the order of the help. */
export const IMPORT_FORMATS: readonly ImportFormat[] = [
  rfc8345,
  tapi,
  graphml,
  geojson,
  teiv,
  sitesCsv,
  kubernetes,
  compose,
];

export function importFormat(id: string): ImportFormat {
  const format = IMPORT_FORMATS.find((candidate) => candidate.id === id);
  if (format) return format;
  const names = IMPORT_FORMATS.map((candidate) => candidate.id).join(', ');
  throw fail('format-unknown', { value: id, message: `There is no format "${id}"; there are: ${names}` });
}

/** The format a file most probably has, or undefined where none claims it. */
export function detectFormat(file: InputFile): ImportFormat | undefined {
  const head = headText(file);
  let best: ImportFormat | undefined;
  let bestScore = 0;
  for (const format of IMPORT_FORMATS) {
    const score = format.detect(head, file.name);
    if (score > bestScore) [best, bestScore] = [format, score];
  }
  return best;
}
