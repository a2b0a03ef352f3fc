import { VERDICTS, type VerdictCounts } from '@cleanpath/model';
import { useMessages } from '../messages/messages.js';
import { VerdictGlyph } from './glyph.js';
import classes from './verdict-bar.module.css';

export interface VerdictBarProps {
  readonly counts: VerdictCounts;
  /** Slim: no counts inside and no key; for rows of a table, on the scale `total` where given. */
  readonly slim?: boolean;
  readonly total?: number;
}

/** Share of the bar below which a count does not fit inside its segment: two digits need about 24 px of 330. */
const INSIDE_LABEL = 0.09;

/**
 * Services by verdict as one bar from zero. The whisker goes from the proven clean ones (unknown counts as untrusted) to
 * the possible ones (unknown counts as trusted).
 */
export function VerdictBar({ counts, slim = false, total: scale }: VerdictBarProps) {
  const { t, number } = useMessages();
  const sum = VERDICTS.reduce((all, verdict) => all + counts[verdict], 0);
  const total = scale ?? sum;
  if (total === 0) return null;
  const possible = counts.clean + counts.undetermined;
  const spoken = t('components.verdictBar', { ...counts, total: sum, possible });
  let start = 0;
  const segments = VERDICTS.map((verdict) => {
    const share = counts[verdict] / total;
    const x = start;
    start += share;
    return { verdict, share, x, count: counts[verdict] };
  }).filter(({ share }) => share > 0);
  const [from, to] = [counts.clean / total, possible / total];
  const atEnd = (from + to) / 2 > 0.5;
  return (
    <svg className={slim ? classes.slim : classes.bar} role="img" aria-label={spoken}>
      {slim ? null : (
        <>
          <text className={classes.whiskerLabel} x={pct(atEnd ? to : from)} y="12" textAnchor={atEnd ? 'end' : 'start'}>
            {t(counts.undetermined === 0 ? 'components.whiskerClosed' : 'components.whisker', {
              proven: number(counts.clean),
              possible: number(possible),
            })}
          </text>
          <g className={classes.whisker}>
            <line x1={pct(from)} x2={pct(to)} y1="24" y2="24" />
            <line x1={pct(from)} x2={pct(from)} y1="18" y2="30" />
            <line x1={pct(to)} x2={pct(to)} y1="18" y2="30" />
          </g>
        </>
      )}
      {segments.map(({ verdict, share, x, count }) => (
        <g key={verdict}>
          <rect className={classes[verdict]} x={pct(x)} width={pct(share)} y={slim ? 2 : 34} height={slim ? 12 : 34} />
          {slim || share < INSIDE_LABEL ? null : (
            <text className={classes[`on-${verdict}`]} x={pct(x + share / 2)} y="56" textAnchor="middle">
              {number(count)}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

/** Glyph, count and word of each verdict: the labels of the bar. */
export function VerdictKey({ counts }: { readonly counts: VerdictCounts }) {
  const { t, number } = useMessages();
  return (
    <ul className={classes.key}>
      {VERDICTS.map((verdict) => (
        <li key={verdict} className={classes[`key-${verdict}`]}>
          <VerdictGlyph verdict={verdict} silent />
          <b>{number(counts[verdict])}</b> {t(`words.verdict.${verdict}`)}
        </li>
      ))}
    </ul>
  );
}

const pct = (share: number): string => `${Math.round(share * 10_000) / 100}%`;
