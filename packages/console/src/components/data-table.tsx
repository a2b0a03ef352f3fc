import { useCallback, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { useRouter } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMessages } from '../messages/messages.js';
import { DownloadLink } from './download-link.js';
import { compareValues, nextSort, type SortDirection, type TableSort } from './table-sort.js';
import classes from './data-table.module.css';

export interface Column<T> {
  readonly id: string;
  readonly title: string;
  /** Second line of the heading, as “people” or “0 to 1”. */
  readonly unit?: string;
  readonly cell: (row: T) => ReactNode;
  /** Value to sort by in the browser; without it the column cannot be sorted, unless `onSort` is given. */
  readonly value?: (row: T) => string | number | null | undefined;
  readonly align?: 'start' | 'end' | 'centre';
  /** Minimum width, px. */
  readonly width?: number;
  /** Left out below 700 px. */
  readonly minor?: boolean;
  /** First direction when its heading is pressed; numbers default to descending. */
  readonly first?: SortDirection;
}

export interface DataTableProps<T> {
  /** Name of the table, read out; shown where `showCaption`. */
  readonly caption: string;
  readonly showCaption?: boolean;
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  /** The first column names the row. */
  readonly columns: readonly Column<T>[];
  /** Where a row leads: Enter and click follow it. The first column should hold the same address as a link. */
  readonly rowLink?: (row: T) => string | undefined;
  readonly onRow?: (row: T) => void;
  /** Key of the row shown elsewhere at this moment. */
  readonly selected?: string | undefined;
  /** Sort order kept outside, as in the address; sorting by the server comes with `onSort`. */
  readonly sort?: TableSort | undefined;
  readonly onSort?: ((sort: TableSort) => void) | undefined;
  /** Rows come sorted as they are; headings do not sort by themselves. */
  readonly sortedByServer?: boolean;
  /** Address of the same as CSV. */
  readonly csv?: string | undefined;
  /** All rows there are, where more can be loaded. */
  readonly total?: number | undefined;
  readonly onEndReached?: (() => void) | undefined;
  readonly loadingMore?: boolean;
  /** Shown instead of an empty table. */
  readonly empty?: ReactNode;
  /** Height of the scrolling frame in px; from 60 rows on the table scrolls in itself. */
  readonly height?: number;
  /** Below 700 px: rows become cards instead of scrolling sideways. */
  readonly narrow?: 'cards' | 'scroll';
}

/** Height of a row, px: CONSOLE.md. */
const ROW = 32;
/** From here on only visible rows are in the document. */
const VIRTUAL_FROM = 60;
const DEFAULT_HEIGHT = 640;
/** Rows drawn beyond the edge of the frame. */
const OVERSCAN = 12;
/** Distance from the end at which more is asked for, rows. */
const AHEAD = 20;

/**
 * A table of records: sticky header, sortable, moved through with the arrow keys (one tab stop, roving), Enter follows
 * the row. Long ones are virtualised; `aria-rowcount` tells the whole.
 */
