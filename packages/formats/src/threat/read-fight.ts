import {
  CleanpathError,
  fail,
  hasErrors,
  problem,
  type Problem,
  type Technique,
  type TechniqueMitigation,
  type TechniqueStatus,
  type ThreatCatalog,
} from '@cleanpath/model';
import { decodeText } from '../text/encoding.js';
import { parseYaml, type YamlText } from '../text/yaml.js';

/** Largest catalog accepted, in bytes: the published one has 1.1 MB, and the parser builds a tree many times its size. */
export const MAX_FIGHT_BYTES = 16 * 1024 * 1024;

/** Faults told for one file. */
const MAX_PROBLEMS = 20;

/**
 * Reads the MITRE FiGHT catalog in the YAML form its project publishes (Apache-2.0). Addendums count: their mitigations
 * and segments stand nowhere else. A technique without segments has those of its sub-techniques. Throws every problem
 * found, with its place.
 */
export function readFightCatalog(bytes: Uint8Array, file: string): ThreatCatalog {
  if (bytes.length > MAX_FIGHT_BYTES)
    throw fail('file-too-large', { file, message: `A catalog of threats may have ${MAX_FIGHT_BYTES / 1048576} MiB` });
  const decoded = decodeText(bytes, file);
  const yaml = decoded.text === undefined ? undefined : parseYaml(decoded.text, file);
  const problems = [...decoded.problems, ...(yaml?.problems ?? [])];
  if (!yaml || hasErrors(problems)) throw new CleanpathError(problems);
  const reader = newReader(yaml);
  const top = reader.record([], yaml.value);
  const names = (member: string): Map<string, string> =>
    new Map(
      reader
        .records([member], top[member])
        .map(([path, item]) => [reader.id([...path, 'id'], item['id']), reader.text([...path, 'name'], item['name'])]),
    );
  const mitigations = names('mitigations');
  const tactics = names('tactics');
  const techniques = new Map<string, Technique>();
  for (const [path, item] of reader.records(['techniques'], top['techniques'])) {
    const technique = readTechnique(reader, path, item, mitigations);
    if (techniques.has(technique.id))
      reader.report('duplicate-id', [...path, 'id'], `The technique ${technique.id} is described twice`);
    techniques.set(technique.id, technique);
  }
  for (const [path, item] of reader.records(['techniques'], top['techniques'])) {
    const parent = item['subtechnique-of'];
    if (typeof parent === 'string' && parent !== '' && !techniques.has(parent))
      reader.report('reference-dangling', [...path, 'subtechnique-of'], `There is no technique ${parent}`);
  }
  if (techniques.size === 0) reader.report('value-missing', ['techniques'], 'The catalog describes no techniques');
  if (reader.problems.length > 0) throw new CleanpathError(reader.problems.slice(0, MAX_PROBLEMS));
  const name = reader.text(['name'], top['name']);
  return { name, tactics, techniques: withInheritedSegments(techniques), mitigations };
}

type Path = readonly (string | number)[];
type Item = Readonly<Record<string, unknown>>;

interface Reader {
  readonly problems: Problem[];
  report(
    code: 'value-invalid' | 'value-missing' | 'duplicate-id' | 'reference-dangling',
    path: Path,
    message: string,
  ): void;
  record(path: Path, value: unknown): Item;
  records(path: Path, value: unknown): [Path, Item][];
  id(path: Path, value: unknown): string;
  text(path: Path, value: unknown): string;
  strings(path: Path, value: unknown): string[];
}

