import { fail, planeCode, type Demand } from '@cleanpath/model';
import type { DemandTable, Network } from '../types.js';

const NO_ELEMENT = -1;

/** Demands as columns over the rows of a network. Throws `reference-dangling` for elements the network lacks. */
export function compileDemands(network: Network, demands: readonly Demand[]): DemandTable {
  const legs = demands.reduce((sum, demand) => sum + demand.legs.length, 0);
  const table = {
    count: demands.length,
    demands,
    weight: new Float64Array(demands.length),
    legOff: new Int32Array(demands.length + 1),
    legDemand: new Int32Array(legs),
    legPlane: new Uint8Array(legs),
    from: new Int32Array(legs).fill(NO_ELEMENT),
    to: new Int32Array(legs).fill(NO_ELEMENT),
    twoWay: new Uint8Array(legs),
    memberOff: new Int32Array(legs + 1),
  };
  const members: number[] = [];
  let leg = 0;
  demands.forEach((demand, d) => {
    table.weight[d] = demand.weight ?? 1;
    for (const { plane, from, to, twoWay, elements } of demand.legs) {
      table.legDemand[leg] = d;
      table.legPlane[leg] = planeCode(plane);
      if (elements) {
        const rows = elements.map((id) => elementRow(network, demand, id));
        for (const row of new Set(rows)) members.push(row);
      } else {
        table.from[leg] = elementRow(network, demand, from);
        table.to[leg] = elementRow(network, demand, to);
        table.twoWay[leg] = twoWay === false ? 0 : 1;
      }
      table.memberOff[++leg] = members.length;
    }
    table.legOff[d + 1] = leg;
  });
  return { ...table, member: Int32Array.from(members) };
}

function elementRow(network: Network, demand: Demand, id: string | undefined): number {
  const row = id === undefined ? undefined : network.elements.indexOf.get(id);
  if (row !== undefined) return row;
  throw fail('reference-dangling', {
    message: `The demand ${demand.id} names an element that is not in the network`,
    value: id,
  });
}
