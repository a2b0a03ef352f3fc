import { fail, type SourcePlace } from '@cleanpath/model';
import { LineCounter, parseAllDocuments } from 'yaml';
import { decodeText } from './decode-text.js';
import { MAX_JSON_DEPTH } from './locate-json-error.js';
import { parseJson } from './parse-json.js';
import type { InputFile } from './read-input.js';

/** Largest YAML file, in bytes: the parser builds a tree many times the size of the text. */
const MAX_YAML_BYTES = 64 * 1024 * 1024;
/** Aliases resolved per document; a "billion laughs" file needs many times more. */
const MAX_ALIASES = 1000;

export interface YamlDocument {
  readonly value: unknown;
  /** Line its content begins at. */
  readonly place: SourcePlace;
}

/** Parses all documents of a YAML file (YAML 1.2 with merge keys), or JSON. Fails with line and column at the first error. */
export function parseYaml(file: InputFile): YamlDocument[] {
  if (file.bytes.length > MAX_YAML_BYTES) {
    throw fail('file-too-large', {
      file: file.name,
      message: `YAML files are limited to ${MAX_YAML_BYTES / 1048576} MiB`,
    });
  }
  const text = decodeText(file);
  // No line of JSON can begin with a document separator: such a file is a YAML stream in flow style.
  if (/^\s*[{[]/.test(text) && !text.includes('{{') && !/^---/m.test(text))
    return [{ value: parseJson(file), place: { file: file.name, line: 1 } }];
  checkNesting(text, file.name);
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter,
    merge: true,
    logLevel: 'error',
    prettyErrors: false,
    uniqueKeys: true,
  });
  if (!Array.isArray(documents)) return [];
  return documents.map((document) => {
    const error = document.errors[0];
    const start = lineCounter.linePos(error ? error.pos[0] : (document.contents?.range[0] ?? document.range[0]));
    const place = { file: file.name, line: start.line };
    if (error) throw fail('syntax-invalid', { ...place, column: start.col, message: firstLine(error.message) }, error);
    try {
      return { value: document.toJS({ maxAliasCount: MAX_ALIASES }) as unknown, place };
    } catch (cause) {
      if (cause instanceof RangeError) throw cause;
      throw fail(
        'format-refused',
        { ...place, message: `The YAML is refused: ${firstLine((cause as Error).message)}` },
        cause,
      );
    }
  });
}

/** Flow brackets and compact sequences nest without indentation; anything deeper is an attack, not a manifest. */
function checkNesting(text: string, file: string): void {
  let depth = 0;
  let line = 1;
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === '\n') line++;
    else if (c === '{' || c === '[') depth++;
    else if (c === '}' || c === ']') depth = Math.max(0, depth - 1);
    // Brackets inside plain text and block scalars are counted too, so the limit is wide.
    if (depth > MAX_JSON_DEPTH * 50) throw fail('format-refused', { file, line, message: 'The YAML nests too deeply' });
  }
  const compact = /^(?:\s*- ){100,}/m.exec(text);
  if (compact) throw fail('format-refused', { file, message: 'The YAML nests too deeply' });
}

function firstLine(message: string): string {
  const end = message.indexOf('\n');
  return (end === -1 ? message : message.slice(0, end)).slice(0, 200);
}
