import type { Plane } from '@cleanpath/model';
import { useMessages } from '../../../messages/messages.js';
import { cutTitle } from './cut-title.js';
import { LaneEdges } from './lane-edges.js';
import { LaneNodes, type LaneNodesProps } from './lane-nodes.js';
import { STRIP, type StripLayout } from './strip-layout.js';
import { useLaneMoves } from './use-lane-moves.js';
import classes from './lanes.module.css';

export interface NarrowLanesProps extends Omit<LaneNodesProps, 'nodes' | 'moves'> {
  readonly layout: StripLayout;
  readonly label: string;
  readonly help: string;
  readonly plane: Plane | undefined;
}

/** The same drawing for a phone and for paper: lanes are upright strips, each card has a dot in the lane of its plane. */
export function NarrowLanes({ layout, label, help, plane, ...rest }: NarrowLanesProps) {
  const { t } = useMessages();
  const nodes = layout.nodes.map(({ node }) => node);
  const moves = useLaneMoves(nodes, true);
  const unknown = rest.report.verdict === 'undetermined';
  return (
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
          className={`${classes.strip ?? ''} ${lane.plane === plane ? (classes.asked ?? '') : ''}`}
          style={{ left: lane.x, width: lane.width, height: layout.height }}
        >
          <span className={classes.stripTitle} style={{ height: STRIP.title - 8 }} aria-hidden>
            {t(`words.plane.${lane.plane}`)}
          </span>
        </div>
      ))}
      {layout.cuts.map((cut) => (
        <div
          key={cut.y}
          className={unknown ? classes.open : classes.cut}
          style={{ left: cut.x, top: cut.y, width: cut.width, height: cut.height }}
        >
          <span className={classes.cutRow}>{cutTitle(rest.report, t)}</span>
        </div>
      ))}
      <LaneEdges edges={layout.edges} width={layout.width} height={layout.height} />
      <svg className={classes.edges} width={layout.width} height={layout.height} aria-hidden>
        {layout.nodes.map(({ node, dot }) => (
          <g key={node.key}>
            <line className={classes.lead} x1={dot[0]} y1={dot[1]} x2={node.x} y2={dot[1]} />
            <circle
              className={node.kind === 'hang' || node.kind === 'left' ? classes.smallDot : classes.dot}
              cx={dot[0]}
              cy={dot[1]}
              r={node.kind === 'hang' || node.kind === 'left' ? 3 : 4.5}
            />
          </g>
        ))}
      </svg>
      <LaneNodes nodes={nodes} moves={moves} {...rest} />
    </div>
  );
}
