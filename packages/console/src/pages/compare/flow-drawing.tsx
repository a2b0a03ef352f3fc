import { useElementSize } from '@mantine/hooks';
import { VerdictGlyph } from '../../components/glyph.js';
import { useMessages } from '../../messages/messages.js';
import { bandPath, layoutFlow, type FlowBand, type FlowCount, type FlowNode } from './verdict-flow.js';
import classes from './compare.module.css';

export interface FlowDrawingProps {
  readonly flow: readonly FlowCount[];
  /** Draws the services of one change together. */
  readonly onBand: (band: FlowBand) => void;
}

/** Height of the stacks, px, and room for the labels beside them. */
const HEIGHT = 280;
const LABEL = 148;
const NARROW_LABEL = 114;
const BAR = 12;
/** A frame narrower than this, px, has shorter labels. */
const NARROW = 520;

/** Services between verdict classes: stacks left and right, ribbons between; changed ones in the colour of where they go. */
export function FlowDrawing({ flow, onBand }: FlowDrawingProps) {
  const { t, number } = useMessages();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const layout = layoutFlow(flow, HEIGHT);
  const label = width < NARROW ? NARROW_LABEL : LABEL;
  const [x0, x1] = [label + BAR, Math.max(label + BAR + 40, width - label - BAR)];
  const changed = layout.bands.filter(({ direction }) => direction !== 'same');
  return (
    <figure className={classes.flow}>
      <div className={classes.flowHead} style={{ paddingInline: label }} aria-hidden>
        <span>{t('compare.before')}</span>
        <span>{t('compare.after')}</span>
      </div>
      <div ref={ref} className={classes.flowFrame} style={{ height: layout.height + 8 }}>
        {width === 0 ? null : (
          <svg
            width={width}
            height={layout.height + 8}
            role="img"
            aria-label={t('compare.flowLabel', { total: number(layout.total) })}
          >
            <g transform="translate(0 4)">
              {[...layout.bands.filter(({ direction }) => direction === 'same'), ...changed].map((band) => (
                <path
                  key={`${band.from} ${band.to}`}
                  d={bandPath(band, x0, x1)}
                  className={band.direction === 'same' ? classes.same : classes[`to-${band.to}`]}
                  onClick={() => onBand(band)}
                >
                  <title>{bandWords(band, t, number)}</title>
                </path>
              ))}
              {layout.before.map((node) => (
                <rect
                  key={node.class}
                  className={classes[`class-${node.class}`]}
                  x={label}
                  y={node.y}
                  width={BAR}
                  height={node.height}
                />
              ))}
              {layout.after.map((node) => (
                <rect
                  key={node.class}
                  className={classes[`class-${node.class}`]}
                  x={x1}
                  y={node.y}
                  width={BAR}
                  height={node.height}
                />
              ))}
            </g>
          </svg>
        )}
        {layout.before.map((node) => (
          <NodeLabel key={node.class} node={node} width={label} />
        ))}
        {layout.after.map((node) => (
          <NodeLabel key={node.class} node={node} width={label} />
        ))}
      </div>
      <figcaption className={classes.changes}>
        {changed.length === 0
          ? t('compare.unchanged')
          : changed.map((band) => (
              <button
                key={`${band.from} ${band.to}`}
                type="button"
                className={classes.change}
                onClick={() => onBand(band)}
              >
                {bandWords(band, t, number)}
              </button>
            ))}
      </figcaption>
    </figure>
  );
}

function NodeLabel({ node, width }: { readonly node: FlowNode; readonly width: number }) {
  const { t, number } = useMessages();
  const top = node.y + 4 + node.height / 2 - 10;
  return (
    <span
      aria-hidden
      className={node.side === 'before' ? classes.labelBefore : classes.labelAfter}
      style={{ top, width: width - 8 }}
    >
      <b>{number(node.count)}</b>
      <VerdictGlyph verdict={node.class} silent />
      <span>{node.class === 'absent' ? t('compare.class.absent') : t(`words.verdict.${node.class}`)}</span>
    </span>
  );
}

type Messages = ReturnType<typeof useMessages>;

export const bandWords = (band: FlowBand, t: Messages['t'], number: Messages['number']): string =>
  t('compare.band', {
    count: number(band.count),
    from: classWord(band.from, t),
    to: classWord(band.to, t),
    direction: t(`compare.direction.${band.direction}`),
  });

const classWord = (name: FlowBand['from'], t: Messages['t']): string =>
  (name === 'absent' ? t('compare.class.absent') : t(`words.verdict.${name}`)).toLowerCase();
