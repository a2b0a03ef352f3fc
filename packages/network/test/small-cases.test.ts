import { VERDICTS, type Demand, type Element, type Relation, type TrustState, type Verdict } from '@cleanpath/model';
import { describe, expect, it } from 'vitest';
import {
  demandEvidence,
  effectiveState,
  evidenceWorth,
  explainExposure,
  failures,
  supplierExposure,
  supplierFailure,
  verdictCounts,
} from '../src/index.js';
import { analyse, POLICY, type Records } from './records.js';

const SUPPLIERS = ['T', 'U', 'X', 'Y', 'Z'];

/** The small cases of the specification, by their numbers there. Suppliers are single capital letters. */
function network(
  elements: Record<string, string | Partial<Element>>,
  relations: readonly string[],
  options: Partial<Records> & { untrusted?: string; unknown?: string } = {},
): Records {
  const supplierState: Record<string, TrustState> = {};
  for (const id of options.untrusted ?? '') supplierState[id] = 'untrusted';
  for (const id of options.unknown ?? '') supplierState[id] = 'unknown';
  return {
    elements: Object.entries(elements).map(([id, given]) => ({
      id,
      kind: 'transport-node',
      ...(typeof given === 'string' ? { supplier: given } : given),
    })),
    relations: relations.map(relation),
    suppliers: SUPPLIERS,
    demands: [],
    policy: POLICY,
    supplierState,
    ...options,
  };
}

/** `a - b` a link, `a > b` a forward-only link, `a hosted-on b group=g need=1` a dependency. */
function relation(text: string): Relation {
  const [from, type, to, ...rest] = text.split(' ') as [string, string, string, ...string[]];
  if (type === '-') return { from, to, type: 'link' };
  if (type === '>') return { from, to, type: 'link', direction: 'forward' };
  const extra = Object.fromEntries(rest.map((pair) => pair.split('=') as [string, string]));
  return {
    from,
    to,
    type: type as Relation['type'],
    ...(extra['group'] ? { group: extra['group'] } : {}),
    ...(extra['need'] ? { need: Number(extra['need']) } : {}),
  };
}

const path = (from: string, to: string, twoWay = true): Demand => ({
  id: `${from}-${to}`,
  legs: [{ plane: 'transmission', from, to, twoWay }],
});

const verdict = (records: Records): Verdict => VERDICTS[analyse(records).table.verdict[0]!]!;

function failing(records: Records, supplier: string): string[] {
  const { network: net } = analyse(records).view;
  const lost = Uint8Array.from(records.elements, (e) => (supplier.includes(e.supplier ?? '-') ? 1 : 0));
  const { round } = failures(net, lost);
  return records.elements.filter((_, row) => round[row] !== 0).map((e) => e.id);
}

