import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { Import } from '@cleanpath/api';
import { useAction } from '../../api/use-action.js';
import { useRoute } from '../../api/use-route.js';
import { useNetworkContext } from '../../app/network-context.js';
import { useFilters } from '../../app/use-filters.js';
import { ConfirmButton } from '../../components/confirm-button.js';
import { ErrorState } from '../../components/error-state.js';
import { JobProgress } from '../../components/job-progress.js';
import { PageTitle } from '../../components/page-title.js';
import { Sentence } from '../../components/sentence.js';
import { PageSkeleton } from '../../components/skeletons.js';
import { useMessages } from '../../messages/messages.js';
import { ApplyImport } from './apply-import.js';
import { CorrectFiles } from './correct-files.js';
import { ImportFindings } from './import-findings.js';
import { ImportProblems } from './import-problems.js';
import classes from './import.module.css';

/** One import: being read, ready to apply, or with errors to correct. */
export function ImportResultPage() {
  const { t } = useMessages();
  const { networkId } = useNetworkContext();
  const { import: id } = useParams({ from: '/app/n/$network/import/$import' });
  const query = useRoute('import', { params: { network: networkId, import: id } });
  if (query.isPending) return <PageSkeleton />;
  if (query.error) {
    return (
      <>
        <PageTitle>{t('import.title')}</PageTitle>
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      </>
    );
  }
  return <Result key={id} found={query.data} onRead={() => void query.refetch()} />;
}

function Result({ found, onRead }: { readonly found: Import; readonly onRead: () => void }) {
  const { t, dateTime } = useMessages();
  const { networkId, mayEdit } = useNetworkContext();
  const [{ apply, from }] = useFilters(['apply', 'from']);
  useNewProblems(found);
  const reading = found.state === 'reading';
  const done = found.state === 'applied' || found.state === 'discarded';
  return (
    <>
      <PageTitle
        tab={t('import.title')}
        kicker={
          <Link to="/n/$network/import" params={{ network: networkId }}>
            {t('import.backToImport')}
          </Link>
        }
      >
        <StateTitle found={found} />
      </PageTitle>
      {reading ? (
        <JobProgress jobId={found.jobId} onDone={onRead} />
      ) : (
        <>
          <StateText found={found} />
          <Comparison networkId={networkId} from={from} now={found.errors} />
        </>
      )}
      {reading ? null : <ImportFindings found={found} />}
      {found.state === 'ready' && mayEdit ? <ApplyImport found={found} jobId={apply} /> : null}
      {(found.state === 'invalid' || found.state === 'failed') && mayEdit ? <CorrectFiles found={found} /> : null}
      {found.errors + found.warnings > 0 ? <ImportProblems found={found} /> : null}
      {(found.state === 'invalid' || found.state === 'failed') && mayEdit ? <Discard found={found} /> : null}
      {found.state === 'ready' && mayEdit && found.warnings > 0 ? <CorrectFiles found={found} /> : null}
      {done ? (
        <p className={classes.actions}>
          <Link to="/n/$network/import" params={{ network: networkId }}>
            {t('import.again')}
          </Link>
        </p>
      ) : null}
      <p className={classes.meta}>
        {t('import.filesOf', { first: found.files[0]?.name ?? '–', more: Math.max(0, found.files.length - 1) })} ·{' '}
        {dateTime(found.createdAt)} · <bdi>{found.createdBy}</bdi>
        {found.snapshotHash === undefined ? null : (
          <>
            {' '}
            · {t('import.snapshot')} <code title={found.snapshotHash}>{found.snapshotHash.slice(0, 12)}</code>
          </>
        )}
      </p>
    </>
  );
}

function StateTitle({ found }: { readonly found: Import }) {
  const { t } = useMessages();
  switch (found.state) {
    case 'reading':
      return t('import.readingTitle', { files: found.files.length });
    case 'ready':
      return t('import.readyTitle', { elements: found.counts?.elements ?? 0 });
    case 'invalid':
      return t('import.invalidTitle', { errors: found.errors });
    case 'failed':
      return t('import.failedTitle');
    case 'applied':
      return t('import.appliedTitle');
    case 'discarded':
      return t('import.discardedTitle');
  }
}

function StateText({ found }: { readonly found: Import }) {
  const { t } = useMessages();
  const { network } = useNetworkContext();
  const text =
    found.state === 'ready'
      ? found.warnings > 0
        ? t('import.readyWarnings', { warnings: found.warnings })
        : t('import.readyClean')
      : found.state === 'applied'
        ? t('import.appliedText', { network: network.name })
        : found.state === 'discarded'
          ? t('import.discardedText')
          : undefined;
  return text === undefined ? null : (
    <Sentence size="lead" fromServer={false}>
      {text}
    </Sentence>
  );
}

/** Takes a reading that nobody will correct out of what waits. */
function Discard({ found }: { readonly found: Import }) {
  const { t } = useMessages();
  const { networkId } = useNetworkContext();
  const navigate = useNavigate();
  const discard = useAction('discardImport', { changes: ['imports', 'import'] });
  return (
    <ConfirmButton
      compact
      label={t('import.discard')}
      question={t('import.discardConfirm')}
      onConfirm={async () => {
        await discard.mutateAsync({ params: { network: networkId, import: found.id } });
        await navigate({ to: '/n/$network/import', params: { network: networkId } });
      }}
    />
  );
}

interface ComparisonProps {
  readonly networkId: string;
  readonly from: string | undefined;
  readonly now: number;
}

/** How the reading went against the one it corrects. */
function Comparison({ networkId, from, now }: ComparisonProps) {
  const { t, number } = useMessages();
  const before = useRoute(
    'import',
    { params: { network: networkId, import: from ?? '' } },
    { enabled: from !== undefined },
  );
  if (before.data === undefined) return null;
  return (
    <p role="status" className="soft">
      {t('import.corrected', { before: number(before.data.errors), now: number(now) })}
    </p>
  );
}

/** Problems belong to what was read: asked for again when reading ends. */
function useNewProblems({ id, state }: Import): void {
  const client = useQueryClient();
  useEffect(() => {
    if (state !== 'reading') void client.invalidateQueries({ queryKey: ['importProblems'] });
  }, [client, id, state]);
}
