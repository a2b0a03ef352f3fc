import {
  elementKind,
  elementTitle,
  kindInfo,
  type Dossier,
  type ElementKind,
  type RelationType,
} from '@cleanpath/model';
import { article } from './check-change.js';
import type { EditableRecord, FactChange } from './change.js';
import { readRelationName } from './find-relations.js';
import { WorkingCopy } from './working-copy.js';

/** What a change does to the dossier, as a sentence to be read aloud. */
export function describeChange(change: FactChange, dossier: Dossier): string {
  const copy = new WorkingCopy(dossier);
  if (change.action === 'add') return `Adds ${addedWords(change.record, change.value, dossier)}.`;
  const name = recordWords(change.record, change.id, dossier);
  if (change.action === 'remove') return `Removes ${name}${companions(change.record, change.id, copy)}.`;
  const before = currentFields(change.record, change.id, copy);
  const parts = Object.entries(change.fields).map(([field, value]) => fieldWords(field, before[field], value, dossier));
  const [only] = parts;
  return parts.length === 1 && only !== undefined
    ? `${capital(only.verb)} the ${only.noun} of ${name}${only.rest}.`
    : `Changes ${name}: ${parts.map(({ verb, noun, rest }) => `${verb} the ${noun}${rest}`).join('; ')}.`;
}

interface FieldWords {
  readonly verb: 'sets' | 'changes' | 'removes';
  readonly noun: string;
  readonly rest: string;
}

function fieldWords(field: string, before: unknown, value: unknown, dossier: Dossier): FieldWords {
  const noun = spaced(field);
  const was = valueWords(field, before, dossier);
  if (value === null) return { verb: 'removes', noun, rest: was === '' ? '' : ` (${was})` };
  const is = valueWords(field, value, dossier);
  if (was === '') return { verb: 'sets', noun, rest: ` to ${is}` };
  return { verb: 'changes', noun, rest: was === is ? '' : ` from ${was} to ${is}` };
}

/** Longest value repeated in a sentence, in characters. */
const MAX_VALUE = 60;

const PARTY_FIELDS: ReadonlySet<string> = new Set([
  'supplier',
  'operator',
  'owner',
  'maintainedBy',
  'softwareSupplier',
]);

function valueWords(field: string, value: unknown, dossier: Dossier): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.length === 1 ? 'one entry' : `${value.length} entries`;
  if (typeof value === 'object') return 'other contents';
  if (typeof value !== 'string') return JSON.stringify(value);
  if (PARTY_FIELDS.has(field)) return dossier.suppliers.find(({ id }) => id === value)?.name ?? shortened(value);
  if (field === 'product') return dossier.products.find(({ id }) => id === value)?.name ?? shortened(value);
  return shortened(value);
}

function currentFields(record: EditableRecord, id: string, copy: WorkingCopy): Readonly<Record<string, unknown>> {
  if (record === 'element') return { ...copy.element(id) };
  if (record === 'relation') {
    const [handle] = copy.relations(id);
    return handle === undefined ? {} : { ...copy.relation(handle) };
  }
  const lists = { supplier: copy.suppliers, product: copy.products, demand: copy.demands };
  return { ...lists[record].get(id) };
}

/** What goes together with a removed record. */
function companions(record: EditableRecord, id: string, copy: WorkingCopy): string {
  if (record === 'relation') {
    const { length } = copy.relations(id);
    return length > 1 ? ` (${length} of them)` : '';
  }
  const row = record === 'element' ? copy.base.elements.indexOf.get(id) : undefined;
  if (row === undefined) return '';
  const { relations, slices } = copy.base;
  let count = 0;
  for (let r = 0; r < relations.count; r++) if (relations.from[r] === row || relations.to[r] === row) count++;
  const member = slices.filter(({ elements }) => elements?.includes(id)).length;
  const also = member === 0 ? '' : ` and its place in ${member === 1 ? 'one slice' : `${member} slices`}`;
  if (count === 0) return member === 0 ? '' : ` with its place in ${member === 1 ? 'one slice' : `${member} slices`}`;
  return ` with ${count === 1 ? 'its relation' : `its ${count} relations`}${also}`;
}

/** "EM South (element manager)", "the supplier Vega Systems", "the dependency of A on B (managed by)". */
function recordWords(record: EditableRecord, id: string, dossier: Dossier): string {
  switch (record) {
    case 'element': {
      const row = dossier.elements.indexOf.get(id);
      if (row === undefined) return `the element ${shortened(id)}`;
      return `${elementTitle(dossier.elements, row)} (${lower(kindInfo(elementKind(dossier.elements, row)).title)})`;
    }
    case 'relation': {
      const names = readRelationName(id);
      const known = ({ from, to }: { from: string; to: string }): boolean =>
        dossier.elements.indexOf.has(from) && dossier.elements.indexOf.has(to);
      const name = names.find(known) ?? names[0];
      return name === undefined ? `the relation ${shortened(id)}` : relationWords(name, dossier);
    }
    case 'supplier':
      return `the supplier ${dossier.suppliers.find((item) => item.id === id)?.name ?? shortened(id)}`;
    case 'product':
      return `the product ${dossier.products.find((item) => item.id === id)?.name ?? shortened(id)}`;
    case 'demand':
      return `the service ${dossier.demands.find((item) => item.id === id)?.name ?? shortened(id)}`;
  }
}

function addedWords(record: EditableRecord, value: Readonly<Record<string, unknown>>, dossier: Dossier): string {
  const text = (field: string): string | undefined => {
    const found = value[field];
    return typeof found === 'string' ? shortened(found) : undefined;
  };
  if (record === 'relation')
    return relationWords(
      { from: text('from') ?? '?', to: text('to') ?? '?', type: (text('type') ?? 'link') as RelationType },
      dossier,
    );
  const name = text('name') ?? text('id') ?? 'without an id';
  if (record === 'demand') return `the service ${name}`;
  if (record !== 'element') return `the ${record} ${name}`;
  const kind = text('kind');
  const title =
    kind === undefined ? undefined : (kindInfo(kind as ElementKind) as { title: string } | undefined)?.title;
  return `${lower(article(record))} ${name}${title === undefined ? '' : ` (${lower(title)})`}`;
}

function relationWords(name: { from: string; to: string; type: RelationType }, dossier: Dossier): string {
  const title = (id: string): string => {
    const row = dossier.elements.indexOf.get(id);
    return row === undefined ? shortened(id) : elementTitle(dossier.elements, row);
  };
  if (name.type === 'link') return `the link between ${title(name.from)} and ${title(name.to)}`;
  const verb = name.type === 'stores-on' ? 'stores its data on' : `is ${name.type.replaceAll('-', ' ')}`;
  return `the dependency “${title(name.from)} ${verb} ${title(name.to)}”`;
}

const shortened = (text: string): string => (text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE - 1)}…` : text);
const spaced = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Lower case at the start, unless the word is an abbreviation. */
function lower(text: string): string {
  return /^[A-Z][a-z]/.test(text) || text.startsWith('A ') ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
