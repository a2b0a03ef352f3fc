import { useMemo } from 'react';
import type { ElementCard } from '@cleanpath/api';
import { useRoute } from '../../api/use-route.js';
import { useMessages } from '../../messages/messages.js';
import type { Messages } from '../../messages/messages.js';
import { fieldText } from './field-value.js';
import type { Overlay } from './draft-overlay.js';
import type { GridRow } from './grid-row.js';
import { relationKey } from './record-fields.js';
import { fieldsNamed, type TableRows } from './table-rows.js';

const FIELDS = fieldsNamed('relation', ['group', 'need', 'direction', 'metric', 'metricReverse', 'capacity']);
/** What the card of an element says nothing of. */
const UNSEEN = ['direction', 'metric', 'metricReverse', 'capacity'];

interface Of {
  readonly networkId: string;
  readonly assessmentId: string;
}

/** Relations of one element: what it depends on, what depends on it, its links; the draft's own first. */
export function useRelationRows(
  of: string | undefined,
  overlays: ReadonlyMap<string, Overlay>,
  { networkId: network, assessmentId: assessment }: Of,
  enabled: boolean,
): TableRows {
  const messages = useMessages();
  const { t } = messages;
  const query = useRoute(
    'element',
    { params: { network, assessment, element: of ?? '' } },
    { enabled: enabled && of !== undefined },
  );
  const card = of === undefined ? undefined : query.data;
  const rows = useMemo(() => relationRows(card, of, overlays, messages.t), [card, of, overlays, messages]);
  return {
    rows,
    fields: FIELDS,
    first: t('edit.tab.relation'),
    pending: of !== undefined && query.isPending,
    fetching: query.isFetching,
    error: query.error,
    retry: () => void query.refetch(),
  };
}

/** Exported for its test. */
export function relationRows(
  card: Pick<ElementCard, 'element' | 'dependsOn' | 'dependents' | 'links'> | undefined,
  of: string | undefined,
  overlays: ReadonlyMap<string, Overlay>,
  t: Messages['t'],
): GridRow[] {
  const rows = new Map<string, GridRow>();
  const words = (type: string) => t(`words.relation.${type}` as 'words.relation.link');
  for (const [id, overlay] of overlays) {
    const { from, to, type } = overlay.fields;
    if (!overlay.added || typeof type !== 'string' || (of !== undefined && from !== of && to !== of)) continue;
    rows.set(id, {
      id,
      label: `${fieldText(from)} ${words(type)} ${fieldText(to)}`,
      values: { from, to, type },
      overlay,
    });
  }
  if (card === undefined) return [...rows.values()];
  const { id: own, name } = card.element;
  const put = (from: string, to: string, type: string, label: string, values: Pick<GridRow, 'values'>['values']) => {
    const id = relationKey({ from, type, to });
    // A link may be named from either end.
    const turned = relationKey({ from: to, type, to: from });
    const known = overlays.has(id) || type !== 'link' || !overlays.has(turned) ? id : turned;
    if (rows.has(known)) return;
    rows.set(known, {
      id: known,
      label,
      values: { from, to, type, ...values },
      overlay: overlays.get(known),
      unseen: UNSEEN,
    });
  };
  for (const { relation, element, group, need } of card.dependsOn.items)
    put(own, element.id, relation, `→ ${words(relation)} ${element.name}`, { group, need });
  for (const { relation, element, group, need } of card.dependents.items)
    put(element.id, own, relation, `← ${element.name} ${words(relation)} ${name}`, { group, need });
  for (const { element } of card.links.items) put(own, element.id, 'link', `↔ ${words('link')} ${element.name}`, {});
  return [...rows.values()];
}
