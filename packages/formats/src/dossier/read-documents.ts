import { problem, type SourcePlace } from '@cleanpath/model';
import { decodeText } from '../text/encoding.js';
import { parseYaml, type YamlText } from '../text/yaml.js';
import type { DossierBuilder } from './builder.js';
import type { RecordPlaces } from './check-record.js';
import type { FileRole } from './dossier-files.js';
import type { RecordList } from './record-list.js';
import { isPlainObject } from './row-reader.js';

/** Lists of records a YAML file may hold, by member name; the first may also stand alone as a top-level list. */
type Lists = Readonly<Record<string, RecordList<{ readonly id: string }>>>;

/** Reads one YAML file of a dossier into the builder; returns the records found. */
export function readDocument(role: FileRole, bytes: Uint8Array, file: string, builder: DossierBuilder): number {
  const decoded = decodeText(bytes, file);
  builder.problems.addAll(decoded.problems);
  if (decoded.text === undefined) return 0;
  const yaml = parseYaml(decoded.text, file);
  builder.problems.addAll(yaml.problems);
  if (!('value' in yaml)) return 0;
  if (yaml.value === null || yaml.value === undefined) {
    builder.problems.add(
      problem('syntax-invalid', { file, message: 'The file is empty', remedy: 'Fill the file or remove it.' }),
    );
    return 0;
  }
  if (role === 'manifest') return Number(builder.readManifest(yaml.value, placesAt(yaml, file, [])));
  if (role === 'policy') return Number(builder.readPolicy(yaml.value, placesAt(yaml, file, [])));
  const lists = listsOf(role, builder);
  return readLists(yaml, file, lists, builder);
}

function listsOf(role: FileRole, builder: DossierBuilder): Lists {
  if (role === 'suppliers') return { suppliers: builder.suppliers };
  if (role === 'slices') return { slices: builder.slices };
  if (role === 'demands') return { demands: builder.demands };
  return { evidence: builder.evidence, sources: builder.sources };
}

function readLists(yaml: YamlText, file: string, lists: Lists, builder: DossierBuilder): number {
  const names = Object.keys(lists);
  const { value } = yaml;
  if (Array.isArray(value)) return readList(yaml, file, [], value, lists[names[0]!]!);
  let count = 0;
  if (!isPlainObject(value)) {
    builder.problems.note('value-invalid', {
      ...yaml.at([]),
      message: `Expected a list of records under “${names.join('” and “')}”`,
    });
    return 0;
  }
  for (const [key, list] of Object.entries(value)) {
    const target = Object.hasOwn(lists, key) ? lists[key] : undefined;
    if (target === undefined && !builder.problems.keeps('value-invalid')) builder.problems.count('value-invalid');
    else if (target === undefined)
      builder.problems.note('value-invalid', {
        ...yaml.at([key]),
        value: key,
        message: `The member “${key}” is not known here`,
        remedy: `Use ${names.map((name) => `“${name}”`).join(' or ')}.`,
      });
    else if (Array.isArray(list)) count += readList(yaml, file, [key], list, target);
    else if (list !== null)
      builder.problems.note('value-invalid', {
        ...yaml.at([key]),
        message: `“${key}” is not a list`,
        remedy: 'Begin each record with “- ”.',
      });
  }
  return count;
}

function readList(
  yaml: YamlText,
  file: string,
  prefix: readonly string[],
  items: readonly unknown[],
  list: RecordList<{ readonly id: string }>,
): number {
  items.forEach((item, i) => list.add(readTlp(item), placesAt(yaml, file, [...prefix, i])));
  return items.length;
}

function placesAt(yaml: YamlText, file: string, prefix: readonly PropertyKey[]): RecordPlaces {
  const { line } = yaml.at(prefix);
  const place: SourcePlace = { file, ...(line === undefined ? {} : { line }) };
  return {
    place,
    at: (path) => yaml.at([...prefix, ...path]),
    written: (path) => yaml.written([...prefix, ...path]),
  };
}

/** TLP 1.0 called `TLP:CLEAR` white (FIRST TLP 2.0, change notes). */
function readTlp(item: unknown): unknown {
  return isPlainObject(item) && item['marking'] === 'TLP:WHITE' ? { ...item, marking: 'TLP:CLEAR' } : item;
}
