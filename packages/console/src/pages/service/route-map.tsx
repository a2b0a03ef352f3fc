import { Link } from '@tanstack/react-router';
import { useCallback, useId, useMemo } from 'react';
import type { MapLayer, ServiceView } from '@cleanpath/api';
import { useAssessmentContext } from '../../app/network-context.js';
import { LazyMap } from '../../map/lazy-map.js';
import { useMessages } from '../../messages/messages.js';
import { routeLayer } from './route-layer.js';
import classes from './route-map.module.css';

interface RouteMapProps {
  readonly view: ServiceView;
  readonly index: number;
  readonly onElement: (id: string) => void;
}

/** Where the leg runs: its places and spans, and the places of what it hangs on. A place opens its worst element. */
export function RouteMap({ view, index, onElement }: RouteMapProps) {
  const { t } = useMessages();
  const { networkId } = useAssessmentContext();
  const title = useId();
  const text = useId();
  const route = useMemo(() => {
    const report = view.demand.legs[index];
    const hangs = view.legs[index]?.hops.flatMap((hop) => hop.hangs.map(({ element }) => element)) ?? [];
    return report === undefined ? undefined : routeLayer(view, report, hangs);
  }, [view, index]);
  const onPlace = useCallback(
    (place: MapLayer['places'][number]) => {
      const [worst] = place.ids;
      if (worst !== undefined) onElement(worst);
    },
    [onElement],
  );
  return (
    <aside className={classes.map} aria-labelledby={title}>
      <div className={classes.head}>
        <h2 id={title} className={classes.title}>
          {t('service.map')}
        </h2>
        <Link to="/n/$network/network" params={{ network: networkId }} search={(before) => ({ a: before['a'] })}>
          {t('service.onNetwork')}
        </Link>
      </div>
      {route === undefined ? (
        <p className={classes.none}>{t('service.noMap')}</p>
      ) : (
        <>
          <div className={classes.pane}>
            <LazyMap
              key={index}
              layer={route.layer}
              bounds={route.bounds}
              label={t('service.mapLabel', { places: route.layer.places.length })}
              describedBy={text}
              onPlace={onPlace}
            />
          </div>
          <p id={text} className={classes.places}>
            {route.places.join(route.layer.spans.length > 0 ? ' → ' : ' · ')}
          </p>
        </>
      )}
    </aside>
  );
}
