import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ApiKey } from '@cleanpath/api';
import { useMay } from '../../api/session.js';
import { useAction } from '../../api/use-action.js';
import { useRoute } from '../../api/use-route.js';
import { ConfirmButton } from '../../components/confirm-button.js';
import { CopyField } from '../../components/copy-field.js';
import { DataTable, type Column } from '../../components/data-table.js';
import { EmptyState } from '../../components/empty-state.js';
import { ErrorState } from '../../components/error-state.js';
import { Section } from '../../components/section.js';
import { TableSkeleton } from '../../components/skeletons.js';
import { useMessages } from '../../messages/messages.js';
import { KeyDialog } from './key-dialog.js';
import classes from './administration.module.css';

/** API keys: for scripts, never more than their creator may; the secret is shown once. */
export function KeysSection() {
  const { t, date, ago } = useMessages();
  const may = useMay();
  const keys = useRoute('apiKeys', {});
  const [creating, setCreating] = useState(false);
  const [secret, setSecret] = useState<string | undefined>(undefined);
  const revoke = useAction('revokeApiKey', { changes: ['apiKeys'] });
  const columns: readonly Column<ApiKey>[] = [
    {
      id: 'name',
      title: t('administration.name'),
      width: 140,
      cell: ({ name, prefix }) => (
        <>
          {name}
          <span className="sub">
            <code>{`${prefix}…`}</code>
          </span>
        </>
      ),
      value: ({ name }) => name,
    },
    {
      id: 'scopes',
      title: t('administration.scopes'),
      width: 200,
      cell: ({ scopes }) => scopes.map((scope) => t(`administration.scope.${scope}`)).join(', '),
    },
    {
      id: 'by',
      title: t('administration.createdBy'),
      width: 130,
      cell: ({ createdBy, createdAt }) => (
        <>
          {createdBy}
          <span className="sub">{date(createdAt)}</span>
        </>
      ),
      value: ({ createdAt }) => createdAt,
    },
    {
      id: 'used',
      title: t('administration.lastUsed'),
      width: 110,
      cell: ({ lastUsedAt }) => (lastUsedAt === undefined ? t('administration.never') : ago(lastUsedAt)),
      value: ({ lastUsedAt }) => lastUsedAt,
    },
    {
      id: 'expires',
      title: t('administration.expires'),
      width: 110,
      cell: ({ expiresAt }) => (expiresAt === undefined ? t('administration.never') : date(expiresAt)),
      value: ({ expiresAt }) => expiresAt,
    },
    {
      id: 'revoke',
      title: t('administration.revoke'),
      cell: ({ id, name }) => (
        <ConfirmButton
          compact
          label={t('administration.revoke')}
          question={t('administration.revokeQuestion', { name })}
          onConfirm={() => revoke.mutateAsync({ params: { key: id } })}
        />
      ),
    },
  ];
  const create = may('api-key:create') ? (
    <Button size="compact-sm" onClick={() => setCreating(true)}>
      {t('administration.createKey')}
    </Button>
  ) : undefined;
  return (
    <Section title={t('administration.section.keys')} lead={t('administration.keysLead')} actions={create}>
      {secret === undefined ? null : (
        <div className={classes.once} role="status">
          <p>{t('administration.secretText')}</p>
          <CopyField label={t('administration.secret')} value={secret} />
        </div>
      )}
      {keys.error ? (
        <ErrorState compact error={keys.error} onRetry={() => void keys.refetch()} />
      ) : keys.data === undefined ? (
        <TableSkeleton />
      ) : (
        <DataTable
          caption={t('administration.section.keys')}
          rows={keys.data.items}
          rowKey={({ id }) => id}
          narrow="cards"
          columns={columns}
          empty={<EmptyState title={t('administration.noKeys')}>{t('administration.noKeysText')}</EmptyState>}
        />
      )}
      {creating ? (
        <KeyDialog
          onClose={() => setCreating(false)}
          onCreated={(made) => {
            setCreating(false);
            setSecret(made);
          }}
        />
      ) : null}
    </Section>
  );
}
