import 'maplibre-gl/dist/maplibre-gl.css';
import { useEffect, useRef, useState } from 'react';
import type { MapLayer } from '@cleanpath/api';
import { createMap, type MapHandle, type MapHover } from './create-map.js';
import type { Bounds, MapCamera, MapView } from './map-area.js';
import type { MapScheme } from './map-style.js';
import { PlaceTip } from './place-tip.js';
import type { Lit } from './place-features.js';
import classes from './map.module.css';

export interface MapCanvasProps {
  readonly layer: MapLayer | undefined;
  readonly scheme: MapScheme;
  /** Where to begin; else all of `bounds`, once they are known. */
  readonly camera?: MapCamera | undefined;
  readonly bounds?: Bounds | undefined;
  readonly lit?: Lit | undefined;
  /** Name and description of the map for those who do not see it. */
  readonly label: string;
  readonly describedBy?: string | undefined;
  /** After each movement. */
  readonly onView?: ((view: MapView, own: boolean) => void) | undefined;
  readonly onPlace?: ((place: MapLayer['places'][number]) => void) | undefined;
  /** Controls the map from outside; called with undefined when it goes. */
  readonly onReady?: ((handle: MapHandle | undefined) => void) | undefined;
  /** The browser cannot draw it. */
  readonly onFailure: (error: unknown) => void;
}

/** The map itself: own chunk, loaded when a map is shown. */
export function MapCanvas(props: MapCanvasProps) {
  const { layer, scheme, bounds, lit, label, describedBy, onReady, onFailure } = props;
  const frame = useRef<HTMLDivElement>(null);
  const handle = useRef<MapHandle | undefined>(undefined);
  const latest = useRef(props);
  const [hover, setHover] = useState<MapHover | undefined>(undefined);
  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    let map: MapHandle;
    try {
      map = createMap(frame.current!, latest.current, {
        onView: (view, own) => latest.current.onView?.(view, own),
        onPlace: (index) => {
          const place = latest.current.layer?.places[index];
          if (place) latest.current.onPlace?.(place);
        },
        onHover: setHover,
      });
    } catch (error) {
      onFailure(error);
      return;
    }
    handle.current = map;
    onReady?.(map);
    return () => {
      handle.current = undefined;
      onReady?.(undefined);
      map.remove();
    };
  }, [onReady, onFailure]);

  useEffect(() => handle.current?.setScheme(scheme), [scheme]);
  useEffect(() => {
    if (layer) handle.current?.setLayer(layer, lit);
  }, [layer, lit]);
  useEffect(() => {
    if (bounds) handle.current?.setHome(bounds);
  }, [bounds]);
  useEffect(() => handle.current?.setNames(label, describedBy), [label, describedBy]);

  const place = hover && layer?.places[hover.index];
  return (
    <div className={classes.canvas}>
      <div ref={frame} className={classes.frame} />
      {hover && place ? <PlaceTip place={place} x={hover.x} y={hover.y} /> : null}
    </div>
  );
}
