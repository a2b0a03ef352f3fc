import { beforeAll, describe, expect, it } from 'vitest';
import {
  TIERS,
  VERDICTS,
  type Demand,
  type Dossier,
  type Element,
  type ElementKind,
  type Policy,
} from '@cleanpath/model';
import {
  applyChanges,
  decodeSnapshot,
  DossierBuilder,
  encodeSnapshot,
  snapshotHash,
  type FactChange,
} from '@cleanpath/formats';
import {
  assess,
  compareAssessments,
  loadCatalogs,
  type AssessmentComparison,
  type AssessResult,
} from '@cleanpath/assessment';
import { AS_OF } from '../example-nation.js';

let base: Dossier;
let variants: Record<string, AssessResult>;

function edited(...changes: FactChange[]): Dossier {
  const { dossier, problems } = applyChanges(base, changes);
  if (!dossier) throw new Error(JSON.stringify(problems));
  return dossier;
}

const set = (record: FactChange['record'], id: string, fields: Record<string, unknown>): FactChange => ({
  action: 'set',
  record,
  id,
  fields,
});

/** Two towns over a core; the manager of the north runs on a host that was found altered. */
function smallNation(): Dossier {
  const builder = new DossierBuilder();
  builder.setManifest({ dossier: 1, id: 'small', name: 'Small nation' });
  for (const id of ['alder', 'birch', 'cedar']) builder.addSupplier({ id, name: `${id} networks` });
  const element = (id: string, kind: ElementKind, supplier: string, more: Partial<Element> = {}): boolean =>
    builder.addElement({ id, kind, name: id.toUpperCase(), supplier, ...more });
  element('north', 'transport-node', 'alder');
  element('south', 'transport-node', 'alder');
  element('core', 'transport-node', 'birch');
  element('udr', '5gc.udr', 'birch');
  element('em-north', 'element-manager', 'alder');
  element('host', 'nfvi-host', 'birch', { state: 'untrusted', stateReason: 'found altered' });
  element('island', 'transport-node', 'cedar');
  builder.addRelation({ from: 'north', to: 'core', type: 'link' });
  builder.addRelation({ from: 'south', to: 'core', type: 'link' });
  builder.addRelation({ from: 'north', to: 'em-north', type: 'managed-by' });
  builder.addRelation({ from: 'em-north', to: 'host', type: 'hosted-on' });
  const demand = (id: string, legs: Demand['legs']): boolean => builder.addDemand({ id, name: `Service ${id}`, legs });
  demand('d-island', [{ plane: 'transmission', from: 'island', to: 'core' }]);
  demand('d-north', [{ plane: 'transmission', from: 'north', to: 'core' }]);
  demand('d-south', [{ plane: 'transmission', from: 'south', to: 'core' }]);
  demand('d-store', [{ plane: 'storage', elements: ['udr'] }]);
  const { dossier, problems } = builder.finish();
  if (!dossier) throw new Error(JSON.stringify(problems));
  return dossier;
}

beforeAll(async () => {
  const catalogs = await loadCatalogs();
  base = smallNation();
  const neutral = catalogs.policies.get('cleanpath-neutral')!;
  // Nobody brings evidence here: what is not known counts as trusted, so that single changes show.
  const policy: Policy = {
    ...neutral,
    network: { ...neutral.network, requiredDependencies: {} },
    outcomeStates: { ...neutral.outcomeStates, 'insufficient-evidence': 'trusted' },
  };
  const run = (dossier: Dossier, under: Policy = policy, asOf = AS_OF): AssessResult =>
    assess(dossier, { catalogs, policy: under, asOf, snapshotHash: snapshotHash(dossier) });
  variants = {
    base: run(base),
    // The same facts in another row order: no difference.
    reordered: run(decodeSnapshot(encodeSnapshot(base))),
    mended: run(edited(set('element', 'host', { state: null, stateReason: null }))),
    spoilt: run(edited(set('element', 'udr', { state: 'untrusted', supplier: 'cedar' }))),
    rewired: run(
      edited(
        { action: 'add', record: 'element', value: { id: 'new-node', kind: 'transport-node', supplier: 'alder' } },
        { action: 'add', record: 'relation', value: { from: 'south', to: 'em-north', type: 'managed-by' } },
      ),
    ),
    services: run(
      edited(
        { action: 'remove', record: 'demand', id: 'd-island' },
        { action: 'add', record: 'demand', value: { ...base.demands[2]!, id: 'a new one' } },
        set('demand', 'd-north', { legs: [{ plane: 'storage', elements: ['udr'] }] }),
      ),
    ),
    strict: run(base, { ...policy, version: '9.0.0', outcomeStates: neutral.outcomeStates }),
    vetoed: run(base, {
      ...policy,
      version: '9.1.0',
      vetoes: [{ supplier: 'birch', status: 'upheld', reason: 'r', authority: 'a', date: '2026-01-01' }],
    }),
    later: run(base, policy, '2031-01-01'),
  };
});

const compared = (a: string, b: string): AssessmentComparison => {
  const [x, y] = [variants[a]!, variants[b]!];
  return compareAssessments(x.assessment, y.assessment, x.dossier, y.dossier);
};

