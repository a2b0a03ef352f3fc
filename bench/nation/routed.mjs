import * as engine from '@cleanpath/network';
import { meter } from './measure.mjs';
import { distancesTo } from './naive.mjs';
import { routerNetwork } from './routers.mjs';

const DESTINATIONS = 1_000;
const POLICY = {
  planes: ['transmission'],
  countedRoles: ['prime'],
  exposureTypes: [],
  availabilityTypes: [],
  requiredDependencies: {},
  concentrationThresholds: 'bench',
};
const runs = Number(process.argv[2]);
const { rows, faults, measure, check } = meter();
const { dossier, list } = routerNetwork();
const network = engine.compileNetwork(dossier, POLICY);
// Two bits, as the optimistic and the pessimistic run of one scope have.
const taint = Uint16Array.from({ length: network.count }, (_, e) => (e % 16 === 3 ? 3 : e % 16 === 7 ? 2 : 0));
const stride = Math.floor(network.count / DESTINATIONS);
const sums = () => {
  const route = engine.routedTaint(network, taint);
  let any = 0;
  let every = 0;
  for (let i = 0; i < DESTINATIONS; i++) {
    const answer = route(i * stride);
    any += answer.any[(i * 7919) % network.count];
    every += answer.every[(i * 7919) % network.count];
  }
  return { any, every };
};
measure('', 'every-route check, 20k routers × 1,000 destinations', '1500', runs, sums);
for (const to of [0, 4_321, 19_999]) {
  const answer = engine.routedTaint(network, taint)(to);
  const distance = distancesTo(list, network.count, to);
  check(
    `distances to router ${to}`,
    distance.every((d, e) => d === answer.distance[e]),
    true,
  );
  const order = [...distance.keys()].filter((e) => distance[e] < Infinity).sort((a, b) => distance[a] - distance[b]);
  const nextHops = order.map(() => []);
  for (const [a, b, metric] of list) {
    if (distance[a] === distance[b] + metric) nextHops[a].push(b);
    if (distance[b] === distance[a] + metric) nextHops[b].push(a);
  }
  const any = new Uint16Array(network.count);
  const every = new Uint16Array(network.count);
  let wrong = 0;
  for (const e of order) {
    any[e] = nextHops[e].reduce((bits, next) => bits | any[next], taint[e]);
    every[e] = taint[e] | (e === to ? 0 : nextHops[e].reduce((bits, next) => bits & every[next], 0xffff));
    if (any[e] !== answer.any[e] || every[e] !== answer.every[e]) wrong++;
  }
  check(`routers with a wrong answer towards ${to}`, wrong, 0);
}
process.send({ rows, faults });