function newReader(yaml: YamlText): Reader {
  const reader: Reader = {
    problems: [],
    report(code, path, message) {
      reader.problems.push(problem(code, { ...yaml.at(path), pointer: `/${path.join('/')}`, message }));
    },
    record(path, value) {
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Item;
      reader.report('value-invalid', path, 'A record is expected here');
      return {};
    },
    records(path, value) {
      if (value === undefined || value === null) return [];
      if (Array.isArray(value)) return value.map((item, i) => [[...path, i], reader.record([...path, i], item)]);
      reader.report('value-invalid', path, 'A list is expected here');
      return [];
    },
    id(path, value) {
      if (typeof value === 'string' && ID.test(value)) return value;
      reader.report('value-invalid', path, 'An id such as FGT1195.002 is expected here');
      return '';
    },
    text(path, value) {
      if (value === undefined || value === null) return '';
      if (typeof value === 'string') return value.replaceAll('\r\n', '\n').trim();
      reader.report('value-invalid', path, 'A text is expected here');
      return '';
    },
    strings(path, value) {
      if (value === undefined || value === null) return [];
      if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
      reader.report('value-invalid', path, 'A list of texts is expected here');
      return [];
    },
  };
  return reader;
}

/** Ids of FiGHT and of the ATT&CK objects it takes over. */
const ID = /^[A-Z]{1,5}[0-9]{4}(\.[0-9]{3})?$/;

function readTechnique(reader: Reader, path: Path, item: Item, known: ReadonlyMap<string, string>): Technique {
  const parent = reader.text([...path, 'subtechnique-of'], item['subtechnique-of']);
  const addendums = reader.records([...path, 'addendums'], item['addendums']);
  const parts: [Path, Item][] = [[path, item], ...addendums];
  const mitigations = new Map<string, TechniqueMitigation>();
  for (const [at, part] of parts)
    for (const [where, link] of reader.records([...at, 'mitigations'], part['mitigations'])) {
      const id = reader.id([...where, 'fgmid'], link['fgmid']);
      if (!known.has(id)) reader.report('reference-dangling', [...where, 'fgmid'], `There is no mitigation ${id}`);
      // Some links are listed twice; the first one is kept.
      if (!mitigations.has(id))
        mitigations.set(id, { id, how: reader.text([...where, 'mitigates'], link['mitigates']) });
    }
  return {
    id: reader.id([...path, 'id'], item['id']),
    name: reader.text([...path, 'name'], item['name']),
    ...(parent === '' ? {} : { parent }),
    tactics: reader.strings([...path, 'tactics'], item['tactics']),
    segments: [
      ...new Set([
        ...split(reader.text([...path, 'architecture-segment'], item['architecture-segment'])),
        ...addendums.flatMap(([at, part]) => addendumSegments(reader.text([...at, 'name'], part['name']))),
      ]),
    ],
    status: statusOf(reader.text([...path, 'status'], item['status'])),
    preconditions: parts.flatMap(([at, part]) =>
      reader.records([...at, 'preconditions'], part['preconditions']).map(([where, condition]) => ({
        name: reader.text([...where, 'name'], condition['name']),
        description: reader.text([...where, 'description'], condition['description']),
      })),
    ),
    mitigations: [...mitigations.values()],
  };
}

const split = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Addendums carry their segments in a heading of their name: “### Architecture Segments: OA&M, RAN”. */
function addendumSegments(name: string): string[] {
  const heading = name.split('\n').find((line) => /^#+\s*Architecture Segments?:/i.test(line));
  return heading === undefined ? [] : split(heading.slice(heading.indexOf(':') + 1));
}

/** Spellings vary: “POC”, “Observed In 4G And Expected …”. What is neither observed nor shown counts as theoretical. */
function statusOf(text: string): TechniqueStatus {
  const plain = text.toLowerCase();
  if (plain === 'observed') return 'observed';
  if (plain.startsWith('observed')) return 'observed-elsewhere';
  return plain === 'poc' || plain.startsWith('proof of concept') ? 'proof-of-concept' : 'theoretical';
}

function withInheritedSegments(techniques: ReadonlyMap<string, Technique>): Map<string, Technique> {
  const below = new Map<string, Set<string>>();
  for (const { parent, segments } of techniques.values()) {
    if (parent === undefined) continue;
    const all = below.get(parent) ?? new Set<string>();
    for (const segment of segments) all.add(segment);
    below.set(parent, all);
  }
  return new Map(
    [...techniques].map(([id, technique]) => [
      id,
      technique.segments.length > 0 ? technique : { ...technique, segments: [...(below.get(id) ?? [])] },
    ]),
  );
}