describe('what changed between two assessments', () => {
  it('is nothing for the same facts, whatever their order', () => {
    for (const name of ['base', 'reordered']) {
      const result = compared('base', name);
      expect(result).toMatchObject({ changedInputs: [], groups: [], demands: [], suppliers: [] });
      expect(result.elements).toEqual({ added: 0, removed: 0, changed: 0, examples: [] });
      expect(result.sentence).toMatch(/^None of \d+ services changed its verdict\. .* as before\.$/);
    }
    for (const name of Object.keys(variants)) expect(compared(name, name).demands).toEqual([]);
  });

  it('counts every service once in the flow, and sums to those of either side', () => {
    for (const a of Object.keys(variants)) {
      for (const b of Object.keys(variants)) {
        const { flow, demands, groups } = compared(a, b);
        const sum = (rows: typeof flow): number => rows.reduce((total, { count }) => total + count, 0);
        expect(sum(flow.filter(({ from }) => from !== 'absent'))).toBe(variants[a]!.assessment.demands.length);
        expect(sum(flow.filter(({ to }) => to !== 'absent'))).toBe(variants[b]!.assessment.demands.length);
        for (const verdict of VERDICTS)
          expect(sum(flow.filter(({ to }) => to === verdict))).toBe(variants[b]!.assessment.totals[verdict]);
        const moved = demands.filter(({ from, to }) => from !== 'absent' && to !== 'absent').map(({ id }) => id);
        expect(groups.flatMap(({ better, worse }) => [...better, ...worse]).sort()).toEqual(moved.sort());
      }
    }
  });

  it('is reversed the other way round', () => {
    const key = ({ kind, subject, better, worse }: AssessmentComparison['groups'][number]): string =>
      JSON.stringify([kind, subject, better, worse]);
    for (const a of Object.keys(variants)) {
      for (const b of Object.keys(variants)) {
        const [there, back] = [compared(a, b), compared(b, a)];
        expect(back.flow.map(({ from, to, count }) => ({ from: to, to: from, count })).sort(order)).toEqual(
          [...there.flow].sort(order),
        );
        expect(back.changedInputs).toEqual(there.changedInputs);
        expect(back.demands.map(({ id, from, to }) => [id, to, from])).toEqual(
          there.demands.map(({ id, from, to }) => [id, from, to]),
        );
        expect(back.groups.map((group) => key({ ...group, better: group.worse, worse: group.better })).sort()).toEqual(
          there.groups.map(key).sort(),
        );
        expect(back.suppliers.map(({ id, tier, from, to }) => [id, tier, to, from])).toEqual(
          there.suppliers.map(({ id, tier, from, to }) => [id, tier, from, to]),
        );
        const { elements } = there;
        expect(back.elements).toMatchObject({
          added: elements.removed,
          removed: elements.added,
          changed: elements.changed,
        });
      }
    }
  });

  it('names the element whose supplier was exchanged', () => {
    const result = compared('base', 'mended');
    expect(result.changedInputs).toEqual(['facts']);
    expect(result.elements).toMatchObject({
      added: 0,
      removed: 0,
      changed: 1,
      examples: [{ id: 'host', change: 'changed', fields: ['state', 'stateReason'] }],
    });
    expect(result.groups[0]).toMatchObject({ kind: 'element', subject: 'host', worse: [] });
    expect(result.groups[0]?.cause).toMatch(/^HOST changed: 2 fields \(state and stateReason\)\.$/);
    expect(result.groups[0]?.better.length).toBeGreaterThan(0);
    expect(result.sentence).toMatch(
      /^Of \d+ services, \d+ changed (its|their) verdict: \d+ for the better and 0 for the worse\./,
    );
  });

  it('names the element that was found altered', () => {
    const [group] = compared('base', 'spoilt').groups;
    expect(group).toMatchObject({ kind: 'element', subject: 'udr', better: [] });
    expect(group?.worse.length).toBeGreaterThan(0);
  });

  it('tells new relations as a change of the element they begin at', () => {
    const { elements } = compared('base', 'rewired');
    expect(elements).toMatchObject({ added: 1, removed: 0, changed: 1 });
    expect(elements.examples).toEqual([
      { id: 'south', name: 'SOUTH', change: 'changed', fields: ['relations'] },
      { id: 'new-node', name: 'new-node', change: 'added', fields: [] },
    ]);
  });

  it('keeps services that came and went apart from those that changed', () => {
    const { flow, demands, sentence } = compared('base', 'services');
    expect(demands).toContainEqual(expect.objectContaining({ id: 'a new one', from: 'absent' }));
    expect(demands).toContainEqual(expect.objectContaining({ id: 'd-island', to: 'absent' }));
    expect(flow.filter(({ from, to }) => from === 'absent' || to === 'absent')).toHaveLength(2);
    expect(sentence).toContain('1 is new, 1 is gone');
  });

  it('groups by the decision about a supplier, and by the policy where no decision changed', () => {
    const vetoed = compared('base', 'vetoed');
    expect(vetoed.changedInputs).toEqual(['policy']);
    expect(vetoed.suppliers.map(({ id }) => id)).toEqual(TIERS.map(() => 'birch'));
    expect(vetoed.groups[0]).toMatchObject({ kind: 'supplier-decision', subject: 'birch', better: [] });
    expect(vetoed.groups[0]?.cause).toMatch(/is excluded at tier \w+; before it was without enough evidence\.$/);
    const strict = compared('base', 'strict');
    expect(strict.suppliers).toEqual([]);
    expect(strict.groups.map(({ kind }) => kind)).toEqual(['policy']);
  });

  it('tells the date apart from the facts', () => {
    expect(compared('base', 'later').changedInputs).toEqual(['date']);
  });

  it('does with what both documents name where there are no dossiers', () => {
    const [a, b] = [variants['base']!.assessment, variants['mended']!.assessment];
    const result = compareAssessments(a, b);
    expect(result.changedInputs).toEqual(['facts']);
    expect(result.demands).toEqual(compared('base', 'mended').demands);
    expect(result.elements).toMatchObject({ added: 0, removed: 0 });
  });
});

function order(a: { from: string; to: string }, b: { from: string; to: string }): number {
  return `${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1;
}
