import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Element, Relation, type Problem } from '@cleanpath/model';
import { DossierBuilder } from '../../src/dossier/index.js';
import { plainDecimal } from '../../src/dossier/number-value.js';
import { tableReader, type TableRole } from '../../src/dossier/read-tables.js';
import { editDistance } from '../../src/dossier/suggest.js';
import { isCalendarDate } from '../../src/dossier/value-faults.js';
import { jsonFaultAt } from '../../src/text/json-fault.js';
import { scanChunks } from '../../src/text/scan-chunks.js';
import { factsOf } from './dossier-facts.js';

const SEED = 20250703;

async function read(role: TableRole, format: 'csv' | 'ndjson', text: string, fast: boolean, piece: number) {
  const builder = new DossierBuilder();
  builder.setManifest({ dossier: 1, id: 'n', name: 'N' });
  if (role === 'relations') for (const id of ['a', 'b', 'c']) builder.addElement({ id, kind: 'link' });
  builder.addSupplier({ id: 's', name: 'S' });
  const reader = tableReader(role, format, `t.${format}`, builder, fast);
  const bytes = Buffer.from(text);
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < bytes.length; i += piece) yield await Promise.resolve(bytes.subarray(i, i + piece));
  };
  builder.problems.addAll(await scanChunks(pieces(), `t.${format}`, reader.scanner, { lineBytes: 1 << 20 }));
  const rows = reader.finish();
  const { dossier, problems } = builder.finish();
  return {
    rows,
    facts: dossier && factsOf(dossier),
    lines: dossier && [...dossier.elements.sourceLine, ...dossier.relations.sourceLine],
    problems: problems.map(told),
  };
}

/** The columns differ where a value is not where its key is first seen; all else must be the same. */
const told = ({ code, message, value, line }: Problem) => ({ code, message, value, line });

const scalar = fc.oneof(
  fc.constantFrom(
    '"x"',
    '"s"',
    '"link"',
    '"é"',
    '""',
    '" x"',
    '1',
    '-0',
    '1.5',
    '1e3',
    '01',
    '1.',
    '-',
    '12345678901234567890',
    '0.1',
    '1e999',
    'true',
    'false',
    'null',
    '"\\n"',
    '"\\u00e9"',
    '"\\ud800"',
    '[]',
    '["g"]',
    '{}',
    '{"a":1}',
    '"2025-02-30"',
    '"2025-01-01"',
    '"high"',
    '"1"',
  ),
  fc.double().map(String),
);
const key = fc.constantFrom(
  'id',
  'kind',
  'name',
  'lat',
  'capacity',
  'supplier',
  'tier',
  'installed',
  'endOfLife',
  'passive',
  'riskGroups',
  'parties',
  'attributes',
  'colour',
  'from',
  'to',
  'type',
  'group',
  'need',
  'metric',
  'direction',
  'n\\u0061me',
);
const space = fc.constantFrom('', '', '', ' ', '  ', '\t');
const member = fc.tuple(key, scalar, space, space).map(([k, v, s, t]) => `"${k}"${s}:${t}${v}`);
const line = (prefix: string) =>
  fc
    .tuple(fc.nat(30), fc.array(member, { maxLength: 5 }), space, fc.constantFrom('', '\r', ' ', ',', '}', 'x'))
    .map(
      ([n, members, s, end]) =>
        `${s}{${[prefix.replace('#', String(n)), ...members].join(`,${s}`)}${s}}${end === 'x' ? '' : end}`,
    );

