import { Link } from '@tanstack/react-router';
import type { AssessmentSummary } from '@cleanpath/api';
import { useRoute } from '../../api/use-route.js';
import { ErrorState } from '../../components/error-state.js';
import { Section } from '../../components/section.js';
import { Sentence } from '../../components/sentence.js';
import { TextSkeleton } from '../../components/skeletons.js';
import { useMessages } from '../../messages/messages.js';
import { ServerText } from '../../messages/server-text.js';
import classes from './overview.module.css';

/** Causes of change shown here; all of them are on the page that compares. */
const SHOWN = 4;

interface SinceLastProps {
  readonly summary: AssessmentSummary;
  readonly previousId: string;
}

/** What changed since the assessment before, and why. */
export function SinceLast({ summary, previousId }: SinceLastProps) {
  const { t, number, dateTime } = useMessages();
  const { networkId: network, id } = summary;
  const comparison = useRoute('compare', { params: { network, assessment: id }, query: { with: previousId } });
  return (
    <Section
      title={t('overview.since')}
      actions={
        <Link to="/n/$network/compare" params={{ network }} search={{ with: previousId }}>
          {t('overview.compare')}
        </Link>
      }
    >
      {comparison.isPending ? (
        <TextSkeleton lines={3} />
      ) : comparison.error ? (
        <ErrorState compact error={comparison.error} onRetry={() => void comparison.refetch()} />
      ) : (
        <>
          <Sentence>{comparison.data.sentence}</Sentence>
          <p className="soft">
            {t('overview.sinceWhen', {
              when: dateTime(comparison.data.earlier.createdAt),
              seq: comparison.data.earlier.snapshotSeq,
            })}
          </p>
          <ul className={classes.changes}>
            {comparison.data.groups.slice(0, SHOWN).map(({ cause, better, worse }) => (
              <li key={cause}>
                <ServerText>{cause}</ServerText>
                <span className={classes.tally}>
                  {t('overview.betterWorse', { better: number(better.length), worse: number(worse.length) })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
