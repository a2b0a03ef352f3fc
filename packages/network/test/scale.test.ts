import { ElementTableBuilder, RelationTableBuilder, TYPE_CODE, type Demand } from '@cleanpath/model';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  compileDemands,
  compileNetwork,
  demandEvidence,
  effectiveTrust,
  explainExposure,
  failures,
  ownStates,
  supplierFailure,
  verdictCounts,
  verdicts,
  type Network,
} from '../src/index.js';
import { POLICY, TIER_OF_KIND } from './records.js';

const LENGTH = 1_000_000;
const MIDDLE = LENGTH / 2;

/** Elements in one line, joined by links and each hosted on the next: the deepest network there is. */
describe('a line of a million elements', () => {
  let network: Network;
  beforeAll(() => {
    const elements = new ElementTableBuilder();
    for (let i = 0; i < LENGTH; i++)
      elements.add({ id: `n${i}`, kind: 'transport-node', supplier: i === MIDDLE ? 'x' : 't' });
    const relations = new RelationTableBuilder();
    for (let i = 0; i + 1 < LENGTH; i++) relations.addPlain(i, i + 1, 0, undefined, 0);
    for (let i = 0; i + 1 < LENGTH; i++) relations.addPlain(i, i + 1, TYPE_CODE.get('hosted-on')!, undefined, 0);
    const suppliers = ['t', 'x'].map((id) => ({ id, name: id }));
    const facts = { elements: elements.finish(), relations: relations.finish(), suppliers, products: [] };
    network = compileNetwork(facts, { ...POLICY, exposureTypes: ['managed-by'] });
  }, 60_000);

  it('is judged and proved without running out of stack', () => {
    const view = effectiveTrust(
      network,
      ownStates(network, { supplierStates: Uint8Array.of(0, 0, 0, 0, 2, 2, 2, 2), tierOfKind: TIER_OF_KIND }),
    );
    const leg = (from: number, to: number): Demand => ({
      id: `${from}-${to}`,
      legs: [{ plane: 'transmission', from: `n${from}`, to: `n${to}` }],
    });
    const demands = compileDemands(network, [leg(0, LENGTH - 1), leg(0, MIDDLE - 1), leg(LENGTH - 1, MIDDLE + 1)]);
    const table = verdicts(view, demands);
    expect(verdictCounts(table)).toEqual({ clean: 2, undetermined: 0, blocked: 1, disconnected: 0 });
    const [across, left, right] = demandEvidence(table, [0, 1, 2], { routeBudget: Number.POSITIVE_INFINITY });
    expect(across!.legs[0]!.cut!.members.map((finding) => finding.element)).toEqual([MIDDLE]);
    expect(across!.legs[0]!.route!.obstacles).toEqual([MIDDLE]);
    expect(left!.legs[0]!.path!.relations).toHaveLength(MIDDLE - 1);
    expect(right!.legs[0]!.path!.elements[0]).toBe(LENGTH - 1);
  });

  it('carries exposure and failure along the whole line', () => {
    const deep = compileNetwork(
      { ...network, suppliers: ['t', 'x'].map((id) => ({ id, name: id })), products: [] },
      POLICY,
    );
    const own = ownStates(deep, { supplierStates: Uint8Array.of(0, 0, 0, 0, 2, 2, 2, 2), tierOfKind: TIER_OF_KIND });
    const view = effectiveTrust(deep, own);
    expect(view.taint.filter((word) => word !== 0)).toHaveLength(MIDDLE + 1);
    expect(explainExposure(view, 0)!.steps).toHaveLength(MIDDLE + 1);
    const lost = new Uint8Array(LENGTH);
    lost[LENGTH - 1] = 1;
    expect(failures(deep, lost).round[0]).toBe(LENGTH);
    expect(supplierFailure(deep).rows[0]).toBe(0b11);
  });
});
