import type { ServiceView } from '@cleanpath/api';
import { VERDICTS, type Verdict } from '@cleanpath/model';
import { VerdictGlyph } from '../../components/glyph.js';
import { PageTitle } from '../../components/page-title.js';
import { Sentence } from '../../components/sentence.js';
import { useMessages } from '../../messages/messages.js';
import { ServerText } from '../../messages/server-text.js';
import { useServiceSentence } from './service-sentence.js';
import { ServiceSteps } from './service-steps.js';
import classes from './service.module.css';

/** The verdict with its because, how many legs share it, the cheapest way out, and what kind of service it is. */
export function ServiceHead({ view }: { readonly view: ServiceView }) {
  const { t, number } = useMessages();
  const sentence = useServiceSentence()(view);
  const { demand, currency = '' } = view;
  const counts = legCounts(demand.legs.map(({ verdict }) => verdict));
  const cheapest = cheapestWay(view);
  const facts = [
    demand.service === undefined ? '' : demand.service,
    t('service.criticality', { level: demand.criticality }),
    t('service.weight', { weight: number(demand.weight, 1) }),
    demand.people === undefined ? '' : t('service.people', { count: demand.people }),
    demand.slice === undefined ? '' : t('service.slice', { slice: demand.slice }),
  ].filter((fact) => fact !== '');
  const { length } = demand.legs;
  const lead = [
    length === 1
      ? ''
      : counts.clean === length
        ? t('service.legsClean', { count: length })
        : t('service.legsCounted', { ...counts, total: length }),
    cheapest === undefined
      ? ''
      : t('service.cheapest', { cost: `${number(cheapest.cost)} ${currency}`.trim(), count: cheapest.elements }),
  ].filter((part) => part !== '');
  return (
    <>
      <PageTitle tab={demand.name} kicker={<ServiceSteps demand={demand.id} />}>
        {sentence}
      </PageTitle>
      {lead.length === 0 ? null : (
        <Sentence size="lead" fromServer={false}>
          {lead.join(' ')}
        </Sentence>
      )}
      <ul className={classes.facts}>
        <li>
          <VerdictGlyph verdict={demand.verdict} word />
        </li>
        {facts.map((fact) => (
          <li key={fact}>{fact === demand.service ? <ServerText>{fact}</ServerText> : fact}</li>
        ))}
        <li>
          <code>{demand.id}</code>
        </li>
      </ul>
    </>
  );
}

function legCounts(verdicts: readonly Verdict[]): Record<Verdict, number> {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const verdict of verdicts) counts[verdict]++;
  return counts;
}

/** The least stated cost among ways out of blocked legs. */
function cheapestWay({ demand, legs }: ServiceView): { cost: number; elements: number } | undefined {
  const ways = legs.flatMap(({ waysOut }, i) => (demand.legs[i]?.verdict === 'blocked' ? waysOut : []));
  let best: { cost: number; elements: number } | undefined;
  for (const { cost, elements } of ways) {
    if (cost !== undefined && (best === undefined || cost < best.cost)) best = { cost, elements: elements.length };
  }
  return best;
}
