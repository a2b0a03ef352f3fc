import { byCodeUnits } from '@cleanpath/model';
import { describe, expect, it } from 'vitest';
import { outsideOf } from '../src/evidence/outside.js';
import { runOf } from '../src/evidence/run.js';
import { connectivity } from '../src/index.js';
import { randomRecords } from './random-records.js';
import { analyse } from './records.js';

const OPTIMISTIC = 1;

describe('the outside of a clean neighbourhood', () => {
  it('has the same cuts seen from inside and as a whole', () => {
    let cuts = 0;
    for (let seed = 30_000; seed < 34_000; seed++) {
      const { view } = analyse(randomRecords(seed));
      const { count, elements, links } = view.network;
      if (links.directed) continue;
      const run = runOf(view, 0, OPTIMISTIC);
      const { label } = run.labels;
      const joined = connectivity(view.network).label;
      const sorted = (rows: readonly number[]): string[] => rows.map((row) => elements.ids[row]!).sort(byCodeUnits);
      for (let from = 0; from < count; from++) {
        if (label[from] === -1) continue;
        const near = outsideOf(run, from);
        const whole = outsideOf(run, from, 0);
        for (let to = 0; to < count; to++) {
          if (label[to] === -1 || label[to] === label[from] || joined[to] !== joined[from]) continue;
          expect(sorted(near.cutTowards(to)), `network ${seed}, ${from} to ${to}`).toEqual(
            sorted(whole.cutTowards(to)),
          );
          cuts++;
        }
      }
    }
    expect(cuts).toBeGreaterThan(1_000);
  });
});
