import { ActionIcon } from '@mantine/core';
import { useCallback, useId, useState } from 'react';
import type { ElementPage, MapLayer } from '@cleanpath/api';
import { ErrorState } from '../../components/error-state.js';
import { LazyMap } from '../../map/lazy-map.js';
import type { MapHandle } from '../../map/create-map.js';
import { cameraText, parseCamera, type MapView } from '../../map/map-area.js';
import type { Lit } from '../../map/place-features.js';
import { useMessages } from '../../messages/messages.js';
import { MapKey } from './map-key.js';
import type { FilterName, NetworkFilter } from './network-query.js';
import { PlaneSwitch } from './plane-switch.js';
import type { MapLayerState } from './use-map-layer.js';
import classes from './network-map.module.css';

export interface NetworkMapProps {
  readonly map: MapLayerState;
  readonly filter: NetworkFilter;
  readonly facets: ElementPage['facets'] | undefined;
  readonly lit: Lit | undefined;
  /** Camera in the address when the page opened. */
  readonly start: string | undefined;
  readonly alone: boolean;
  readonly onFilter: (patch: Partial<Record<FilterName, string | undefined>>) => void;
  readonly onCamera: (camera: string) => void;
  readonly onPlace: (place: MapLayer['places'][number]) => void;
  readonly onReady?: ((handle: MapHandle | undefined) => void) | undefined;
}

/** How far a click on an area of several places goes in, zoom steps. */
const STEP_IN = 2;

/** The map with its controls: planes, states with their counts, zoom buttons. */
export function NetworkMap(props: NetworkMapProps) {
  const { map, filter, facets, lit, start, alone, onFilter, onCamera, onPlace, onReady } = props;
  const { t } = useMessages();
  const help = useId();
  const [handle, setHandle] = useState<MapHandle | undefined>(undefined);
  const [camera] = useState(() => parseCamera(start));
  const { query, bounds, onView } = map;
  const layer = query.data;
  const moved = useCallback(
    (view: MapView, own: boolean) => {
      onView(view);
      if (!own) onCamera(cameraText(view));
    },
    [onView, onCamera],
  );
  const ready = useCallback(
    (next: MapHandle | undefined) => {
      setHandle(next);
      onReady?.(next);
    },
    [onReady],
  );
  if (query.error && !layer) return <ErrorState compact error={query.error} onRetry={() => void query.refetch()} />;
  const nothing = layer !== undefined && layer.bounds === null;
  const pick = (place: MapLayer['places'][number]) => {
    if (layer?.aggregated && handle) {
      handle.goTo({ lon: place.lon, lat: place.lat, zoom: map.zoom + STEP_IN });
    } else onPlace(place);
  };
  return (
    <section className={classes.pane} aria-label={t('network.view.map')} aria-busy={query.isFetching}>
      <p id={help} className="sr">
        {t(alone ? 'network.mapHelpAlone' : 'network.mapHelp')}
      </p>
      {nothing ? (
        <p className={classes.nothing}>{t('network.noPositions')}</p>
      ) : (
        <LazyMap
          layer={layer}
          camera={camera}
          bounds={bounds ?? undefined}
          lit={lit}
          label={t('network.mapLabel', { placed: layer?.placed ?? 0, places: layer?.places.length ?? 0 })}
          describedBy={help}
          onView={moved}
          onPlace={pick}
          onReady={ready}
        />
      )}
      {nothing ? null : (
        <>
          <div className={classes.zoom}>
            <Control label={t('network.zoomIn')} onClick={() => handle?.zoomBy(1)} path="M8 3v10M3 8h10" />
            <Control label={t('network.zoomOut')} onClick={() => handle?.zoomBy(-1)} path="M3 8h10" />
            <Control
              label={t('network.showAll')}
              onClick={() => handle?.goHome()}
              path="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4"
            />
          </div>
          <PlaneSwitch plane={filter.plane} counts={facets?.plane} onPlane={(plane) => onFilter({ plane })} />
          <MapKey state={filter.state} counts={facets?.state} layer={layer} onState={(state) => onFilter({ state })} />
          <div className={classes.status} role="status">
            {query.isFetching && query.isPlaceholderData ? t('network.moving') : ''}
          </div>
          {query.error ? <div className={classes.error}>{t('network.mapError')}</div> : null}
          {layer && layer.placed === 0 ? <p className={classes.none}>{t('network.noPositionsHere')}</p> : null}
        </>
      )}
    </section>
  );
}

function Control({
  label,
  path,
  onClick,
}: {
  readonly label: string;
  readonly path: string;
  readonly onClick: () => void;
}) {
  return (
    <ActionIcon variant="default" size={30} aria-label={label} title={label} onClick={onClick}>
      <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden>
        <path d={path} />
      </svg>
    </ActionIcon>
  );
}
