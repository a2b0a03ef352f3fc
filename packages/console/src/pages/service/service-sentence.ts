import type { ServiceView } from '@cleanpath/api';
import type { LegReport } from '@cleanpath/model';
import { useMessages, type Messages } from '../../messages/messages.js';
import { elementOf } from './card-facts.js';

/** The verdict with its because, in the language of the reader: from the leg that gives the service its verdict. */
export function useServiceSentence(): (view: ServiceView) => string {
  const { t } = useMessages();
  return (view) => serviceSentence(view, t);
}

export function serviceSentence(view: ServiceView, t: Messages['t']): string {
  const { name, legs } = view.demand;
  const leg = decidingLeg(view.demand);
  const nameOf = (id: string | undefined): string => (id === undefined ? '' : elementOf(view, id).name);
  if (leg === undefined || leg.reason === 'clean-path' || leg.reason === 'all-clean') {
    const needed = new Set(legs.flatMap(({ route, elements }) => route ?? elements ?? []));
    return t('service.sentence.clean', { name, count: needed.size });
  }
  if (leg.reason === 'no-path') {
    return t('service.sentence.no-path', { name, from: nameOf(leg.from), to: nameOf(leg.to) });
  }
  const culprits = leg.culprits ?? [];
  const [first] = culprits;
  const root = first?.chain.at(-1)?.element;
  const element = nameOf(first?.element ?? leg.to ?? leg.elements?.[0]);
  return t(`service.sentence.${leg.reason}`, {
    name,
    count: Math.max(1, culprits.length),
    element,
    root: root === undefined || root === first?.element ? 'none' : nameOf(root),
    cause: root === undefined ? element : nameOf(root),
  });
}

/** The first leg with the verdict of the whole. */
export function decidingLeg({ legs, verdict }: ServiceView['demand']): LegReport | undefined {
  return legs.find((leg) => leg.verdict === verdict) ?? legs[0];
}
