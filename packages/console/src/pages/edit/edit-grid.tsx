import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useMessages } from '../../messages/messages.js';
import { recordKey, type CellProblems } from './cell-problems.js';
import type { AfterTaking } from './field-editor.js';
import type { Json } from './field-value.js';
import { GridLine } from './grid-line.js';
import { moved, within, type Place } from './grid-moves.js';
import { columnWidth, idWidth, type GridRow } from './grid-row.js';
import type { RecordField } from './record-fields.js';
import type { Editable } from '@cleanpath/api';
import classes from './edit.module.css';

export interface EditGridProps {
  readonly caption: string;
  readonly record: Editable;
  /** Heading of the first column, where it is not the id. */
  readonly first?: string | undefined;
  readonly rows: readonly GridRow[];
  readonly fields: readonly RecordField[];
  /** Names of suppliers and products, by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly problems: CellProblems;
  /** Nothing can be changed at the moment. */
  readonly locked: boolean;
  /** All rows there are, where more can be loaded. */
  readonly total?: number | undefined;
  readonly onEndReached?: (() => void) | undefined;
  readonly onSet: (id: string, field: string, value: Json) => Promise<void>;
  /** Opens the whole record. */
  readonly onOpen: (id: string) => void;
  readonly onRemove: (id: string) => void;
  /** Gets what is not known of a row yet. */
  readonly load?: ((id: string) => Promise<void>) | undefined;
  readonly selected?: string | undefined;
}

interface Editing {
  readonly id: string;
  readonly field: string;
  readonly seed?: string | undefined;
}

/** Height of a row, px: CONSOLE.md. */
const ROW = 32;
/** Rows drawn beyond the edge of the frame. */
const OVERSCAN = 10;
/** Distance from the end at which more is asked for, rows. */
const AHEAD = 40;
/** A row that stays active this long is read whole, ms. */
const REST = 250;

/**
 * A grid of values edited where they stand (WAI-ARIA grid pattern): one tab stop, arrow keys move, Enter, F2 or typing
 * edits, Delete in the first column removes the row. The first column names the record and opens it. Only the rows in
 * view are in the document, and the one that holds the focus.
 */
