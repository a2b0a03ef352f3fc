import type { ElementCard } from '@cleanpath/api';
import { useRoute } from '../../api/use-route.js';
import type { RecordName } from './edit-address.js';
import type { Json } from './field-value.js';
import { RECORD_FIELDS } from './record-fields.js';
import type { DraftControl } from './use-draft.js';

export interface OpenRecord {
  readonly title: string;
  readonly values: Readonly<Record<string, Json | undefined>>;
  /** Fields whose value nothing tells here. */
  readonly unseen: readonly string[];
  readonly names: Readonly<Record<string, string>>;
  /** Of an element: its relations and where it is recorded. */
  readonly card: ElementCard | undefined;
  readonly pending: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

interface Of {
  readonly networkId: string;
  readonly assessmentId: string;
}

/** One record as far as the API tells it; of one that the draft adds nothing has to be asked. */
export function useOpenRecord({ record, id }: RecordName, draft: Pick<DraftControl, 'overlays'>, of: Of): OpenRecord {
  const { networkId: network, assessmentId: assessment } = of;
  const added = draft.overlays[record].get(id)?.added ?? false;
  const ask = (kind: RecordName['record']) => ({ enabled: record === kind && !added });
  const element = useRoute('element', { params: { network, assessment, element: id } }, ask('element'));
  const supplier = useRoute('supplier', { params: { network, assessment, supplier: id } }, ask('supplier'));
  const demand = useRoute('demand', { params: { network, assessment, demand: id } }, ask('demand'));
  const product = useRoute('search', { query: { q: id, network, limit: 50 } }, ask('product'));
  const query = { element, supplier, demand, product, relation: undefined }[record];
  const found = ((): Pick<OpenRecord, 'values' | 'unseen' | 'names'> & { readonly name?: string | undefined } => {
    const nothing = { values: { id }, unseen: [], names: {} };
    if (added) return nothing;
    switch (record) {
      case 'element': {
        if (element.data === undefined) return nothing;
        const { record: values, supplierNames, productName, element: cited } = element.data;
        const product = cited.product;
        const names =
          product === undefined || productName === undefined
            ? supplierNames
            : { ...supplierNames, [product]: productName };
        return { values: values, unseen: [], names, name: cited.name };
      }
      case 'supplier': {
        if (supplier.data === undefined) return nothing;
        const { name, jurisdictions, fictional } = supplier.data;
        const stated = jurisdictions.length === 0 ? undefined : jurisdictions;
        return { values: { id, name, jurisdictions: stated, fictional }, unseen: ['lei', 'pen'], names: {}, name };
      }
      case 'demand': {
        if (demand.data === undefined) return nothing;
        const { name, service, slice, criticality, weight, people } = demand.data.demand;
        const own = name === id ? undefined : name;
        return { values: { id, name: own, service, slice, criticality, weight, people }, unseen: [], names: {}, name };
      }
      case 'product': {
        const hit = product.data?.items.find((item) => item.type === 'product' && item.id === id);
        const known = ['id', ...(hit === undefined ? [] : ['name', 'supplier'])];
        const unseen = RECORD_FIELDS.product.map(({ name }) => name).filter((name) => !known.includes(name));
        return {
          values: { id, name: hit?.name, supplier: hit === undefined || hit.detail === '' ? undefined : hit.detail },
          unseen,
          names: {},
          name: hit?.name,
        };
      }
      case 'relation':
        return {
          values: {},
          unseen: RECORD_FIELDS.relation.map(({ name }) => name),
          names: {},
        };
    }
  })();
  const overlay = draft.overlays[record].get(id);
  const now = overlay?.fields['name'];
  return {
    title: (typeof now === 'string' ? now : undefined) ?? found.name ?? id,
    values: found.values,
    unseen: found.unseen,
    names: found.names,
    card: record === 'element' && !added ? element.data : undefined,
    pending: !added && (query?.isPending ?? false),
    error: added ? null : (query?.error ?? null),
    retry: () => void query?.refetch(),
  };
}
