import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '@cleanpath/model';
import { assessmentTables, TABLE_NOTES } from '../../src/report/index.js';
import { csvTable } from '../../src/report/tables/csv.js';
import { fixtureAssessment } from './fixture.js';

const rowsOf = (text: string): Record<string, string>[] => parse(text, { columns: true, record_delimiter: '\r\n' });

describe('CSV', () => {
  it('quotes commas, quotes and line breaks, ends lines with CRLF (RFC 4180)', () => {
    expect(
      csvTable(
        ['a', 'b'],
        [
          ['x,y', 'say "no"'],
          ['two\nlines', undefined],
          [1.5, true],
        ],
      ),
    ).toBe('a,b\r\n"x,y","say ""no"""\r\n"two\nlines",\r\n1.5,true\r\n');
  });

  it.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1', '-', '+'])('neutralises %j', (text) => {
    expect(rowsOf(csvTable(['a'], [[text]]))[0]!['a']).toBe(`'${text}`);
  });

  it.each(['-12', '+3.5', '-1e9', '.5', '0', 'a=b', "'=1"])('leaves %j alone', (text) => {
    expect(rowsOf(csvTable(['a'], [[text]]))[0]!['a']).toBe(text);
  });

  it('is read back by a CSV reader as written, but for the apostrophes', () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => text !== '');
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const read = rowsOf(csvTable(['a', 'b'], rows));
        expect(read.map(({ a, b }) => [a, b].map((text) => text!.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '')))).toEqual(
          rows.map((row) => row.map((text) => text.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, ''))),
        );
      }),
      { seed: 4, numRuns: 300 },
    );
  });
});

describe('tables of an assessment', () => {
  const assessment = fixtureAssessment();
  const tables = assessmentTables(assessment);
  const rows = (file: string): Record<string, string>[] => rowsOf(tables.get(file)!);

  it('are the documented ones', () => {
    expect([...tables.keys()]).toEqual([...TABLE_NOTES.keys()]);
  });

  it('hold every record', () => {
    expect(rows('demands.csv')).toHaveLength(assessment.demands.length);
    expect(rows('legs.csv')).toHaveLength(assessment.demands.flatMap(({ legs }) => legs).length);
    expect(rows('suppliers.csv')).toHaveLength(assessment.suppliers.length);
    expect(rows('decisions.csv')).toHaveLength(assessment.suppliers.flatMap(({ decisions }) => decisions).length);
    expect(rows('concentration.csv')).toHaveLength(assessment.concentration.length);
    expect(rows('causes.csv')).toHaveLength(assessment.causes.length);
    expect(rows('elements.csv')).toHaveLength(assessment.elements.length);
  });

  it('hold verdicts, chains and sources', () => {
    const demand = rows('demands.csv').find(({ id }) => id === '112-north')!;
    expect(demand).toMatchObject({
      verdict: 'blocked',
      control: 'blocked',
      transmission: 'clean',
      people: '210000',
      power: '',
    });
    const leg = rows('legs.csv').find(({ demand: id, leg: number }) => id === '112-north' && number === '1')!;
    expect(leg['chains']).toBe('amf-1 > hosted-on > host-1 > managed-by > em-south > updated-by > upd-2');
    expect(leg['route']!.split(' | ')).toHaveLength(6);
    const element = rows('elements.csv').find(({ id }) => id === 'upd-2')!;
    expect(element).toMatchObject({
      file: 'elements.csv',
      line: String(assessment.provenance['upd-2']!.line),
      own: 'untrusted',
    });
  });

  it('neutralise formulas in names', () => {
    const hostile: Assessment = {
      ...assessment,
      suppliers: assessment.suppliers.map((supplier) => ({ ...supplier, name: '=HYPERLINK("x")' })),
    };
    expect(rowsOf(assessmentTables(hostile).get('suppliers.csv')!)[0]!['name']).toBe('\'=HYPERLINK("x")');
  });
});