describe('the fast and the slow path', () => {
  it.each([
    ['elements', '"id":"e#","kind":"link"'],
    ['relations', '"from":"a","to":"b","type":"link","metric":#'],
    ['relations', '"from":"a","to":"c","type":"hosted-on"'],
  ] as const)(
    'agree on %s in NDJSON',
    async (role, prefix) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.oneof({ arbitrary: line(prefix), weight: 8 }, fc.constantFrom('', '{', '{}', '[]', '{"id":"a"')),
            { maxLength: 6 },
          ),
          fc.integer({ min: 1, max: 60 }),
          async (lines, piece) => {
            const text = lines.join('\n');
            expect(await read(role, 'ndjson', text, true, piece)).toEqual(
              await read(role, 'ndjson', text, false, 1 << 20),
            );
          },
        ),
        { numRuns: 700, seed: SEED },
      );
    },
    60_000,
  );

  it('agree on elements in CSV', async () => {
    const cell = fc.constantFrom(
      '',
      'x',
      's',
      'link',
      '"q, ""x"""',
      '"a\nb"',
      '1',
      ' 1.5 ',
      '1,5',
      '10Gbps',
      'true',
      'owner:s',
      'g;h',
      '2025-02-30',
      '2025-01-01',
      '2024-01-01',
      '{""a"":1}',
      '"{""a"":1}"',
      'é',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 5, maxLength: 9 }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 60 }),
        async (table, piece) => {
          const rows = table.map((cells, i) => [`e${i}`, 'link', ...cells].join(','));
          const text = [
            'id,kind,name,lat,supplier,installed,endOfLife,parties,riskGroups,attributes,colour',
            ...rows,
          ].join('\n');
          expect(await read('elements', 'csv', text, true, piece)).toEqual(
            await read('elements', 'csv', text, false, 1 << 20),
          );
        },
      ),
      { numRuns: 500, seed: SEED },
    );
  }, 60_000);

  it('agree with the schemas on what is valid', () => {
    const value = fc.oneof(
      fc.constantFrom<unknown>(
        'x',
        's',
        '',
        ' x',
        'link',
        'high',
        'trusted',
        '2025-02-30',
        '2024-02-29',
        1,
        -1,
        0,
        91,
        1.5,
        Number.NaN,
        Number.POSITIVE_INFINITY,
        true,
        null,
        [],
        {},
        ['g'],
        [''],
        [{ role: 'owner', supplier: 's' }],
        [{ role: 'x', supplier: 's' }],
        'a\u0001',
        'x'.repeat(257),
      ),
      fc.jsonValue(),
    );
    const keys = Object.keys(Element.shape).filter((name) => name !== 'id' && name !== 'attributes');
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: 4 }), (members) => {
        const record = { id: 'e', kind: 'link', ...members } as Record<string, unknown>;
        const builder = new DossierBuilder();
        builder.addSupplier({ id: 's', name: 'S' });
        const accepted = builder.addElement(record as never);
        // `null` is how many exports say "absent"; the order of dates is a rule between members.
        const stated = Object.fromEntries(Object.entries(record).filter(([, item]) => item !== null));
        const dates = [stated['installed'], stated['endOfLife']];
        const inOrder =
          !dates.every((date) => typeof date === 'string' && isCalendarDate(date)) || dates[0]! <= dates[1]!;
        const wellFormed = !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(record));
        expect(accepted, JSON.stringify(record)).toBe(
          Element.safeParse(stated).success && inOrder && wellFormed && notExotic(stated),
        );
      }),
      { numRuns: 2000, seed: SEED },
    );
    const relationKeys = Object.keys(Relation.shape).filter((name) => name !== 'attributes');
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(...relationKeys),
          fc.oneof(value, fc.constantFrom('forward', 'both', 'hosted-on', 2 ** 31)),
          { maxKeys: 4 },
        ),
        (members) => {
          const record = { from: 'a', to: 'b', type: 'hosted-on', ...members } as Record<string, unknown>;
          const accepted = new DossierBuilder().addRelation(record as never);
          const stated = Object.fromEntries(Object.entries(record).filter(([, item]) => item !== null));
          const { type, direction, group, need } = stated;
          const rules =
            type === 'link'
              ? group === undefined && need === undefined
              : direction !== 'forward' && (group !== undefined || need === undefined || need === 1);
          const wellFormed = !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(record));
          const countable = typeof need !== 'number' || need < 2 ** 31;
          expect(accepted, JSON.stringify(record)).toBe(
            Relation.safeParse(stated).success && rules && wellFormed && countable,
          );
        },
      ),
      { numRuns: 2000, seed: SEED },
    );
  });
});

/** Members of parties beyond role and supplier are refused by both, but `__proto__` only by the builder. */
function notExotic(record: Record<string, unknown>): boolean {
  return !JSON.stringify(record).includes('__proto__');
}

describe('the parts', () => {
  it('plainDecimal reads as Number does, or not at all', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double({ noNaN: true }).map(String),
          fc.integer().map(String),
          fc.tuple(fc.integer(), fc.nat(99999)).map(([a, b]) => `${a}.${b}`),
          fc.string({ maxLength: 4 }),
        ),
        (text) => {
          const bytes = Buffer.from(`x${text}x`);
          const value = plainDecimal(bytes, 1, bytes.length - 1);
          if (!Number.isNaN(value)) expect(value).toBe(Number(text));
        },
      ),
      { numRuns: 5000, seed: SEED },
    );
    expect(plainDecimal(Buffer.from('-12.50'), 0, 6)).toBe(-12.5);
  });

  it('isCalendarDate knows the calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2100 }), fc.nat(13), fc.nat(32), (y, m, d) => {
        const text = `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
        const day = new Date(Date.UTC(y, m - 1, d));
        expect(isCalendarDate(text)).toBe(day.getUTCMonth() === m - 1 && day.getUTCDate() === d && m > 0 && d > 0);
      }),
      { seed: SEED },
    );
  });

  it('jsonFaultAt finds the fault where there is one', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(200), fc.constantFrom('', '}', ',', '"', 'x', '01', '\u0001'), (json, at, edit) => {
        const text = json.slice(0, at) + edit + json.slice(at + 1);
        const fault = jsonFaultAt(text);
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        expect(fault >= 0 && fault <= text.length).toBe(true);
        if (valid) expect(fault).toBe(text.length);
      }),
      { numRuns: 2000, seed: SEED },
    );
    expect(jsonFaultAt('{"id":}')).toBe(6);
    expect(jsonFaultAt('{"a":1,}')).toBe(7);
    expect(jsonFaultAt('[1 2]')).toBe(3);
    expect(jsonFaultAt('{"a"')).toBe(4);
  });

  it('editDistance is the distance with neighbouring exchange', () => {
    expect(editDistance('radio', 'raido', 3)).toBe(1);
    expect(editDistance('abc', 'abc', 3)).toBe(0);
    expect(editDistance('abc', 'xyz', 1)).toBe(2);
    expect(editDistance('kitten', 'sitting', 5)).toBe(3);
  });
});