describe('small cases', () => {
  it('1: exposure follows the counted types, with its chain', () => {
    const records = network({ a: 'T', h: 'T', r: 'Z' }, ['a hosted-on h', 'h updated-by r'], { untrusted: 'Z' });
    const { view } = analyse(records);
    const chain = explainExposure(view, 0)!;
    expect(chain.steps.map((step) => [records.elements[step.element]!.id, step.type])).toEqual([
      ['a', undefined],
      ['h', 'hosted-on'],
      ['r', 'updated-by'],
    ]);
    const uncounted = { ...records, policy: { ...POLICY, exposureTypes: ['hosted-on' as const] } };
    expect(effectiveState(analyse(uncounted).view, 0)).toBe('trusted');
  });

  it('2: redundancy does not help exposure, and does help availability', () => {
    const rows = ['a hosted-on h1 group=g need=1', 'a hosted-on h2 group=g need=1'];
    const records = network({ a: 'T', h1: 'X', h2: 'Y' }, rows, { untrusted: 'X' });
    const { view } = analyse(records);
    expect(effectiveState(view, 0)).toBe('untrusted');
    expect(bits(supplierExposure(view.network).rows[0]!)).toEqual(['T', 'X', 'Y']);
    expect(failing(records, 'X')).toEqual(['h1']);
    expect(failing(records, 'XY')).toEqual(['a', 'h1', 'h2']);
    expect(bits(supplierFailure(view.network).rows[0]!)).toEqual(['T']);
  });

  it('3: two of three hosts survive one loss and not two', () => {
    const rows = ['h1', 'h2', 'h3'].map((host) => `a hosted-on ${host} group=g need=2`);
    const records = network({ a: 'T', h1: 'X', h2: 'Y', h3: 'Z' }, rows);
    for (const one of 'XYZ') expect(failing(records, one)).not.toContain('a');
    for (const two of ['XY', 'YZ', 'XZ']) expect(failing(records, two)).toContain('a');
  });

  it('4: mutual dependence alone fails nothing and taints nothing', () => {
    const records = network({ a: 'X', b: 'T' }, ['a managed-by b', 'b managed-by a']);
    const { view } = analyse(records);
    expect([effectiveState(view, 0), effectiveState(view, 1)]).toEqual(['trusted', 'trusted']);
    expect(failing(records, 'Z')).toEqual([]);
    expect(failing(records, 'X')).toEqual(['a', 'b']);
  });

  it('5: a clean way round an untrusted element suffices', () => {
    const rows = ['s - u', 'u - t', 's - c', 'c - t'];
    const records = network({ s: 'T', u: 'U', c: 'T', t: 'T' }, rows, { untrusted: 'U', demands: [path('s', 't')] });
    const { table } = analyse(records);
    expect(verdictCounts(table)).toEqual({ clean: 1, undetermined: 0, blocked: 0, disconnected: 0 });
    const [evidence] = demandEvidence(table, [0]);
    expect(evidence!.legs[0]!.path!.elements.map((row) => records.elements[row]!.id)).toEqual(['s', 'c', 't']);
  });

  it('6: an untrusted end blocks, whatever lies between', () => {
    const records = network({ s: 'U', t: 'T' }, ['s - t'], { untrusted: 'U', demands: [path('s', 't')] });
    const [evidence] = demandEvidence(analyse(records).table, [0]);
    expect(evidence).toMatchObject({ verdict: 'blocked', legs: [{ reason: 'endpoint', offenders: [{ element: 0 }] }] });
  });

  it('7: from = to follows the element', () => {
    const records = network({ s: 'T' }, [], { demands: [path('s', 's')] });
    expect(verdict(records)).toBe('clean');
    expect(verdict({ ...records, supplierState: { T: 'unknown' } })).toBe('undetermined');
    expect(verdict({ ...records, supplierState: { T: 'untrusted' } })).toBe('blocked');
  });

  it('8: without any route the demand is disconnected, even where an end is untrusted', () => {
    const records = network({ s: 'U', t: 'T' }, [], { untrusted: 'U', demands: [path('s', 't')] });
    expect(verdict(records)).toBe('disconnected');
    expect(demandEvidence(analyse(records).table, [0])[0]!.legs[0]).not.toHaveProperty('cut');
  });

  it('9: one unknown element leaves the demand undetermined and tops the list of evidence', () => {
    const records = network({ s: 'T', q: 'Z', t: 'T' }, ['s - q', 'q - t'], {
      unknown: 'Z',
      demands: [path('s', 't')],
    });
    expect(verdict(records)).toBe('undetermined');
    const { table } = analyse(records);
    expect(evidenceWorth(table)).toEqual([{ root: 1, elements: 1, demands: 1, weight: 1 }]);
    expect(demandEvidence(table, [0])[0]!.legs[0]!.unknown!.map((finding) => finding.element)).toEqual([1]);
  });

  it('12: one-way links: clean there, blocked there and back', () => {
    const rows = ['s > u', 'u > t', 't > w', 'w > s'];
    const elements = { s: 'T', u: 'T', t: 'T', w: 'U' };
    const oneWay = network(elements, rows, { untrusted: 'U', demands: [path('s', 't', false)] });
    expect(verdict(oneWay)).toBe('clean');
    const twoWay = { ...oneWay, demands: [path('s', 't')] };
    const [evidence] = demandEvidence(analyse(twoWay).table, [0]);
    expect(evidence).toMatchObject({ verdict: 'blocked', legs: [{ direction: 'back', cut: { total: 1 } }] });
  });

  it('14: an element nobody stands for is unknown, unless it is passive', () => {
    const records = network({ a: {}, b: { kind: 'junction' }, c: { passive: true } }, []);
    const { own } = analyse(records).view;
    expect([...own.state]).toEqual([1, 0, 0]);
  });
});

const bits = (word: number): string[] => SUPPLIERS.filter((_, bit) => ((word >> bit) & 1) === 1);
