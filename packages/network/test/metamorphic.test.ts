import type { Element, Relation } from '@cleanpath/model';
import { describe, expect, it } from 'vitest';
import {
  causes,
  compileNetwork,
  demandEvidence,
  evidenceWorth,
  failures,
  supplierExposure,
  type CauseReport,
  type DemandEvidence,
  type ElementFinding,
  type Network,
} from '../src/index.js';
import { randomOf, randomRecords, shuffled } from './random-records.js';
import { analyse, tables, type Records } from './records.js';

const seeds = Array.from({ length: 1_000 }, (_, i) => 10_000 + i);

describe('what a change may do', () => {
  it('1: an element that becomes trusted never worsens a verdict', () => {
    let improved = 0;
    for (const seed of seeds) {
      const records = randomRecords(seed);
      const row = Math.floor(randomOf(seed)() * records.elements.length);
      const elements = records.elements.map((e, i) => (i === row ? trusted(e) : e));
      const before = analyse(records).table;
      const after = analyse({ ...records, elements }).table;
      for (let d = 0; d < records.demands.length; d++) {
        expect(after.verdict[d]!, `network ${seed}, demand ${d}`).toBeLessThanOrEqual(before.verdict[d]!);
        if (after.verdict[d]! < before.verdict[d]!) improved++;
      }
    }
    expect(improved).toBeGreaterThan(100);
  });

  it('4: a further link never worsens a verdict', () => {
    for (const seed of seeds) {
      const records = randomRecords(seed);
      const random = randomOf(seed);
      const pick = (): string => records.elements[Math.floor(random() * records.elements.length)]!.id;
      const relations = [...records.relations, { from: pick(), to: pick(), type: 'link' as const }];
      const before = analyse(records).table;
      const after = analyse({ ...records, relations }).table;
      for (let d = 0; d < records.demands.length; d++)
        expect(after.verdict[d]!, `network ${seed}, demand ${d}`).toBeLessThanOrEqual(before.verdict[d]!);
    }
  });

  it('6: what is clean with unknown as untrusted is clean with unknown as trusted; both agree without unknowns', () => {
    for (const seed of seeds) {
      const { view, table } = analyse(randomRecords(seed));
      const optimistic = view.taint.map((word) => word & 0x5555);
      const pessimistic = view.taint.map((word) => (word >> 1) & 0x5555);
      expect(optimistic.every((word, e) => (word & ~pessimistic[e]!) === 0)).toBe(true);
      if (view.own.root.includes(1)) continue;
      expect(optimistic).toEqual(pessimistic);
      expect(table.verdict.includes(1)).toBe(false);
    }
  });

  it('7: shuffled rows give the same verdicts, witnesses, causes and evidence worth', () => {
    for (const seed of seeds) {
      const records = randomRecords(seed);
      const random = randomOf(seed + 1);
      const other: Records = {
        ...records,
        elements: shuffled(records.elements, random),
        relations: shuffled(records.relations, random),
        suppliers: shuffled(records.suppliers, random),
        products: shuffled(records.products ?? [], random),
      };
      expect(readable(other), `network ${seed}`).toBe(readable(records));
    }
  });

  it('7: renamed elements give the same results under their new names', () => {
    const rename = (id: string): string => `x-${id}`;
    for (const seed of seeds) {
      const records = randomRecords(seed);
      const renamed: Records = {
        ...records,
        elements: records.elements.map((e) => ({ ...e, id: rename(e.id) })),
        relations: records.relations.map((r) => ({ ...r, from: rename(r.from), to: rename(r.to) })),
        demands: records.demands.map((d) => ({
          ...d,
          legs: d.legs.map((leg) => ({
            ...leg,
            ...(leg.from ? { from: rename(leg.from), to: rename(leg.to!) } : {}),
            ...(leg.elements ? { elements: leg.elements.map(rename) } : {}),
          })),
        })),
      };
      const expected = readable(records).replaceAll(/"(e[a-l])"/g, '"x-$1"');
      expect(readable(renamed), `network ${seed}`).toBe(expected);
    }
  });

  it('9: links as relations and as trusted link elements give the same verdicts', () => {
    for (const seed of seeds) {
      const records = randomRecords(seed);
      const links: Element[] = [];
      const relations = records.relations.flatMap((r, i): Relation[] => {
        if (r.type !== 'link') return [r];
        links.push({ id: `link${i}`, kind: 'link', supplier: 'sa' });
        const direction = r.direction ? { direction: r.direction } : {};
        return [
          { from: r.from, to: `link${i}`, type: 'link', ...direction },
          { from: `link${i}`, to: r.to, type: 'link', ...direction },
        ];
      });
      const before = analyse(records).table;
      const after = analyse({ ...records, elements: [...records.elements, ...links], relations }).table;
      expect([...after.verdict], `network ${seed}`).toEqual([...before.verdict]);
      expect([...after.planeVerdict], `network ${seed}`).toEqual([...before.planeVerdict]);
    }
  });

  it('11: an element without a supplier put into a hosted-on chain leaves exposure as it is', () => {
    let split = 0;
    for (const seed of seeds) {
      const records = randomRecords(seed);
      const at = records.relations.findIndex((r) => r.type === 'hosted-on' && r.from !== r.to && !r.group);
      if (at < 0) continue;
      split++;
      const { from, to } = records.relations[at]!;
      const relations: Relation[] = [
        ...records.relations.filter((_, i) => i !== at),
        { from, to: 'between', type: 'hosted-on' },
        { from: 'between', to, type: 'hosted-on' },
      ];
      const elements: Element[] = [...records.elements, { id: 'between', kind: 'junction' }];
      const before = compileNetwork(tables(records), records.policy);
      const after = compileNetwork(tables({ ...records, elements, relations }), records.policy);
      const exposed = supplierExposure(after);
      expect(exposed.rows.subarray(0, before.count * exposed.words), `network ${seed}`).toEqual(
        supplierExposure(before).rows,
      );
    }
    expect(split).toBeGreaterThan(100);
  });

  it('13: losing every member of a group is losing the group', () => {
    let groups = 0;
    for (const seed of seeds) {
      const records = randomRecords(seed);
      const policy = {
        ...records.policy,
        availabilityTypes: ['hosted-on', 'managed-by', 'updated-by', 'powered-by', 'timed-by'] as const,
      };
      const grouped = records.relations.find((r) => r.group && r.from !== r.to);
      if (!grouped) continue;
      groups++;
      const isMember = (r: Relation): boolean => r.from === grouped.from && r.group === grouped.group;
      const members = records.relations.filter((r) => isMember(r) && r.to !== r.from).map((r) => r.to);
      const whole = down(
        compileNetwork(tables(records), { ...policy, availabilityTypes: [...policy.availabilityTypes] }),
        members,
      );
      const without = tables({ ...records, relations: records.relations.filter((r) => !isMember(r)) });
      const alone = compileNetwork(without, { ...policy, availabilityTypes: [...policy.availabilityTypes] });
      expect(whole, `network ${seed}`).toEqual(down(alone, [...members, grouped.from]));
    }
    expect(groups).toBeGreaterThan(100);
  });
});

