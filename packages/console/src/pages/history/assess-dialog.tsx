import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNetworkContext } from '../../app/network-context.js';
import { useReassessment } from '../../app/reassessment.js';
import { useAction } from '../../api/use-action.js';
import { useRoute } from '../../api/use-route.js';
import { ErrorState } from '../../components/error-state.js';
import { useMessages } from '../../messages/messages.js';
import classes from '../networks/networks.module.css';

interface AssessDialogProps {
  readonly snapshotId: string;
  readonly onClose: () => void;
}

/** Assess a snapshot under another policy or as of another date; the page follows when it is done. */
export function AssessDialog({ snapshotId, onClose }: AssessDialogProps) {
  const { t, date } = useMessages();
  const { networkId } = useNetworkContext();
  const { follow } = useReassessment();
  const snapshots = useRoute('snapshots', { params: { network: networkId }, query: { limit: 50 } });
  const policies = useRoute('policies', { query: { limit: 100 } });
  const [snapshot, setSnapshot] = useState(snapshotId);
  const [policy, setPolicy] = useState('');
  const [asOf, setAsOf] = useState('');
  const start = useAction('startAssessment', {
    changes: ['jobs'],
    onDone: ({ jobId }) => {
      onClose();
      follow(jobId);
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('history.assess')}
      closeButtonProps={{ 'aria-label': t('components.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          start.mutate({
            params: { network: networkId },
            body: {
              snapshotId: snapshot,
              ...(policy === '' ? {} : { policyId: policy }),
              ...(asOf === '' ? {} : { asOf }),
            },
          });
        }}
      >
        <NativeSelect
          label={t('history.snapshot')}
          value={snapshot}
          onChange={(event) => setSnapshot(event.currentTarget.value)}
          data={(snapshots.data?.items ?? []).map(({ id, seq, createdAt, note }) => ({
            value: id,
            label: t('history.snapshotOption', { seq, date: date(createdAt), note }),
          }))}
        />
        <NativeSelect
          label={t('history.policy')}
          value={policy}
          onChange={(event) => setPolicy(event.currentTarget.value)}
          data={[
            { value: '', label: t('history.policyOfDossier') },
            ...(policies.data?.items ?? []).map(({ id, title, version }) => ({
              value: id,
              label: `${title} ${version}`,
            })),
          ]}
        />
        <TextInput
          type="date"
          label={t('history.asOf')}
          description={t('history.asOfHint')}
          value={asOf}
          onChange={(event) => setAsOf(event.currentTarget.value)}
        />
        {start.error ? <ErrorState compact error={start.error} /> : null}
        <div>
          <Button type="submit" loading={start.isPending} disabled={snapshots.isPending}>
            {t('history.start')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
