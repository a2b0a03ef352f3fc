import { describe, expect, it } from 'vitest';
import { CleanpathError, type Owner } from '@cleanpath/model';
import { assess, quartz } from './fixtures.js';
import { checkOwnership, ownership } from '../src/index.js';

const entity = (id: string, ...owners: Owner[]) => ({ id, name: id, owners });
const graph = (...entities: ReturnType<typeof entity>[]) => ownership.ownershipAt(entities, '2026-01-01');

/** B 60 % of A; C 30 % of A and 25 % of B; D 51 % of C; H 9 % of A and 4 % of B; F holds A and G; K and M hold J evenly. */
const world = graph(
  entity('B', { supplier: 'A', share: 0.6 }),
  entity('C', { supplier: 'A', share: 0.3 }, { supplier: 'B', share: 0.25 }),
  entity('D', { supplier: 'C', share: 0.51 }, { supplier: 'E', share: 0.49 }),
  entity('A', { supplier: 'F', share: 0.12 }),
  entity('G', { supplier: 'F', share: 0.11 }),
  entity('H', { supplier: 'A', share: 0.09 }, { supplier: 'B', share: 0.04 }),
  entity('J', { supplier: 'K', share: 0.5 }, { supplier: 'M', share: 0.5 }),
);
const index = ownership.controlIndex(world, 0.5);

describe('control', () => {
  it('adds up the votes of everything controlled', () => {
    expect(ownership.controlClosure(world, 'A', 0.5)).toEqual(['B', 'C', 'D']);
    expect(ownership.controlClosure(world, 'E', 0.5)).toEqual([]);
    expect(index.headOf('D')).toBe('A');
    expect(index.headOf('F')).toBe('F');
    expect([...index.groupOf('C')].sort()).toEqual(['A', 'B', 'C', 'D']);
  });
  it('reports even halves as joint control, not as control', () => {
    expect(ownership.controlClosure(world, 'K', 0.5)).toEqual([]);
    expect(ownership.jointControl(world, index, 0.5)).toEqual([{ held: 'J', holders: ['K', 'M'] }]);
    const thirds = [0.1, 0.2, 0.2].map((share) => ({ supplier: 'K', share }));
    expect(ownership.controlClosure(graph(entity('J', ...thirds)), 'K', 0.5)).toEqual([]);
  });
  it('follows votes before equity and control by other means', () => {
    const held = graph(
      entity('x', { supplier: 'K', share: 0.9, votes: 0.1 }),
      entity('y', { supplier: 'K', share: 0.01, control: 'golden-share' }),
      entity('z', { supplier: 'K' }),
    );
    expect(ownership.controlClosure(held, 'K', 0.5)).toEqual(['y']);
  });
  it('survives circles and names one head', () => {
    const circle = graph(entity('a', { supplier: 'b', share: 0.6 }), entity('b', { supplier: 'a', share: 0.6 }));
    const control = ownership.controlIndex(circle, 0.5);
    expect([control.headOf('a'), control.headOf('b')]).toEqual(['a', 'a']);
  });
  it('begins on the first day and ends on the last', () => {
    const dated = [entity('x', { supplier: 'K', share: 0.6, from: '2022-06-01', until: '2023-06-01' })];
    const on = (day: string) => ownership.controlClosure(ownership.ownershipAt(dated, day), 'K', 0.5);
    expect([on('2022-05-31'), on('2022-06-01'), on('2023-05-31'), on('2023-06-01')]).toEqual([[], ['x'], ['x'], []]);
  });
});

describe('integrated ownership', () => {
  it('sums along chains', () => {
    const of = ownership.integratedOwnership(world, 'A');
    expect(of.get('C')).toBeCloseTo(0.45, 12);
    expect(of.get('D')).toBeCloseTo(0.2295, 12);
    expect(of.get('H')).toBeCloseTo(0.114, 12);
    expect(ownership.integratedOwnership(world, 'F').get('D')).toBeCloseTo(0.02754, 12);
  });
  it('converges through circles and refuses full ones', () => {
    const circle = graph(
      entity('a', { supplier: 'X', share: 0.9 }, { supplier: 'b', share: 0.1 }),
      entity('b', { supplier: 'a', share: 0.4 }, { supplier: 'Y', share: 0.6 }),
    );
    expect(ownership.integratedOwnership(circle, 'X').get('a')).toBeCloseTo(0.9375, 10);
    expect(ownership.integratedOwnership(circle, 'Y').get('a')).toBeCloseTo(0.0625, 10);
    const full = graph(entity('a', { supplier: 'b', share: 1 }), entity('b', { supplier: 'a', share: 1 }));
    expect(() => ownership.integratedOwnership(full, 'a')).toThrow(CleanpathError);
  });
});

describe('affiliates', () => {
  it('applies control by itself and leaves the rest to review, with a reason', () => {
    const { auto, review } = ownership.affiliates(world, index, 'A', 0.1);
    expect(auto).toEqual(['B', 'C', 'D']);
    expect(review).toEqual([
      { id: 'F', why: 'owns 12 % of A' },
      { id: 'G', why: 'F owns 11 % of it and is tied to A' },
      { id: 'H', why: 'A owns 11.4 % of it' },
    ]);
  });
});

describe('ownership checks', () => {
  it('finds shares above the whole at any date, but accepts successions', () => {
    const over = entity('x', { supplier: 'K', share: 0.7 }, { supplier: 'M', share: 0.4, from: '2024-01-01' });
    expect(checkOwnership([over])).toMatchObject([{ code: 'ownership-sum', pointer: '/suppliers/0/owners' }]);
    const after = entity(
      'x',
      { supplier: 'K', share: 0.7, until: '2024-01-01' },
      { supplier: 'M', share: 0.4, from: '2024-01-01' },
    );
    expect(checkOwnership([after])).toEqual([]);
    const votes = entity('x', { supplier: 'K', share: 0.1, votes: 0.7 }, { supplier: 'M', share: 0.1, votes: 0.7 });
    expect(checkOwnership([votes])[0]!.message).toContain('votes');
  });
});

describe('ownership of an assessed supplier', () => {
  it('is reported with its group, its holders and what is undisclosed', () => {
    const suppliers = [
      {
        ...quartz,
        owners: [
          { supplier: 'holding', share: 0.6 },
          { supplier: 'fund', share: 0.15 },
        ],
      },
      { id: 'holding', name: 'Holding' },
      { id: 'fund', name: 'Fund' },
      { id: 'basalt', name: 'Basalt', owners: [{ supplier: 'fund' }] },
    ];
    const results = assess({ suppliers });
    expect(results.map((one) => one.supplier)).toEqual(['basalt', 'fund', 'holding', 'quartz']);
    expect(results[3]!.ownership).toMatchObject({
      group: 'holding',
      controlledBy: ['holding'],
      controls: [],
      undisclosedShare: 0.25,
      review: [{ id: 'fund' }, { id: 'holding' }],
    });
    expect(results[0]!.ownership.undisclosedShare).toBeUndefined();
    expect(results[2]!.ownership.controls).toEqual(['quartz']);
  });
});
