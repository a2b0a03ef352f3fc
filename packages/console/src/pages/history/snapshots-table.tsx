import { Button, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { EXPORT_FORMATS, routeUrl, type SnapshotBrief } from '@cleanpath/api';
import { useNetworkContext } from '../../app/network-context.js';
import { usePages } from '../../api/use-route.js';
import { DataTable, type Column } from '../../components/data-table.js';
import { EmptyState } from '../../components/empty-state.js';
import { ErrorState } from '../../components/error-state.js';
import { Section } from '../../components/section.js';
import { TableSkeleton } from '../../components/skeletons.js';
import { useMessages } from '../../messages/messages.js';
import { ServerText } from '../../messages/server-text.js';

interface SnapshotsTableProps {
  readonly onAssess: ((snapshotId: string) => void) | undefined;
}

/** Snapshots, newest first: immutable states of the facts, each with what it holds and how to take it along. */
export function SnapshotsTable({ onAssess }: SnapshotsTableProps) {
  const { t, dateTime, number, bytes } = useMessages();
  const { networkId, network, mayEdit } = useNetworkContext();
  const snapshots = usePages('snapshots', { params: { network: networkId }, query: { limit: 50 } });
  const current = network.snapshot?.id;
  const columns = useMemo<readonly Column<SnapshotBrief>[]>(
    () => [
      {
        id: 'seq',
        title: t('history.snapshot'),
        width: 130,
        cell: ({ id, seq, hash }) => (
          <>
            {number(seq)} {id === current ? <span className="soft">{t('history.current')}</span> : null}
            <span className="sub">
              <code title={hash}>{hash.slice(0, 12)}</code>
            </span>
          </>
        ),
      },
      {
        id: 'created',
        title: t('history.created'),
        width: 160,
        cell: ({ createdAt, createdBy }) => (
          <>
            {dateTime(createdAt)}
            <span className="sub">{createdBy}</span>
          </>
        ),
      },
      { id: 'note', title: t('history.note'), width: 200, cell: ({ note }) => <ServerText>{note}</ServerText> },
      ...(['elements', 'relations', 'suppliers', 'demands', 'evidence'] as const).map(
        (count): Column<SnapshotBrief> => ({
          id: count,
          title: t(`history.${count}`),
          align: 'end',
          minor: count !== 'elements',
          cell: (snapshot) => number(snapshot[count]),
        }),
      ),
      { id: 'bytes', title: t('history.size'), align: 'end', minor: true, cell: (snapshot) => bytes(snapshot.bytes) },
      {
        id: 'actions',
        title: t('history.actions'),
        width: 120,
        cell: ({ id, seq }) => (
          <Menu width={260} position="bottom-end">
            <Menu.Target>
              <Button size="compact-xs" variant="default" aria-label={t('history.actionsFor', { seq })}>
                {t('history.take')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {onAssess === undefined ? null : (
                <Menu.Item onClick={() => onAssess(id)}>{t('history.assessIt')}</Menu.Item>
              )}
              <Menu.Label>{t('history.download')}</Menu.Label>
              {EXPORT_FORMATS.map((format) => (
                <Menu.Item
                  key={format}
                  component="a"
                  download
                  href={routeUrl('exportSnapshot', { params: { network: networkId, snapshot: id }, query: { format } })}
                >
                  {t(`history.format.${format}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        ),
      },
    ],
    [bytes, current, dateTime, networkId, number, onAssess, t],
  );
  return (
    <Section
      title={t('history.snapshots')}
      lead={t('history.snapshotsLead')}
      actions={
        mayEdit ? (
          <Link to="/n/$network/import" params={{ network: networkId }}>
            {t('history.import')}
          </Link>
        ) : undefined
      }
    >
      {snapshots.error ? (
        <ErrorState compact error={snapshots.error} onRetry={snapshots.retry} />
      ) : snapshots.pending ? (
        <TableSkeleton rows={3} />
      ) : (
        <DataTable
          caption={t('history.snapshots')}
          rows={snapshots.rows}
          rowKey={({ id }) => id}
          narrow="cards"
          columns={columns}
          total={snapshots.total}
          onEndReached={snapshots.hasMore ? snapshots.more : undefined}
          loadingMore={snapshots.fetching}
          empty={<EmptyState title={t('components.noFacts')}>{t('history.noSnapshotsText')}</EmptyState>}
        />
      )}
    </Section>
  );
}
