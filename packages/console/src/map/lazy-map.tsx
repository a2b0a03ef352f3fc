import { lazy, Suspense, useCallback, useState } from 'react';
import { Skeleton, useComputedColorScheme } from '@mantine/core';
import { useMessages } from '../messages/messages.js';
import type { MapCanvasProps } from './map-canvas.js';
import { MapBoundary } from './map-boundary.js';
import classes from './map.module.css';

const MapCanvas = lazy(async () => ({ default: (await import('./map-canvas.js')).MapCanvas }));

/** The map, loaded when it is first shown; says so in words where the browser cannot draw it. */
export function LazyMap(props: Omit<MapCanvasProps, 'scheme' | 'onFailure'>) {
  const { t } = useMessages();
  const scheme = useComputedColorScheme('light');
  const [failed, setFailed] = useState(false);
  const onFailure = useCallback(() => setFailed(true), []);
  const sorry = (
    <p className={classes.sorry} role="status">
      {t('network.noWebgl')}
    </p>
  );
  if (failed) return sorry;
  return (
    <MapBoundary fallback={sorry}>
      <Suspense fallback={<Skeleton className={classes.skeleton ?? ''} radius={0} />}>
        <MapCanvas {...props} scheme={scheme} onFailure={onFailure} />
      </Suspense>
    </MapBoundary>
  );
}
