import type { Demand } from '@cleanpath/model';
import type { ImportSink } from '../sink.js';
import { distributedUnitId, radioUnitId, RADIO_UNITS_PER_STATION, siteRouterId } from './national-access.js';
import type { CoreSite } from './national-core.js';
import type { Station } from './national-plan.js';
import type { Random } from './xorshift32.js';

/** A station and the core site that serves it. */
export interface ServedStation {
  readonly station: Station;
  readonly core: CoreSite;
}

/** Shares of the kinds of demand: mobile data, emergency calls, telecontrol between two sites. */
const KIND_WEIGHTS = [0.6, 0.2, 0.2] as const;
/** People behind one demand: a cell serves some hundreds to thousands. */
const FEWEST_PEOPLE = 100;
const MOST_PEOPLE = 3000;

/** Sample demands between stations and the core, and between stations of one operator. */
export function emitDemands(served: readonly ServedStation[], count: number, random: Random, sink: ImportSink): number {
  const partners = new Map<string, ServedStation[]>();
  for (const item of served) {
    const list = partners.get(item.station.operator);
    if (list) list.push(item);
    else partners.set(item.station.operator, [item]);
  }
  for (let i = 1; i <= count; i++) {
    const from = served[random.below(served.length)]!;
    const own = partners.get(from.station.operator)!;
    const to = own[random.below(own.length)]!;
    const people = FEWEST_PEOPLE + random.below(MOST_PEOPLE - FEWEST_PEOPLE + 1);
    sink.demand(
      demand(`demand-${String(i).padStart(5, '0')}`, random.weighted(KIND_WEIGHTS), from, to, people, random),
    );
  }
  return count;
}

function demand(
  id: string,
  kind: number,
  { station, core }: ServedStation,
  partner: ServedStation,
  people: number,
  random: Random,
): Demand {
  const radioUnit = radioUnitId(station.id, 1 + random.below(RADIO_UNITS_PER_STATION));
  const user = { plane: 'transmission' as const, from: radioUnit, to: core.upf };
  const control = { plane: 'control' as const, from: distributedUnitId(station.id), to: core.amf };
  if (kind === 0) return { id, service: 'mobile data', people, legs: [user, control] };
  if (kind === 2 && partner.station.id !== station.id) {
    const leg = {
      plane: 'transmission' as const,
      from: siteRouterId(station.id),
      to: siteRouterId(partner.station.id),
    };
    return { id, service: 'telecontrol', criticality: 'important', people, legs: [leg] };
  }
  const keys = { plane: 'storage' as const, elements: [core.udr, core.keyStore] };
  return { id, service: 'emergency calls', criticality: 'critical', people, legs: [user, control, keys] };
}
