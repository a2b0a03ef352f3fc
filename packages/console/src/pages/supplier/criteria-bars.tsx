import { opinionBar } from '@cleanpath/assessment/charts';
import { Drawn } from '../../components/drawn.js';
import { useMessages } from '../../messages/messages.js';
import { ServerText } from '../../messages/server-text.js';
import { unfoldedRows, type CriterionRow } from './criteria-rows.js';
import { decisionThresholds } from './decision-thresholds.js';
import type { Decision } from './report-parts.js';
import { useUnitFigures } from './unit-figures.js';
import classes from './criteria.module.css';

export interface CriteriaBarsProps {
  readonly rows: readonly CriterionRow[];
  readonly decisions: readonly Decision[];
  /** Items of evidence at or below each criterion. */
  readonly items: ReadonlyMap<string, number>;
  readonly folded: ReadonlySet<string>;
  readonly onFolded: (folded: ReadonlySet<string>) => void;
  readonly onEvidence: (criterion: string) => void;
}

/** The tree as bars from 0 to 1; thresholds of the tiers cross the bars of the root, where they apply. */
export function CriteriaBars({ rows, decisions, items, folded, onFolded, onEvidence }: CriteriaBarsProps) {
  const { t, number } = useMessages();
  const shown = unfoldedRows(rows, folded);
  const inner = rows.filter(({ children, depth }) => children > 0 && depth > 0);
  const anyFolded = folded.size > 0;
  const toggle = (id: string) => {
    const next = new Set(folded);
    if (!next.delete(id)) next.add(id);
    onFolded(next);
  };
  return (
    <div className={classes.bars}>
      <div className={classes.axisRow}>
        <button
          type="button"
          className={classes.foldAll}
          onClick={() => onFolded(anyFolded ? new Set() : new Set(inner.map(({ criterion }) => criterion.id)))}
        >
          {t(anyFolded ? 'supplier.unfoldAll' : 'supplier.foldAll')}
        </button>
        <span className={classes.axis} aria-hidden>
          <span>0</span>
          <span>{number(0.5, 1)}</span>
          <span>1</span>
        </span>
      </div>
      <ul>
        {shown.map((row) => (
          <BarRow
            key={row.criterion.id}
            row={row}
            thresholds={row.depth === 0 ? decisions.flatMap(decisionThresholds) : []}
            items={items.get(row.criterion.id) ?? 0}
            folded={folded.has(row.criterion.id)}
            onToggle={() => toggle(row.criterion.id)}
            onEvidence={() => onEvidence(row.criterion.id)}
          />
        ))}
      </ul>
    </div>
  );
}

interface BarRowProps {
  readonly row: CriterionRow;
  readonly thresholds: ReturnType<typeof decisionThresholds>;
  readonly items: number;
  readonly folded: boolean;
  readonly onToggle: () => void;
  readonly onEvidence: () => void;
}

function BarRow({ row, thresholds, items, folded, onToggle, onEvidence }: BarRowProps) {
  const { t } = useMessages();
  const { unit, lower, upper } = useUnitFigures();
  const { criterion, title, depth, children } = row;
  const bounds = { lower: lower(criterion.lower), upper: upper(criterion.upper) };
  const spoken = t('supplier.spokenOpinion', {
    belief: unit(criterion.belief),
    uncertainty: unit(criterion.uncertainty),
    disbelief: unit(criterion.disbelief),
    ...bounds,
  });
  return (
    <li className={`${classes.bar ?? ''} ${children > 0 ? (classes.inner ?? '') : ''}`}>
      <span className={classes.title} style={{ paddingLeft: depth * 16 }}>
        {children === 0 ? (
          <span className={classes.twist} />
        ) : (
          <button
            type="button"
            className={classes.twist}
            aria-expanded={!folded}
            aria-label={t(folded ? 'supplier.unfold' : 'supplier.fold', { criterion: title })}
            onClick={onToggle}
          />
        )}
        <span>
          <ServerText>{title}</ServerText>
          {criterion.contested ? (
            <span className={classes.contested} title={t('supplier.contestedText')}>
              {t('supplier.contested')}
            </span>
          ) : null}
        </span>
      </span>
      <span className={classes.drawing} role="img" aria-label={spoken} title={spoken}>
        <span aria-hidden>
          <Drawn chart={opinionBar(criterion, thresholds)} />
        </span>
      </span>
      <span className={classes.range} aria-hidden>
        {bounds.lower}–{bounds.upper}
      </span>
      <span className={classes.items}>
        {items === 0 ? (
          <span className="soft">{t('supplier.itemsOf', { count: 0 })}</span>
        ) : (
          <button
            type="button"
            className={classes.link}
            aria-label={`${t('supplier.itemsOf', { count: items })}: ${t('supplier.showItems', { criterion: title })}`}
            onClick={onEvidence}
          >
            {t('supplier.itemsOf', { count: items })}
          </button>
        )}
      </span>
    </li>
  );
}
