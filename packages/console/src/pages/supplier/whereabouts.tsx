import { Link } from '@tanstack/react-router';
import { kindLabel } from '@cleanpath/assessment/charts';
import { PLANES, TRUST_STATES, type TrustState } from '@cleanpath/model';
import { useAssessmentContext } from '../../app/network-context.js';
import { useRoute } from '../../api/use-route.js';
import { ErrorState } from '../../components/error-state.js';
import { TrustGlyph } from '../../components/glyph.js';
import { Section } from '../../components/section.js';
import { TextSkeleton } from '../../components/skeletons.js';
import { useMessages } from '../../messages/messages.js';
import { CountBars } from './count-bars.js';
import classes from './whereabouts.module.css';

export interface WhereaboutsProps {
  readonly supplier: string;
  readonly elements: number;
  readonly elementShare: number;
  readonly exposedElements: number;
}

/** Kinds named before the rest is counted. */
const KINDS_SHOWN = 6;

/** Where in the network the supplier is: by plane, effective trust and kind, each a link to those elements. */
export function Whereabouts({ supplier, elements, elementShare, exposedElements }: WhereaboutsProps) {
  const { t, number, percent } = useMessages();
  const { networkId, assessmentId } = useAssessmentContext();
  const page = useRoute(
    'elements',
    { params: { network: networkId, assessment: assessmentId }, query: { supplier, limit: 1 } },
    { enabled: elements > 0 },
  );
  const facets = page.data?.facets;
  const kinds = Object.entries(facets?.kind ?? {}).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const open = (filter: Readonly<Record<string, string>>) => ({
    to: '/n/$network/network' as const,
    params: { network: networkId },
    search: { supplier, ...filter },
  });
  return (
    <Section
      title={t('supplier.whereTitle')}
      lead={t('supplier.whereSentence', {
        elements,
        share: percent(elementShare),
        exposed: number(exposedElements),
      })}
      actions={elements === 0 ? undefined : <Link {...open({})}>{t('supplier.openNetwork')}</Link>}
    >
      {elements === 0 ? null : page.error ? (
        <ErrorState compact error={page.error} onRetry={() => void page.refetch()} />
      ) : facets === undefined ? (
        <TextSkeleton lines={4} />
      ) : (
        <div className={classes.facets}>
          <CountBars
            title={t('supplier.byPlane')}
            bars={PLANES.flatMap((plane) => {
              const count = facets.plane[plane] ?? 0;
              const label = t(`words.plane.${plane}`);
              return count === 0 ? [] : [{ key: plane, label, count, link: open({ plane }) }];
            })}
          />
          <CountBars
            title={t('supplier.byState')}
            bars={[...TRUST_STATES].reverse().flatMap((state: TrustState) => {
              const count = facets.state[state] ?? 0;
              const label = <TrustGlyph state={state} word />;
              return count === 0 ? [] : [{ key: state, label, count, link: open({ state }) }];
            })}
          />
          <CountBars
            title={t('supplier.byKind')}
            bars={kinds
              .slice(0, KINDS_SHOWN)
              .map(([kind, count]) => ({ key: kind, label: kindLabel(kind), count, link: open({ kind }) }))}
            more={
              kinds.length > KINDS_SHOWN ? t('supplier.otherKinds', { count: kinds.length - KINDS_SHOWN }) : undefined
            }
          />
        </div>
      )}
    </Section>
  );
}
