import { describe, expect, it } from 'vitest';
import type { DemandRow } from '@cleanpath/api';
import { demandFilter, isFiltered, listedDemands, type ListAddress } from '../src/pages/services/demand-filters.js';

const row = (id: string, more: Partial<DemandRow>): DemandRow => ({
  id,
  name: `Service ${id}`,
  criticality: 'critical',
  weight: 1,
  verdict: 'clean',
  planes: { transmission: 'clean', control: 'clean' },
  sentence: 'Clean.',
  ...more,
});

const ROWS = [
  row('a', { verdict: 'blocked', planes: { transmission: 'blocked', control: 'clean' }, service: 'water', weight: 2 }),
  row('b', { verdict: 'blocked', planes: { transmission: 'clean', control: 'blocked' }, weight: 9, people: 5 }),
  row('c', { verdict: 'undetermined', planes: { transmission: 'undetermined' }, name: 'Hospital', people: 50 }),
  row('d', {}),
];

const NONE: ListAddress = { q: undefined, verdict: undefined, plane: undefined, service: undefined, sort: undefined };
const ids = (address: Partial<ListAddress>): string =>
  listedDemands(ROWS, { ...NONE, ...address })
    .map(({ id }) => id)
    .join('');

describe('list of services', () => {
  it('narrows by verdict, kind and part of name or id', () => {
    expect(ids({ verdict: 'blocked' })).toBe('ab');
    expect(ids({ service: 'water' })).toBe('a');
    expect(ids({ q: ' HOSP ' })).toBe('c');
    expect(ids({ q: 'd' })).toBe('d');
  });

  it('takes a plane as “not clean there”, and with a verdict as that verdict there', () => {
    expect(ids({ plane: 'transmission' })).toBe('ac');
    expect(ids({ plane: 'transmission', verdict: 'clean' })).toBe('bd');
    expect(ids({ plane: 'power' })).toBe('');
  });

  it('lets values an address invents filter nothing', () => {
    expect(isFiltered(demandFilter({ ...NONE, verdict: 'nice', plane: 'x', q: ' ' }))).toBe(false);
    expect(ids({ verdict: 'nice', sort: 'nothing' })).toBe('abcd');
  });

  it('sorts either way, equals in the order of the server, what has no value last', () => {
    expect(ids({ sort: '-weight' })).toBe('bacd');
    expect(ids({ sort: 'verdict' })).toBe('dcab');
    expect(ids({ sort: 'people' })).toBe('bcad');
    expect(ids({ sort: '-people' })).toBe('cbad');
    expect(ids({ sort: '-control' })).toBe('badc');
  });
});
