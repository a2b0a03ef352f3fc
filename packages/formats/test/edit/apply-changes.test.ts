import { beforeAll, describe, expect, it } from 'vitest';
import { elementAt, relationAt, type Dossier, type Problem } from '@cleanpath/model';
import { applyChanges, loadDossier, snapshotHash, type FactChange } from '../../src/index.js';
import { dossierDirectory } from '../dossier/dossier-files.js';

const FILES = {
  'dossier.yaml': 'dossier: 1\nid: n\nname: N\n',
  'suppliers.yaml':
    'suppliers:\n  - {id: vega, name: Vega Systems}\n  - {id: corvid, name: Corvid Networks}\n  - {id: idle, name: Idle}\n',
  'products.csv': 'id,supplier,name\nvega/router,vega,Vega Router\nspare/box,corvid,Box\n',
  'elements.csv':
    'id,kind,name,product,supplier,site,lat,lon,tier\n' +
    'r1,transport-node,Router 1,vega/router,,North,50.5,10.5,\n' +
    'r2,transport-node,Router 2,vega/router,,South,,,high\n' +
    'em,element-manager,EM,,corvid,,,,\n' +
    'em2,element-manager,EM 2,,corvid,,,,\n' +
    'loose,unknown,,,,,,,\n',
  'relations.csv':
    'from,to,type,group,need,metric\nr1,r2,link,,,10\nr1,em,managed-by,m,1,\nr1,em2,managed-by,m,1,\nr2,em,managed-by,,,\n' +
    'r1,loose,link,,,5\nr1,loose,link,,,6\n',
  'demands.csv': 'id,name,plane,from,to\ncalls,Calls,transmission,r1,r2\n',
  'slices.yaml': 'slices:\n  - {id: s, sst: 1, elements: [r1, loose]}\n',
  'evidence.yaml':
    'sources:\n  - {id: lab, name: Lab, grades: [{grade: A}]}\nevidence:\n' +
    '  - {id: e1, subject: {kind: supplier, id: vega}, criterion: "c:x", type: audit, source: lab, credibility: 1, observedAt: 2020-01-01}\n',
};

let base: Dossier;
beforeAll(async () => {
  const { dossier, problems } = await loadDossier(await dossierDirectory(FILES));
  if (!dossier) throw new Error(JSON.stringify(problems));
  base = dossier;
});

const set = (record: FactChange['record'], id: string, fields: Record<string, unknown>): FactChange => ({
  action: 'set',
  record,
  id,
  fields,
});
const add = (record: FactChange['record'], value: Record<string, unknown>): FactChange => ({
  action: 'add',
  record,
  value,
});
const remove = (record: FactChange['record'], id: string): FactChange => ({ action: 'remove', record, id });

function applied(...changes: FactChange[]): Dossier {
  const { dossier, problems } = applyChanges(base, changes);
  expect(problems).toEqual([]);
  return dossier!;
}

function refused(...changes: FactChange[]): Problem[] {
  const { dossier, problems } = applyChanges(base, changes);
  expect(dossier).toBeUndefined();
  return [...problems];
}

function element(dossier: Dossier, id: string): unknown {
  const row = dossier.elements.indexOf.get(id);
  return row === undefined ? undefined : elementAt(dossier.elements, row);
}

function relations(dossier: Dossier): unknown[] {
  return Array.from({ length: dossier.relations.count }, (_, row) =>
    relationAt(dossier.relations, dossier.elements.ids, row),
  );
}

