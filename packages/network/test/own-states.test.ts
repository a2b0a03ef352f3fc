import { TIERS, type Element, type TrustState } from '@cleanpath/model';
import { describe, expect, it } from 'vitest';
import { compileNetwork, effectiveState, effectiveTrust, OWN_REASONS, ownReasons, ownStates } from '../src/index.js';
import { ownInput, POLICY, tables, TIER_OF_KIND, type Records } from './records.js';

const SUPPLIERS = ['bad', 'dim', 'good'];
const STATES: Record<string, TrustState> = { bad: 'untrusted', dim: 'unknown', good: 'trusted' };

function own(element: Partial<Element>, given: Partial<Records> = {}) {
  const records: Records = {
    elements: [
      { id: 'x', kind: 'transport-node', ...element },
      { id: 'host', kind: 'nfvi-host', supplier: 'good' },
    ],
    relations: [],
    suppliers: SUPPLIERS,
    demands: [],
    policy: POLICY,
    supplierState: STATES,
    ...given,
  };
  const network = compileNetwork(tables(records), records.policy);
  const input = ownInput(records);
  const states = ownStates(network, input);
  return { network, states, reason: OWN_REASONS[states.reason[0]!], reasons: ownReasons(network, input, 0) };
}

describe('own state of an element', () => {
  it('names the deciding reason first, and every other one', () => {
    const { reason, reasons } = own({ state: 'unknown', supplier: 'bad', maintainedBy: 'dim', owner: 'bad' });
    expect(reason).toBe('party-untrusted');
    expect(reasons).toEqual([
      { code: 'party-untrusted', supplier: 'bad', roles: ['prime'] },
      { code: 'stated-unknown' },
      { code: 'party-unknown', supplier: 'dim', roles: ['maintainer'] },
    ]);
  });

  it('prefers the stated supplier to that of the product, and keeps the other parties of the product', () => {
    const products = [{ id: 'p', name: 'P', supplier: 'bad', componentSuppliers: ['dim'], softwareSupplier: 'good' }];
    expect(own({ product: 'p' }, { products }).reason).toBe('party-untrusted');
    expect(own({ product: 'p', supplier: 'good' }, { products }).reason).toBe('party-unknown');
  });

  it('takes a product without a supplier as unknown, whoever made its parts', () => {
    const products = [{ id: 'p', name: 'P', componentSuppliers: ['good'] }];
    expect(own({ product: 'p' }, { products }).reason).toBe('no-party');
    expect(own({ product: 'p', parties: [{ supplier: 'good', role: 'prime' }] }, { products }).reason).toBe('trusted');
  });

  it('counts a supplier once, with all its roles', () => {
    const { network, reasons } = own({ supplier: 'dim', maintainedBy: 'dim' });
    expect([...network.parties.off]).toEqual([0, 1, 2]);
    expect(reasons).toEqual([{ code: 'party-unknown', supplier: 'dim', roles: ['prime', 'maintainer'] }]);
  });

  it('leaves roles out that the policy does not count', () => {
    expect(own({ supplier: 'good', operator: 'bad' }).reason).toBe('trusted');
    const policy = { ...POLICY, countedRoles: ['prime' as const, 'operator' as const] };
    expect(own({ supplier: 'good', operator: 'bad' }, { policy }).reason).toBe('party-untrusted');
  });

  it('asks for required dependencies on another element', () => {
    const policy = { ...POLICY, requiredDependencies: { 'transport-node': ['managed-by' as const] } };
    const element = { supplier: 'good' };
    expect(own(element, { policy }).reasons).toEqual([{ code: 'missing-dependency', dependency: 'managed-by' }]);
    const self = [{ from: 'x', to: 'x', type: 'managed-by' as const }];
    expect(own(element, { policy, relations: self }).reason).toBe('missing-dependency');
    const stated = [{ from: 'x', to: 'host', type: 'managed-by' as const }];
    expect(own(element, { policy, relations: stated }).reason).toBe('trusted');
  });

  it('asks the supplier state of the tier of the element, else of its kind', () => {
    const elements: Element[] = [
      { id: 'a', kind: 'transport-node', supplier: 'x' },
      { id: 'b', kind: 'transport-node', supplier: 'x', tier: 'critical' },
    ];
    const network = compileNetwork(tables({ elements, relations: [], suppliers: ['x'] }), POLICY);
    const supplierStates = new Uint8Array(TIERS.length);
    supplierStates[TIERS.indexOf('critical')] = 2;
    expect([...ownStates(network, { supplierStates, tierOfKind: TIER_OF_KIND }).state]).toEqual([0, 2]);
    const strict = { ...TIER_OF_KIND, 'transport-node': 'critical' as const };
    expect([...ownStates(network, { supplierStates, tierOfKind: strict }).state]).toEqual([2, 2]);
  });

  it('lets planes the policy does not count keep their state without spreading it', () => {
    const policy = { ...POLICY, planes: ['transmission' as const] };
    const relations = [{ from: 'host', to: 'x', type: 'hosted-on' as const }];
    const { network, states } = own({ supplier: 'bad', plane: 'control' }, { policy, relations });
    expect([states.state[0], states.root[0]]).toEqual([2, 0]);
    expect(effectiveState(effectiveTrust(network, states), 1)).toBe('trusted');
  });

  it('refuses suppliers and products the dossier lacks', () => {
    const broken = tables({ elements: [{ id: 'a', kind: 'link', supplier: 'gone' }], relations: [], suppliers: [] });
    expect(() => compileNetwork(broken, POLICY)).toThrow(expect.objectContaining({ code: 'reference-dangling' }));
  });
});
