import {
  ELEMENT_KIND_NAMES,
  ElementTableBuilder,
  kindInfo,
  RelationTableBuilder,
  TIERS,
  trustCode,
  type Demand,
  type Element,
  type ElementKind,
  type NetworkPolicy,
  type Plane,
  type Product,
  type Relation,
  type Supplier,
  type Tier,
  type TrustState,
} from '@cleanpath/model';
import {
  compileDemands,
  compileNetwork,
  effectiveTrust,
  ownStates,
  verdicts,
  type OwnStateInput,
  type TrustView,
  type VerdictTable,
} from '../src/index.js';

/** A network as plain records, the way a reader of the input files sees it. Rows are positions in the arrays. */
export interface Records {
  readonly elements: readonly Element[];
  readonly relations: readonly Relation[];
  readonly suppliers: readonly string[];
  readonly products?: readonly Product[];
  readonly demands: readonly Demand[];
  readonly policy: NetworkPolicy;
  /** State of each supplier at every tier; absent means trusted. */
  readonly supplierState: Readonly<Record<string, TrustState>>;
}

export const POLICY: NetworkPolicy = {
  planes: ['transmission', 'control', 'computing', 'storage', 'management'],
  countedRoles: ['prime', 'component', 'software', 'integrator', 'maintainer'],
  exposureTypes: ['hosted-on', 'controlled-by', 'managed-by', 'updated-by', 'stores-on', 'authenticated-by'],
  availabilityTypes: ['hosted-on', 'controlled-by', 'managed-by', 'stores-on', 'powered-by'],
  requiredDependencies: {},
  concentrationThresholds: 'test',
};

export const TIER_OF_KIND = Object.fromEntries(ELEMENT_KIND_NAMES.map((kind) => [kind, 'low'])) as Record<
  ElementKind,
  Tier
>;

export function tables(records: Pick<Records, 'elements' | 'relations' | 'suppliers' | 'products'>) {
  const elements = new ElementTableBuilder();
  for (const element of records.elements) elements.add(element);
  const relations = new RelationTableBuilder();
  for (const relation of records.relations)
    relations.add({ ...relation, from: elements.indexOf(relation.from)!, to: elements.indexOf(relation.to)! });
  const suppliers: Supplier[] = records.suppliers.map((id) => ({ id, name: id }));
  return {
    elements: elements.finish(),
    relations: relations.finish(),
    suppliers,
    products: records.products ?? [],
  };
}

export function ownInput(records: Pick<Records, 'suppliers' | 'supplierState'>): OwnStateInput {
  const supplierStates = Uint8Array.from(
    records.suppliers.flatMap((id) => TIERS.map(() => trustCode(records.supplierState[id] ?? 'trusted'))),
  );
  return { supplierStates, tierOfKind: TIER_OF_KIND };
}

export function analyse(records: Records): { view: TrustView; table: VerdictTable; input: OwnStateInput } {
  const network = compileNetwork(tables(records), records.policy);
  const input = ownInput(records);
  const view = effectiveTrust(network, ownStates(network, input));
  return { view, table: verdicts(view, compileDemands(network, records.demands)), input };
}

export const planeOf = (element: Element): Plane => element.plane ?? kindInfo(element.kind).plane;

/** Suppliers of an element in counted roles, from the records alone. */
export function partiesOf(records: Records, element: Element): string[] {
  const named: [string | undefined, string][] = [];
  const product = records.products?.find((p) => p.id === element.product);
  named.push([element.supplier ?? product?.supplier, 'prime']);
  for (const id of product?.componentSuppliers ?? []) named.push([id, 'component']);
  named.push([product?.softwareSupplier, 'software']);
  named.push([element.operator, 'operator'], [element.owner, 'owner'], [element.maintainedBy, 'maintainer']);
  for (const party of element.parties ?? []) named.push([party.supplier, party.role]);
  const counted = named.filter(([id, role]) => id && (records.policy.countedRoles as string[]).includes(role));
  return [...new Set(counted.map(([id]) => id!))];
}

/** Own trust state by the rule of the specification, word by word; kept, since the naive analyses ask often. */
export function ownState(records: Records, element: Element): TrustState {
  const known = states.get(records) ?? new Map<Element, TrustState>();
  states.set(records, known);
  const state = known.get(element) ?? decideOwnState(records, element);
  known.set(element, state);
  return state;
}

const states = new WeakMap<Records, Map<Element, TrustState>>();

function decideOwnState(records: Records, element: Element): TrustState {
  const states = partiesOf(records, element).map((id) => records.supplierState[id] ?? 'trusted');
  if (element.state === 'untrusted' || states.includes('untrusted')) return 'untrusted';
  if (element.state === 'unknown' || states.includes('unknown')) return 'unknown';
  const passive = element.passive ?? kindInfo(element.kind).passive ?? false;
  const product = records.products?.find((p) => p.id === element.product);
  const primeOpen =
    records.policy.countedRoles.includes('prime') &&
    product !== undefined &&
    !product.supplier &&
    !element.supplier &&
    !element.parties?.some((party) => party.role === 'prime');
  if (!passive && (states.length === 0 || primeOpen)) return 'unknown';
  for (const type of records.policy.requiredDependencies[element.kind] ?? [])
    if (!records.relations.some((r) => r.from === element.id && r.type === type && r.to !== element.id))
      return 'unknown';
  return 'trusted';
}

/** State that spreads in a scope: trusted where the policy or the scope does not count the plane. */
export function rootState(records: Records, element: Element, scope: 'overall' | Plane): TrustState {
  const plane = planeOf(element);
  if (!records.policy.planes.includes(plane) || (scope !== 'overall' && scope !== plane)) return 'trusted';
  return ownState(records, element);
}
