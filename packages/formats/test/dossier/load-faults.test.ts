import { describe, expect, it } from 'vitest';
import { PROBLEMS, type ProblemCode } from '@cleanpath/model';
import { MANIFEST, VALID, errorsOf, loadWith, withCode } from './dossier-files.js';

interface Fault {
  readonly name: string;
  readonly files: Readonly<Record<string, string | Uint8Array | undefined>>;
  readonly code: ProblemCode;
  readonly at?: { readonly file?: string; readonly line?: number; readonly column?: number };
  readonly value?: string;
  readonly message?: RegExp;
  readonly remedy?: RegExp;
  readonly times?: number;
}

const elements = (rows: string, header = 'id,kind'): Fault['files'] => ({
  'elements.csv':
    `${header}\nru-1,radio-unit\ndu-1,distributed-unit\nhost-1,nfvi-host\n`.replace(/^.*\n/, `${header}\n`) + rows,
});
const onlyElements = (content: string): Fault['files'] => ({
  'elements.csv': content,
  'relations.csv': undefined,
  'demands.csv': undefined,
});
const relations = (rows: string, header = 'from,to,type'): Fault['files'] => ({
  'relations.csv': `${header}\n${rows}`,
});
const suppliers = (yaml: string): Fault['files'] => ({
  'suppliers.yaml': `${VALID['suppliers.yaml'] as string}${yaml}`,
});

