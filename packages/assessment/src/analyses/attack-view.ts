import type { ThreatCatalog } from '@cleanpath/model';
import {
  attackGraph,
  attackPaths,
  ATTACK_RULES,
  cheapestMitigations,
  type AttackEntry,
  type AttackPath,
  type AttackState,
  type AttackStep,
  type Highs,
  type Privilege,
} from '@cleanpath/network';
import type { Study } from '../study.js';
import { elementRows } from './rows.js';

export interface NamedState {
  readonly element: string;
  readonly privilege: Privilege;
}

export interface AttackRequest {
  readonly entries: readonly (
    Exclude<AttackEntry, { kind: 'state' }> | { readonly kind: 'state'; readonly state: NamedState }
  )[];
  readonly goals: readonly NamedState[];
  /** Mitigation ids in place everywhere. */
  readonly inPlace?: readonly string[];
  /** Cost by mitigation id; 1 where none is given. */
  readonly costs?: Readonly<Record<string, number>>;
}

export interface AttackStepView extends Omit<AttackStep, 'gives' | 'needs' | 'relation'> {
  readonly gives: NamedState;
  readonly needs: readonly NamedState[];
  readonly title: string;
}

export interface AttackPathView {
  readonly goal: NamedState;
  /** Sum of the efforts of all steps each goal needs; an upper bound of the least. */
  readonly effort: number;
  readonly steps: readonly AttackStepView[];
  readonly chokePoints: readonly NamedState[];
}

export interface AttackView {
  readonly catalog: string;
  /** In the order of the goals; absent where the goal cannot be had. */
  readonly paths: readonly (AttackPathView | undefined)[];
  readonly mitigations?: {
    readonly status: 'optimal' | 'impossible';
    readonly cost: number;
    readonly take: readonly { readonly id: string; readonly name: string }[];
    readonly open?: AttackPathView;
  };
}

/** Ways from the entries to the goals by the techniques of a catalog the user brings, and what cuts them off. */
export function attackView(study: Study, catalog: ThreatCatalog, request: AttackRequest, highs?: Highs): AttackView {
  const { network } = study;
  const rowState = ({ element, privilege }: NamedState): AttackState => ({
    element: elementRows(study, [element])[0]!,
    privilege,
  });
  const named = ({ element, privilege }: AttackState): NamedState => ({
    element: network.elements.ids[element]!,
    privilege,
  });
  const entries = request.entries.map((entry): AttackEntry =>
    entry.kind === 'state' ? { kind: 'state', state: rowState(entry.state) } : entry,
  );
  const goals = request.goals.map(rowState);
  const question = {
    network,
    catalog,
    graph: attackGraph(network, catalog, entries),
    ...(request.inPlace ? { inPlace: request.inPlace } : {}),
  };
  const path = ({ goal, effort, steps, chokePoints }: AttackPath): AttackPathView => ({
    goal: named(goal),
    effort,
    steps: steps.map(({ gives, needs, relation: _, ...step }) => ({
      ...step,
      title: ATTACK_RULES.find(({ id }) => id === step.rule)!.title,
      gives: named(gives),
      needs: needs.map(named),
    })),
    chokePoints: chokePoints.map(named),
  });
  const paths = attackPaths(question, goals);
  const set = highs
    ? cheapestMitigations(question, goals, highs, { costs: new Map(Object.entries(request.costs ?? {})) })
    : undefined;
  return {
    catalog: catalog.name,
    paths: paths.map((found) => (found ? path(found) : undefined)),
    ...(set
      ? {
          mitigations: {
            status: set.status,
            cost: set.cost,
            take: set.mitigations,
            ...(set.open ? { open: path(set.open) } : {}),
          },
        }
      : {}),
  };
}
