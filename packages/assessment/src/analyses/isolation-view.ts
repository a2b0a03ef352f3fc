import { RELATION_TYPES, type RelationType } from '@cleanpath/model';
import {
  isolation,
  type ChainStep,
  type CoTenancyPath,
  type IsolationOptions,
  type SharedClass,
} from '@cleanpath/network';
import type { Study } from '../study.js';

export interface ChainView {
  readonly element: string;
  readonly relation?: RelationType;
}

export interface SlicePairView {
  readonly first: string;
  readonly second: string;
  readonly sharedClass: SharedClass;
  readonly allowed: SharedClass;
  readonly violated: boolean;
  readonly counts: Readonly<Record<SharedClass, number>>;
  readonly shared: readonly {
    readonly element: string;
    readonly sharedClass: SharedClass;
    readonly chains: readonly ChainView[][];
  }[];
  readonly suppliers: readonly string[];
  /** How somebody in the first slice gets at data of the second, and the other way round. */
  readonly coTenancy?: { readonly firstToSecond: readonly ChainView[]; readonly secondToFirst: readonly ChainView[] };
}

export interface IsolationView {
  readonly slices: readonly { readonly id: string; readonly used: number; readonly reach: number }[];
  readonly pairs: readonly SlicePairView[];
  readonly sharing: number;
  readonly violations: number;
}

/** What the slices of a network share, pair by pair. */
export function isolationView(study: Study, options: IsolationOptions = {}): IsolationView {
  const { dossier, network, table } = study;
  const report = isolation(network, table.demands, dossier.slices, options);
  const { ids } = network.elements;
  const chain = (steps: readonly ChainStep[]): ChainView[] =>
    steps.map(({ element, relation }) => ({
      element: ids[element]!,
      ...(relation === undefined ? {} : { relation: RELATION_TYPES[network.relations.type[relation]!]! }),
    }));
  const way = ({ steps }: CoTenancyPath): ChainView[] => chain(steps);
  return {
    slices: report.slices.map(({ slice, used, reach }) => ({ id: slice.id, used: used.length, reach })),
    pairs: report.pairs.map(({ first, second, shared, suppliers, coTenancy, ...rest }) => ({
      first: dossier.slices[first]!.id,
      second: dossier.slices[second]!.id,
      ...rest,
      shared: shared.map(({ element, sharedClass, chains }) => ({
        element: ids[element]!,
        sharedClass,
        chains: chains.map(chain),
      })),
      suppliers: suppliers.map((row) => network.suppliers[row]!),
      ...(coTenancy
        ? { coTenancy: { firstToSecond: way(coTenancy.firstToSecond), secondToFirst: way(coTenancy.secondToFirst) } }
        : {}),
    })),
    sharing: report.sharing,
    violations: report.violations,
  };
}