const FAULTS: readonly Fault[] = [
  // Identity and references
  {
    name: 'a duplicate element id names the first place',
    files: elements('ru-1,radio-unit\n'),
    code: 'duplicate-id',
    at: { file: 'elements.csv', line: 5, column: 1 },
    value: 'ru-1',
    message: /elements\.csv:2/,
  },
  {
    name: 'a duplicate supplier id',
    files: suppliers('- id: alder\n  name: Other\n'),
    code: 'duplicate-id',
    at: { file: 'suppliers.yaml', line: 5, column: 7 },
    value: 'alder',
  },
  {
    name: 'a dangling relation end gets a suggestion',
    files: relations('ru-1,du-l,link\n'),
    code: 'reference-dangling',
    at: { file: 'relations.csv', line: 2 },
    value: 'du-l',
    remedy: /“du-1”/,
  },
  {
    name: 'a dangling supplier of an element',
    files: onlyElements('id,kind,supplier\na,link,aldr\n'),
    code: 'reference-dangling',
    at: { file: 'elements.csv', line: 2 },
    value: 'aldr',
    remedy: /“alder”/,
  },
  {
    name: 'a dangling product of an element',
    files: onlyElements('id,kind,product\na,link,radio-on\n'),
    code: 'reference-dangling',
    value: 'radio-on',
    remedy: /“radio-one”/,
  },
  {
    name: 'a dangling party',
    files: onlyElements('id,kind,parties\na,link,software:birhc\n'),
    code: 'reference-dangling',
    value: 'birhc',
    remedy: /“birch”/,
  },
  {
    name: 'a dangling owner',
    files: suppliers('- id: cedar\n  name: Cedar\n  owners:\n    - supplier: nobody\n'),
    code: 'reference-dangling',
    at: { file: 'suppliers.yaml', line: 8, column: 17 },
    value: 'nobody',
  },
  {
    name: 'a dangling demand end',
    files: { 'demands.csv': 'id,from,to\nx,ru-1,du-9\n' },
    code: 'reference-dangling',
    at: { file: 'demands.csv', line: 2, column: 8 },
    value: 'du-9',
  },
  {
    name: 'a dangling slice',
    files: { 'demands.csv': 'id,slice,from,to\nx,embb,ru-1,du-1\n' },
    code: 'reference-dangling',
    at: { line: 2, column: 3 },
    value: 'embb',
  },
  // Relations
  {
    name: 'a dependency cycle is told as a chain',
    files: relations('ru-1,du-1,managed-by\ndu-1,host-1,hosted-on\nhost-1,ru-1,timed-by\n'),
    code: 'dependency-cycle',
    message: /du-1 → host-1 → ru-1 → du-1/,
    times: 1,
  },
  {
    name: 'a self relation',
    files: relations('ru-1,ru-1,link\n'),
    code: 'self-relation',
    at: { line: 2 },
    value: 'ru-1',
  },
  {
    name: 'a repeated relation is merged with its count',
    files: relations('ru-1,du-1,link\nru-1,du-1,link\nru-1,du-1,link\n'),
    code: 'relation-repeated',
    at: { line: 2 },
    message: /3 times/,
    times: 1,
  },
  {
    name: 'an unknown relation type',
    files: relations('ru-1,du-1,hostedon\n'),
    code: 'relation-type-unknown',
    at: { line: 2, column: 11 },
    value: 'hostedon',
    remedy: /“hosted-on”/,
  },
  {
    name: 'a need above the members of the group',
    files: relations('ru-1,du-1,hosted-on,g,3\nru-1,host-1,hosted-on,g,3\n', 'from,to,type,group,need'),
    code: 'group-threshold',
    message: /needs 3 of 2/,
  },
  {
    name: 'duplicate members of a group count once',
    files: relations('ru-1,du-1,hosted-on,g,2\nru-1,du-1,managed-by,g,2\n', 'from,to,type,group,need'),
    code: 'group-threshold',
    message: /needs 2 of 1/,
  },
  {
    name: 'differing needs in one group',
    files: relations('ru-1,du-1,hosted-on,g,1\nru-1,host-1,hosted-on,g,2\n', 'from,to,type,group,need'),
    code: 'group-threshold',
    at: { line: 3 },
    message: /need 2 here and need 1 at relations\.csv:2/,
  },
  {
    name: 'a need stated in a part of the group only',
    files: relations('ru-1,du-1,hosted-on,g,1\nru-1,host-1,hosted-on,g,\n', 'from,to,type,group,need'),
    code: 'group-threshold',
    at: { line: 3 },
  },
  {
    name: 'a need of 0',
    files: relations('ru-1,du-1,hosted-on,g,0\n', 'from,to,type,group,need'),
    code: 'value-out-of-range',
    at: { line: 2, column: 23 },
    value: '0',
  },
  {
    name: 'a need without a group',
    files: relations('ru-1,du-1,hosted-on,,2\n', 'from,to,type,group,need'),
    code: 'group-threshold',
  },
  {
    name: 'a group on a link',
    files: relations('ru-1,du-1,link,g,\n', 'from,to,type,group,need'),
    code: 'value-invalid',
  },
  {
    name: 'a direction on a dependency',
    files: relations('ru-1,du-1,hosted-on,forward\n', 'from,to,type,direction'),
    code: 'value-invalid',
  },
  {
    name: 'a fractional metric',
    files: relations('ru-1,du-1,link,1.5\n', 'from,to,type,metric'),
    code: 'value-invalid',
    value: '1.5',
  },
  { name: 'a metric of 0', files: relations('ru-1,du-1,link,0\n', 'from,to,type,metric'), code: 'value-out-of-range' },
  // Values
  {
    name: 'an unknown element kind',
    files: elements('x,radio-unitt\n'),
    code: 'kind-unknown',
    at: { line: 5, column: 3 },
    value: 'radio-unitt',
    remedy: /“radio-unit”/,
  },
  { name: 'a missing id', files: elements(',radio-unit\n'), code: 'value-missing', at: { line: 5 } },
  { name: 'a missing kind', files: elements('x,\n'), code: 'value-missing', at: { line: 5 } },
  {
    name: 'an id with space around it',
    files: elements(' x,radio-unit\n'),
    code: 'value-invalid',
    at: { line: 5, column: 1 },
  },
  { name: 'an id that is too long', files: elements(`${'x'.repeat(257)},radio-unit\n`), code: 'value-invalid' },
  {
    name: 'a decimal comma',
    files: onlyElements('id;kind;lat\na;link;1,5\n'),
    code: 'unit-wrong',
    at: { line: 2, column: 8 },
    value: '1,5',
    remedy: /degrees/,
  },
  {
    name: 'a capacity with its unit',
    files: onlyElements('id,kind,capacity\na,link,10Gbps\n'),
    code: 'unit-wrong',
    value: '10Gbps',
    remedy: /bit\/s/,
  },
  {
    name: 'a percentage',
    files: onlyElements('id,kind,population\na,link,12 %\n'),
    code: 'unit-wrong',
    value: '12 %',
    remedy: /people/,
  },
  { name: 'a hexadecimal number', files: onlyElements('id,kind,population\na,link,0x10\n'), code: 'unit-wrong' },
  { name: 'digit grouping', files: onlyElements("id,kind,population\na,link,1'000'000\n"), code: 'unit-wrong' },
  {
    name: 'a word for a number',
    files: onlyElements('id,kind,capacity\na,link,fast\n'),
    code: 'value-invalid',
    value: 'fast',
  },
  { name: 'NaN', files: onlyElements('id,kind,capacity\na,link,NaN\n'), code: 'value-invalid' },
  {
    name: 'a number beyond all doubles',
    files: onlyElements('id,kind,capacity\na,link,1e999\n'),
    code: 'value-invalid',
  },
  {
    name: 'a latitude outside the earth',
    files: onlyElements('id,kind,lat\na,link,90.5\n'),
    code: 'value-out-of-range',
    value: '90.5',
    remedy: /-90 to 90/,
  },
  { name: 'a negative cost', files: onlyElements('id,kind,replacementCost\na,link,-1\n'), code: 'value-out-of-range' },
  {
    name: 'an impossible date',
    files: onlyElements('id,kind,installed\na,link,2025-02-30\n'),
    code: 'date-invalid',
    at: { line: 2, column: 8 },
    value: '2025-02-30',
  },
  {
    name: 'the 29th of February of a common year',
    files: onlyElements('id,kind,installed\na,link,1900-02-29\n'),
    code: 'date-invalid',
  },
  {
    name: 'a date in another style',
    files: onlyElements('id,kind,installed\na,link,30.06.2025\n'),
    code: 'date-invalid',
    remedy: /YYYY-MM-DD/,
  },
  {
    name: 'an end of life before the installation',
    files: onlyElements('id,kind,installed,endOfLife\na,link,2025-01-02,2025-01-01\n'),
    code: 'dates-order',
    at: { line: 2, column: 19 },
  },
  {
    name: 'an ownership that ends before it begins',
    files: suppliers('- id: c\n  name: C\n  owners:\n    - {supplier: alder, from: 2025-01-01, until: 2025-01-01}\n'),
    code: 'dates-order',
    at: { file: 'suppliers.yaml', line: 8 },
  },
  {
    name: 'ownership above 100 % at one date',
    files: suppliers(
      '- id: c\n  name: C\n  owners:\n    - {supplier: alder, share: 0.6, from: 2020-01-01}\n    - {supplier: birch, share: 0.6, from: 2021-01-01}\n',
    ),
    code: 'ownership-sum',
    at: { line: 8 },
    message: /120\.0 %.*2021-01-01/,
  },
  {
    name: 'a shared alias',
    files: suppliers('- id: c\n  name: C\n  aliases:\n    - {name: ALDER  radio}\n'),
    code: 'alias-shared',
    at: { file: 'suppliers.yaml', line: 5 },
    message: /“c” and “alder”/,
  },
  {
    name: 'a shared LEI',
    files: {
      'suppliers.yaml':
        '- {id: alder, name: A, lei: AAAAAAAAAAAAAAAAAA11}\n- {id: birch, name: B, lei: AAAAAAAAAAAAAAAAAA11}\n',
    },
    code: 'alias-shared',
    message: /LEI/,
  },
  // Demands
  {
    name: 'a demand with ends and a set',
    files: { 'demands.csv': 'id,from,to,elements\nx,ru-1,du-1,host-1\n' },
    code: 'value-invalid',
    at: { file: 'demands.csv', line: 2, column: 13 },
  },
  {
    name: 'a demand with one end',
    files: { 'demands.csv': 'id,from,to\nx,ru-1,\n' },
    code: 'value-invalid',
    at: { line: 2 },
  },
  {
    name: 'a demand without a leg',
    files: { 'demands.csv': 'id,name\nx,X\n' },
    code: 'demand-empty',
    at: { line: 2, column: 1 },
    value: 'x',
  },
  {
    name: 'a demand that contradicts itself',
    files: { 'demands.csv': 'id,weight,from,to\nx,1,ru-1,du-1\nx,2,du-1,ru-1\n' },
    code: 'value-invalid',
    at: { line: 3, column: 3 },
    message: /earlier row.*1/,
  },
  // Evidence
  {
    name: 'evidence about an unknown subject',
    files: { 'evidence.yaml': evidence('subject: {kind: supplier, id: nobody}') },
    code: 'reference-dangling',
    at: { file: 'evidence.yaml', line: 7 },
    value: 'nobody',
  },
  {
    name: 'evidence from an unknown source',
    files: { 'evidence.yaml': evidence('source: lab') },
    code: 'reference-dangling',
    value: 'lab',
    remedy: /“labo”/,
  },
  {
    name: 'a criterion in the wrong form',
    files: { 'evidence.yaml': evidence('criterion: security') },
    code: 'value-invalid',
    at: { file: 'evidence.yaml', line: 8 },
  },
  {
    name: 'an unknown source grade',
    files: { 'evidence.yaml': evidence('').replace('grade: B', 'grade: G') },
    code: 'grade-unknown',
    value: 'G',
  },
  { name: 'a support out of range', files: { 'evidence.yaml': evidence('support: 1.5') }, code: 'support-range' },
  { name: 'a hash that is none', files: { 'evidence.yaml': evidence('sha256: abc') }, code: 'hash-format' },
  {
    name: 'evidence that expires before it was observed',
    files: { 'evidence.yaml': evidence('expiresAt: 2019-01-01') },
    code: 'dates-order',
  },
  // Files and headers
  {
    name: 'no manifest',
    files: { 'dossier.yaml': undefined },
    code: 'file-missing',
    at: { file: 'dossier.yaml' },
    times: 1,
  },
  {
    name: 'no elements',
    files: { 'elements.csv': undefined, 'relations.csv': undefined, 'demands.csv': undefined },
    code: 'file-missing',
  },
  {
    name: 'an unsupported dossier version',
    files: { 'dossier.yaml': MANIFEST.replace('dossier: 1', 'dossier: 2') },
    code: 'schema-version',
    at: { file: 'dossier.yaml', line: 1 },
  },
  {
    name: 'a file that does not belong',
    files: { 'element.csv': 'x' },
    code: 'file-unexpected',
    at: { file: 'element.csv' },
    remedy: /elements\.csv/,
  },
  {
    name: 'a missing column',
    files: { 'elements.csv': 'Id,kind\nru-1,link\n' },
    code: 'header-missing',
    at: { file: 'elements.csv', line: 1 },
    remedy: /“Id” to “id”/,
  },
  {
    name: 'a duplicate column',
    files: elements('', 'id,kind,kind').valueOf() as Fault['files'],
    code: 'header-duplicate',
    at: { line: 1 },
    value: 'kind',
  },
  {
    name: 'an unknown column is warned of once',
    files: onlyElements('id,kind,colour\na,link,red\nb,link,blue\n'),
    code: 'field-unknown',
    at: { line: 1 },
    value: 'colour',
    times: 1,
  },
  {
    name: 'an empty file',
    files: { 'elements.csv': '' },
    code: 'syntax-invalid',
    at: { file: 'elements.csv' },
    message: /empty/,
  },
  { name: 'an empty YAML file', files: { 'suppliers.yaml': '' }, code: 'syntax-invalid', message: /empty/ },
  {
    name: 'a row with too few fields',
    files: onlyElements('id,kind,name\na,link\n'),
    code: 'row-shape',
    at: { line: 2 },
    message: /2 fields.*3/,
  },
  {
    name: 'a row with too many fields',
    files: onlyElements('id,kind\na,link,x\n'),
    code: 'row-shape',
    at: { line: 2 },
    message: /3 fields.*2/,
  },
  {
    name: 'an unterminated quote',
    files: onlyElements('id,kind,name\na,link,ok\nb,link,"never\nclosed\n'),
    code: 'syntax-invalid',
    at: { file: 'elements.csv', line: 3, column: 8 },
    message: /never closed/,
  },
  {
    name: 'text after a closing quote',
    files: onlyElements('id,kind,name\na,link,"x"y\n'),
    code: 'syntax-invalid',
    at: { line: 2, column: 11 },
  },
  {
    name: 'a bad line of NDJSON',
    files: {
      'elements.csv': undefined,
      'elements.ndjson':
        '{"id":"ru-1","kind":"link"}\n{"id":}\n{"id":"du-1","kind":"link"}\n{"id":"host-1","kind":"link"}\n',
    },
    code: 'syntax-invalid',
    at: { file: 'elements.ndjson', line: 2, column: 7 },
    times: 1,
  },
  {
    name: 'an NDJSON line that is no object',
    files: { 'elements.ndjson': '[1]\n' },
    code: 'syntax-invalid',
    at: { line: 1 },
  },
  {
    name: 'a repeated member in NDJSON',
    files: { 'elements.ndjson': '{"id":"x","kind":"link","kind":"tower"}\n' },
    code: 'syntax-invalid',
    message: /twice/,
  },
  {
    name: 'a number written as text in NDJSON',
    files: { 'elements.ndjson': '{"id":"x","kind":"link","lat":"1"}\n' },
    code: 'value-invalid',
    at: { line: 1, column: 32 },
  },
  {
    name: 'half a surrogate pair',
    files: { 'elements.ndjson': '{"id":"x","kind":"link","name":"\\ud800"}\n' },
    code: 'value-invalid',
    message: /surrogate/,
  },
  // Hostile structures
  {
    name: 'a prototype key in NDJSON',
    files: { 'elements.ndjson': '{"id":"x","kind":"link","__proto__":{"a":1}}\n' },
    code: 'format-refused',
  },
  {
    name: 'a nested prototype key in NDJSON',
    files: { 'elements.ndjson': '{"id":"x","kind":"link","attributes":{"a":{"__proto__":1}}}\n' },
    code: 'format-refused',
  },
  { name: 'a prototype column', files: onlyElements('id,kind,__proto__\na,link,x\n'), code: 'format-refused' },
  {
    name: 'a prototype key in YAML',
    files: suppliers('- id: c\n  name: C\n  __proto__: {a: 1}\n'),
    code: 'format-refused',
  },
  {
    name: 'attributes nested too deep',
    files: { 'elements.ndjson': `{"id":"x","kind":"link","attributes":{"a":${'['.repeat(500)}${']'.repeat(500)}}}\n` },
    code: 'format-refused',
  },
  { name: 'YAML nested too deep', files: { 'suppliers.yaml': '['.repeat(100_000) }, code: 'format-refused' },
  { name: 'a YAML alias bomb', files: { 'suppliers.yaml': aliasBomb() }, code: 'format-refused', remedy: /alias/ },
  {
    name: 'a duplicate YAML key',
    files: suppliers('- id: c\n  name: C\n  name: D\n'),
    code: 'syntax-invalid',
    at: { file: 'suppliers.yaml', line: 7 },
    message: /twice/,
  },
  {
    name: 'a tab in YAML',
    files: suppliers('- id: c\n\tname: C\n'),
    code: 'syntax-invalid',
    at: { file: 'suppliers.yaml', line: 6 },
  },
  {
    name: 'two YAML documents',
    files: { 'dossier.yaml': `${MANIFEST}---\n${MANIFEST}` },
    code: 'syntax-invalid',
    at: { file: 'dossier.yaml' },
  },
  {
    name: 'an unknown member of a list file',
    files: { 'suppliers.yaml': 'supplier:\n  - id: x\n' },
    code: 'value-invalid',
    value: 'supplier',
  },
  {
    name: 'an unknown member of a supplier is kept',
    files: suppliers('- id: c\n  name: C\n  rating: 7\n'),
    code: 'field-unknown',
    value: 'rating',
    at: { file: 'suppliers.yaml', line: 5 },
  },
  {
    name: 'an unknown member of an owner',
    files: suppliers('- id: c\n  name: C\n  owners: [{supplier: alder, stake: 1}]\n'),
    code: 'value-invalid',
    at: { line: 7 },
  },
  {
    name: 'a share above 1',
    files: suppliers('- id: c\n  name: C\n  owners:\n    - supplier: alder\n      share: 51\n'),
    code: 'value-out-of-range',
    at: { line: 9, column: 14 },
    value: '51',
  },
  { name: 'a slice type out of range', files: { 'slices.yaml': '- {id: s, sst: 256}\n' }, code: 'value-out-of-range' },
];

