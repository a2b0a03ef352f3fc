import { MANIFEST } from '../dossier-files.js';
import { elements, onlyElements, suppliers, type Fault } from './fault.js';

export const FILE_FAULTS: readonly Fault[] = [
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
    at: { line: 1, column: 31 },
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

function aliasBomb(): string {
  let text = 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n';
  for (let i = 1; i < 12; i++) text += `a${i}: &a${i} [${Array.from({ length: 10 }, () => `*a${i - 1}`).join(', ')}]\n`;
  return text;
}
