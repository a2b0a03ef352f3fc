import { beforeAll, describe, expect, it } from 'vitest';
import { loadSolver, type Highs } from '@cleanpath/network';
import {
  cleanUpView,
  groupView,
  isolationView,
  nextEvidenceView,
  protectionView,
  whatIfSession,
  type AssessResult,
  type Study,
} from '@cleanpath/assessment';
import { assessAt, NATION } from '../example-nation.js';

let result: AssessResult;
let study: Study;
let highs: Highs;

beforeAll(async () => {
  result = await assessAt(NATION);
  study = result.study;
  highs = await loadSolver();
}, 60_000);

describe('the analyses on the example nation', () => {
  it('finds a proved clean-up set, and says “cheapest” only of what is proved', () => {
    const view = cleanUpView(study, highs, {});
    expect(view).toMatchObject({ status: 'optimal', gap: 0 });
    expect(view.lowerBound).toBe(view.cost);
    expect(view.replace.length).toBeGreaterThan(0);
    expect(view.sentence).toContain('which is proved');
    const open = result.assessment.totals.blocked + result.assessment.totals.undetermined;
    expect(view.served.length + view.hopeless.length).toBe(open);
    let now = 0;
    const late = cleanUpView(study, highs, {}, { clock: () => (now += 1000), timeLimitMs: 1 });
    expect(late.lowerBound).toBeLessThanOrEqual(view.cost);
    if (late.status === 'bounded') expect(late.sentence).toContain('may exist');
  });

  it('leaves out what cannot be replaced and refuses what it does not know', () => {
    const free = cleanUpView(study, highs, {});
    const [first] = free.replace;
    const bound = cleanUpView(study, highs, { irreplaceable: [first!.element.id] });
    expect(bound.replace.some(({ element }) => element.id === first!.element.id)).toBe(false);
    expect(bound.served.length + bound.hopeless.length).toBe(free.served.length + free.hopeless.length);
    const refused = (request: Parameters<typeof cleanUpView>[2]) => () => cleanUpView(study, highs, request);
    expect(refused({ demands: ['nothing'] })).toThrow(expect.objectContaining({ code: 'reference-dangling' }) as Error);
    expect(refused({ costs: { [first!.element.id]: -1 } })).toThrow(
      expect.objectContaining({ code: 'value-out-of-range' }) as Error,
    );
  });

  it('answers changes, several at a time, and takes them back', () => {
    const session = whatIfSession(study);
    const [link] = study.network.links.out.rel;
    const { from, to } = study.network.relations;
    const ids = study.network.elements.ids;
    const supplier = study.network.suppliers[0]!;
    const { clean, undetermined, blocked, disconnected } = result.assessment.totals;
    const away = session.apply({ kind: 'remove-link', from: ids[from[link!]!]!, to: ids[to[link!]!]! });
    session.apply({ kind: 'supplier', supplier, state: 'untrusted' });
    expect(session.changes).toHaveLength(2);
    session.undo();
    const back = session.undo()!;
    expect(back.counts).toEqual({ clean, undetermined, blocked, disconnected });
    expect(away.changes.length).toBe(back.changes.length);
    expect(session.undo()).toBeUndefined();
  });

  it('orders evidence, lists what slices share and what tunnels mask, and groups suppliers', () => {
    const evidence = nextEvidenceView(study, { limit: 20, steps: 3 });
    expect(evidence.undetermined.demands).toBe(result.assessment.totals.undetermined);
    expect(evidence.order.reduce((sum, step) => sum + step.demands, 0)).toBeLessThanOrEqual(
      evidence.undetermined.demands,
    );
    const slices = isolationView(study);
    expect(slices.slices.map(({ id }) => id)).toEqual(study.dossier.slices.map(({ id }) => id));
    for (const { violated, sharedClass } of slices.pairs) if (violated) expect(sharedClass).not.toBe('nothing');
    const protection = protectionView(study);
    for (const { properties } of protection.helped) expect(properties).toHaveLength(3);
    const single = groupView(study, 'supplier', { pairs: 5 });
    for (const { id, brokenDemands, exposedDemands } of result.assessment.suppliers) {
      const group = single.groups.find(({ name }) => name === id)!;
      expect([group.broken.count, group.unavoidable.count]).toEqual([brokenDemands, exposedDemands]);
    }
    for (const grouping of ['owner', 'jurisdiction'] as const) {
      const groups = groupView(study, grouping, { pairs: 0 });
      // A group breaks at least what any of its suppliers breaks.
      for (const { suppliers, broken } of groups.groups)
        for (const id of suppliers)
          expect(broken.count).toBeGreaterThanOrEqual(single.groups.find(({ name }) => name === id)!.broken.count);
    }
  });
});