describe('changes that are possible', () => {
  it('sets, adds to and empties fields of an element, and leaves the given dossier as it was', () => {
    const before = snapshotHash(base);
    const after = applied(
      set('element', 'r1', { supplier: 'corvid', lat: null, state: 'untrusted', riskGroups: ['duct 1'], site: 'East' }),
    );
    expect(element(after, 'r1')).toEqual({
      id: 'r1',
      kind: 'transport-node',
      name: 'Router 1',
      product: 'vega/router',
      supplier: 'corvid',
      site: 'East',
      lon: 10.5,
      state: 'untrusted',
      riskGroups: ['duct 1'],
    });
    expect(element(after, 'r2')).toEqual(element(base, 'r2'));
    expect(after.elements.text.site.values).not.toContain('North');
    expect(snapshotHash(base)).toBe(before);
    expect(snapshotHash(after)).not.toBe(before);
    expect(after.relations).toBe(base.relations);
  });

  it('adds a site with everything it needs in one go, in any order', () => {
    const after = applied(
      add('relation', { from: 'r3', to: 'r1', type: 'link', direction: 'forward', metric: 3 }),
      add('element', { id: 'r3', kind: 'transport-node', product: 'new/router' }),
      add('product', { id: 'new/router', name: 'New router', supplier: 'new' }),
      add('supplier', { id: 'new', name: 'New Networks' }),
      add('demand', { id: 'd2', legs: [{ plane: 'control', from: 'r3', to: 'r1' }] }),
    );
    expect(element(after, 'r3')).toEqual({ id: 'r3', kind: 'transport-node', product: 'new/router' });
    expect(relations(after)).toContainEqual({ from: 'r3', to: 'r1', type: 'link', direction: 'forward', metric: 3 });
    expect(after.suppliers.at(-1)).toEqual({ id: 'new', name: 'New Networks' });
    expect(after.demands).toHaveLength(2);
  });

  it('removes an element with its relations and its place in slices', () => {
    const after = applied(remove('element', 'loose'));
    expect(element(after, 'loose')).toBeUndefined();
    expect(relations(after)).toEqual(relations(base).filter((item) => (item as { to: string }).to !== 'loose'));
    expect(after.slices[0]).toEqual({ id: 's', sst: 1, elements: ['r1'] });
    expect(element(after, 'em2')).toEqual(element(base, 'em2'));
  });

  it('takes an element out and puts another in under its id, without the old relations', () => {
    const after = applied(
      remove('element', 'loose'),
      add('element', { id: 'loose', kind: 'site' }),
      add('relation', { from: 'loose', to: 'em', type: 'managed-by' }),
    );
    expect(element(after, 'loose')).toEqual({ id: 'loose', kind: 'site' });
    expect(relations(after)).toHaveLength(base.relations.count - 1);
  });

  it('lets an element go whose service changes in the same draft', () => {
    const after = applied(
      set('demand', 'calls', { legs: [{ plane: 'transmission', elements: ['r1'] }] }),
      remove('element', 'r2'),
    );
    expect(after.demands[0]?.legs).toEqual([{ plane: 'transmission', elements: ['r1'] }]);
    expect(after.elements.count).toBe(4);
  });

  it('changes and removes relations by from|type|to, a link also from its other end', () => {
    const after = applied(set('relation', 'r2|link|r1', { metric: 7 }), remove('relation', 'r2|managed-by|em'));
    expect(relations(after)).toContainEqual({ from: 'r1', to: 'r2', type: 'link', metric: 7 });
    expect(relations(after)).toHaveLength(base.relations.count - 1);
    expect(relations(applied(remove('relation', 'r1|link|loose')))).toHaveLength(base.relations.count - 2);
  });

  it('merges a relation that is there already, with a warning', () => {
    const { dossier, problems } = applyChanges(base, [add('relation', { from: 'r2', to: 'em', type: 'managed-by' })]);
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['relation-repeated', 'warning']]);
    expect(snapshotHash(dossier!)).toBe(snapshotHash(base));
  });

  it('removes suppliers and products nobody names', () => {
    const after = applied(remove('supplier', 'idle'), remove('product', 'spare/box'));
    expect(after.suppliers.map(({ id }) => id)).toEqual(['vega', 'corvid']);
    expect(after.products.map(({ id }) => id)).toEqual(['vega/router']);
    expect(after.places.has('supplier:idle')).toBe(false);
  });
});

