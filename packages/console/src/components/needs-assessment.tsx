import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useNetworkContext } from '../app/network-context.js';
import { useMessages } from '../messages/messages.js';
import { EmptyState } from './empty-state.js';
import { PageTitle } from './page-title.js';

/** Shows a page only where there is an assessment to speak about; else says what is missing and offers the next step. */
export function NeedsAssessment({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { t } = useMessages();
  const { network, networkId, assessment, mayEdit } = useNetworkContext();
  if (assessment) return children;
  const empty = network.snapshot === undefined;
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <EmptyState
        title={t(empty ? 'components.noFacts' : 'components.noAssessment')}
        action={
          !mayEdit ? undefined : empty ? (
            <Button renderRoot={(props) => <Link to="/n/$network/import" params={{ network: networkId }} {...props} />}>
              {t('components.importFacts')}
            </Button>
          ) : (
            <Button
              renderRoot={(props) => (
                <Link to="/n/$network/history" params={{ network: networkId }} search={{ assess: '1' }} {...props} />
              )}
            >
              {t('components.assessNow')}
            </Button>
          )
        }
      >
        {t(mayEdit ? 'components.noFactsText' : 'components.noFactsReader')}
      </EmptyState>
    </>
  );
}
