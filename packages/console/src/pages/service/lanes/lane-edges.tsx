import type { LaneEdge } from './lane-layout.js';
import { roundedPath } from './rounded-path.js';
import classes from './lanes.module.css';

interface LaneEdgesProps {
  readonly edges: readonly LaneEdge[];
  readonly width: number;
  readonly height: number;
}

/** Lines of the route and of what hangs below it. The cards say in words what the lines show. */
export function LaneEdges({ edges, width, height }: LaneEdgesProps) {
  // What is drawn last lies on top: the route over its dependencies.
  const ordered = [...edges.filter(({ kind }) => kind === 'hang'), ...edges.filter(({ kind }) => kind !== 'hang')];
  return (
    <svg className={classes.edges} width={width} height={height} aria-hidden>
      {ordered.map(({ key, kind, points }) => (
        <g key={key} className={classes[kind]}>
          <path d={roundedPath(points)} />
          {kind === 'broken' ? null : <path className={classes.tip} d={tip(points)} />}
        </g>
      ))}
    </svg>
  );
}

/** Length of the arrow head, px. */
const HEAD = 5;

/** Arrow head at the last point, in the direction of the last stretch. */
function tip(points: LaneEdge['points']): string {
  const [from, to] = [points.at(-2), points.at(-1)];
  if (!from || !to) return '';
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (length < HEAD) return '';
  const [dx, dy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const wing = (side: 1 | -1): string => {
    const x = to[0] - HEAD * dx - side * HEAD * 0.7 * dy;
    const y = to[1] - HEAD * dy + side * HEAD * 0.7 * dx;
    return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
  };
  return `M${wing(1)}L${to[0]} ${to[1]}L${wing(-1)}`;
}
