import type { ServiceView } from '@cleanpath/api';
import type { LegReport } from '@cleanpath/model';
import { useAssessmentContext } from '../../app/network-context.js';
import { TrustGlyph } from '../../components/glyph.js';
import { Section } from '../../components/section.js';
import { SupplierChip } from '../../components/supplier-chip.js';
import { useMessages } from '../../messages/messages.js';
import { ServerText } from '../../messages/server-text.js';
import { elementOf } from './card-facts.js';
import type { LegView } from './lanes/lane-columns.js';
import classes from './ways-out.module.css';

interface WaysOutProps {
  readonly view: ServiceView;
  readonly leg: LegView;
  readonly report: LegReport;
  readonly onElement: (id: string) => void;
}

/** What would free a blocked leg, cheapest first; what would settle an undetermined one. Nothing for a clean leg. */
export function WaysOut({ view, leg, report, onElement }: WaysOutProps) {
  const { t } = useMessages();
  if (report.verdict === 'clean') return null;
  const open = report.verdict === 'undetermined';
  const none = report.verdict === 'disconnected' ? 'service.noWaysDisconnected' : 'service.noWays';
  return (
    <Section
      id="ways-out"
      level={3}
      title={t(open ? 'service.settle' : 'service.waysOut')}
      lead={
        leg.waysOut.length === 0
          ? t(none)
          : t(open ? 'service.settleLead' : 'service.waysOutLead', { count: leg.waysOut.length })
      }
    >
      {leg.waysOut.length === 0 ? null : (
        <ol className={classes.ways}>
          {leg.waysOut.map((way) => (
            <Way key={way.elements.join(' ')} way={way} view={view} priced={!open} onElement={onElement} />
          ))}
        </ol>
      )}
    </Section>
  );
}

interface WayProps {
  readonly way: LegView['waysOut'][number];
  readonly view: ServiceView;
  /** Replacing costs; evidence has no price in the facts. */
  readonly priced: boolean;
  readonly onElement: (id: string) => void;
}

function Way({ way, view, priced, onElement }: WayProps) {
  const { t, number } = useMessages();
  const { networkId } = useAssessmentContext();
  return (
    <li className={priced ? classes.priced : undefined}>
      {priced ? (
        <p className={classes.cost}>
          <span className="sr">{t('service.wayCost')}: </span>
          {way.cost === undefined ? (
            <span className="soft">{t('service.wayNoCost')}</span>
          ) : (
            <>
              <b>{number(way.cost)}</b> {view.currency}
            </>
          )}
        </p>
      ) : null}
      <div>
        <p className={classes.sentence}>
          <ServerText>{way.sentence}</ServerText>
        </p>
        <ul className={classes.elements} aria-label={t('service.wayElements')}>
          {way.elements.map((id) => {
            const element = elementOf(view, id);
            const [prime] = element.suppliers;
            return (
              <li key={id}>
                <TrustGlyph state={element.own} />
                <button type="button" className={classes.open} onClick={() => onElement(id)}>
                  {element.name}
                </button>
                {prime === undefined ? null : (
                  <SupplierChip name={view.supplierNames[prime] ?? prime} id={prime} networkId={networkId} />
                )}
              </li>
            );
          })}
        </ul>
      </div>
    </li>
  );
}
