import { Link } from '@tanstack/react-router';
import type { ConsoleSearch } from '../../app/search-params.js';
import { useMessages } from '../../messages/messages.js';
import { ServerText } from '../../messages/server-text.js';
import { criterionCode } from './criteria-rows.js';
import { EffectBar } from './effect-bar.js';
import { ageMonths, expiry } from './evidence-order.js';
import type { Criterion, EvidenceItem } from './report-parts.js';
import { useUnitFigures } from './unit-figures.js';
import classes from './evidence.module.css';

export interface EvidenceTableProps {
  readonly items: readonly EvidenceItem[];
  /** Every item of the supplier: the scale of the effects does not change with a filter. */
  readonly all: readonly EvidenceItem[];
  readonly criteria: readonly Criterion[];
  readonly names: Readonly<Record<string, string>>;
  readonly asOf: string;
  /** Item an address names. */
  readonly target: string | undefined;
}

export function EvidenceTable({ items, all, criteria, names, asOf, target }: EvidenceTableProps) {
  const { t } = useMessages();
  const largest = all.reduce((most, { effect }) => Math.max(most, Math.abs(effect)), 0);
  return (
    <table className={classes.table}>
      <caption className="sr">{t('supplier.evidenceTitle')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('supplier.item')}</th>
          <th scope="col">{t('supplier.criterion')}</th>
          <th scope="col" title={t('supplier.gradeHint')}>
            {t('supplier.source')} · {t('supplier.grade')}
          </th>
          <th scope="col">{t('supplier.observed')}</th>
          <th scope="col" className={classes.end} title={t('supplier.supportHint')}>
            {t('supplier.support')}
          </th>
          <th scope="col" className={classes.end} title={t('supplier.weightHint')}>
            {t('supplier.weight')}
          </th>
          <th scope="col" className={classes.effectHead} title={t('supplier.effectHint')}>
            {t('supplier.effect')}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row
            key={item.id}
            item={item}
            criterion={criteria.find(({ id }) => id === criterionCode(item.criterion))}
            source={names[item.source]}
            asOf={asOf}
            largest={largest}
            marked={item.id === target}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly item: EvidenceItem;
  readonly criterion: Criterion | undefined;
  readonly source: string | undefined;
  readonly asOf: string;
  readonly largest: number;
  readonly marked: boolean;
}

function Row({ item, criterion, source, asOf, largest, marked }: RowProps) {
  const { t, number } = useMessages();
  const { unit } = useUnitFigures();
  return (
    <tr
      id={evidenceAnchor(item.id)}
      tabIndex={-1}
      className={`${classes.row ?? ''} ${marked ? (classes.marked ?? '') : ''} ${item.weight > 0 ? '' : (classes.weightless ?? '')}`}
      {...(marked ? { 'aria-current': true } : {})}
    >
      <th scope="row">
        <ServerText>{typeTitle(item.type)}</ServerText>
        {item.excerpt === undefined ? null : (
          <span className={classes.sub}>
            <ServerText>
              <bdi>{item.excerpt}</bdi>
            </ServerText>
          </span>
        )}
        {item.note === undefined ? null : (
          <span className={classes.note}>
            <ServerText>{item.weight > 0 ? item.note : t('supplier.noWeight', { note: item.note })}</ServerText>
          </span>
        )}
        <span className={classes.marks}>
          <Link
            to="."
            search={(before: ConsoleSearch) => ({ ...before, evidence: item.id })}
            resetScroll={false}
            aria-label={`${t('supplier.linkTo')}: ${item.id}`}
          >
            <code>{item.id}</code>
          </Link>
          <span className={classes.marking}>{item.marking}</span>
        </span>
      </th>
      <td data-label={t('supplier.criterion')}>
        <span>
          <span className={classes.code}>{criterionCode(item.criterion)}</span>{' '}
          {criterion === undefined ? null : <ServerText>{criterion.title}</ServerText>}
        </span>
      </td>
      <td data-label={t('supplier.source')}>
        <span>
          <bdi>{source ?? item.source}</bdi>{' '}
          <span className={classes.grade} title={t('supplier.gradeHint')}>
            {item.grade}
          </span>
        </span>
      </td>
      <td data-label={t('supplier.observed')}>
        <span>
          <Dates item={item} asOf={asOf} />
        </span>
      </td>
      <td className={classes.end} data-label={t('supplier.support')}>
        {unit(item.support)}
      </td>
      <td className={classes.end} data-label={t('supplier.weight')}>
        {item.weight === 0 ? <span className="soft">0</span> : number(item.weight, 1)}
      </td>
      <td data-label={t('supplier.effect')}>
        <EffectBar effect={item.effect} largest={largest} />
      </td>
    </tr>
  );
}

function Dates({ item, asOf }: { readonly item: EvidenceItem; readonly asOf: string }) {
  const { t, date } = useMessages();
  const ends = expiry(item, asOf);
  const until = item.expiresAt === undefined ? '' : date(item.expiresAt);
  return (
    <>
      <time dateTime={item.observedAt} className={classes.day}>
        {date(item.observedAt)}
      </time>
      <span className={classes.sub}>{t('supplier.age', { months: ageMonths(item.observedAt, asOf) })}</span>
      {ends === 'open' ? null : (
        <span className={ends === 'valid' ? classes.sub : classes.ending}>
          {t(ends === 'expired' ? 'supplier.expired' : ends === 'soon' ? 'supplier.expiresSoon' : 'supplier.until', {
            date: until,
          })}
        </span>
      )}
    </>
  );
}

/** "government-advisory" as words. */
function typeTitle(type: string): string {
  const words = type.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Id of an item's row, for links to it. */
export const evidenceAnchor = (id: string): string => `evidence-${encodeURIComponent(id)}`;
