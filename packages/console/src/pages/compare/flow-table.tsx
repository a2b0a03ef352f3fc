import { VerdictGlyph } from '../../components/glyph.js';
import { useMessages } from '../../messages/messages.js';
import { FLOW_CLASSES, type FlowClass, type FlowCount } from './verdict-flow.js';
import classes from './compare.module.css';

/** The numbers behind the flow: before in rows, after in columns. */
export function FlowTable({ flow }: { readonly flow: readonly FlowCount[] }) {
  const { t, number } = useMessages();
  const present = (side: 'from' | 'to') =>
    FLOW_CLASSES.filter((name) => flow.some((band) => band[side] === name && band.count > 0));
  const [rows, columns] = [present('from'), present('to')];
  const count = (from: FlowClass | undefined, to: FlowClass | undefined) =>
    flow.reduce(
      (sum, band) =>
        sum + ((from === undefined || band.from === from) && (to === undefined || band.to === to) ? band.count : 0),
      0,
    );
  const head = (name: FlowClass) => (
    <span className={classes.classWord}>
      <VerdictGlyph verdict={name} silent />
      {name === 'absent' ? t('compare.class.absent') : t(`words.verdict.${name}`)}
    </span>
  );
  return (
    <div className={classes.matrixFrame}>
      <table className={classes.matrix}>
        <caption className="sr">{t('compare.flowTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">
              {t('compare.before')} ↓ {t('compare.after')} →
            </th>
            {columns.map((name) => (
              <th key={name} scope="col" className="num">
                {head(name)}
              </th>
            ))}
            <th scope="col" className="num">
              {t('compare.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((from) => (
            <tr key={from}>
              <th scope="row">{head(from)}</th>
              {columns.map((to) => (
                <td key={to} className={`num ${from === to ? 'soft' : ''}`}>
                  {count(from, to) === 0 ? (
                    '·'
                  ) : from === to ? (
                    number(count(from, to))
                  ) : (
                    <b>{number(count(from, to))}</b>
                  )}
                </td>
              ))}
              <td className="num">{number(count(from, undefined))}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('compare.total')}</th>
            {columns.map((to) => (
              <td key={to} className="num">
                {number(count(undefined, to))}
              </td>
            ))}
            <td className="num">{number(count(undefined, undefined))}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
