import { Link } from '@tanstack/react-router';
import { EmptyState } from '../../components/empty-state.js';
import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';
import classes from '../public-page.module.css';

export function NotFoundPage() {
  const { t } = useMessages();
  return (
    <main className={classes.plain}>
      <PageTitle>{t('shell.notFound')}</PageTitle>
      <EmptyState title={t('shell.notFoundText')} action={<Link to="/">{t('shell.home')}</Link>} />
    </main>
  );
}
