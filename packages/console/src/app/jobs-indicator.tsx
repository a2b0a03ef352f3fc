import { Link } from '@tanstack/react-router';
import { useMay } from '../api/session.js';
import { useRoute } from '../api/use-route.js';
import { useMessages } from '../messages/messages.js';
import classes from './jobs-indicator.module.css';

/** Says that something is being worked on; nothing where nothing is. */
export function JobsIndicator() {
  const { t } = useMessages();
  const may = useMay();
  const jobs = useRoute('jobs', { query: { limit: 10 } }, { enabled: may('job:list') });
  const open = (jobs.data?.items ?? []).filter(({ state }) => state === 'queued' || state === 'running').length;
  return (
    <span role="status">
      {open === 0 ? null : (
        <Link to="/jobs" className={classes.jobs ?? ''}>
          {t('shell.running', { count: open })}
        </Link>
      )}
    </span>
  );
}
