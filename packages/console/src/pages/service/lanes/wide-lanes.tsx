import type { Plane } from '@cleanpath/model';
import { useMessages } from '../../../messages/messages.js';
import { cutTitle } from './cut-title.js';
import { LaneEdges } from './lane-edges.js';
import { SIZE, type LaneLayout } from './lane-layout.js';
import { LaneNodes, type LaneNodesProps } from './lane-nodes.js';
import { useLaneMoves } from './use-lane-moves.js';
import classes from './lanes.module.css';

export interface WideLanesProps extends Omit<LaneNodesProps, 'nodes' | 'moves'> {
  readonly layout: LaneLayout;
  readonly label: string;
  readonly help: string;
  /** Plane the reader asks about: its lane stands out. */
  readonly plane: Plane | undefined;
}

/** Lanes from left to right; scrolls sideways in itself, with the lane titles staying in view. */
export function WideLanes({ layout, label, help, plane, ...rest }: WideLanesProps) {
  const { t } = useMessages();
  const moves = useLaneMoves(layout.nodes, false);
  const unknown = rest.report.verdict === 'undetermined';
  const title = cutTitle(rest.report, t);
  return (
    <div className={classes.scroll}>
      <div
        ref={moves.frame}
        className={classes.drawing}
        style={{ width: layout.width, height: layout.height }}
        role="group"
        aria-label={label}
        aria-describedby={help}
        onKeyDown={moves.onKeyDown}
      >
        {layout.lanes.map((lane) => (
          <div
            key={lane.plane}
            className={`${classes.lane ?? ''} ${lane.plane === plane ? (classes.asked ?? '') : ''}`}
            style={{ top: lane.y, height: lane.height }}
          >
            <span className={classes.laneTitle} style={{ width: SIZE.title }} aria-hidden>
              {t(`words.plane.${lane.plane}`)}
            </span>
          </div>
        ))}
        {layout.cuts.map((cut) => (
          <div
            key={cut.x}
            className={unknown ? classes.open : classes.cut}
            style={{ left: cut.x, top: cut.y, width: cut.width, height: cut.height }}
          >
            <span className={classes.cutTitle} title={title}>
              {title}
            </span>
          </div>
        ))}
        <LaneEdges edges={layout.edges} width={layout.width} height={layout.height} />
        <LaneNodes nodes={layout.nodes} moves={moves} {...rest} />
      </div>
    </div>
  );
}
