import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMay } from '../../api/session.js';
import { useAction } from '../../api/use-action.js';
import { ErrorState } from '../../components/error-state.js';
import { JobProgress } from '../../components/job-progress.js';
import { useMessages } from '../../messages/messages.js';
import classes from './import.module.css';

/** The example nation as a network of its own: something to look at before there are facts. */
export function ExampleOffer() {
  const { t } = useMessages();
  const may = useMay();
  const navigate = useNavigate();
  const create = useAction('createExample', { changes: ['networks', 'jobs'] });
  if (!may('network:create')) return null;
  const made = create.data;
  return (
    <section className={classes.offer} aria-labelledby="example-title">
      <h2 id="example-title">{t('import.exampleTitle')}</h2>
      <p>{t('import.exampleText')}</p>
      {made === undefined ? (
        <Button variant="default" size="xs" loading={create.isPending} onClick={() => create.mutate({})}>
          {t('import.exampleLoad')}
        </Button>
      ) : (
        <JobProgress
          jobId={made.jobId}
          onDone={(job) => {
            if (job.state === 'done') {
              void navigate({
                to: '/n/$network/overview',
                params: { network: made.network.id },
                search: { a: undefined },
              });
            }
          }}
        />
      )}
      {create.error ? <ErrorState compact error={create.error} /> : null}
    </section>
  );
}
