import { Button } from '@mantine/core';
import { ApiError } from '@cleanpath/api';
import { ErrorState } from '../../components/error-state.js';
import { TextSkeleton } from '../../components/skeletons.js';
import { useMessages } from '../../messages/messages.js';
import { recordKey, type PlacedProblems } from './cell-problems.js';
import { isChanged, overlaid } from './draft-overlay.js';
import type { RecordName } from './edit-address.js';
import { FieldRow } from './field-row.js';
import type { GridRow } from './grid-row.js';
import { isIdentity, RECORD_FIELDS } from './record-fields.js';
import { RecordRelations } from './record-relations.js';
import type { DraftControl } from './use-draft.js';
import { useOpenRecord } from './use-open-record.js';
import { ServerText } from '../../messages/server-text.js';
import classes from './edit.module.css';

export interface RecordPanelProps {
  readonly target: RecordName;
  readonly of: { readonly networkId: string; readonly assessmentId: string };
  readonly draft: DraftControl;
  readonly problems: PlacedProblems;
  /** The same record as a row of the table beside, which may know more of it. */
  readonly row: GridRow | undefined;
  readonly names: ReadonlyMap<string, string>;
  readonly locked: boolean;
  readonly currency: string | undefined;
  readonly onRemove: () => void;
}

/** One record whole: every field edited where it stands, for an element also its relations, and taking it out. */
export function RecordPanel(props: RecordPanelProps) {
  const { target, of, draft, problems, row, names, locked, currency, onRemove } = props;
  const { t } = useMessages();
  const { record, id } = target;
  const found = useOpenRecord(target, draft, of);
  if (found.error) {
    return found.error instanceof ApiError && found.error.problem.status === 404 ? (
      <p>{t('edit.notHere', { id })}</p>
    ) : (
      <ErrorState compact error={found.error} onRetry={found.retry} />
    );
  }
  if (found.pending) return <TextSkeleton lines={12} />;
  const overlay = draft.overlays[record].get(id);
  const before = { ...row?.values, ...found.values };
  const values = overlaid(before, overlay);
  const unseen = found.unseen.filter((name) => row === undefined || row.unseen?.includes(name) === true);
  const removed = overlay?.removed ?? false;
  const own = problems.cells.get(recordKey(record, id));
  const whole = own?.get('');
  const source = found.card?.source;
  return (
    <article aria-labelledby="edit-record" data-testid="edit-record">
      <p className={classes.panelKind}>
        {t(`edit.record.${record}`)}
        {removed || overlay?.added ? (
          <span className={classes.tag}>{t(removed ? 'edit.removed' : 'edit.added')}</span>
        ) : null}
      </p>
      <h2 id="edit-record" className={classes.panelTitle}>
        {record === 'relation' ? (row?.label ?? id) : found.title}
      </h2>
      {whole === undefined ? null : (
        <p className={classes.problem}>
          <ServerText>
            {whole.message} <span className="soft">{whole.remedy}</span>
          </ServerText>
        </p>
      )}
      <dl className={classes.fields}>
        {RECORD_FIELDS[record].map((field) => (
          <FieldRow
            key={`${id} ${field.name}`}
            field={field}
            value={values[field.name]}
            before={before[field.name]}
            changed={isChanged(before, overlay, field.name)}
            unseen={unseen.includes(field.name)}
            names={{ ...Object.fromEntries(names), ...found.names }}
            fixed={removed || locked || isIdentity(record, field.name)}
            currency={currency}
            problem={own?.get(field.name)}
            onSet={(value) => draft.add({ action: 'set', record, id, fields: { [field.name]: value } })}
          />
        ))}
      </dl>
      {record !== 'element' || removed ? null : <RecordRelations id={id} card={found.card} locked={locked} />}
      {source === undefined ? null : (
        <p className={classes.source}>
          {t('edit.source', { place: source.line === undefined ? source.file : `${source.file}:${source.line}` })}
        </p>
      )}
      {removed || locked ? null : (
        <Button size="xs" variant="default" onClick={onRemove}>
          {t(`edit.removeTitle.${record}`)}
        </Button>
      )}
    </article>
  );
}
