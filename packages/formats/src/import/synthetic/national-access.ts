import type { AttributeValue, SourcePlace } from '@cleanpath/model';
import type { ImportSink } from '../sink.js';
import type { Station } from './national-plan.js';
import type { Random } from './xorshift32.js';

/** What a station leans on in its territory. */
export interface AccessParents {
  readonly region: string;
  readonly radio: string;
  readonly transport: string;
  readonly power: string;
  readonly aggregation: string;
  readonly centralisedUnit: string;
  readonly timing: string;
  readonly radioManager: string;
  readonly radioUpdates: string;
  readonly transportManager: string;
  readonly transportUpdates: string;
}

/** Three sectors with a low and a high band each. */
export const RADIO_UNITS_PER_STATION = 6;
/** Share of stations with a second distributed unit. */
const SECOND_UNIT_SHARE = 0.5;

/** Ids of the parts of a station that demands refer to. */
export const radioUnitId = (station: string, number: number): string => `${station}/ru${number}`;
export const distributedUnitId = (station: string): string => `${station}/du1`;
export const siteRouterId = (station: string): string => `${station}/router`;

/** Expands one station of the site list: radio units, distributed units, router, backhaul and power. */
export function emitStation(station: Station, parents: AccessParents, random: Random, sink: ImportSink): void {
  const { id, operator, site, lat, lon } = station;
  const { region, radio } = parents;
  const at = { operator, site, region, lat, lon };
  const place: SourcePlace = {
    ...(station.file === undefined ? {} : { file: station.file }),
    ...(station.line === undefined ? {} : { line: station.line }),
  };
  const power = `${id}/power`;
  const router = siteRouterId(id);
  const attributes = station.attributes ? { attributes: station.attributes as Record<string, AttributeValue> } : {};
  sink.element({ id, kind: 'base-station', ...at, product: `${radio}/base-station`, ...attributes }, place);
  sink.relation({ from: id, to: site, type: 'hosted-on' }, place);
  sink.relation({ from: id, to: parents.radioManager, type: 'managed-by' }, place);
  sink.element({ id: power, kind: 'power-supply', ...at, product: `${parents.power}/power-supply` }, place);
  sink.relation({ from: power, to: site, type: 'hosted-on' }, place);

  const units = random.next() < SECOND_UNIT_SHARE ? 2 : 1;
  for (let unit = 1; unit <= units; unit++) {
    const du = `${id}/du${unit}`;
    sink.element(
      { id: du, kind: 'distributed-unit', ...at, product: `${radio}/distributed-unit`, version: '1.0' },
      place,
    );
    sink.relation({ from: du, to: router, type: 'link' }, place);
    sink.relation({ from: du, to: id, type: 'part-of' }, place);
    sink.relation({ from: du, to: site, type: 'hosted-on' }, place);
    sink.relation({ from: du, to: parents.centralisedUnit, type: 'controlled-by' }, place);
    sink.relation({ from: du, to: parents.radioManager, type: 'managed-by' }, place);
    sink.relation({ from: du, to: parents.radioUpdates, type: 'updated-by' }, place);
    sink.relation({ from: du, to: parents.timing, type: 'timed-by' }, place);
    sink.relation({ from: du, to: power, type: 'powered-by' }, place);
  }
  for (let number = 1; number <= RADIO_UNITS_PER_STATION; number++) {
    const ru = radioUnitId(id, number);
    const du = `${id}/du${units === 2 && number > RADIO_UNITS_PER_STATION / 2 ? 2 : 1}`;
    sink.element({ id: ru, kind: 'radio-unit', ...at, product: `${radio}/radio-unit`, version: '1.0' }, place);
    sink.relation({ from: ru, to: du, type: 'link' }, place);
    sink.relation({ from: ru, to: du, type: 'controlled-by' }, place);
    sink.relation({ from: ru, to: du, type: 'timed-by' }, place);
    sink.relation({ from: ru, to: `${site}/tower`, type: 'hosted-on' }, place);
    sink.relation({ from: ru, to: parents.radioManager, type: 'managed-by' }, place);
    sink.relation({ from: ru, to: parents.radioUpdates, type: 'updated-by' }, place);
    sink.relation({ from: ru, to: power, type: 'powered-by' }, place);
  }
  emitTransport(station, parents, at, place, sink);
}

function emitTransport(
  { id, site }: Station,
  parents: AccessParents,
  at: { operator: string; site: string; region: string; lat: number; lon: number },
  place: SourcePlace,
  sink: ImportSink,
): void {
  const router = siteRouterId(id);
  const backhaul = `${id}/backhaul`;
  const { transport } = parents;
  sink.element(
    { id: router, kind: 'cell-site-router', ...at, product: `${transport}/cell-site-router`, version: '1.0' },
    place,
  );
  sink.relation({ from: router, to: backhaul, type: 'link' }, place);
  sink.relation({ from: router, to: site, type: 'hosted-on' }, place);
  sink.relation({ from: router, to: parents.transportManager, type: 'managed-by' }, place);
  sink.relation({ from: router, to: parents.transportUpdates, type: 'updated-by' }, place);
  sink.relation({ from: router, to: parents.timing, type: 'timed-by' }, place);
  sink.relation({ from: router, to: `${id}/power`, type: 'powered-by' }, place);
  sink.element({ id: backhaul, kind: 'microwave-link', ...at, product: `${transport}/backhaul` }, place);
  sink.relation({ from: backhaul, to: parents.aggregation, type: 'link' }, place);
  sink.relation({ from: backhaul, to: parents.transportManager, type: 'managed-by' }, place);
}

/** A site and its tower; both passive, owned by a tower company. */
export function emitSite(station: Station, region: string, owner: string, sink: ImportSink): number {
  const { site, lat, lon } = station;
  const at = { owner, region, lat, lon, passive: true };
  sink.element({ id: site, kind: 'base-station-site', ...at });
  sink.element({ id: `${site}/tower`, kind: 'tower', site, ...at });
  sink.relation({ from: `${site}/tower`, to: site, type: 'hosted-on' });
  return 2;
}
