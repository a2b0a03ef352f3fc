import { elements, onlyElements, suppliers, type Fault } from './fault.js';

export const VALUE_FAULTS: readonly Fault[] = [
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
