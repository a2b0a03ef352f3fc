import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** Requirement ids of OWASP ASVS 5.0 at levels 1 and 2, by section: first and last number. */
const LEVELS_1_AND_2 = `
  1.1 1-2, 1.2 1-9, 1.3 1-11, 1.4 1-3, 1.5 1-2, 2.1 1-3, 2.2 1-3, 2.3 1-4, 2.4 1-1, 3.2 1-2, 3.3 1-4, 3.4 1-6
  3.5 1-5, 3.7 1-2, 4.1 1-3, 4.2 1-1, 4.3 1-2, 4.4 1-4, 5.1 1-1, 5.2 1-3, 5.3 1-2, 5.4 1-3, 6.1 1-3, 6.2 1-12
  6.3 1-4, 6.4 1-4, 6.5 1-5, 6.6 1-3, 6.8 1-4, 7.1 1-3, 7.2 1-4, 7.3 1-2, 7.4 1-5, 7.5 1-2, 7.6 1-2, 8.1 1-2
  8.2 1-3, 8.3 1-1, 8.4 1-1, 9.1 1-3, 9.2 1-4, 10.1 1-2, 10.2 1-2, 10.3 1-4, 10.4 1-11, 10.5 1-5, 10.6 1-2
  10.7 1-3, 11.1 1-2, 11.2 1-3, 11.3 1-3, 11.4 1-4, 11.5 1-1, 11.6 1-1, 12.1 1-3, 12.2 1-2, 12.3 1-4, 13.1 1-1
  13.2 1-5, 13.3 1-2, 13.4 1-5, 14.1 1-2, 14.2 1-4, 14.3 1-3, 15.1 1-3, 15.2 1-3, 15.3 1-7, 16.1 1-1, 16.2 1-5
  16.3 1-4, 16.4 1-3, 16.5 1-3, 17.1 1-1, 17.2 1-4, 17.3 1-2
`;

interface Row {
  readonly requirement: string;
  readonly chapter: string;
  readonly applies: string;
  readonly how: string;
  readonly test: string;
}

const [head, ...rows] = parse(readFileSync(`${ROOT}docs/security/asvs.csv`, 'utf8'));
const table = rows.map(([requirement = '', chapter = '', applies = '', how = '', named = '']): Row => {
  return { requirement, chapter, applies, how, test: named };
});

test('every requirement of levels 1 and 2 has one row, and there is no other', () => {
  expect(head).toEqual(['requirement', 'chapter', 'applies', 'how', 'test']);
  const ids = LEVELS_1_AND_2.trim()
    .split(/,\s*|\n\s*/)
    .flatMap((part) => {
      const [section = '', range = ''] = part.trim().split(' ');
      const [first = 0, last = 0] = range.split('-').map(Number);
      return Array.from({ length: last - first + 1 }, (_, i) => `${section}.${first + i}`);
    });
  expect(ids).toHaveLength(253);
  expect(table.map(({ requirement }) => requirement)).toEqual(ids);
  for (const { requirement, chapter } of table) expect(chapter).toMatch(new RegExp(`^V${requirement.split('.')[0]!} `));
});

test('every row says whether it applies and how or why not; what does not apply names no test', () => {
  for (const row of table) {
    expect([row.requirement, row.applies]).toEqual([row.requirement, expect.stringMatching(/^(yes|no)$/)]);
    expect(row.how.length).toBeGreaterThan(2);
    if (row.applies === 'no') expect([row.requirement, row.test]).toEqual([row.requirement, '']);
  }
});

test('every test named exists under its title', () => {
  const missing = table.flatMap(({ requirement, test: named }) => {
    if (named === '') return [];
    const [file = '', title = ''] = named.split(' › ');
    const source = existsSync(ROOT + file) ? readFileSync(ROOT + file, 'utf8') : '';
    const found = title !== '' && ["'", '"', '`'].some((quote) => source.includes(quote + title + quote));
    return found ? [] : [`${requirement}: ${named}`];
  });
  expect(missing).toEqual([]);
});

test('every file of the project that a row points to exists', () => {
  const files = table.flatMap(({ how }) => how.match(/docs\/[\w/.-]*\w/g) ?? []);
  expect([...new Set(files)].filter((file) => !existsSync(ROOT + file) && !existsByNumber(file))).toEqual([]);
});

/** `docs/decisions/0007` stands for the file with that number. */
function existsByNumber(file: string): boolean {
  return file === 'docs/decisions/0007' && existsSync(`${ROOT}docs/decisions/0007-identity-in-the-server.md`);
}

/** RFC 4180 without line breaks in fields. */
function parse(text: string): string[][] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain]) =>
        quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
      ),
    );
}