describe('changes that are refused', () => {
  const cases: [string, FactChange[], { code: string; pointer: string; remedy?: RegExp; message?: RegExp }][] = [
    [
      'an id nobody knows',
      [set('element', 'r11', { tier: 'low' })],
      { code: 'change-invalid', pointer: '/0/id', remedy: /r1/ },
    ],
    [
      'a field nobody knows',
      [set('element', 'r1', { teir: 'low' })],
      { code: 'change-invalid', pointer: '/0/fields/teir', remedy: /“tier”/ },
    ],
    [
      'a word outside the vocabulary',
      [set('element', 'r1', { tier: 'hihg' })],
      { code: 'change-invalid', pointer: '/0/fields/tier', remedy: /“high”/ },
    ],
    [
      'a number outside its range',
      [set('element', 'r1', { lat: 95 })],
      { code: 'change-invalid', pointer: '/0/fields/lat' },
    ],
    ['a number as text', [set('element', 'r1', { lat: '50,5' })], { code: 'change-invalid', pointer: '/0/fields/lat' }],
    [
      'a required field removed',
      [set('element', 'r1', { kind: null })],
      { code: 'change-invalid', pointer: '/0/fields/kind' },
    ],
    ['another id', [set('element', 'r1', { id: 'r9' })], { code: 'change-invalid', pointer: '/0/fields/id' }],
    [
      'a party role nobody knows',
      [set('element', 'r1', { parties: [{ supplier: 'vega', role: 'x' }] })],
      { code: 'change-invalid', pointer: '/0/fields/parties/0/role' },
    ],
    ['no field at all', [set('element', 'r1', {})], { code: 'change-invalid', pointer: '/0/fields' }],
    [
      'an end of life before the installation',
      [set('element', 'r1', { installed: '2020-01-01', endOfLife: '2019-01-01' })],
      { code: 'dates-order', pointer: '/0/fields/endOfLife' },
    ],
    [
      'a supplier nobody knows',
      [set('element', 'r1', { supplier: 'vegga' })],
      { code: 'reference-dangling', pointer: '/0/fields/supplier', remedy: /“vega”/ },
    ],
    [
      'an owner nobody knows',
      [set('supplier', 'vega', { owners: [{ supplier: 'ghost' }] })],
      { code: 'reference-dangling', pointer: '/0/fields/owners/0/supplier' },
    ],
    [
      'owners of more than the whole',
      [
        set('supplier', 'vega', {
          owners: [
            { supplier: 'corvid', share: 0.7 },
            { supplier: 'idle', share: 0.6 },
          ],
        }),
      ],
      { code: 'ownership-sum', pointer: '/0/fields/owners' },
    ],
    [
      'an element that is there',
      [add('element', { id: 'r1', kind: 'site' })],
      { code: 'duplicate-id', pointer: '/0/value/id' },
    ],
    ['an element without a kind', [add('element', { id: 'r9' })], { code: 'change-invalid', pointer: '/0/value/kind' }],
    [
      'an end nobody knows',
      [add('relation', { from: 'r1', to: 'em3', type: 'managed-by' })],
      { code: 'reference-dangling', pointer: '/0/value/to', remedy: /“em/ },
    ],
    [
      'an element related to itself',
      [add('relation', { from: 'r1', to: 'r1', type: 'link' })],
      { code: 'change-invalid', pointer: '/0/value/to' },
    ],
    [
      'a link in a group',
      [add('relation', { from: 'r1', to: 'em', type: 'link', group: 'g' })],
      { code: 'change-invalid', pointer: '/0/value/group' },
    ],
    [
      'a need beyond the group',
      [set('relation', 'r1|managed-by|em', { need: 2 })],
      { code: 'group-threshold', pointer: '/0/fields' },
    ],
    [
      'a relation with two meanings',
      [set('relation', 'r1|link|loose', { metric: 1 })],
      { code: 'change-invalid', pointer: '/0/id', message: /2 relations/ },
    ],
    [
      'an element a service needs',
      [remove('element', 'r2')],
      { code: 'change-invalid', pointer: '/0/id', message: /the service “calls”/ },
    ],
    [
      'a supplier still named',
      [remove('supplier', 'vega')],
      { code: 'change-invalid', pointer: '/0/id', message: /the product “vega\/router”, the evidence item “e1”/ },
    ],
    [
      'a product still in use',
      [remove('product', 'vega/router')],
      { code: 'change-invalid', pointer: '/0/id', message: /2 elements/ },
    ],
    [
      'a service without a leg',
      [set('demand', 'calls', { legs: [] })],
      { code: 'change-invalid', pointer: '/0/fields/legs' },
    ],
    [
      'a leg to nowhere',
      [set('demand', 'calls', { legs: [{ plane: 'control', from: 'r1', to: 'r7' }] })],
      { code: 'reference-dangling', pointer: '/0/fields/legs/0/to' },
    ],
    [
      'a member name of the language',
      [set('element', 'r1', JSON.parse('{"attributes":{"__proto__":1}}') as Record<string, unknown>)],
      { code: 'format-refused', pointer: '/0/fields/attributes' },
    ],
    [
      'a kind of record nobody edits',
      [{ action: 'remove', record: 'evidence', id: 'e1' } as unknown as FactChange],
      { code: 'change-invalid', pointer: '/0/record' },
    ],
  ];
  it.each(cases)('%s', (_, changes, expected) => {
    const problems = refused(...changes);
    expect(problems).toHaveLength(1);
    const [found] = problems;
    expect({ code: found?.code, pointer: found?.pointer }).toEqual({ code: expected.code, pointer: expected.pointer });
    if (expected.remedy) expect(found?.remedy).toMatch(expected.remedy);
    if (expected.message) expect(found?.message).toMatch(expected.message);
  });

  it('reports a group that loses a member it needs, where the member was removed', () => {
    const both = applied(
      set('relation', 'r1|managed-by|em', { need: 2 }),
      set('relation', 'r1|managed-by|em2', { need: 2 }),
    );
    const { problems } = applyChanges(both, [remove('element', 'em2')]);
    expect(problems.map(({ code, pointer }) => [code, pointer])).toEqual([['group-threshold', '/0/id']]);
    const { problems: other } = applyChanges(both, [remove('relation', 'r1|managed-by|em2')]);
    expect(other.map(({ code, pointer }) => [code, pointer])).toEqual([['group-threshold', '/0/id']]);
  });

  it('reports every problem of every change at once, each at its place', () => {
    const problems = refused(set('element', 'r1', { lat: 95, tier: 'x' }), remove('element', 'ghost'));
    expect(problems.map(({ pointer }) => pointer).sort()).toEqual(['/0/fields/lat', '/0/fields/tier', '/1/id']);
  });
});
