import { Skeleton } from '@mantine/core';
import { useMessages } from '../messages/messages.js';

/** Where a page will stand: sentence, picture, table. */
export function PageSkeleton() {
  const { t } = useMessages();
  return (
    <div role="status" aria-label={t('components.loading')}>
      <Skeleton height={30} width="62%" maw={640} mb={10} />
      <Skeleton height={30} width="40%" maw={420} mb={20} />
      <Skeleton height={20} width="50%" maw={520} mb={32} />
      <Skeleton height={34} mb={44} />
      <TableSkeleton rows={8} silent />
    </div>
  );
}

/** Rows of a table that is on its way. */
export function TableSkeleton({ rows = 6, silent = false }: { readonly rows?: number; readonly silent?: boolean }) {
  const { t } = useMessages();
  return (
    <div {...(silent ? {} : { role: 'status', 'aria-label': t('components.loading') })}>
      {Array.from({ length: rows }, (_, i) => (
        <Skeleton key={i} height={16} my={16} width={`${92 - ((i * 17) % 40)}%`} />
      ))}
    </div>
  );
}

/** Lines of text that are on their way. */
export function TextSkeleton({ lines = 3 }: { readonly lines?: number }) {
  const { t } = useMessages();
  return (
    <div role="status" aria-label={t('components.loading')}>
      {Array.from({ length: lines }, (_, i) => (
        <Skeleton key={i} height={12} my={8} width={`${90 - ((i * 23) % 45)}%`} />
      ))}
    </div>
  );
}