export function EditGrid(props: EditGridProps) {
  const { caption, record, rows, fields, locked, total, onEndReached, onOpen, onRemove, load, selected } = props;
  const { t } = useMessages();
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<Editing | undefined>(undefined);
  const frame = useRef<HTMLDivElement>(null);
  const size = { rows: rows.length, columns: fields.length + 1 };
  const at = within(active, size);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW,
    overscan: OVERSCAN,
    getItemKey: (index) => rows[index]!.id,
    rangeExtractor: (range) => {
      const visible = defaultRangeExtractor(range);
      return at.row < 0 || visible.includes(at.row) ? visible : [...visible, at.row].sort((a, b) => a - b);
    },
  });
  const items = virtualizer.getVirtualItems();
  const restingId = rows[at.row]?.id;
  useEffect(() => {
    if (load === undefined || restingId === undefined) return;
    const timer = setTimeout(() => void load(restingId).catch(() => undefined), REST);
    return () => clearTimeout(timer);
  }, [load, restingId]);

  const focus = (place: Place) => {
    const target = within(place, size);
    setActive(target);
    virtualizer.scrollToIndex(target.row);
    // The first column stands fixed above the second: without this it would hide its beginning.
    if (target.column <= 1 && frame.current) frame.current.scrollLeft = 0;
    // The row may have to be drawn first.
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        frame.current?.querySelector<HTMLElement>(`[data-cell="${target.row}:${target.column}"]`)?.focus();
      });
    });
    if (target.row >= rows.length - AHEAD) onEndReached?.();
  };

  const begin = (place: Place, seed?: string) => {
    const field = fields[place.column - 1];
    const row = rows[place.row];
    if (locked || field === undefined || row === undefined || row.overlay?.removed === true) return;
    const typed =
      field.input === 'text' || field.input === 'number' || field.input === 'list' || field.input === 'reference';
    setActive(place);
    const edit = () => setEditing({ id: row.id, field: field.name, seed: typed ? seed : undefined });
    if (load !== undefined && row.unseen?.includes(field.name)) void load(row.id).then(edit, edit);
    else edit();
  };

  const end = (done: Editing, after: AfterTaking) => {
    setEditing((now) => (now?.id === done.id && now.field === done.field ? undefined : now));
    const row = rows.findIndex(({ id }) => id === done.id);
    const column = fields.findIndex(({ name }) => name === done.field) + 1;
    const steps: Readonly<Record<Exclude<AfterTaking, 'left'>, Place>> = {
      stay: { row, column },
      down: { row: row + 1, column },
      next: { row, column: column + 1 },
      previous: { row, column: column - 1 },
    };
    if (after !== 'left' && row >= 0) focus(steps[after]);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const inside = event.target instanceof HTMLElement && event.target.dataset['cell'] !== undefined;
    const row = rows[at.row];
    if (!inside || row === undefined) return;
    const { key, ctrlKey, metaKey, altKey } = event;
    const letter = key.length === 1 && !ctrlKey && !metaKey && !altKey && key !== ' ';
    const move = moved(key, at, size, ctrlKey || metaKey);
    if (move) focus(move);
    else if (at.column === 0) {
      if (key === 'Enter' || key === 'F2' || key === ' ') onOpen(row.id);
      else if (key === 'Delete' && !locked && row.overlay?.removed !== true) onRemove(row.id);
      else return;
    } else if (key === 'Enter' || key === 'F2') begin(at);
    else if (key === 'Delete' || key === 'Backspace') begin(at, '');
    else if (letter) begin(at, key);
    else return;
    event.preventDefault();
  };

  let drawn = 0;
  return (
    <div
      ref={frame}
      className={classes.gridFrame}
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        if (scrollHeight - scrollTop - clientHeight < AHEAD * ROW) onEndReached?.();
      }}
    >
      <table
        role="grid"
        className={classes.grid}
        aria-label={caption}
        aria-rowcount={(total ?? rows.length) + 1}
        aria-colcount={size.columns}
        aria-readonly={locked}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          <col style={{ width: idWidth(record) }} />
          {fields.map((field) => (
            <col key={field.name} style={{ width: columnWidth(field) }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{props.first ?? t('edit.field.id')}</th>
            {fields.map((field) => (
              <th key={field.name} scope="col" className={field.input === 'number' ? 'num' : ''}>
                {t(`edit.field.${field.name}` as 'edit.field.name')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.flatMap((item) => {
            const row = rows[item.index]!;
            const gap = item.start - drawn;
            drawn = item.end;
            const line = (
              <GridLine
                key={row.id}
                ref={virtualizer.measureElement}
                index={item.index}
                row={row}
                fields={fields}
                names={props.names}
                problems={props.problems.get(recordKey(record, row.id))}
                selected={row.id === selected}
                active={at.row === item.index ? at.column : undefined}
                editing={editing?.id === row.id ? editing : undefined}
                onFocus={(column) => setActive({ row: item.index, column })}
                onBegin={(column) => begin({ row: item.index, column })}
                onOpen={() => onOpen(row.id)}
                onSet={(field, value) => props.onSet(row.id, field, value)}
                onEnd={(field, after) => end({ id: row.id, field }, after)}
              />
            );
            return gap > 0 ? [<Gap key={`gap-${row.id}`} height={gap} columns={size.columns} />, line] : [line];
          })}
          {virtualizer.getTotalSize() > drawn ? (
            <Gap height={virtualizer.getTotalSize() - drawn} columns={size.columns} />
          ) : null}
        </tbody>
      </table>
    </div>
  );
}

/** Rows that are not drawn. */
function Gap({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    <tr aria-hidden className={classes.gap}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}
