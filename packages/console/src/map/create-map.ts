import { AttributionControl, Map as MapLibreMap, ScaleControl, setWorkerUrl, type GeoJSONSource } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { MapLayer } from '@cleanpath/api';
import { drawMark, RATIO } from './draw-mark.js';
import type { Bounds, MapCamera, MapView } from './map-area.js';
import { mapStyle, paletteOf, type MapScheme, type SourceName } from './map-style.js';
import { parseMark } from './mark-name.js';
import { litFeatures, placeFeatures, spanFeatures, type Lit } from './place-features.js';
import { loadWorld, type World, type WorldDetail } from './world.js';

// The worker comes from this server by its own address: the content security policy needs no blob: for workers.
setWorkerUrl(workerUrl);

export interface MapHandle {
  readonly zoomBy: (steps: number) => void;
  /** Shows everything there is. */
  readonly goHome: () => void;
  readonly goTo: (camera: MapCamera) => void;
  readonly setLayer: (layer: MapLayer, lit: Lit | undefined) => void;
  readonly setScheme: (scheme: MapScheme) => void;
  /** All there is; goes there the first time unless a camera was given. */
  readonly setHome: (bounds: Bounds) => void;
  readonly setNames: (label: string, describedBy: string | undefined) => void;
  readonly remove: () => void;
}

export interface MapHover {
  readonly index: number;
  readonly x: number;
  readonly y: number;
}

export interface MapEvents {
  /** After each movement; `own` where the map moved by itself to show everything. */
  readonly onView: (view: MapView, own: boolean) => void;
  /** Position of the place in the layer. */
  readonly onPlace: (index: number) => void;
  readonly onHover: (hover: MapHover | undefined) => void;
}

interface Start {
  readonly scheme: MapScheme;
  readonly camera?: MapCamera | undefined;
}

/** From this zoom on the outlines are drawn finer. */
const FINE_FROM = 5.5;
const CLOSEST = 16;
/** Zoom at which a single place is shown when everything lies there. */
const SINGLE = 9;
/** Room around the network, px. */
const PADDING = 48;
/** A click counts for a mark within this distance, px: fingers are wide. */
const REACH = 8;

/** Makes the map in a frame; everything it draws is given to it. Throws where the browser has no WebGL. */
export function createMap(frame: HTMLElement, start: Start, events: MapEvents): MapHandle {
  const { camera } = start;
  let scheme = start.scheme;
  let home: Bounds | undefined;
  let data: { readonly layer: MapLayer; readonly lit: Lit | undefined } | undefined;
  let world: World | undefined;
  let detail: WorldDetail | undefined;
  let removed = false;
  let arriving = false;
  const map = new MapLibreMap({
    container: frame,
    style: mapStyle(scheme),
    ...(camera ? { center: [camera.lon, camera.lat] as [number, number], zoom: camera.zoom } : { zoom: 1 }),
    maxZoom: CLOSEST,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: true,
    fadeDuration: 120,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new AttributionControl({ compact: false }), 'bottom-right');
  map.addControl(new ScaleControl({ maxWidth: 96, unit: 'metric' }), 'bottom-right');

  const set = (name: SourceName, json: unknown): void => {
    const source = map.getSource<GeoJSONSource>(name);
    void source?.setData(json as Parameters<GeoJSONSource['setData']>[0]);
  };
  const fill = (): void => {
    if (!map.isStyleLoaded() && !map.getSource('places')) return;
    if (data) {
      set('spans', spanFeatures(data.layer, data.lit));
      set('places', placeFeatures(data.layer, data.lit));
      set('lit', litFeatures(data.lit));
    }
    if (world) {
      set('land', world.land);
      set('borders', world.borders);
    }
  };
  const outline = async (): Promise<void> => {
    const wish: WorldDetail = map.getZoom() >= FINE_FROM ? 'fine' : 'coarse';
    if (detail === wish || detail === 'fine') return;
    detail = wish;
    try {
      const loaded = await loadWorld(wish);
      if (removed || detail !== wish) return;
      world = loaded;
      set('land', loaded.land);
      set('borders', loaded.borders);
    } catch {
      // Without outlines the marks still say where things are; the next movement tries again.
      detail = undefined;
    }
  };

  map.setMissingStyleImageResolver((id) => {
    const mark = parseMark(id.slice(id.indexOf('|') + 1));
    if (!mark || map.hasImage(id)) return;
    const palette = paletteOf(id.startsWith('dark') ? 'dark' : 'light');
    map.addImage(id, drawMark(mark, palette), { pixelRatio: RATIO });
  });
  map.on('style.load', fill);
  const look = (): void => {
    void outline();
    if (home === undefined && camera === undefined) return;
    const { lng, lat } = map.getCenter().wrap();
    const box = map.getBounds();
    const bounds = [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()] as const;
    events.onView({ lon: lng, lat, zoom: map.getZoom(), bounds }, arriving);
  };
  map.on('moveend', look);
  map.on('click', (event) => {
    const { x, y } = event.point;
    const hits = map.queryRenderedFeatures(
      [
        [x - REACH, y - REACH],
        [x + REACH, y + REACH],
      ],
      { layers: ['places'] },
    );
    const index: unknown = hits[0]?.properties['index'];
    if (typeof index === 'number') events.onPlace(index);
  });
  map.on('mousemove', 'places', (event) => {
    const index: unknown = event.features?.[0]?.properties['index'];
    map.getCanvas().style.cursor = 'pointer';
    if (typeof index === 'number') events.onHover({ index, x: event.point.x, y: event.point.y });
  });
  map.on('mouseleave', 'places', () => {
    map.getCanvas().style.cursor = '';
    events.onHover(undefined);
  });
  map.on('movestart', () => events.onHover(undefined));

  const goHome = (animated: boolean): void => {
    if (!home) return;
    const [west, south, east, north] = home;
    map.fitBounds([west, south, east, north], { padding: PADDING, maxZoom: SINGLE, animate: animated });
  };
  if (camera) map.once('load', look);
  void outline();
  return {
    zoomBy: (steps) => map.easeTo({ zoom: map.getZoom() + steps, duration: 200 }),
    goHome: () => goHome(true),
    goTo: ({ lon, lat, zoom }) => map.easeTo({ center: [lon, lat], zoom, duration: 350 }),
    setLayer: (layer, lit) => {
      data = { layer, lit };
      fill();
    },
    setScheme: (wish) => {
      if (wish === scheme) return;
      scheme = wish;
      map.setStyle(mapStyle(scheme), { diff: false });
    },
    setHome: (bounds) => {
      const first = home === undefined;
      home = bounds;
      if (!first || camera !== undefined) return;
      arriving = true;
      goHome(false);
      arriving = false;
    },
    setNames: (label, describedBy) => {
      const canvas = map.getCanvas();
      canvas.setAttribute('aria-label', label);
      canvas.setAttribute('role', 'application');
      if (describedBy !== undefined) canvas.setAttribute('aria-describedby', describedBy);
    },
    remove: () => {
      removed = true;
      map.remove();
    },
  };
}