export function DataTable<T>(props: DataTableProps<T>) {
  const { caption, rows, rowKey, columns, rowLink, onRow, selected, csv, total, onEndReached, empty } = props;
  const { t, number } = useMessages();
  const router = useRouter();
  const [ownSort, setOwnSort] = useState<TableSort | undefined>(undefined);
  const sort = props.sort ?? ownSort;
  const sorted = useSorted(rows, columns, props.sortedByServer === true ? undefined : sort);
  const [active, setActive] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  const virtual = sorted.length >= VIRTUAL_FROM;
  const virtualizer = useVirtualizer({
    count: virtual ? sorted.length : 0,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW,
    overscan: OVERSCAN,
    getItemKey: (index) => rowKey(sorted[index]!),
  });
  const items = virtualizer.getVirtualItems();
  const shown = virtual ? items.map(({ index }) => index) : sorted.map((_, index) => index);
  const before = virtual ? (items[0]?.start ?? 0) : 0;
  const after = virtual ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;

  const follow = useCallback(
    (row: T, newTab = false) => {
      if (onRow) {
        onRow(row);
        return;
      }
      const to = rowLink?.(row);
      if (to === undefined) return;
      if (newTab) window.open(to, '_blank', 'noopener');
      else router.history.push(to);
    },
    [onRow, rowLink, router],
  );

  const focusRow = (index: number) => {
    const target = Math.max(0, Math.min(sorted.length - 1, index));
    setActive(target);
    if (virtual) virtualizer.scrollToIndex(target);
    requestAnimationFrame(() => {
      const row = frame.current?.querySelector<HTMLElement>(`[data-index="${target}"]`);
      row?.focus({ preventScroll: virtual });
      if (!virtual) row?.scrollIntoView({ block: 'nearest' });
    });
    if (target >= sorted.length - AHEAD) onEndReached?.();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset['index'] === undefined) return;
    const index = Number(event.target.dataset['index']);
    const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? DEFAULT_HEIGHT) / ROW) - 2);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: sorted.length - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) {
      event.preventDefault();
      focusRow(to);
    } else if (event.key === 'Enter' || (event.key === ' ' && onRow)) {
      event.preventDefault();
      follow(sorted[index]!, event.ctrlKey || event.metaKey);
    }
  };

  const onClick = (event: MouseEvent, row: T) => {
    const inner = event.target instanceof Element ? event.target.closest('a, button, input, label, summary') : null;
    if (inner || window.getSelection()?.isCollapsed === false) return;
    follow(row, event.ctrlKey || event.metaKey);
  };

  const press = (column: Column<T>) => {
    const next = nextSort(sort, column.id, column.first ?? (column.align === 'end' ? 'descending' : 'ascending'));
    setOwnSort(next);
    props.onSort?.(next);
    setActive(0);
  };

  if (sorted.length === 0 && empty !== undefined) return <>{empty}</>;
  const moves = rowLink !== undefined || onRow !== undefined;
  const style = virtual ? { maxHeight: props.height ?? DEFAULT_HEIGHT } : {};
  return (
    <div className={`${classes.block ?? ''} ${props.narrow === 'cards' ? (classes.cards ?? '') : ''}`}>
      <div
        ref={frame}
        className={virtual ? classes.virtual : classes.frame}
        style={style}
        role="region"
        aria-label={caption}
        tabIndex={moves ? -1 : 0}
        onScroll={(event) => {
          const { scrollTop, clientHeight, scrollHeight } = event.currentTarget;
          if (scrollHeight - scrollTop - clientHeight < AHEAD * ROW) onEndReached?.();
        }}
      >
        <table className={classes.table} aria-rowcount={(total ?? sorted.length) + 1} onKeyDown={onKeyDown}>
          <caption className={props.showCaption ? classes.caption : 'sr'}>{caption}</caption>
          <thead>
            <tr aria-rowindex={1}>
              {columns.map((column) => (
                <HeadCell
                  key={column.id}
                  column={column}
                  sort={sort}
                  sortable={column.value !== undefined || (props.sortedByServer === true && column.first !== undefined)}
                  onPress={() => press(column)}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {before > 0 ? <Spacer height={before} columns={columns.length} /> : null}
            {shown.map((index) => {
              const row = sorted[index]!;
              const key = rowKey(row);
              return (
                <tr
                  key={key}
                  aria-rowindex={index + 2}
                  data-index={index}
                  {...(virtual ? { ref: virtualizer.measureElement } : {})}
                  {...(moves ? { tabIndex: index === Math.min(active, sorted.length - 1) ? 0 : -1 } : {})}
                  {...(selected === key ? { 'aria-selected': true } : {})}
                  className={moves ? classes.row : undefined}
                  onFocus={(event) => {
                    if (event.target === event.currentTarget) setActive(index);
                  }}
                  onClick={moves ? (event) => onClick(event, row) : undefined}
                >
                  {columns.map((column, i) => (
                    <BodyCell key={column.id} column={column} row={row} heads={i === 0} />
                  ))}
                </tr>
              );
            })}
            {after > 0 ? <Spacer height={after} columns={columns.length} /> : null}
          </tbody>
        </table>
      </div>
      {total !== undefined || csv !== undefined || props.loadingMore ? (
        <div className={classes.foot}>
          <span aria-live="polite">
            {total !== undefined && total > sorted.length
              ? t('components.rowsOf', { shown: number(sorted.length), total: number(total) })
              : t('components.rows', { count: sorted.length })}
          </span>
          {total !== undefined && total > sorted.length && onEndReached && !virtual ? (
            <button type="button" className={classes.more} onClick={onEndReached} disabled={props.loadingMore}>
              {t('components.showMore')}
            </button>
          ) : null}
          {csv === undefined ? null : <DownloadLink href={csv}>{t('components.csv')}</DownloadLink>}
        </div>
      ) : null}
    </div>
  );
}

function useSorted<T>(rows: readonly T[], columns: readonly Column<T>[], sort: TableSort | undefined): readonly T[] {
  return useMemo(() => {
    const value = columns.find(({ id }) => id === sort?.column)?.value;
    if (!sort || !value) return rows;
    const sign = sort.direction === 'ascending' ? 1 : -1;
    return rows
      .map((row, i) => ({ row, i, value: value(row) }))
      .sort((a, b) => compareValues(a.value, b.value, sign) || a.i - b.i)
      .map(({ row }) => row);
  }, [rows, columns, sort]);
}

interface HeadCellProps<T> {
  readonly column: Column<T>;
  readonly sort: TableSort | undefined;
  readonly sortable: boolean;
  readonly onPress: () => void;
}

function HeadCell<T>({ column, sort, sortable, onPress }: HeadCellProps<T>) {
  const label = (
    <>
      {column.title}
      {column.unit === undefined ? null : <span className={classes.unit}>{column.unit}</span>}
    </>
  );
  return (
    <th
      scope="col"
      className={cellClass(column)}
      style={column.width === undefined ? {} : { minWidth: column.width }}
      {...(sort?.column === column.id ? { 'aria-sort': sort.direction } : {})}
    >
      {sortable ? (
        <button type="button" onClick={onPress}>
          {label}
        </button>
      ) : (
        label
      )}
    </th>
  );
}

function BodyCell<T>({ column, row, heads }: { readonly column: Column<T>; readonly row: T; readonly heads: boolean }) {
  if (heads) {
    return (
      <th scope="row" className={cellClass(column)}>
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td className={cellClass(column)} data-label={column.title}>
      {column.cell(row)}
    </td>
  );
}

function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    <tr aria-hidden className={classes.spacer}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

const cellClass = ({ align, minor }: Pick<Column<never>, 'align' | 'minor'>): string =>
  [align === 'end' ? classes.end : align === 'centre' ? classes.centre : '', minor ? classes.minor : ''].join(' ');
