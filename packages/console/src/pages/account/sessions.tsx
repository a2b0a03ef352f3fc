import { Button } from '@mantine/core';
import { useAction } from '../../api/use-action.js';
import { useRoute } from '../../api/use-route.js';
import { DataTable } from '../../components/data-table.js';
import { ErrorState } from '../../components/error-state.js';
import { Section } from '../../components/section.js';
import { TableSkeleton } from '../../components/skeletons.js';
import { useMessages } from '../../messages/messages.js';

/** Where one is signed in. */
export function Sessions() {
  const { t, ago, dateTime } = useMessages();
  const sessions = useRoute('sessions', {});
  const end = useAction('endSession', { changes: ['sessions'] });
  return (
    <Section title={t('account.sessions')} lead={t('account.sessionsLead')}>
      {sessions.error ? (
        <ErrorState compact error={sessions.error} onRetry={() => void sessions.refetch()} />
      ) : sessions.data === undefined ? (
        <TableSkeleton rows={2} />
      ) : (
        <DataTable
          caption={t('account.sessions')}
          rows={sessions.data.items}
          rowKey={({ id }) => id}
          narrow="cards"
          columns={[
            {
              id: 'client',
              title: t('account.client'),
              width: 180,
              cell: ({ client, current }) => (
                <>
                  {client}
                  {current ? <span className="sub">{t('account.thisSession')}</span> : null}
                </>
              ),
            },
            { id: 'address', title: t('account.address'), cell: ({ address }) => <code>{address}</code>, minor: true },
            { id: 'created', title: t('account.signedIn'), width: 130, cell: ({ createdAt }) => dateTime(createdAt) },
            { id: 'seen', title: t('account.lastSeen'), cell: ({ lastSeenAt }) => ago(lastSeenAt) },
            {
              id: 'expires',
              title: t('account.expires'),
              width: 130,
              minor: true,
              cell: ({ expiresAt }) => dateTime(expiresAt),
            },
            {
              id: 'end',
              title: t('account.end'),
              cell: ({ id, current, client }) =>
                current ? null : (
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={t('account.endSession', { client })}
                    onClick={() => end.mutate({ params: { session: id } })}
                  >
                    {t('account.end')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {end.error ? <ErrorState compact error={end.error} /> : null}
    </Section>
  );
}
