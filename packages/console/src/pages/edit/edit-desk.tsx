import { Button } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useRoute } from '../../api/use-route.js';
import { useAssessmentContext } from '../../app/network-context.js';
import { ErrorState } from '../../components/error-state.js';
import { PageTitle } from '../../components/page-title.js';
import { PageSkeleton } from '../../components/skeletons.js';
import { useMessages } from '../../messages/messages.js';
import { SidePanel } from '../network/side-panel.js';
import { AddRecord } from './add-record.js';
import { AppliedNotice } from './applied-notice.js';
import { DraftPanel } from './draft-panel.js';
import { CLOSED, opened, useEditAddress, type RecordName } from './edit-address.js';
import { EditTable } from './edit-table.js';
import { EditTabs } from './edit-tabs.js';
import { beginWith } from './new-record.js';
import { RecordPanel } from './record-panel.js';
import { RemoveRecord } from './remove-record.js';
import { StaleNotice } from './stale-notice.js';
import { useDraft } from './use-draft.js';
import { useDraftCheck } from './use-draft-check.js';
import { useStepWords } from './use-step-words.js';
import { useSupplierNames } from './use-supplier-names.js';
import { useTableRows } from './use-table-rows.js';
import { useUndoKeys } from './use-undo-keys.js';
import classes from './edit.module.css';

/** Tables, draft and the record that is open, around one draft; all of it in the address. */
export function EditDesk() {
  const { t } = useMessages();
  const { network, networkId, assessment: shown, newest } = useAssessmentContext();
  // Changes apply to the newest facts, whatever assessment is looked at.
  const assessment = network.assessment ?? shown;
  const of = { networkId, assessmentId: assessment.id };
  const [address, change] = useEditAddress();
  const draft = useDraft(networkId);
  const applying = address.apply;
  const locked = applying !== undefined;
  const check = useDraftCheck(networkId, draft, locked);
  const names = useSupplierNames(of, draft.overlays.supplier);
  const table = useTableRows(address, draft, names, of);
  const summary = useRoute('assessment', { params: { network: networkId, assessment: assessment.id } });
  const [removing, setRemoving] = useState<RecordName | undefined>(undefined);
  const words = useStepWords(draft.draft);
  const undo = draft.draft?.canUndo && !locked ? draft.undo : undefined;
  const redo = draft.draft?.canRedo && !locked ? draft.redo : undefined;
  useUndoKeys({ undo, redo });
  const close = useCallback(() => change(CLOSED), [change]);
  if (draft.error) return <ErrorState error={draft.error} onRetry={draft.retry} />;
  if (draft.draft === undefined) return <PageSkeleton />;
  const { tab, open } = address;
  return (
    <>
      <PageTitle
        tab={t('edit.title')}
        kicker={t('edit.kicker')}
        actions={
          <>
            <Button
              variant="default"
              size="xs"
              disabled={!undo || draft.moving}
              onClick={undo}
              aria-keyshortcuts="Control+Z"
            >
              {t('edit.undo')}
            </Button>
            <Button
              variant="default"
              size="xs"
              disabled={!redo || draft.moving}
              onClick={redo}
              aria-keyshortcuts="Control+Shift+Z"
            >
              {t('edit.redo')}
            </Button>
          </>
        }
      >
        {t('edit.heading', { count: draft.count })}
      </PageTitle>
      <p className={classes.lead}>{newest ? t('edit.lead') : t('edit.older')}</p>
      <output className="sr" aria-live="polite">
        {words}
      </output>
      {draft.moveError ? <ErrorState compact error={draft.moveError} /> : null}
      {address.applied === undefined ? null : (
        <AppliedNotice
          applied={address.applied}
          before={address.before}
          onClose={() => change({ applied: undefined, before: undefined }, { replace: true })}
        />
      )}
      <StaleNotice draft={draft} />
      <div className={classes.desk}>
        <div className={classes.tables}>
          <EditTabs tab={tab} of={address.of} draft={draft} />
          <EditTable
            key={tab}
            address={address}
            table={table}
            names={names}
            problems={check.placed.cells}
            locked={locked}
            onAddress={change}
            onSet={(id, field, value) => draft.add({ action: 'set', record: tab, id, fields: { [field]: value } })}
            onRemove={(id) => setRemoving({ record: tab, id })}
          />
        </div>
        <DraftPanel
          draft={draft}
          check={check}
          applying={applying}
          onApplying={(job) => change({ apply: job, applied: undefined, before: undefined }, { replace: true })}
          onApplied={(applied) =>
            change({ ...CLOSED, apply: undefined, applied, before: assessment.id, a: undefined }, { replace: true })
          }
        />
      </div>
      {open === undefined ? null : (
        <SidePanel
          label={t('edit.open')}
          closeLabel={t('edit.close')}
          onClose={close}
          shown={`${open.record} ${open.id}`}
        >
          <RecordPanel
            key={`${open.record} ${open.id}`}
            target={open}
            of={of}
            draft={draft}
            problems={check.placed}
            row={open.record === tab ? table.rows.find(({ id }) => id === open.id) : undefined}
            names={names}
            locked={locked}
            currency={summary.data?.network.currency}
            onRemove={() => setRemoving(open)}
          />
        </SidePanel>
      )}
      {address.adding === undefined || locked ? null : (
        <AddRecord
          key={address.adding}
          record={address.adding}
          draft={draft}
          begin={address.adding === 'relation' ? beginWith({ from: address.of }) : {}}
          onClose={() => change({ add: undefined }, { replace: true })}
          onAdded={(id) => {
            const record = address.adding!;
            change({ add: undefined, on: record, ...opened({ record, id }) }, { replace: true });
          }}
        />
      )}
      {removing === undefined ? null : (
        <RemoveRecord
          target={removing}
          of={of}
          draft={draft}
          onClose={() => setRemoving(undefined)}
          onRemoved={() => setRemoving(undefined)}
        />
      )}
    </>
  );
}
