import type { ServiceView } from '@cleanpath/api';
import type { LegReport } from '@cleanpath/model';
import { INTL_LOCALES } from '../../messages/languages.js';
import { useMessages, type Messages } from '../../messages/messages.js';
import { elementOf } from './card-facts.js';

/** The verdict with its because, in the language of the reader: from the leg that gives the service its verdict. */
export function useServiceSentence(): (view: ServiceView) => string {
  const { t, list, language } = useMessages();
  return (view) => {
    const either = new Intl.ListFormat(INTL_LOCALES[language], { type: 'disjunction' });
    return serviceSentence(view, t, { all: list, either: (names) => either.format(names) });
  };
}

interface Lists {
  readonly all: (names: readonly string[]) => string;
  /** "a, b or c" */
  readonly either: (names: readonly string[]) => string;
}

/** Elements named in the sentence; of more it says the number. */
const NAMED = 3;

export function serviceSentence(view: ServiceView, t: Messages['t'], lists: Lists): string {
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
  const joined = leg.verdict === 'blocked' ? lists.either : lists.all;
  const root = first?.chain.at(-1)?.element;
  const element = nameOf(first?.element ?? leg.to ?? leg.elements?.[0]);
  return t(`service.sentence.${leg.reason}`, {
    name,
    count: Math.max(1, culprits.length),
    names: culprits.length > NAMED ? 'none' : joined(culprits.map((culprit) => nameOf(culprit.element))),
    element,
    root: root === undefined || root === first?.element ? 'none' : nameOf(root),
    cause: root === undefined ? element : nameOf(root),
  });
}

/** The first leg with the verdict of the whole. */
export function decidingLeg({ legs, verdict }: ServiceView['demand']): LegReport | undefined {
  return legs.find((leg) => leg.verdict === verdict) ?? legs[0];
}