function evidence(change: string): string {
  const lines = new Map(
    [
      'subject: {kind: supplier, id: alder}',
      'criterion: catalog:leaf@1',
      'type: audit',
      'source: labo',
      'credibility: 2',
      'observedAt: 2024-01-01',
    ].map((line) => [line.split(':')[0]!, line]),
  );
  if (change !== '') lines.set(change.split(':')[0]!, change);
  const members = [...lines.values()].map((line) => `    ${line}\n`).join('');
  return `sources:\n  - id: labo\n    name: Laboratory\n    grades: [{grade: B}]\nevidence:\n  - id: e1\n${members}`;
}

function aliasBomb(): string {
  let text = 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n';
  for (let i = 1; i < 12; i++) text += `a${i}: &a${i} [${Array.from({ length: 10 }, () => `*a${i - 1}`).join(', ')}]\n`;
  return text;
}

describe('loadDossier reports', () => {
  it.each(FAULTS.map((fault) => [fault.name, fault] as const))('%s', async (_, fault) => {
    const result = await loadWith(fault.files);
    const found = withCode(result, fault.code);
    expect(found.length, JSON.stringify(result.problems)).toBeGreaterThan(0);
    if (fault.times !== undefined) expect(found).toHaveLength(fault.times);
    const match = found.find(
      (item) =>
        (fault.at === undefined || Object.entries(fault.at).every(([key, value]) => item[key as 'line'] === value)) &&
        (fault.value === undefined || item.value === fault.value) &&
        (fault.message === undefined || fault.message.test(item.message)) &&
        (fault.remedy === undefined || fault.remedy.test(item.remedy)),
    );
    expect(match, JSON.stringify(found)).toBeDefined();
    if (PROBLEMS[fault.code].severity === 'error') expect(result.dossier).toBeUndefined();
    else {
      expect(errorsOf(result)).toEqual([]);
      expect(result.dossier).toBeDefined();
    }
  });

  it('everything in one pass', async () => {
    const result = await loadWith({
      'suppliers.yaml': '- id: alder\n  name: A\n- id: alder\n  name: B\n',
      'elements.csv': 'id,kind,installed,capacity\nru-1,radio,2025-13-01,5 Mbit/s\nru-1,radio-unit,,\n',
      'relations.csv': 'from,to,type\nru-1,nowhere,linked\nru-1,elsewhere,link\n',
      'demands.csv': 'id,name\nx,X\n',
    });
    const codes = new Set(errorsOf(result).map(({ code }) => code));
    expect([...codes].sort()).toEqual(
      [
        'date-invalid',
        'demand-empty',
        'duplicate-id',
        'kind-unknown',
        'reference-dangling',
        'relation-type-unknown',
        'unit-wrong',
      ].sort(),
    );
    expect(result.dossier).toBeUndefined();
  });

  it('a flood of one fault as a bounded list and a count', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `e${i},nonsense\n`).join('');
    const result = await loadWith(onlyElements(`id,kind\n${rows}`), { limits: { problemsPerCode: 10 } });
    const found = withCode(result, 'kind-unknown');
    expect(found).toHaveLength(11);
    expect(found.at(-1)?.message).toContain('4990 more');
  });
});
