import fc from 'fast-check';
import { elementAt, relationAt, type Dossier } from '@cleanpath/model';
import { applyChanges, type FactChange } from '../../src/index.js';

type Fields = Record<string, unknown>;

/** New values for some fields of a record, taken from another record of its kind or removed. */
function fieldsFrom(own: Fields, other: Fields, required: readonly string[], picks: readonly number[]): Fields {
  const names = [...new Set([...Object.keys(own), ...Object.keys(other)])].filter((name) => !required.includes(name));
  const fields: Fields = {};
  for (const pick of picks) {
    const name = names[pick % Math.max(1, names.length)];
    if (name !== undefined) fields[name] = other[name] ?? null;
  }
  return fields;
}

export interface Inverted {
  readonly change: FactChange;
  readonly inverse: FactChange;
}

/** A `set` on an element, supplier, product or demand, and the `set` that takes it back. */
export function arbitrarySet(dossier: Dossier): fc.Arbitrary<Inverted> {
  const elements = Array.from({ length: dossier.elements.count }, (_, row) => elementAt(dossier.elements, row));
  const kinds = [
    { record: 'element', list: elements, required: ['id', 'kind'] },
    { record: 'supplier', list: dossier.suppliers, required: ['id', 'name', 'owners'] },
    { record: 'product', list: dossier.products, required: ['id', 'name'] },
    { record: 'demand', list: dossier.demands, required: ['id'] },
  ] as const;
  return fc
    .tuple(fc.constantFrom(...kinds), fc.nat(), fc.nat(), fc.array(fc.nat(50), { minLength: 1, maxLength: 4 }))
    .map(([{ record, list, required }, one, two, picks]) => {
      const own = list[one % list.length]! as unknown as Fields;
      const other = list[two % list.length]! as unknown as Fields;
      const fields = fieldsFrom(own, other, required, picks);
      const back = Object.fromEntries(Object.keys(fields).map((name) => [name, own[name] ?? null]));
      const id = String(own['id']);
      return {
        change: { action: 'set', record, id, fields } as const,
        inverse: { action: 'set', record, id, fields: back } as const,
      };
    })
    .filter(({ change }) => Object.keys(change.fields).length > 0);
}

/** Any one change that this dossier allows. */
export function arbitraryChange(dossier: Dossier): fc.Arbitrary<FactChange> {
  const { elements, relations } = dossier;
  const element = fc.constantFrom(...elements.ids);
  const options: fc.Arbitrary<FactChange>[] = [
    arbitrarySet(dossier).map(({ change }) => change),
    fc.tuple(fc.nat(99), element).map(([n, like]) => ({
      action: 'add',
      record: 'element',
      value: { ...elementAt(elements, elements.indexOf.get(like)!), id: `new ${n}` },
    })),
    fc
      .tuple(element, element, fc.constantFrom('link', 'hosted-on', 'timed-by'))
      .map(([from, to, type]) => ({ action: 'add', record: 'relation', value: { from, to, type } })),
    element.map((id) => ({ action: 'remove', record: 'element', id })),
    fc.nat(99).map((n) => ({ action: 'add', record: 'supplier', value: { id: `added ${n}`, name: `Added ${n}` } })),
  ];
  if (relations.count > 0)
    options.push(
      fc.nat(relations.count - 1).map((row) => {
        const { from, type, to } = relationAt(relations, elements.ids, row);
        return { action: 'remove', record: 'relation', id: `${from}|${type}|${to}` };
      }),
    );
  return fc.oneof(...options);
}

/** Changes that can be made one after another, with the dossier they lead to step by step. */
export function possibleSequence(
  dossier: Dossier,
  seed: number,
  length: number,
): { readonly changes: FactChange[]; readonly stepwise: Dossier } {
  const changes: FactChange[] = [];
  let stepwise = dossier;
  for (let attempt = 0; attempt < length * 3 && changes.length < length; attempt++) {
    const [change] = fc.sample(arbitraryChange(stepwise), { numRuns: 1, seed: seed + attempt });
    const { dossier: next } = applyChanges(stepwise, [change!]);
    if (next === undefined) continue;
    changes.push(change!);
    stepwise = next;
  }
  return { changes, stepwise };
}
