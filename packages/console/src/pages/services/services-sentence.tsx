import { VERDICTS } from '@cleanpath/model';
import { useAssessmentContext } from '../../app/network-context.js';
import { PageTitle } from '../../components/page-title.js';
import { Sentence } from '../../components/sentence.js';
import { VerdictBar, VerdictKey } from '../../components/verdict-bar.js';
import { useMessages } from '../../messages/messages.js';
import classes from './services.module.css';

/** How many services have a clean path, with the bounds, in words and as a bar. */
export function ServicesSentence() {
  const { t, percent } = useMessages();
  const { totals, provenShare, possibleShare } = useAssessmentContext().assessment;
  const total = VERDICTS.reduce((sum, verdict) => sum + totals[verdict], 0);
  const counts = { ...totals, total };
  return (
    <>
      <PageTitle tab={t('services.title')} kicker={t('services.title')}>
        {t('services.sentence', counts)}
      </PageTitle>
      {provenShare === null || possibleShare === null ? null : (
        <Sentence size="lead" fromServer={false}>
          {t(totals.undetermined === 0 ? 'services.boundsClosed' : 'services.bounds', {
            proven: percent(provenShare),
            possible: percent(possibleShare),
            clean: totals.clean,
            most: totals.clean + totals.undetermined,
            connected: total - totals.disconnected,
          })}
        </Sentence>
      )}
      <div className={classes.bar}>
        <VerdictBar counts={totals} />
        <VerdictKey counts={totals} />
      </div>
    </>
  );
}
