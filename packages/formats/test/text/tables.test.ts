import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { CsvScanner, libraryCells, sniffSeparator, type CsvMode } from '../../src/text/csv-scan.js';
import { parseCsv } from '../../src/text/index.js';
import { scanChunks } from '../../src/text/scan-chunks.js';

const SEED = 20250702;

/** Rows of a CSV text as the scanner gives them, and the codes of what it objects to, fed in pieces of a size. */
async function scanned(text: string, mode: CsvMode, piece = 1 << 20): Promise<{ rows: string[][]; codes: string[] }> {
  const rows: string[][] = [];
  const codes: string[] = [];
  const names = Array.from({ length: 8 }, (_, i) => String(i));
  const scanner = new CsvScanner(
    'x.csv',
    names,
    {
      header: (header) => header.slice(0, 8).map((_, i) => ({ field: i })),
      slots: (row) => rows.push(names.map((_, i) => (row.kind[i] === 0 ? '' : row.text(i)))),
      problem: (item) => codes.push(`${item.code}:${item.line}:${item.column}`),
    },
    mode,
  );
  const bytes = Buffer.from(text);
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < bytes.length; i += piece) yield await Promise.resolve(bytes.subarray(i, i + piece));
  };
  const problems = await scanChunks(pieces(), 'x.csv', scanner, { lineBytes: 1 << 20 });
  return { rows, codes: [...codes, ...problems.map((item) => `${item.code}:${item.line}:${item.column}`)] };
}

const cell = fc.oneof(
  fc.string({ maxLength: 5 }),
  fc.constantFrom('', '"', 'a"b', ',', ';', '\n', '\r\n', ' x ', 'é', '😀', '\t'),
);
const quoted = (value: string): string => (/["\r\n,]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

describe('the CSV scanner', () => {
  it('reads every table that was written properly, in any piece size, as Papa Parse does', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 8 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.integer({ min: 1, max: 40 }),
        async (table, eol, last, piece) => {
          const clean = table.map((row) => row.map((value) => value.replaceAll('\0', '').replaceAll(/\r(?!\n)/g, '')));
          const text = ['a,b,c', ...clean.map((row) => row.map(quoted).join(','))].join(eol) + (last ? eol : '');
          const expected = clean
            .filter((row) => row.some((value) => value !== ''))
            .map((row) => [...row, '', '', '', '', '']);
          const fast = await scanned(text, 'fast', piece);
          expect(fast).toEqual({ rows: expected, codes: [] });
          expect(await scanned(text, 'library')).toEqual(fast);
          const papa = Papa.parse<string[]>(text, { delimiter: ',', newline: eol })
            .data.slice(1)
            .filter((row) => row.some((value) => value !== ''));
          expect(papa).toEqual(expected.map((row) => row.slice(0, 3)));
        },
      ),
      { numRuns: 300, seed: SEED },
    );
  });

  it('gives the same rows and problems by bytes and by the library for any text', async () => {
    const piece = fc.oneof(
      fc.constantFrom('"', '""', ',', '\n', '\r\n', '\r', ';', 'x', ' ', 'é'),
      fc.string({ maxLength: 3 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 25 }), fc.integer({ min: 1, max: 30 }), async (parts, size) => {
        const text = `a,b,c\n${parts.join('').replaceAll('\0', '')}`;
        const fast = await scanned(text, 'fast');
        expect(await scanned(text, 'library')).toEqual(fast);
        expect(await scanned(text, 'fast', size)).toEqual(fast);
      }),
      { numRuns: 1000, seed: SEED },
    );
  });

  it('sniffs the separator outside quotes', () => {
    expect(sniffSeparator('a,b;c,d')).toBe(',');
    expect(sniffSeparator('a;b')).toBe(';');
    expect(sniffSeparator('"a,b,c"\tb')).toBe('\t');
    expect(sniffSeparator('a')).toBe(',');
    expect(libraryCells(Buffer.from('a;"b;c"'), 0, 7, 0x3b)).toEqual(['a', 'b;c']);
  });
});

describe('parseCsv', () => {
  it('gives header, cells and line numbers', () => {
    const table = parseCsv(Buffer.from('\ufeffname;n\r\n"x\r\ny";1\r\n\r\nz;\r\n'), 'x.csv');
    expect(table).toEqual({
      header: ['name', 'n'],
      rows: [
        { line: 2, cells: ['x\r\ny', '1'] },
        { line: 5, cells: ['z', ''] },
      ],
      problems: [],
    });
  });
  it('reports what it cannot read', () => {
    expect(parseCsv(Buffer.from('a,b\n1\n"'), 'x.csv').problems.map(({ code, line }) => [code, line])).toEqual([
      ['row-shape', 2],
      ['syntax-invalid', 3],
    ]);
    expect(parseCsv(Buffer.from([0x61, 0xff]), 'x.csv').problems.map(({ code }) => code)).toEqual(['encoding-invalid']);
  });
});
