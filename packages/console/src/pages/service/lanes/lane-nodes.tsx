import type { ReactNode } from 'react';
import type { ServiceView } from '@cleanpath/api';
import type { LegReport } from '@cleanpath/model';
import { TrustGlyph } from '../../../components/glyph.js';
import { useMessages } from '../../../messages/messages.js';
import { cardFacts } from '../card-facts.js';
import { LaneCard } from './lane-card.js';
import type { LaneColumn } from './lane-columns.js';
import type { LaneNode } from './lane-layout.js';
import type { LaneMoves } from './use-lane-moves.js';
import classes from './lanes.module.css';

export interface LaneNodesProps {
  readonly view: ServiceView;
  readonly report: LegReport;
  readonly columns: readonly LaneColumn[];
  /** Dependencies whose reason another card tells. */
  readonly brief: ReadonlySet<string>;
  readonly nodes: readonly LaneNode[];
  readonly moves: LaneMoves;
  readonly networkId: string;
  /** Element shown in the panel at this moment. */
  readonly selected: string | undefined;
  readonly onElement: (id: string) => void;
  /** Opens a fold, of hops or of dependencies. */
  readonly onOpen: (key: string) => void;
}

/** Cards, folds and gaps of a drawing in the order they are read: hop by hop, each with what it hangs on. */
export function LaneNodes({ nodes, ...props }: LaneNodesProps) {
  return nodes.map((node) => <Node key={node.key} node={node} {...props} />);
}

function Node({ node, ...props }: Omit<LaneNodesProps, 'nodes'> & { readonly node: LaneNode }): ReactNode {
  const { view, columns, brief, moves, networkId, selected, onElement, onOpen } = props;
  const { t } = useMessages();
  const place = usePlace(props);
  const column = columns[node.column]!;
  const style = { left: node.x, top: node.y, width: node.width, height: node.height };
  const tabIndex = moves.active === node.key ? 0 : -1;
  const stop = { 'data-lane': node.key, tabIndex, onFocus: () => moves.onFocus(node.key) };
  if (node.kind === 'gap') {
    return (
      <p className={classes.gap} style={style}>
        {t('service.noConnection')}
      </p>
    );
  }
  if (node.kind === 'fold') {
    const count = column.kind === 'fold' ? column.elements.length : 0;
    return (
      <button
        type="button"
        className={classes.fold}
        style={style}
        aria-label={t('service.openFold', { count })}
        title={t('service.openFold', { count })}
        onClick={() => onOpen(column.key)}
        {...stop}
      >
        <TrustGlyph state={column.kind === 'fold' ? column.worst : 'trusted'} silent />{' '}
        {t('service.cleanHops', { count })}
      </button>
    );
  }
  if (node.kind === 'left') {
    const label = t('service.openLeft', { count: node.count });
    return (
      <button
        type="button"
        className={classes.fold}
        style={style}
        aria-label={label}
        title={label}
        onClick={() => onOpen(node.key)}
        {...stop}
      >
        {t('service.stepsBetween', { count: node.count })}
      </button>
    );
  }
  if (column.kind !== 'hop') return null;
  const hang = node.kind === 'hang';
  return (
    <>
      {hang && node.relation !== undefined ? (
        <span className={classes.relation} style={{ left: node.x, top: node.y - 20, maxWidth: node.width }} aria-hidden>
          {t(`words.relation.${node.relation}`)}
        </span>
      ) : null}
      <LaneCard
        lane={node.key}
        box={node}
        facts={hang ? cardFacts(view, column, node.element, brief) : cardFacts(view, column)}
        networkId={networkId}
        active={moves.active === node.key}
        selected={selected === node.element}
        hang={hang}
        tag={hang ? undefined : tagOf(column, t)}
        place={place(node)}
        onFocus={() => moves.onFocus(node.key)}
        onOpen={() => onElement(node.element)}
      />
    </>
  );
}

function tagOf(column: Extract<LaneColumn, { kind: 'hop' }>, t: ReturnType<typeof useMessages>['t']) {
  if (column.offRoute) return t('service.otherRouteShort');
  return column.end === undefined ? undefined : t(`service.end.${column.end}`);
}

/** Where a card stands, in words. */
function usePlace({ view, report, columns }: Pick<LaneNodesProps, 'view' | 'report' | 'columns'>) {
  const { t } = useMessages();
  const route = report.route ?? report.elements ?? [];
  return (node: Extract<LaneNode, { kind: 'hop' | 'hang' }>): string => {
    const column = columns[node.column];
    if (column?.kind !== 'hop') return '';
    const hop = view.elements[column.element]?.name ?? column.element;
    if (node.kind === 'hang') {
      if (node.relation === undefined) return '';
      return t('service.behind', { relation: t(`words.relation.${node.relation}`), depth: node.depth, hop });
    }
    const at = route.indexOf(node.element);
    const parts = [
      column.offRoute ? t('service.otherRoute') : '',
      at < 0 ? '' : t('service.hop', { n: at + 1, total: route.length }),
      !column.cut ? '' : t(report.verdict === 'undetermined' ? 'service.decides' : 'service.inCut'),
    ];
    return parts.filter((part) => part !== '').join(', ');
  };
}
