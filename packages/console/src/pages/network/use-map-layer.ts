import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { MapLayer } from '@cleanpath/api';
import { useRoute } from '../../api/use-route.js';
import { useAssessmentContext } from '../../app/network-context.js';
import { mapArea, parseCamera, type Bounds, type MapView } from '../../map/map-area.js';
import type { NetworkFilter } from './network-query.js';

/** A movement that goes on within this time is not asked for, ms. */
const PAUSE = 140;

/** Zoom asked for before the map knows what it shows: a country as a whole. */
const FIRST_ZOOM = 4;

export interface MapLayerState {
  readonly query: UseQueryResult<MapLayer>;
  /** All of the network; stays once known. */
  readonly bounds: Bounds | null | undefined;
  /** Box seen at the moment, as the API takes it. */
  readonly bbox: string | undefined;
  readonly zoom: number;
  readonly onView: (view: MapView) => void;
}

/**
 * Places and spans for what the map shows: asked for after a pause, by areas of a grid so that near views are one
 * question, cancelled when the view has moved on, with the former answer shown meanwhile.
 */
export function useMapLayer(filter: NetworkFilter, start: string | undefined, enabled: boolean): MapLayerState {
  const { networkId, assessmentId } = useAssessmentContext();
  const [view, setView] = useState<MapView | undefined>(undefined);
  const [settled] = useDebouncedValue(view, PAUSE);
  const area = settled ? mapArea(settled) : { zoom: Math.floor(parseCamera(start)?.zoom ?? FIRST_ZOOM) };
  const query = useRoute(
    'map',
    { params: { network: networkId, assessment: assessmentId }, query: { ...filter, ...area } },
    { keep: true, enabled },
  );
  const [bounds, setBounds] = useState<Bounds | null | undefined>(undefined);
  const found = query.data?.bounds;
  useEffect(() => {
    if (found) setBounds((before) => before ?? found);
  }, [found]);
  return {
    query,
    bounds: bounds ?? found,
    bbox: settled ? mapArea({ bounds: settled.bounds, zoom: settled.zoom + 4 }).bbox : undefined,
    zoom: view?.zoom ?? area.zoom,
    onView: setView,
  };
}
