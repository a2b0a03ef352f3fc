import { CloseButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useRoute } from '../../api/use-route.js';
import { useNetworkContext } from '../../app/network-context.js';
import { Sentence } from '../../components/sentence.js';
import { useMessages } from '../../messages/messages.js';
import classes from './edit.module.css';

export interface AppliedNoticeProps {
  readonly applied: string;
  readonly before: string | undefined;
  readonly onClose: () => void;
}

/** What the applied draft led to: the new verdict, what changed by it, and the way to both. */
export function AppliedNotice({ applied, before, onClose }: AppliedNoticeProps) {
  const { t } = useMessages();
  const { networkId: network, assessment } = useNetworkContext();
  const comparison = useRoute(
    'compare',
    { params: { network, assessment: applied }, query: { with: before ?? '' } },
    { enabled: before !== undefined && before !== applied },
  );
  const params = { network };
  return (
    <div className={classes.notice} role="status">
      <CloseButton className={classes.noticeClose ?? ''} aria-label={t('components.close')} onClick={onClose} />
      <p className={classes.noticeTitle}>{t('edit.applied')}</p>
      {assessment?.id === applied ? <Sentence>{assessment.sentence}</Sentence> : null}
      {comparison.data ? <Sentence>{comparison.data.sentence}</Sentence> : null}
      <p className={classes.noticeLinks}>
        {before === undefined ? null : (
          <Link to="/n/$network/compare" params={params} search={{ with: before, to: applied, a: undefined }}>
            {t('edit.seeChanges')}
          </Link>
        )}
        <Link to="/n/$network/overview" params={params} search={{ a: undefined }}>
          {t('edit.seeOverview')}
        </Link>
      </p>
    </div>
  );
}
