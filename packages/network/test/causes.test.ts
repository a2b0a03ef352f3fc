import type { Element } from '@cleanpath/model';
import { describe, expect, it } from 'vitest';
import { causes, evidenceWorth } from '../src/index.js';
import { demandVerdict } from './naive.js';
import { randomRecords } from './random-records.js';
import { analyse, ownState, type Records } from './records.js';

const seeds = Array.from({ length: 1_000 }, (_, i) => 20_000 + i);

describe('evidence worth getting', () => {
  it('names exactly the demands that proof of trust would make clean, for every unknown root', () => {
    let settled = 0;
    for (const seed of seeds) {
      const records = randomRecords(seed);
      const { view, table } = analyse(records);
      const worth = new Map(evidenceWorth(table).map((entry) => [entry.root, entry]));
      records.elements.forEach((element, row) => {
        if (view.own.root[row] !== 1) return;
        const elements = records.elements.map((e) => (e === element ? known(e) : e));
        const relations = { ...records, elements, policy: { ...records.policy, requiredDependencies: {} } };
        // Lifting the requirement for all would settle more than this root, so such networks are left out.
        if (Object.keys(records.policy.requiredDependencies).length > 0) return;
        const flipped = records.demands.filter(
          (demand) =>
            demandVerdict(records, demand, 'overall') === 'undetermined' &&
            demandVerdict(relations, demand, 'overall') === 'clean',
        );
        settled += flipped.length;
        expect(worth.get(row)?.demands ?? 0, `network ${seed}, ${element.id}`).toBe(flipped.length);
        expect(worth.get(row)?.weight ?? 0).toBe(flipped.reduce((sum, demand) => sum + demand.weight!, 0));
      });
    }
    expect(settled).toBeGreaterThan(300);
  });
});

describe('causes', () => {
  it('name only roots, and count each demand once', () => {
    for (const seed of seeds) {
      const records = randomRecords(seed);
      const { view, table, input } = analyse(records);
      const report = causes(table, input);
      const troubled = table.verdict.filter((code) => code === 1 || code === 2).length;
      expect(report.examined).toBe(troubled);
      if (troubled > 0) expect(report.elements.length, `network ${seed}`).toBeGreaterThan(0);
      for (const cause of report.elements) {
        expect(ownState(records, records.elements[cause.row]!)).toBe(cause.state);
        expect(view.own.root[cause.row]).toBeGreaterThan(0);
        expect(cause.demands).toBeGreaterThan(0);
        expect(cause.demands).toBeLessThanOrEqual(troubled);
      }
      for (const cause of report.suppliers)
        expect(records.supplierState[records.suppliers[cause.row]!]).toBe(cause.state);
    }
  });

  it.each(['element', 'supplier'] as const)('%s steps free as many demands as they say', (kind) => {
    let freed = 0;
    for (const seed of seeds) {
      let records = randomRecords(seed);
      const { table, input } = analyse(records);
      const report = causes(table, input, { steps: 4 });
      let blocked = blockedDemands(records);
      for (const step of kind === 'element' ? report.elementSteps : report.supplierSteps) {
        for (const fix of step.fix)
          records =
            fix.kind === 'supplier'
              ? { ...records, supplierState: { ...records.supplierState, [records.suppliers[fix.row]!]: 'trusted' } }
              : { ...records, elements: records.elements.map((e, row) => (row === fix.row ? fixed(e, kind) : e)) };
        const left = blockedDemands(records);
        expect(blocked.length - left.length, `network ${seed}`).toBe(step.demandsFreed);
        blocked = left;
        freed += step.demandsFreed;
      }
    }
    expect(freed).toBeGreaterThan(500);
  });

  it('free every blocked demand when the steps suffice', () => {
    for (const seed of seeds) {
      const { table, input } = analyse(randomRecords(seed));
      if (table.view.network.links.directed) continue;
      const report = causes(table, input, { steps: 100 });
      for (const steps of [report.elementSteps, report.supplierSteps])
        expect(
          steps.reduce((sum, step) => sum + step.demandsFreed, 0),
          `network ${seed}`,
        ).toBe(report.blocked);
    }
  });
});

const blockedDemands = (records: Records): string[] =>
  records.demands
    .filter((demand) => demandVerdict(records, demand, 'overall') === 'blocked')
    .map((demand) => demand.id);

const known = ({ id, kind, plane, replacementCost }: Element): Element => ({
  id,
  kind,
  passive: true,
  ...(plane ? { plane } : {}),
  ...(replacementCost === undefined ? {} : { replacementCost }),
});

/** A replaced element is new; a lifted statement leaves its suppliers as they are. */
function fixed(element: Element, kind: 'element' | 'supplier'): Element {
  if (kind === 'element') return known(element);
  const rest: Partial<Element> = { ...element };
  delete rest.state;
  return rest as Element;
}
