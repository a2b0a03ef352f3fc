import { VERDICTS, type SupplierReport } from '@cleanpath/model';
import { useAssessmentContext } from '../../app/network-context.js';
import { Section } from '../../components/section.js';
import { useMessages } from '../../messages/messages.js';
import classes from './whereabouts.module.css';

/** What would follow if everything of the supplier failed, were compromised, or stays. */
export function Dependence({ supplier }: { readonly supplier: SupplierReport }) {
  const { t, number, compact } = useMessages();
  const { assessment } = useAssessmentContext();
  const demands = VERDICTS.reduce((sum, verdict) => sum + assessment.totals[verdict], 0);
  const { brokenDemands, brokenPeople, exposedDemands, exposedElements, blocks, leavesOpen } = supplier;
  const cards = [
    {
      key: 'removed',
      title: t('supplier.ifRemoved'),
      count: brokenDemands,
      words: [
        t('supplier.ifRemovedText', { count: brokenDemands }),
        ...(brokenPeople === undefined ? [] : [t('supplier.ifPeople', { people: compact(brokenPeople) })]),
      ].join(', '),
    },
    {
      key: 'compromised',
      title: t('supplier.ifCompromised'),
      count: exposedDemands,
      words: t('supplier.ifCompromisedText', { count: exposedDemands, elements: exposedElements }),
    },
    {
      key: 'stays',
      title: t('supplier.ifBlocked'),
      count: blocks,
      words: t('supplier.ifBlockedText', { blocks, open: leavesOpen }),
    },
  ];
  return (
    <Section title={t('supplier.ifTitle')}>
      <dl className={classes.cards}>
        {cards.map(({ key, title, count, words }) => (
          <div key={key} className={classes.card}>
            <dt>{title}</dt>
            <dd>
              <span className={classes.figure} aria-hidden>
                {number(count)} <small>{t('supplier.ofServices', { demands: number(demands) })}</small>
              </span>
              <p>{words}</p>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
