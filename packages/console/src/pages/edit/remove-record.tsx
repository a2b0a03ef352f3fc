import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useRoute } from '../../api/use-route.js';
import { useMessages } from '../../messages/messages.js';
import type { RecordName } from './edit-address.js';
import { Refusal } from './refusal.js';
import type { DraftControl } from './use-draft.js';
import classes from './edit.module.css';

export interface RemoveRecordProps {
  readonly target: RecordName;
  readonly of: { readonly networkId: string; readonly assessmentId: string };
  readonly draft: Pick<DraftControl, 'add' | 'overlays'>;
  readonly onRemoved: () => void;
  readonly onClose: () => void;
}

/** Says what goes together with a record before it is taken out of the draft. */
export function RemoveRecord({ target, of, draft, onRemoved, onClose }: RemoveRecordProps) {
  const { t } = useMessages();
  const { record, id } = target;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(undefined);
  const added = draft.overlays[record].get(id)?.added ?? false;
  const card = useRoute(
    'element',
    { params: { network: of.networkId, assessment: of.assessmentId, element: id } },
    { enabled: record === 'element' && !added },
  ).data;
  const relations = card === undefined ? 0 : card.dependsOn.total + card.dependents.total + card.links.total;
  const remove = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await draft.add({ action: 'remove', record, id });
      onRemoved();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`edit.removeTitle.${record}`)}
      closeButtonProps={{ 'aria-label': t('components.close') }}
    >
      <p>
        {t(`edit.removeText.${record}`, {
          name: card?.element.name ?? id,
          relations,
          services: card?.demands.total ?? 0,
        })}
      </p>
      <p className="soft">{t('edit.removeUndo')}</p>
      {error === undefined ? null : <Refusal error={error} />}
      <div className={classes.formActions}>
        <Button loading={busy} data-autofocus onClick={() => void remove()}>
          {t('edit.removeDo')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('edit.keep')}
        </Button>
      </div>
    </Modal>
  );
}
