import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { problem, type Problem, type SourcePlace } from '@cleanpath/model';

export interface YamlText {
  /** Absent when the text cannot be parsed or is refused. */
  readonly value?: unknown;
  readonly problems: readonly Problem[];
  /** Place of the value at a path; of its nearest ancestor where it is absent. */
  at(path: readonly PropertyKey[]): SourcePlace;
  /** The scalar at a path as it was written, before YAML gave it a type. */
  written(path: readonly PropertyKey[]): string | undefined;
}

/** Aliases expanded in one document: enough for hand-written anchors, far too few for an alias bomb. */
const MAX_ALIASES = 100;
/** Repeated keys reported for one document. */
const MAX_REPEATED_KEYS = 20;
/** Deepest nesting accepted; the parser is recursive. */
const MAX_DEPTH = 100;

/** One YAML 1.2 document (core schema) with the place of every value. Duplicate keys, tabs and alias bombs are problems. */
export function parseYaml(text: string, file: string): YamlText {
  const lines = new LineCounter();
  const refused = (problems: Problem[]): YamlText => ({ problems, at: () => ({ file }), written: () => undefined });
  const depth = deepestFlow(text);
  if (depth > MAX_DEPTH)
    return refused([
      problem('format-refused', { file, message: `The document is nested deeper than ${MAX_DEPTH} levels` }),
    ]);
  let document: Document.Parsed;
  try {
    document = parseDocument(text, {
      lineCounter: lines,
      version: '1.2',
      schema: 'core',
      merge: false,
      uniqueKeys: false,
      prettyErrors: false,
      stringKeys: true,
    });
  } catch (cause) {
    return refused([
      problem('syntax-invalid', { file, message: `The YAML cannot be parsed: ${(cause as Error).message}` }),
    ]);
  }
  const placeAt = (offset: number): SourcePlace => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problems = document.errors.map(({ code, message, pos }) => yamlProblem(code, message, placeAt(pos[0])));
  if (problems.length === 0) {
    const offsets = [...repeatedKeys(document.contents)].sort((a, b) => a - b);
    problems.push(...offsets.slice(0, MAX_REPEATED_KEYS).map((offset) => repeatedKey(placeAt(offset))));
  }
  if (problems.length > 0) return refused(problems);
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    return {
      value,
      problems: [],
      at: (path) => placeAt(nodeOffset(document, path)),
      written: (path) => {
        const node = path.length === 0 ? document.contents : document.getIn(path, true);
        return isScalar(node) ? node.source : undefined;
      },
    };
  } catch (cause) {
    const message = (cause as Error).message;
    return refused([
      problem('format-refused', {
        file,
        message: `The YAML is refused: ${message}`,
        remedy: 'Write the repeated parts out instead of using aliases.',
      }),
    ]);
  }
}

function yamlProblem(code: string, message: string, place: SourcePlace): Problem {
  // The parser is recursive; a stack that overflows is reported like any syntax error.
  if (message.includes('call stack'))
    return problem('format-refused', { ...place, message: 'The document is nested too deeply' });
  if (code === 'TAB_AS_INDENT')
    return problem('syntax-invalid', {
      ...place,
      message: 'A tab is used for indentation',
      remedy: 'Indent with spaces.',
    });
  if (code === 'MULTIPLE_DOCS')
    return problem('syntax-invalid', {
      ...place,
      message: 'The file holds more than one YAML document',
      remedy: 'Keep one document per file.',
    });
  return problem('syntax-invalid', { ...place, message: `The YAML is not valid: ${message}` });
}

/**
 * Offsets of keys that stand in their mapping already. The parser's own check compares every key with every other:
 * a mapping of 100,000 keys takes minutes.
 */
function* repeatedKeys(root: unknown): Generator<number> {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (isSeq(node)) for (const item of node.items) open.push(item);
    if (!isMap(node)) continue;
    const seen = new Set<unknown>();
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? key.value : key;
      if (seen.has(name)) yield offsetOf(key) ?? 0;
      seen.add(name);
      open.push(value);
    }
  }
}

function repeatedKey(place: SourcePlace): Problem {
  return problem('syntax-invalid', {
    ...place,
    message: 'A key occurs twice in one mapping',
    remedy: 'Remove or rename one of the keys.',
  });
}

/** Offset of the value at a path; the key's where the value is empty. */
function nodeOffset(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = offsetOf(node) ?? 0;
  for (const key of path) {
    let next: unknown;
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key),
      );
      offset = offsetOf(pair?.key) ?? offset;
      next = pair?.value;
    } else if (isSeq(node)) next = node.items[Number(key)];
    if (next === undefined || next === null) return offset;
    node = next;
    offset = offsetOf(node) ?? offset;
  }
  return offset;
}

function offsetOf(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined;
  return (node.range as readonly number[] | null | undefined)?.[0];
}

/** An upper bound of the nesting: flow brackets opened at once, or the deepest indentation. */
function deepestFlow(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x5b || c === 0x7b) {
      if (++depth > deepest) deepest = depth;
    } else if ((c === 0x5d || c === 0x7d) && depth > 0) depth--;
  }
  return deepest;
}
