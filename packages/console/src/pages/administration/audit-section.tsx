import { TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { AuditEntry } from '@cleanpath/api';
import { useFilters } from '../../app/use-filters.js';
import { usePages } from '../../api/use-route.js';
import { DataTable, type Column } from '../../components/data-table.js';
import { EmptyState } from '../../components/empty-state.js';
import { ErrorState } from '../../components/error-state.js';
import { FilterBar } from '../../components/filter-bar.js';
import { Section } from '../../components/section.js';
import { TableSkeleton } from '../../components/skeletons.js';
import { useMessages } from '../../messages/messages.js';
import { useTypedFilter } from '../../app/use-typed-filter.js';
import classes from './administration.module.css';

/** What was done in one's organisation, newest first; each entry is chained to the one before by its hash. */
export function AuditSection() {
  const { t, dateTime } = useMessages();
  const [filters, setFilters] = useFilters(['action', 'subject']);
  const [action, typeAction] = useTypedFilter(filters.action, (value) =>
    setFilters({ action: value }, { replace: true }),
  );
  const [subject, typeSubject] = useTypedFilter(filters.subject, (value) =>
    setFilters({ subject: value }, { replace: true }),
  );
  const [opened, setOpened] = useState<string | undefined>(undefined);
  const entries = usePages('audit', { query: { limit: 100, ...defined(filters) } }, { keep: true });
  const columns = useMemo<readonly Column<AuditEntry>[]>(
    () => [
      { id: 'at', title: t('administration.when'), width: 150, cell: ({ at }) => dateTime(at) },
      {
        id: 'who',
        title: t('administration.who'),
        width: 140,
        cell: ({ actor }) => (
          <>
            {actor.name}
            {actor.kind === 'person' ? null : <span className="sub">{t(`administration.actor.${actor.kind}`)}</span>}
          </>
        ),
      },
      {
        id: 'action',
        title: t('administration.action'),
        width: 160,
        cell: (entry) => <code>{entry.action}</code>,
      },
      {
        id: 'subject',
        title: t('administration.subject'),
        width: 220,
        cell: (entry) => (
          <>
            {entry.subject.name ?? entry.subject.id}
            <span className="sub">{entry.subject.type}</span>
            {opened === entry.id ? (
              <div className={classes.details}>
                <code>{JSON.stringify(entry.details)}</code>
                <br />
                <code>{entry.hash}</code>
              </div>
            ) : null}
          </>
        ),
      },
    ],
    [dateTime, opened, t],
  );
  const filtered = filters.action !== undefined || filters.subject !== undefined;
  return (
    <Section title={t('administration.section.audit')} lead={t('administration.auditLead')}>
      <FilterBar
        onClear={filtered ? () => setFilters({ action: undefined, subject: undefined }) : undefined}
        result={entries.total === undefined ? undefined : t('administration.entries', { count: entries.total })}
      >
        <TextInput
          size="xs"
          label={t('administration.action')}
          placeholder="api-key.create"
          value={action}
          onChange={(event) => typeAction(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          label={t('administration.subjectId')}
          value={subject}
          onChange={(event) => typeSubject(event.currentTarget.value)}
        />
      </FilterBar>
      {entries.error ? (
        <ErrorState compact error={entries.error} onRetry={entries.retry} />
      ) : entries.pending ? (
        <TableSkeleton />
      ) : (
        <DataTable
          caption={t('administration.section.audit')}
          rows={entries.rows}
          rowKey={({ id }) => id}
          narrow="cards"
          columns={columns}
          onRow={({ id }) => setOpened(opened === id ? undefined : id)}
          selected={opened}
          total={entries.total}
          onEndReached={entries.hasMore ? entries.more : undefined}
          loadingMore={entries.fetching}
          empty={<EmptyState title={t('administration.noEntries')} />}
        />
      )}
    </Section>
  );
}

/** Without the filters that are not set. */
const defined = (filters: { readonly action: string | undefined; readonly subject: string | undefined }) => ({
  ...(filters.action === undefined ? {} : { action: filters.action }),
  ...(filters.subject === undefined ? {} : { subject: filters.subject }),
});
