import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Demand, Element, Product, Relation, Supplier } from '@cleanpath/model';
import { EDITABLE, type Editable } from '@cleanpath/api';
import { fieldText, parseField } from '../src/pages/edit/field-value.js';
import { RECORD_FIELDS } from '../src/pages/edit/record-fields.js';

const SCHEMAS = { element: Element, supplier: Supplier, product: Product, demand: Demand, relation: Relation } as const;

/** Fields that are structures of their own: edited as files, not in a cell. */
const LEFT_OUT: Readonly<Record<Editable, readonly string[]>> = {
  element: ['parties', 'attributes'],
  supplier: ['aliases', 'owners', 'attributes'],
  product: ['attributes'],
  demand: ['legs', 'attributes'],
  relation: ['attributes'],
};

interface JsonField {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly format?: string;
}

interface Shape {
  readonly properties: Readonly<Record<string, JsonField>>;
  readonly required?: readonly string[];
}

function shapeOf(record: Editable): Shape {
  // An empty registry: schemas with an id would be given as references.
  return z.toJSONSchema(SCHEMAS[record], { metadata: z.registry(), io: 'input' }) as unknown as Shape;
}

describe.each(EDITABLE)('fields of a %s', (record) => {
  const shape = shapeOf(record);

  test('every field of the model can be edited or is left out on purpose', () => {
    const known = [...RECORD_FIELDS[record].map(({ name }) => name), ...LEFT_OUT[record]];
    expect([...known].sort()).toEqual(Object.keys(shape.properties).sort());
  });

  test.each(RECORD_FIELDS[record].map((field) => [field.name, field] as const))(
    '%s agrees with the model',
    (name, field) => {
      const model = shape.properties[name]!;
      const demandedElsewhere = LEFT_OUT[record].includes(name);
      expect(field.required ?? false).toBe(!demandedElsewhere && (shape.required ?? []).includes(name));
      switch (field.input) {
        case 'choice':
          expect(field.choices).toEqual(model.enum);
          break;
        case 'number':
          expect(model.type).toBe(field.whole ? 'integer' : 'number');
          expect(field.least).toBe(model.minimum);
          if (!field.whole) expect(field.most).toBe(model.maximum);
          break;
        case 'date':
          expect(model.format).toBe('date');
          break;
        case 'yes-no':
          expect(model.type).toBe('boolean');
          break;
        case 'list':
          expect(model.type).toBe('array');
          break;
        default:
          expect(model.type).toBe('string');
      }
    },
  );

  test('what the cell accepts, the model accepts', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.double({ noNaN: true }).map(String),
      fc.constantFrom(
        '1,5',
        '1 000',
        '2026-02-29',
        '2024-02-29',
        'true',
        'XA; XB',
        ...RECORD_FIELDS[record].flatMap((field) => (field.input === 'choice' ? field.choices : [])),
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...RECORD_FIELDS[record]), texts, (field, text) => {
        // Formats of their own (LEI, purl, CPE) are told by the server at once.
        if (['lei', 'purl', 'cpe', 'jurisdictions'].includes(field.name)) return;
        const parsed = parseField(field, text);
        if ('fault' in parsed || parsed.value === null) return;
        const schema = (
          SCHEMAS[record].shape as Record<string, { safeParse: (value: unknown) => { success: boolean } }>
        )[field.name]!;
        expect(schema.safeParse(parsed.value).success, `${field.name}: ${JSON.stringify(parsed.value)}`).toBe(true);
      }),
      { seed: 11, numRuns: 400 },
    );
  });
});

describe('values of cells', () => {
  const number = { name: 'replacementCost', input: 'number', least: 0 } as const;

  test.each([
    ['12000', 12000],
    ['12 000', 12000],
    ['12\u00a0000', 12000],
    ['1,5', 1.5],
    ['1.5e3', 1500],
  ])('%s is a number', (text, value) => expect(parseField(number, text)).toEqual({ value }));

  test.each([
    ['1,500', 'not-a-number'],
    ['1.500,5', 'not-a-number'],
    ['−1', 'too-small'],
    ['12 k', 'not-a-number'],
    ['1e999', 'not-a-number'],
  ])('%s is refused', (text, fault) => expect(parseField(number, text)).toEqual({ fault }));

  test('an impossible day is no date', () => {
    const date = { name: 'installed', input: 'date' } as const;
    expect(parseField(date, '2026-02-29')).toEqual({ fault: 'not-a-date' });
    expect(parseField(date, '2024-02-29')).toEqual({ value: '2024-02-29' });
  });

  test('nothing takes the value away, unless it is required', () => {
    expect(parseField({ name: 'site', input: 'text' }, '  ')).toEqual({ value: null });
    expect(parseField({ name: 'name', input: 'text', required: true }, ' ')).toEqual({ fault: 'required' });
  });

  test('text of a value reads back as the value', () => {
    const list = { name: 'jurisdictions', input: 'list', of: 'text' } as const;
    expect(parseField(list, fieldText(['XA', 'XB']))).toEqual({ value: ['XA', 'XB'] });
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }), (value) => {
        expect(parseField(number, fieldText(value))).toEqual({ value: value === 0 ? 0 : value });
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
