import { ApiError, type SupplierFile } from '@cleanpath/api';
import { useRoute } from '../../api/use-route.js';
import { useNetworkContext } from '../../app/network-context.js';
import { useFilters } from '../../app/use-filters.js';
import { EmptyState } from '../../components/empty-state.js';
import { ErrorState } from '../../components/error-state.js';
import { PageTitle } from '../../components/page-title.js';
import { Section } from '../../components/section.js';
import { Sentence } from '../../components/sentence.js';
import { PageSkeleton } from '../../components/skeletons.js';
import { useMessages } from '../../messages/messages.js';
import { Criteria } from '../supplier/criteria.js';
import { Decisions } from '../supplier/decisions.js';
import { Evidence, EVIDENCE_SECTION } from '../supplier/evidence.js';
import { NextEvidence } from '../supplier/next-evidence.js';
import { useDecisionSentence } from '../supplier/supplier-sentence.js';
import { Who } from '../supplier/who.js';

/** For the supplier itself: what was concluded about it and from which evidence; nothing of the network. */
export function SupplierFilePage() {
  const { t } = useMessages();
  const { network, networkId } = useNetworkContext();
  const query = useRoute('supplierFile', { params: { network: networkId } });
  if (query.isPending) return <PageSkeleton />;
  const owner = network.owner.name;
  if (query.error) {
    const code = query.error instanceof ApiError ? query.error.code : undefined;
    if (code !== 'not-found' && code !== 'forbidden' && code !== 'network-empty') {
      return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
    }
    const shared = network.access === 'supplier-file';
    return (
      <>
        <PageTitle kicker={t('supplierFile.kicker')}>{t('supplierFile.title')}</PageTitle>
        <EmptyState title={t(shared ? 'supplierFile.emptyTitle' : 'supplierFile.refusedTitle')}>
          {t(shared ? 'supplierFile.emptyText' : 'supplierFile.refusedText', { owner })}
        </EmptyState>
      </>
    );
  }
  return <File file={query.data} network={network.name} owner={owner} />;
}

interface FileProps {
  readonly file: SupplierFile;
  readonly network: string;
  readonly owner: string;
}

function File({ file, network, owner }: FileProps) {
  const { t, date } = useMessages();
  const [, setFilters] = useFilters(['on', 'evidence']);
  const sentence = useDecisionSentence();
  const showEvidence = (on: string) => {
    setFilters({ on, evidence: undefined });
    document.getElementById(EVIDENCE_SECTION)?.scrollIntoView({ block: 'start' });
  };
  const { title, id, version } = file.policy;
  return (
    <>
      <PageTitle tab={t('supplierFile.title')} kicker={t('supplierFile.kicker')}>
        {sentence(file.name, file.decisions)}
      </PageTitle>
      <Sentence size="lead" fromServer={false}>
        {t('supplierFile.lead', { name: file.name, network, owner })}
      </Sentence>
      <Who supplier={file} ownerName={undefined} />
      <Decisions
        decisions={file.decisions}
        criteria={file.criteria}
        evidence={file.evidence}
        clause={t('supplier.policyClause', { title, id, version, date: date(file.asOf) })}
      />
      <Criteria
        criteria={file.criteria}
        decisions={file.decisions}
        evidence={file.evidence}
        onEvidence={showEvidence}
      />
      <Evidence evidence={file.evidence} criteria={file.criteria} names={{}} asOf={file.asOf} />
      <p className="soft">{t('supplierFile.withheld')}</p>
      <NextEvidence next={file.next} />
      <Section title={t('supplierFile.answerTitle')}>
        <Sentence fromServer={false}>
          {t('supplierFile.answerText', { owner })} {t('supplierFile.answerQuote')}
        </Sentence>
      </Section>
    </>
  );
}
