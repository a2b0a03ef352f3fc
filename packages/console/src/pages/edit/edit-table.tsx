import { Button, TextInput } from '@mantine/core';
import { useId } from 'react';
import { useTypedFilter } from '../../app/use-typed-filter.js';
import { EmptyState } from '../../components/empty-state.js';
import { ErrorState } from '../../components/error-state.js';
import { TableSkeleton } from '../../components/skeletons.js';
import { useMessages } from '../../messages/messages.js';
import type { CellProblems } from './cell-problems.js';
import { CLOSED, opened, type ChangeAddress, type EditAddress } from './edit-address.js';
import { EditGrid } from './edit-grid.js';
import type { Json } from './field-value.js';
import { ReferenceInput } from './reference-input.js';
import type { TableRows } from './table-rows.js';
import classes from './edit.module.css';

export interface EditTableProps {
  readonly address: EditAddress;
  readonly table: TableRows;
  readonly names: ReadonlyMap<string, string>;
  readonly problems: CellProblems;
  readonly locked: boolean;
  readonly onAddress: ChangeAddress;
  readonly onSet: (id: string, field: string, value: Json) => Promise<void>;
  readonly onRemove: (id: string) => void;
}

/** One table with its filter, what it holds, and adding to it. */
export function EditTable(props: EditTableProps) {
  const { address, table, names, problems, locked, onAddress } = props;
  const { t, number } = useMessages();
  const { tab } = address;
  const help = useId();
  const total = table.total ?? table.rows.length;
  return (
    <>
      <div className={classes.tools}>
        <Find key={tab} address={address} onAddress={onAddress} />
        <Button size="sm" variant="default" disabled={locked} onClick={() => onAddress({ add: tab })}>
          {t(`edit.add.${tab}`)}
        </Button>
        <output className={classes.count} aria-live="polite">
          {table.pending || table.rows.length === 0
            ? ''
            : t('edit.shown', { shown: number(table.rows.length), total: number(total) })}
        </output>
      </div>
      {table.error ? (
        <ErrorState compact error={table.error} onRetry={table.retry} />
      ) : table.pending ? (
        <TableSkeleton rows={10} />
      ) : table.rows.length === 0 ? (
        <Nothing address={address} />
      ) : (
        <div aria-describedby={help}>
          <EditGrid
            key={tab}
            caption={t(`edit.tab.${tab}`)}
            record={tab}
            first={table.first}
            rows={table.rows}
            fields={table.fields}
            names={names}
            problems={problems}
            locked={locked}
            total={total}
            onEndReached={table.more}
            onSet={props.onSet}
            onOpen={(id) => onAddress(opened({ record: tab, id }))}
            onRemove={props.onRemove}
            load={table.load}
            selected={address.open?.record === tab ? address.open.id : undefined}
          />
          <p id={help} className={classes.help}>
            {t('edit.gridHelp')}
          </p>
        </div>
      )}
    </>
  );
}

interface FindProps {
  readonly address: EditAddress;
  readonly onAddress: ChangeAddress;
}

function Find({ address: { tab, q, of }, onAddress }: FindProps) {
  const { t } = useMessages();
  const filter = tab === 'relation' ? of : q;
  const [text, type] = useTypedFilter(filter, (value) =>
    onAddress(tab === 'relation' ? { ...CLOSED, of: value } : { q: value }, { replace: true }),
  );
  if (tab === 'relation') {
    return (
      <div className={classes.find}>
        <ReferenceInput
          to="element"
          label={t('edit.find.relation')}
          text={text}
          onText={type}
          onChoose={(id) => onAddress({ ...CLOSED, of: id })}
        />
      </div>
    );
  }
  return (
    <TextInput
      className={classes.find ?? ''}
      type="search"
      label={t(`edit.find.${tab}`)}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}

/** An empty table says how to fill it. */
function Nothing({ address: { tab, q, of } }: { readonly address: EditAddress }) {
  const { t } = useMessages();
  if (tab === 'product' && q === undefined) return <p className={classes.hint}>{t('edit.productHint')}</p>;
  if (tab === 'relation' && of === undefined) return <p className={classes.hint}>{t('edit.relationHint')}</p>;
  return <EmptyState title={t('edit.noneFound')}>{t('edit.noneFoundText')}</EmptyState>;
}
