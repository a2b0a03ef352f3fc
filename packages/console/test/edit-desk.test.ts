import { describe, expect, test } from 'vitest';
import type { Change, DraftChange, ProblemItem } from '@cleanpath/api';
import { placedProblems, problemText, recordKey } from '../src/pages/edit/cell-problems.js';
import { isChanged } from '../src/pages/edit/draft-overlay.js';
import { opened, readAddress } from '../src/pages/edit/edit-address.js';
import { moved } from '../src/pages/edit/grid-moves.js';
import { formFields, newRecord, problemsAtFields } from '../src/pages/edit/new-record.js';

const made = (seq: number, change: Change, undone = false): DraftChange => ({
  seq,
  at: '2026-11-01T00:00:00.000Z',
  by: 'Ada Example',
  change,
  sentence: 'A change',
  undone,
});

const problem = (patch: Partial<ProblemItem>): ProblemItem => ({
  code: 'change-invalid',
  severity: 'error',
  message: 'It does not fit',
  remedy: 'Correct it.',
  ...patch,
});

describe('problems at their cells', () => {
  const changes = [
    made(1, { action: 'set', record: 'element', id: 'a', fields: { site: 'North' } }, true),
    made(2, { action: 'set', record: 'element', id: 'b', fields: { supplier: 's' } }),
    made(3, { action: 'remove', record: 'supplier', id: 's' }),
    made(4, { action: 'add', record: 'relation', value: { from: 'b', to: 'c', type: 'hosted-on', 'a/b': 1 } }),
  ];

  test('pointers count the changes that stand, not those undone', () => {
    const { cells, changes: bySeq } = placedProblems([problem({ pointer: '/0/fields/supplier' })], changes);
    expect(cells.get(recordKey('element', 'b'))?.get('supplier')?.message).toBe('It does not fit');
    expect([...bySeq.keys()]).toEqual([2]);
  });

  test('a problem of the whole record stands at its name; an error before a warning', () => {
    const { cells } = placedProblems(
      [problem({ pointer: '/1/id', severity: 'warning', message: 'later' }), problem({ pointer: '/1/id' })],
      changes,
    );
    expect(cells.get(recordKey('supplier', 's'))?.get('')?.severity).toBe('error');
  });

  test('members are read as JSON pointers; what points nowhere stays out', () => {
    const { cells } = placedProblems(
      [problem({ pointer: '/2/value/a~1b' }), problem({ pointer: '/9/fields/x' }), problem({})],
      changes,
    );
    expect([...cells.keys()]).toEqual([recordKey('relation', 'b|hosted-on|c')]);
    expect(cells.get(recordKey('relation', 'b|hosted-on|c'))?.has('a/b')).toBe(true);
  });

  test('the remedy is said once', () => {
    expect(problemText(problem({}))).toBe('It does not fit. Correct it.');
    expect(problemText(problem({ message: 'Correct it.' }))).toBe('Correct it.');
  });
});

describe('the address', () => {
  test('a record opens over the table it belongs to, unless another is named', () => {
    expect(readAddress({ supplier: 's-1' })).toMatchObject({
      tab: 'supplier',
      open: { record: 'supplier', id: 's-1' },
    });
    expect(readAddress({ supplier: 's-1', on: 'element' }).tab).toBe('element');
    expect(readAddress({ on: 'nonsense' })).toMatchObject({ tab: 'element', open: undefined });
  });

  test('opening one record closes the one before', () => {
    expect(opened({ record: 'demand', id: 'd' })).toMatchObject({ demand: 'd', element: undefined });
  });
});

describe('moving in the grid', () => {
  const size = { rows: 5, columns: 3 };
  test.each([
    ['ArrowDown', { row: 4, column: 1 }, false, { row: 4, column: 1 }],
    ['ArrowLeft', { row: 2, column: 0 }, false, { row: 2, column: 0 }],
    ['End', { row: 2, column: 0 }, false, { row: 2, column: 2 }],
    ['End', { row: 2, column: 0 }, true, { row: 4, column: 2 }],
    ['Home', { row: 2, column: 2 }, true, { row: 0, column: 0 }],
    ['PageDown', { row: 0, column: 1 }, false, { row: 4, column: 1 }],
  ])('%s from %o', (key, from, control, to) => expect(moved(key, from, size, control)).toEqual(to));

  test('other keys do not move', () => expect(moved('toString', { row: 0, column: 0 }, size, false)).toBeUndefined());
});

describe('a new record', () => {
  test('names every missing value, legs too', () => {
    const result = newRecord('demand', formFields('demand', 1), { id: 'd-1', 'leg.0.plane': 'control' });
    expect('faults' in result && Object.keys(result.faults)).toEqual(['leg.0.from', 'leg.0.to']);
  });

  test('holds what was filled in, by type', () => {
    const texts = { id: 'd-1', people: '1 200', 'leg.0.plane': 'control', 'leg.0.from': 'a', 'leg.0.to': 'b' };
    expect(newRecord('demand', formFields('demand', 1), texts)).toEqual({
      change: {
        action: 'add',
        record: 'demand',
        value: { id: 'd-1', people: 1200, legs: [{ plane: 'control', from: 'a', to: 'b' }] },
      },
    });
  });

  test('a refusal stands at the field it is about', () => {
    const fields = formFields('demand', 2);
    const { at, others } = problemsAtFields(
      [
        problem({ pointer: '/value/legs/1/from' }),
        problem({ pointer: '/7/value/jurisdictions/0' }),
        problem({ pointer: '/7/value/id' }),
        problem({ pointer: '/7/value/people', severity: 'warning' }),
      ],
      fields,
    );
    expect([...at.keys()]).toEqual(['leg.1.from', 'id']);
    expect(others).toHaveLength(1);
  });
});

test('a value set to what it was is no change', () => {
  const overlay = { fields: { site: 'North', region: null }, added: false, removed: false };
  expect(isChanged({ site: 'North', region: 'r' }, overlay, 'site')).toBe(false);
  expect(isChanged({ site: 'North', region: 'r' }, overlay, 'region')).toBe(true);
  expect(isChanged({ site: 'North' }, overlay, 'region')).toBe(false);
});
