import { dictValue, TIERS, type Dossier, type Policy, type Tier } from '@cleanpath/model';
import {
  compileDemands,
  compileNetwork,
  effectiveTrust,
  ownStates,
  verdicts,
  type Network,
  type OwnStateInput,
  type OwnStates,
  type TrustView,
  type VerdictTable,
} from '@cleanpath/network';
import { assessSuppliers, type Catalogs, type SupplierAssessment } from '@cleanpath/trust';
import { ownStateInput } from './supplier-states.js';
import { trustContext } from './trust-facts.js';

/** Everything the analyses found, before it is put into words. */
export interface Study {
  readonly dossier: Dossier;
  readonly policy: Policy;
  readonly catalogs: Catalogs;
  readonly asOf: string;
  readonly assessments: readonly SupplierAssessment[];
  readonly assessmentOf: ReadonlyMap<string, SupplierAssessment>;
  readonly network: Network;
  readonly input: OwnStateInput;
  readonly own: OwnStates;
  readonly view: TrustView;
  readonly table: VerdictTable;
}

export interface StudyOptions {
  readonly catalogs: Catalogs;
  readonly policy: Policy;
  readonly asOf: string;
  readonly knownAt?: string;
  readonly seed?: number;
  /** How far decisions about suppliers are shaken; default `full`. Outcomes are the same either way. */
  readonly sensitivity?: 'full' | 'items' | false;
}

/** Runs trust, then the network: decisions give suppliers a state per tier, which gives elements theirs. */
export function study(dossier: Dossier, options: StudyOptions): Study {
  const { catalogs, policy, asOf } = options;
  const assessments = assessSuppliers(dossier, catalogs, policy, {
    asOf,
    ...(options.knownAt === undefined ? {} : { knownAt: options.knownAt }),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    sensitivity: options.sensitivity ?? 'full',
    ...trustContext(dossier),
  });
  const network = compileNetwork(dossier, policy.network);
  const input = ownStateInput(dossier.suppliers, assessments, policy, catalogs);
  const own = ownStates(network, input);
  const view = effectiveTrust(network, own);
  const table = verdicts(view, compileDemands(network, dossier.demands));
  const assessmentOf = new Map(assessments.map((assessment) => [assessment.supplier, assessment]));
  return { dossier, policy, catalogs, asOf, assessments, assessmentOf, network, input, own, view, table };
}

/** Tier that applies to an element: its own statement, else that of its kind. */
export function tierOfElement(
  study: Pick<Study, 'dossier' | 'input'>,
  kind: keyof OwnStateInput['tierOfKind'],
  row: number,
): Tier {
  const stated = dictValue(study.dossier.elements.text.tier, row);
  return TIERS.find((tier) => tier === stated) ?? study.input.tierOfKind[kind];
}
