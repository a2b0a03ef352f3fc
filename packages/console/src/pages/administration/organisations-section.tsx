import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Invitation, Organisation } from '@cleanpath/api';
import { ORGANISATION_KINDS, type OrganisationKind } from '@cleanpath/model';
import { useAction } from '../../api/use-action.js';
import { usePages } from '../../api/use-route.js';
import { DataTable, type Column } from '../../components/data-table.js';
import { ErrorState } from '../../components/error-state.js';
import { useReauthentication } from '../../components/reauthentication.js';
import { Section } from '../../components/section.js';
import { TableSkeleton } from '../../components/skeletons.js';
import { useMessages } from '../../messages/messages.js';
import { OneTimeLink } from './one-time-link.js';
import classes from './administration.module.css';

/** All organisations of the installation: for the administrators of the host. */
export function OrganisationsSection() {
  const { t, date } = useMessages();
  const organisations = usePages('organisations', { query: { limit: 100 } });
  const [adding, setAdding] = useState(false);
  const [invitation, setInvitation] = useState<Invitation | undefined>(undefined);
  const columns: readonly Column<Organisation>[] = [
    { id: 'name', title: t('administration.name'), cell: ({ name }) => name, value: ({ name }) => name },
    {
      id: 'kind',
      title: t('administration.kind'),
      cell: ({ kind }) => t(`words.organisation.${kind}`),
      value: ({ kind }) => t(`words.organisation.${kind}`),
    },
    {
      id: 'host',
      title: t('administration.host'),
      cell: ({ host }) => (host ? t('administration.hostYes') : null),
      value: ({ host }) => Number(host),
    },
    {
      id: 'created',
      title: t('administration.since'),
      cell: ({ createdAt }) => date(createdAt),
      value: ({ createdAt }) => createdAt,
    },
  ];
  return (
    <Section
      title={t('administration.section.organisations')}
      lead={t('administration.organisationsLead')}
      actions={
        <Button size="compact-sm" onClick={() => setAdding(true)}>
          {t('administration.addOrganisation')}
        </Button>
      }
    >
      {invitation ? <OneTimeLink invitation={invitation} /> : null}
      {organisations.error ? (
        <ErrorState compact error={organisations.error} onRetry={organisations.retry} />
      ) : organisations.pending ? (
        <TableSkeleton />
      ) : (
        <DataTable
          caption={t('administration.section.organisations')}
          rows={organisations.rows}
          rowKey={({ id }) => id}
          narrow="cards"
          columns={columns}
          total={organisations.total}
          onEndReached={organisations.hasMore ? organisations.more : undefined}
        />
      )}
      {adding ? (
        <AddOrganisation
          onClose={() => setAdding(false)}
          onAdded={(added) => {
            setAdding(false);
            setInvitation(added);
          }}
        />
      ) : null}
    </Section>
  );
}

interface AddOrganisationProps {
  readonly onClose: () => void;
  readonly onAdded: (invitation: Invitation) => void;
}

function AddOrganisation({ onClose, onAdded }: AddOrganisationProps) {
  const { t } = useMessages();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<OrganisationKind>('operator');
  const [administrator, setAdministrator] = useState('');
  const confirmed = useReauthentication();
  const create = useAction('createOrganisation', {
    changes: ['organisations'],
    onDone: ({ invitation }) => onAdded(invitation),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('administration.addOrganisation')}
      closeButtonProps={{ 'aria-label': t('components.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          confirmed(() => create.mutateAsync({ body: { name, kind, administrator } })).catch(() => undefined);
        }}
      >
        <TextInput
          label={t('administration.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={200}
          required
          data-autofocus
        />
        <NativeSelect
          label={t('administration.kind')}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as OrganisationKind)}
          data={ORGANISATION_KINDS.map((value) => ({ value, label: t(`words.organisation.${value}`) }))}
        />
        <TextInput
          type="email"
          label={t('administration.firstAdministrator')}
          description={t('administration.firstAdministratorHint')}
          value={administrator}
          onChange={(event) => setAdministrator(event.currentTarget.value)}
          required
        />
        {create.error ? <ErrorState compact error={create.error} /> : null}
        <div>
          <Button type="submit" loading={create.isPending}>
            {t('administration.add')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
