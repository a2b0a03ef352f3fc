import type { ServiceView } from '@cleanpath/api';
import type { LegReport } from '@cleanpath/model';
import { useMessages, type Messages } from '../../messages/messages.js';
import { elementOf } from './card-facts.js';

/** The verdict with its because, in the language of the reader: from the leg that gives the service its verdict. */
export function useServiceSentence(): (view: ServiceView) => string {
  const { t, list } = useMessages();
  return (view) => serviceSentence(view, t, list);
}

/** Elements named in the sentence; of more it says the number. */
const NAMED = 3;

export function serviceSentence(view: ServiceView, t: Messages['t'], list: Messages['list']): string {
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
  // Where the verdict is open, what is untrusted on other routes decides nothing any more.
  const culprits = (leg.culprits ?? []).filter(
    (culprit) => leg.verdict !== 'undetermined' || elementOf(view, culprit.element).effective !== 'untrusted',
  );
  const [first] = culprits;
  const root = first?.chain.at(-1)?.element;
  const element = nameOf(first?.element ?? leg.to ?? leg.elements?.[0]);
  return t(`service.sentence.${leg.reason}`, {
    name,
    count: Math.max(1, culprits.length),
    names: culprits.length > NAMED ? 'none' : list(culprits.map((culprit) => nameOf(culprit.element))),
    element,
    root: root === undefined || root === first?.element ? 'none' : nameOf(root),
    cause: root === undefined ? element : nameOf(root),
  });
}

/** The first leg with the verdict of the whole. */
export function decidingLeg({ legs, verdict }: ServiceView['demand']): LegReport | undefined {
  return legs.find((leg) => leg.verdict === verdict) ?? legs[0];
}
