import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Person } from '@cleanpath/api';
import { useMay, useMe } from '../../api/session.js';
import { usePages } from '../../api/use-route.js';
import { DataTable, type Column } from '../../components/data-table.js';
import { ErrorState } from '../../components/error-state.js';
import { Section } from '../../components/section.js';
import { TableSkeleton } from '../../components/skeletons.js';
import { useMessages } from '../../messages/messages.js';
import { Invitations } from './invitations.js';
import { PersonDialog } from './person-dialog.js';

/** Members of one's organisation, their roles, and who is invited. */
export function PeopleSection() {
  const { t, list, ago } = useMessages();
  const me = useMe();
  const may = useMay();
  const manages = may('people:manage');
  const people = usePages('people', { params: { organisation: me.organisation.id }, query: { limit: 100 } });
  const [editing, setEditing] = useState<Person | undefined>(undefined);
  const columns = useMemo<readonly Column<Person>[]>(
    () => [
      {
        id: 'name',
        title: t('administration.name'),
        width: 160,
        cell: ({ id, name, disabled }) => (
          <>
            {name}
            {id === me.person.id ? <span className="soft"> {t('administration.you')}</span> : null}
            {disabled ? <span className="sub">{t('administration.disabled')}</span> : null}
          </>
        ),
        value: ({ name }) => name,
      },
      { id: 'email', title: t('signIn.email'), width: 180, cell: ({ email }) => email, value: ({ email }) => email },
      {
        id: 'roles',
        title: t('administration.roles'),
        width: 160,
        cell: ({ roles }) => list(roles.map((role) => t(`words.role.${role}`))),
      },
      {
        id: 'second',
        title: t('administration.secondFactor'),
        cell: ({ secondFactor }) => t(secondFactor ? 'administration.yes' : 'administration.no'),
        value: ({ secondFactor }) => Number(secondFactor),
      },
      {
        id: 'seen',
        title: t('administration.lastSeen'),
        width: 120,
        minor: true,
        cell: ({ lastSeenAt }) => (lastSeenAt === undefined ? t('administration.never') : ago(lastSeenAt)),
        value: ({ lastSeenAt }) => lastSeenAt,
      },
      ...(manages
        ? [
            {
              id: 'change',
              title: t('administration.change'),
              cell: (person: Person) => (
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() => setEditing(person)}
                  aria-label={t('administration.changePerson', { name: person.name })}
                >
                  {t('administration.change')}
                </Button>
              ),
            },
          ]
        : []),
    ],
    [ago, list, manages, me.person.id, t],
  );
  return (
    <>
      <Section title={t('administration.section.people')}>
        {people.error ? (
          <ErrorState compact error={people.error} onRetry={people.retry} />
        ) : people.pending ? (
          <TableSkeleton />
        ) : (
          <DataTable
            caption={t('administration.section.people')}
            rows={people.rows}
            rowKey={({ id }) => id}
            narrow="cards"
            columns={columns}
            total={people.total}
            onEndReached={people.hasMore ? people.more : undefined}
          />
        )}
      </Section>
      {manages ? <Invitations /> : null}
      {editing ? <PersonDialog person={editing} onClose={() => setEditing(undefined)} /> : null}
    </>
  );
}
