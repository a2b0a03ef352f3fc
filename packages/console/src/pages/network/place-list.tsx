import { useRoute } from '../../api/use-route.js';
import { useAssessmentContext } from '../../app/network-context.js';
import { ErrorState } from '../../components/error-state.js';
import { TrustGlyph } from '../../components/glyph.js';
import { KindIcon } from '../../components/kind-icon.js';
import { TextSkeleton } from '../../components/skeletons.js';
import { placeBox } from '../../map/map-area.js';
import { useMessages } from '../../messages/messages.js';
import { kindLabel } from '@cleanpath/assessment/charts';
import type { NetworkFilter } from './network-query.js';
import classes from './element-card.module.css';

export interface PlaceListProps {
  readonly lat: number;
  readonly lon: number;
  readonly filter: NetworkFilter;
  readonly onElement: (id: string) => void;
}

/** Elements listed of one place; the table shows more. */
const SHOWN = 200;

/** What stands at one place, worst first. */
export function PlaceList({ lat, lon, filter, onElement }: PlaceListProps) {
  const { t, number } = useMessages();
  const { networkId, assessmentId } = useAssessmentContext();
  const query = useRoute('elements', {
    params: { network: networkId, assessment: assessmentId },
    query: { ...filter, bbox: placeBox(lat, lon), limit: SHOWN },
  });
  if (query.error) return <ErrorState compact error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <TextSkeleton lines={8} />;
  const { items, total } = query.data;
  const sites = [...new Set(items.map(({ site }) => site).filter((site) => site !== undefined))];
  const name = sites.length === 1 ? sites[0]! : t('network.placeAt', { lat: number(lat, 4), lon: number(lon, 4) });
  return (
    <div data-testid="place-list">
      <p className={classes.kind}>{t('network.place')}</p>
      <h2 className={classes.title}>{t('network.placeTitle', { name, count: total })}</h2>
      <ul className={classes.neighbours}>
        {items.map((element) => (
          <li key={element.id}>
            <TrustGlyph state={element.effective} />
            <span>
              <button type="button" className={classes.name} onClick={() => onElement(element.id)}>
                {element.name}
              </button>
              <span className={classes.small}>
                {' '}
                <KindIcon kind={element.kind} /> <span lang="en">{kindLabel(element.kind)}</span>
              </span>
            </span>
          </li>
        ))}
      </ul>
      {total > items.length ? (
        <p className={classes.note}>{t('network.more', { count: total - items.length })}</p>
      ) : null}
    </div>
  );
}