const trusted = ({ id, kind, plane, replacementCost }: Element): Element => ({
  id,
  kind,
  passive: true,
  ...(plane ? { plane } : {}),
  ...(replacementCost === undefined ? {} : { replacementCost }),
});

function down(network: Network, lost: readonly string[]): boolean[] {
  const gone = Uint8Array.from(network.elements.ids, (id) => (lost.includes(id) ? 1 : 0));
  return Array.from(failures(network, gone).round, (round) => round > 0);
}

/** All results by names instead of rows. */
function readable(records: Records): string {
  const { view, table, input } = analyse(records);
  const { network } = view;
  const id = (row: number): string => network.elements.ids[row]!;
  const supplier = (row: number): string => network.suppliers[row]!;
  const finding = ({ element, state, chain, roots, suppliers, ...rest }: ElementFinding): unknown => ({
    ...rest,
    element: id(element),
    state,
    chain: chain.steps.map((step) => [id(step.element), step.type]),
    roots: roots.roots.map(id),
    suppliers: suppliers.map(supplier),
  });
  const evidence = ({ demand, verdict, legs }: DemandEvidence): unknown => ({
    demand,
    verdict,
    legs: legs.map(({ path, pathBack, unknown, offenders, cut, route, ...rest }) => ({
      ...rest,
      path: path?.elements.map(id),
      pathBack: pathBack?.elements.map(id),
      unknown: unknown?.map(finding),
      offenders: offenders?.map(finding),
      cut: cut && { ...cut, members: cut.members.map(finding) },
      route: route && { cost: route.cost, basis: route.basis, elements: route.elements.map(id) },
    })),
  });
  const cause = ({ kind, row }: { kind: string; row: number }): string[] => [
    kind,
    kind === 'element' ? id(row) : supplier(row),
  ];
  const report: CauseReport = causes(table, input);
  const steps = (list: CauseReport['elementSteps']): unknown =>
    list.map((step) => ({ ...step, fix: step.fix.map(cause) }));
  return JSON.stringify({
    verdicts: [...table.verdict],
    planes: [...table.planeVerdict],
    evidence: demandEvidence(table, records.demands.keys()).map(evidence),
    causes: [...report.elements, ...report.suppliers].map((c) => ({ ...c, row: cause(c) })),
    steps: [steps(report.elementSteps), steps(report.supplierSteps)],
    worth: evidenceWorth(table).map((entry) => ({ ...entry, root: id(entry.root) })),
  });
}
