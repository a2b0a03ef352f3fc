import '@mantine/core/styles/FloatingIndicator.css';
import { SegmentedControl, Switch } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useMemo, useState } from 'react';
import type { MapLayer } from '@cleanpath/api';
import { usePages, useRoute } from '../../api/use-route.js';
import { useAssessmentContext } from '../../app/network-context.js';
import { useFilters } from '../../app/use-filters.js';
import { NeedsAssessment } from '../../components/needs-assessment.js';
import { parsePlace, placeText } from '../../map/map-area.js';
import type { Lit } from '../../map/place-features.js';
import { useMessages } from '../../messages/messages.js';
import { ElementCardView } from './element-card.js';
import { ElementTable } from './element-table.js';
import { NetworkFilters } from './network-filters.js';
import { NetworkMap } from './network-map.js';
import { ADDRESS_NAMES, networkFilter, sortName, VIEWS, viewName, type FilterName } from './network-query.js';
import { NetworkSentence } from './network-sentence.js';
import { PlaceList } from './place-list.js';
import { SidePanel } from './side-panel.js';
import { useMapLayer } from './use-map-layer.js';
import panelClasses from './side-panel.module.css';
import classes from './network-page.module.css';

/** Rows asked for at a time. */
const PAGE = 200;
const TABLE_BESIDE = 420;
const TABLE_ALONE = 720;

const NARROW = '(max-width: 700px)';

export function NetworkPage() {
  const { t } = useMessages();
  return (
    <NeedsAssessment title={t('network.title')}>
      <NetworkView />
    </NeedsAssessment>
  );
}

/** Map and table of the same elements under the same filter; all of it in the address. */
function NetworkView() {
  const { t } = useMessages();
  const { networkId, assessmentId } = useAssessmentContext();
  const narrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
  const [address, setAddress] = useFilters(ADDRESS_NAMES);
  const filterKey = JSON.stringify(networkFilter(address));
  const filter = useMemo(() => JSON.parse(filterKey) as ReturnType<typeof networkFilter>, [filterKey]);
  const [start] = useState(address.at);
  const view = viewName(address, narrow);
  const sort = sortName(address);
  const params = { network: networkId, assessment: assessmentId };
  const map = useMapLayer(filter, start, view !== 'table');
  const inView = address.only === '1' && view === 'both' && map.bbox !== undefined ? { bbox: map.bbox } : {};
  const pages = usePages('elements', { params, query: { ...filter, ...inView, sort, limit: PAGE } }, { keep: true });
  const facets = pages.first?.facets;
  const suppliers = useRoute('suppliers', { params, query: { limit: 500 } });
  const names = useMemo(() => new Map(suppliers.data?.items.map(({ id, name }) => [id, name])), [suppliers.data]);
  const card = useRoute(
    'element',
    { params: { ...params, element: address.element ?? '' } },
    { enabled: address.element !== undefined },
  );
  const shown = card.data?.element.id === address.element ? card.data : undefined;
  const lit = useMemo((): Lit | undefined => {
    const { element, closure } = shown ?? {};
    if (!element || element.lat === undefined || element.lon === undefined) return undefined;
    return { selected: [element.lon, element.lat], positions: closure?.positions ?? [] };
  }, [shown]);
  const litIds = useMemo(() => new Set(shown?.closure.ids), [shown]);
  const onFilter = useCallback(
    (patch: Partial<Record<FilterName, string | undefined>>, how?: { replace?: boolean }) => setAddress(patch, how),
    [setAddress],
  );
  const onCamera = useCallback((at: string) => setAddress({ at }, { replace: true }), [setAddress]);
  const onElement = useCallback((element: string) => setAddress({ element }), [setAddress]);
  const onPlace = useCallback(
    ({ lat, lon, count, ids }: MapLayer['places'][number]) => {
      const [only] = ids;
      if (count === 1 && only !== undefined) setAddress({ element: only, place: undefined });
      else setAddress({ place: placeText(lat, lon), element: undefined });
    },
    [setAddress],
  );
  const closePanel = useCallback(() => setAddress({ element: undefined, place: undefined }), [setAddress]);
  const place = parsePlace(address.place);
  const panel = address.element !== undefined || place !== undefined;
  return (
    <div className={panelClasses.room} {...(panel ? { 'data-panel': '' } : {})}>
      <NetworkSentence
        states={facets?.state}
        total={pages.total}
        filtered={Object.keys(filter).length > 0}
        state={filter.state}
      />
      <NetworkFilters filter={filter} facets={facets} total={pages.total} onFilter={onFilter} />
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t('network.view')}
          value={view}
          data={VIEWS.map((value) => ({ value, label: t(`network.view.${value}`) }))}
          onChange={(value) => setAddress({ view: value })}
        />
        {view === 'both' ? (
          <Switch
            size="xs"
            label={t('network.onlyView')}
            checked={address.only === '1'}
            onChange={(event) => setAddress({ only: event.currentTarget.checked ? '1' : undefined })}
          />
        ) : null}
        {shown && shown.closure.total > 0 ? (
          <p className={classes.note} aria-live="polite">
            {shown.closure.total > shown.closure.ids.length
              ? t('network.litPart', { count: shown.closure.ids.length, total: shown.closure.total })
              : t('network.lit', { count: shown.closure.total })}
          </p>
        ) : null}
      </div>
      {view === 'table' ? null : (
        <div className={view === 'map' ? classes.mapAlone : classes.mapBoth}>
          <NetworkMap
            map={map}
            filter={filter}
            facets={facets}
            lit={lit}
            start={start}
            alone={view === 'map'}
            onFilter={onFilter}
            onCamera={onCamera}
            onPlace={onPlace}
          />
        </div>
      )}
      {view === 'map' ? null : (
        <ElementTable
          pages={pages}
          filter={{ ...filter, ...inView }}
          sort={sort}
          selected={address.element}
          lit={litIds}
          supplierName={(id) => names.get(id) ?? id}
          height={view === 'both' ? TABLE_BESIDE : TABLE_ALONE}
          onSort={(next) => setAddress({ sort: next === 'state' ? undefined : next })}
          onElement={onElement}
        />
      )}
      {!panel ? null : (
        <SidePanel
          label={t(address.element === undefined ? 'network.place' : 'network.card')}
          closeLabel={t(address.element === undefined ? 'network.placeClose' : 'network.close')}
          onClose={closePanel}
          shown={address.element ?? address.place ?? ''}
        >
          {address.element === undefined ? (
            <PlaceList lat={place![0]} lon={place![1]} filter={filter} onElement={onElement} />
          ) : (
            <>
              {place === undefined ? null : (
                <button type="button" className={classes.back} onClick={() => setAddress({ element: undefined })}>
                  ← {t('network.back')}
                </button>
              )}
              <ElementCardView id={address.element} onElement={onElement} />
            </>
          )}
        </SidePanel>
      )}
    </div>
  );
}
