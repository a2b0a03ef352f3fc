import { useEffect, useId, useMemo, useRef, type ReactNode } from 'react';
import type { ServiceView } from '@cleanpath/api';
import type { LegReport, Plane } from '@cleanpath/model';
import { useAssessmentContext } from '../../../app/network-context.js';
import { useMessages } from '../../../messages/messages.js';
import { briefHangs, cardFacts, elementOf } from '../card-facts.js';
import { useWidth } from '../use-width.js';
import { cardHeight } from './card-height.js';
import { laneColumns, type LaneColumn, type LegView } from './lane-columns.js';
import { laneLayout, SIZE } from './lane-layout.js';
import { NarrowLanes } from './narrow-lanes.js';
import { stripLayout } from './strip-layout.js';
import { WideLanes } from './wide-lanes.js';
import classes from './lanes.module.css';

/** Below this width lanes become upright strips, px. */
const NARROW = 700;

/** Cards drawn one by one on a narrow screen before clean ones fold. */
const NARROW_CARDS = 7;

export interface LegDrawingProps {
  readonly view: ServiceView;
  readonly leg: LegView;
  readonly report: LegReport;
  readonly open: ReadonlySet<string> | 'all';
  readonly plane: Plane | undefined;
  readonly selected: string | undefined;
  readonly onElement: (id: string) => void;
  readonly onOpen: (key: string) => void;
  /** Something is folded at this width. */
  readonly onFolds: (folded: boolean) => void;
}

/** One leg as swim-lanes, in the form that suits the width there is. */
export function LegDrawing(props: LegDrawingProps): ReactNode {
  const { view, leg, report, open, plane, selected, onElement, onOpen, onFolds } = props;
  const { t } = useMessages();
  const { networkId } = useAssessmentContext();
  const help = useId();
  const room = useRef<HTMLDivElement>(null);
  const width = useWidth(room);
  const narrow = width !== undefined && width < NARROW;
  const columns = useMemo(() => {
    const capacity = narrow ? NARROW_CARDS : columnsIn(width ?? 0, leg.hops.length);
    return laneColumns(leg, report, (id) => elementOf(view, id).effective, { capacity, open });
  }, [view, leg, report, open, narrow, width]);
  const brief = useMemo(() => briefHangs(columns), [columns]);
  const connected = report.kind === 'path';
  const card = cardWidthIn(width ?? 0, columns);
  const planeOf = (id: string): Plane => elementOf(view, id).plane;
  const heightOf = (column: LaneColumn, id: string, hang: boolean, cardWidth: number = card): number =>
    heightIn(view, brief, column, id, hang, cardWidth);
  const folded = columns.some((column) => column.kind === 'fold');
  useEffect(() => onFolds(folded), [onFolds, folded]);
  const label = t('service.lanes', { count: leg.hops.length, lanes: leg.lanes.length });
  const shared = { view, report, columns, brief, networkId, selected, plane, onElement, onOpen, label, help };
  return (
    <div ref={room} className={classes.room}>
      <p id={help} className="sr">
        {t('service.lanesHelp')}
      </p>
      {width === undefined ? null : narrow ? (
        <NarrowLanes layout={stripLayout(columns, { width, planeOf, heightOf, connected })} {...shared} />
      ) : (
        <WideLanes layout={laneLayout(columns, { planeOf, heightOf, connected, card })} {...shared} />
      )}
    </div>
  );
}

/** Columns of cards that fit; where not all hops do, one of the columns is a fold, which is slimmer. */
function columnsIn(width: number, hops: number): number {
  const room = width - SIZE.margin - SIZE.cutMargin + SIZE.gap;
  const each = SIZE.card + SIZE.gap;
  const whole = Math.floor(room / each);
  if (hops <= whole) return whole;
  return Math.max(3, Math.min(hops - 1, 1 + Math.floor((room - SIZE.fold - SIZE.gap) / each)));
}

/** Narrowest and widest card, px: a name of two lines stays readable, a line of text does not get long. */
const CARD = { least: 152, most: 224 } as const;

/** Room for the lines that run beside the cards of a column, px. */
const TRACKS = 2 * SIZE.track;

/** Cards share what the width leaves, within what can be read. */
function cardWidthIn(width: number, columns: readonly LaneColumn[]): number {
  const cards = columns.filter(({ kind }) => kind === 'hop').length;
  if (cards === 0) return SIZE.card;
  const others = (columns.length - cards) * SIZE.fold + (columns.length - 1) * SIZE.gap;
  const room = width - SIZE.margin - SIZE.cutMargin - 2 - TRACKS - others;
  const share = Math.floor(room / cards);
  // Where not even the narrowest fit, the drawing scrolls: cards are then as wide as they like.
  return share < CARD.least ? SIZE.card : Math.min(CARD.most, share);
}

function heightIn(
  view: ServiceView,
  brief: ReadonlySet<string>,
  column: LaneColumn,
  id: string,
  hang: boolean,
  width: number,
): number {
  if (column.kind !== 'hop') return SIZE.foldHeight;
  const facts = hang ? cardFacts(view, column, id, brief) : cardFacts(view, column);
  const { element, supplier, reason, restsOnEvidence } = facts;
  const text = reason === '' ? undefined : reason;
  return cardHeight(
    { name: element.name, supplier: supplier !== undefined, reason: text, evidence: restsOnEvidence },
    width,
  );
}
