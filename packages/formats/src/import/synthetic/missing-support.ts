import { kindInfo, type Element, type ElementKind } from '@cleanpath/model';
import type { ImportDraft } from '../import-draft.js';

/** Kinds of managed families that carry no management interface of their own. */
const UNMANAGED: ReadonlySet<ElementKind> = new Set([
  'link',
  'tunnel',
  'junction',
  'fibre-span',
  'submarine-cable',
  'radio-cell',
]);
const MANAGED_FAMILIES: ReadonlySet<string> = new Set(['radio', 'core', 'transport', 'cloud']);
/** Functions that run on a host although they are no part of the core. */
const HOSTED: ReadonlySet<ElementKind> = new Set(['centralised-unit-cp', 'centralised-unit-up', 'ric']);

/**
 * Gives managed elements without a manager an invented one of their own supplier, and functions without a host one
 * host: topologies leave both out, and an element that does not state what it depends on stays unknown.
 * Returns the number of elements made.
 */
export function addMissingSupport(draft: ImportDraft, fallback: string): number {
  const stated = new Set<string>();
  for (const { record } of draft.relations.values()) {
    if (record.type === 'managed-by' || record.type === 'hosted-on') stated.add(`${record.type} ${record.from}`);
  }
  let made = 0;
  const need = (element: Element, type: 'managed-by' | 'hosted-on', support: Element): void => {
    if (!draft.elements.has(support.id)) {
      draft.element(support);
      made++;
    }
    draft.relation({ from: element.id, to: support.id, type });
  };
  for (const { record } of [...draft.elements.values()]) {
    const { family } = kindInfo(record.kind);
    const supplier = supplierOf(record, draft) ?? fallback;
    if (MANAGED_FAMILIES.has(family) && !UNMANAGED.has(record.kind) && !stated.has(`managed-by ${record.id}`)) {
      need(record, 'managed-by', manager(supplier, draft.suppliers.get(supplier)?.record.name ?? supplier));
    }
    if ((family === 'core' || HOSTED.has(record.kind)) && !stated.has(`hosted-on ${record.id}`)) {
      need(record, 'hosted-on', host(fallback));
    }
  }
  return made;
}

function supplierOf({ supplier, product }: Element, draft: ImportDraft): string | undefined {
  return supplier ?? (product === undefined ? undefined : draft.products.get(product)?.record.supplier);
}

const manager = (supplier: string, owner: string): Element => ({
  id: `synthetic/manager/${supplier}`,
  kind: 'element-manager',
  name: `Element manager of ${owner} (fictional)`.replace(' (fictional) (fictional)', ' (fictional)'),
  supplier,
});

const host = (supplier: string): Element => ({
  id: 'synthetic/host',
  kind: 'nfvi-host',
  name: 'Host (fictional)',
  supplier,
});
