import { useMemo } from 'react';
import { kindTitle } from '@cleanpath/assessment/charts';
import { useRoute } from '../../api/use-route.js';
import { useNetworkContext } from '../../app/network-context.js';
import { draftOverlay } from './draft-overlay.js';
import { fieldText } from './field-value.js';

export interface Offer {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
}

/** Offers shown at once. */
const OFFERED = 12;
/** Hits asked of the search: it mixes types, so more than are offered. */
const HITS = 50;

/** Suppliers, products or elements whose id or name holds the text; those of one's own draft first. */
export function useOffered(to: 'supplier' | 'product' | 'element', q: string): readonly Offer[] {
  const { networkId: network, network: whole } = useNetworkContext();
  const params = { network, assessment: whole.assessment?.id ?? '' };
  const asked = q !== '';
  const listed = asked && whole.assessment !== undefined;
  const query = { q, limit: OFFERED };
  const suppliers = useRoute('suppliers', { params, query }, { enabled: listed && to === 'supplier', keep: true });
  const elements = useRoute('elements', { params, query }, { enabled: listed && to === 'element', keep: true });
  const found = useRoute(
    'search',
    { query: { q, network, limit: HITS } },
    { enabled: asked && to === 'product', keep: true },
  );
  const draft = useRoute('draft', { params: { network } });
  return useMemo(() => {
    if (!asked) return [];
    const own: Offer[] = [];
    for (const [id, { added, removed, fields }] of draftOverlay(draft.data?.changes ?? [], to)) {
      const name = fieldText(fields['name']);
      if (added && !removed && `${id} ${name}`.toLowerCase().includes(q.toLowerCase()))
        own.push({ id, name: name === '' ? id : name, detail: '' });
    }
    const others: readonly Offer[] =
      to === 'supplier'
        ? (suppliers.data?.items ?? []).map(({ id, name }) => ({ id, name, detail: '' }))
        : to === 'element'
          ? (elements.data?.items ?? []).map(({ id, name, kind }) => ({ id, name, detail: kindTitle(kind) }))
          : (found.data?.items ?? []).filter(({ type }) => type === 'product');
    return [...own, ...others].slice(0, OFFERED);
  }, [asked, draft.data, to, q, suppliers.data, elements.data, found.data]);
}
