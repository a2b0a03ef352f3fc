import { useAssessmentContext, useNetworkContext } from '../../app/network-context.js';
import { useRoute } from '../../api/use-route.js';
import { ErrorState } from '../../components/error-state.js';
import { NeedsAssessment } from '../../components/needs-assessment.js';
import { PageTitle } from '../../components/page-title.js';
import { Sentence } from '../../components/sentence.js';
import { PageSkeleton } from '../../components/skeletons.js';
import { useMessages } from '../../messages/messages.js';
import { ServerText } from '../../messages/server-text.js';
import { CausesTable } from './causes-table.js';
import { Completeness } from './completeness.js';
import { Concentration } from './concentration.js';
import { Documents } from './documents.js';
import { KeyFigures } from './key-figures.js';
import { SinceLast } from './since-last.js';
import { SupplierLadder } from './supplier-ladder.js';
import { SyntheticBanner } from './synthetic-banner.js';
import { ThreeColumns } from './three-columns.js';
import { VerdictFigure } from './verdict-figure.js';
import { Waiting } from './waiting.js';
import classes from './overview.module.css';

/** The verdict in a sentence, then in a picture, then why, what to do, what is not known, and what changed. */
export function OverviewPage() {
  const { t } = useMessages();
  return (
    <NeedsAssessment title={t('overview.title')}>
      <Overview />
    </NeedsAssessment>
  );
}

function Overview() {
  const { t, date } = useMessages();
  const { networkId, assessmentId } = useAssessmentContext();
  const { newest, mayEdit } = useNetworkContext();
  const summary = useRoute('assessment', { params: { network: networkId, assessment: assessmentId } });
  if (summary.isPending) return <PageSkeleton />;
  if (summary.error) return <ErrorState error={summary.error} onRetry={() => void summary.refetch()} />;
  const { data } = summary;
  return (
    <>
      <SyntheticBanner summary={data} />
      <PageTitle
        tab={`${data.network.name}: ${t('overview.title')}`}
        kicker={
          newest
            ? t('overview.kicker', { date: date(data.asOf) })
            : t('overview.kickerOlder', { date: date(data.asOf), seq: data.snapshotSeq })
        }
      >
        <ServerText>{data.headline.sentence}</ServerText>
      </PageTitle>
      {data.headline.because === undefined ? null : <Sentence size="lead">{data.headline.because}</Sentence>}
      <VerdictFigure summary={data} />
      {mayEdit && newest ? <Waiting networkId={networkId} /> : null}
      <ThreeColumns summary={data} />
      <KeyFigures summary={data} />
      {data.previousId === undefined ? null : <SinceLast summary={data} previousId={data.previousId} />}
      <CausesTable summary={data} />
      <SupplierLadder summary={data} />
      <Concentration summary={data} />
      <div className={classes.two}>
        <Completeness summary={data} />
        <Documents summary={data} />
      </div>
    </>
  );
}
