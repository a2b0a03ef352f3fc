import { useCallback } from 'react';
import type { ServiceView } from '@cleanpath/api';
import { PLANES, type Plane } from '@cleanpath/model';
import { useFilters } from '../../app/use-filters.js';
import { useMessages } from '../../messages/messages.js';
import { ElementCardView } from '../network/element-card.js';
import { SidePanel } from '../network/side-panel.js';
import panelClasses from '../network/side-panel.module.css';
import { LegPanel } from './leg-panel.js';
import { LegTabs } from './leg-tabs.js';
import { PlaneVerdicts } from './plane-verdicts.js';
import { RouteMap } from './route-map.js';
import { ServiceHead } from './service-head.js';
import { decidingLeg } from './service-sentence.js';
import { WaysOut } from './ways-out.js';
import classes from './service.module.css';

/** Leg, plane, picture or table, and the element opened: all in the address. */
const ADDRESS = ['leg', 'on', 'view', 'element'] as const;

export function ServiceBody({ view }: { readonly view: ServiceView }) {
  const { t } = useMessages();
  const [address, setAddress] = useFilters(ADDRESS);
  const { demand, legs } = view;
  const wish = Number(address.leg ?? Number.NaN) - 1;
  const index = demand.legs[wish] === undefined ? firstLeg(demand) : wish;
  const [report, leg] = [demand.legs[index], legs[index]];
  const plane = PLANES.find((each): each is Plane => each === address.on && demand.planes[each] !== undefined);
  const onElement = useCallback((element: string) => setAddress({ element }), [setAddress]);
  const close = useCallback(() => setAddress({ element: undefined }), [setAddress]);
  return (
    <div className={panelClasses.room} {...(address.element === undefined ? {} : { 'data-panel': '' })}>
      <div className={classes.page}>
        <div className={classes.head}>
          <ServiceHead view={view} />
          <PlaneVerdicts
            view={view}
            plane={plane}
            onPlane={(on) => setAddress({ on }, { replace: true })}
            onElement={onElement}
          />
        </div>
        {report === undefined || leg === undefined ? null : (
          <>
            <div className={classes.legs}>
              <LegTabs
                view={view}
                index={index}
                onLeg={(next) => setAddress({ leg: String(next + 1) }, { replace: true })}
              >
                <LegPanel
                  key={index}
                  view={view}
                  leg={leg}
                  report={report}
                  plane={plane}
                  form={address.view === 'table' ? 'table' : 'picture'}
                  selected={address.element}
                  onForm={(form) => setAddress({ view: form === 'table' ? form : undefined }, { replace: true })}
                  onElement={onElement}
                />
                <WaysOut view={view} leg={leg} report={report} onElement={onElement} />
              </LegTabs>
            </div>
            <RouteMap view={view} index={index} onElement={onElement} />
          </>
        )}
      </div>
      {address.element === undefined ? null : (
        <SidePanel
          label={t('service.card')}
          closeLabel={t('service.closeCard')}
          onClose={close}
          shown={address.element}
        >
          <ElementCardView id={address.element} onElement={onElement} />
        </SidePanel>
      )}
    </div>
  );
}

/** The leg that gives the service its verdict. */
function firstLeg(demand: ServiceView['demand']): number {
  const leg = decidingLeg(demand);
  return leg === undefined ? 0 : demand.legs.indexOf(leg);
}
