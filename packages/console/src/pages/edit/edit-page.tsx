import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useNetworkContext } from '../../app/network-context.js';
import { EmptyState } from '../../components/empty-state.js';
import { NeedsAssessment } from '../../components/needs-assessment.js';
import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';
import { EditDesk } from './edit-desk.js';

/** Facts of a network changed in place, in a draft of one's own until it is applied. */
export function EditPage() {
  const { t } = useMessages();
  const { network, networkId, mayEdit } = useNetworkContext();
  if (!mayEdit) {
    return (
      <>
        <PageTitle>{t('edit.title')}</PageTitle>
        <EmptyState
          title={t('edit.readOnly')}
          action={
            <Link to="/n/$network/overview" params={{ network: networkId }}>
              {t('edit.seeOverview')}
            </Link>
          }
        >
          {t('edit.readOnlyText', { owner: network.owner.name })}
        </EmptyState>
      </>
    );
  }
  if (network.snapshot === undefined) {
    return (
      <>
        <PageTitle>{t('edit.title')}</PageTitle>
        <EmptyState
          title={t('components.noFacts')}
          action={
            <Button renderRoot={(props) => <Link to="/n/$network/import" params={{ network: networkId }} {...props} />}>
              {t('components.importFacts')}
            </Button>
          }
        >
          {t('edit.emptyText')}
        </EmptyState>
      </>
    );
  }
  return (
    <NeedsAssessment title={t('edit.title')}>
      <EditDesk key={networkId} />
    </NeedsAssessment>
  );
}
