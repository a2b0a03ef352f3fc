import { useRouter } from '@tanstack/react-router';
import type { SearchHit } from '@cleanpath/api';
import { useMay } from '../api/session.js';
import type { MessageKey } from '../messages/languages.js';
import { useMessages } from '../messages/messages.js';
import { administrationSections } from './administration-sections.js';
import { useCurrentNetwork } from './use-current-network.js';

export interface Destination {
  readonly title: string;
  readonly to: string;
}

const OF_NETWORK = ['overview', 'network', 'services', 'suppliers', 'compare', 'history'] as const;
const OF_EDITOR = ['import', 'edit'] as const;

/** Pages the person can go to from here, by name. */
export function useDestinations(): readonly Destination[] {
  const { t } = useMessages();
  const may = useMay();
  const { id, network } = useCurrentNetwork();
  const { state } = useRouter();
  const a = (state.location.search as { a?: string }).a;
  const suffix = a === undefined ? '' : `?a=${encodeURIComponent(a)}`;
  const list: Destination[] = [];
  if (id !== undefined && network && network.access !== 'supplier-file') {
    const pages = network.access === 'read' ? OF_NETWORK : [...OF_NETWORK, ...OF_EDITOR];
    for (const page of pages) list.push({ title: t(`shell.${page}`), to: `/n/${id}/${page}${suffix}` });
  }
  list.push({ title: t('shell.networks'), to: '/networks' });
  if (may('job:list')) list.push({ title: t('shell.jobs'), to: '/jobs' });
  for (const section of administrationSections(may)) {
    list.push({
      title: `${t('shell.administration')}: ${t(`administration.section.${section}` satisfies MessageKey)}`,
      to: `/administration/${section}`,
    });
  }
  list.push({ title: t('shell.account'), to: '/account' });
  return list;
}

/** Where a hit is shown. Products and sites are shown as the elements that have them. */
export function hitAddress({ type, networkId, id }: SearchHit): string {
  const network = `/n/${encodeURIComponent(networkId)}`;
  const name = encodeURIComponent(id);
  switch (type) {
    case 'network':
      return `${network}/overview`;
    case 'element':
      return `${network}/network?element=${name}`;
    case 'supplier':
      return `${network}/suppliers/${name}`;
    case 'demand':
      return `${network}/services/${name}`;
    case 'site':
      return `${network}/network?site=${name}`;
    case 'product':
      return `${network}/network?q=${name}`;
  }
}
