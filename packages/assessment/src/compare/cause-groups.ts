import { byCodeUnits, canonicalJson, type Assessment, type Demand, type DemandReport } from '@cleanpath/model';
import { outcomeWords } from '../sentences/own-reason.js';
import { counted, listed } from '../words.js';
import type { DossierPair } from './changed-inputs.js';
import type { CauseKind, ChangedInput, ChangeGroup, ElementChange, OutcomeOrAbsent } from './comparison.js';
import type { ElementChanges } from './element-changes.js';
import type { DecisionChange } from './supplier-changes.js';
import { improvement, type DemandPair } from './verdict-changes.js';

export interface Differences {
  readonly earlier: Assessment;
  readonly later: Assessment;
  readonly inputs: readonly ChangedInput[];
  readonly decisions: readonly DecisionChange[];
  readonly elements: ElementChanges;
  readonly dossiers: DossierPair | undefined;
}

interface Cause {
  readonly kind: CauseKind;
  readonly subject?: string;
  readonly sentence: string;
}

/**
 * Services with another verdict, by what changed: a decision about a supplier behind them, an element behind them, what
 * the service asks for, the policy, or the structure in between. A service stands in one group; what makes its worse
 * verdict is looked at, so that both directions of a comparison give the same groups.
 */
export function causeGroups(pairs: readonly DemandPair[], differences: Differences): ChangeGroup[] {
  const causeOf = causeFinder(differences);
  const groups = new Map<string, ChangeGroup>();
  for (const pair of pairs) {
    const change = improvement(pair);
    if (change === 0) continue;
    const { kind, subject, sentence } = causeOf(pair);
    const key = `${kind}\n${sentence}\n${subject ?? ''}`;
    const group = groups.get(key) ?? {
      cause: sentence,
      kind,
      ...(subject === undefined ? {} : { subject }),
      better: [],
      worse: [],
    };
    (change > 0 ? group.better : group.worse).push(pair.id);
    groups.set(key, group);
  }
  const size = ({ better, worse }: ChangeGroup): number => better.length + worse.length;
  return [...groups]
    .sort(([a, x], [b, y]) => size(y) - size(x) || byCodeUnits(x.subject ?? '', y.subject ?? '') || byCodeUnits(a, b))
    .map(([, group]) => group);
}

function causeFinder(differences: Differences): (pair: DemandPair) => Cause {
  const { earlier, later, decisions, elements } = differences;
  const cited = {
    before: new Map(earlier.elements.map((element) => [element.id, element])),
    after: new Map(later.elements.map((element) => [element.id, element])),
  };
  const decisionOf = new Map(decisions.map((decision) => [`${decision.id}\n${decision.tier}`, decision]));
  const general = generalCause(differences);
  const changedDemand = demandChange(differences);
  return (pair) => {
    const worse = improvement(pair) < 0 ? 'after' : 'before';
    const report = pair[worse]!;
    if (changedDemand(pair.id)) return { kind: 'structure', sentence: 'What the service asks for was changed.' };
    const { roots, chains } = culpritsOf(report);
    for (const root of roots) {
      const element = cited[worse].get(root);
      for (const supplier of element?.suppliers ?? []) {
        const decision = decisionOf.get(`${supplier}\n${element!.tier}`);
        if (decision) return { kind: 'supplier-decision', subject: supplier, sentence: decisionSentence(decision) };
      }
    }
    for (const id of [...roots, ...chains]) {
      const change = elements.of(id);
      if (change) return { kind: 'element', subject: id, sentence: elementSentence(change) };
    }
    return general;
  };
}

/** Roots of what decides the verdict, and the elements on the way to them; each by id. */
function culpritsOf(report: DemandReport): { roots: string[]; chains: string[] } {
  const culprits = report.legs.filter(({ verdict }) => verdict === report.verdict).flatMap((leg) => leg.culprits ?? []);
  const sorted = (ids: readonly string[]): string[] => [...new Set(ids)].sort(byCodeUnits);
  return {
    roots: sorted(culprits.flatMap(({ roots }) => roots)),
    chains: sorted(culprits.flatMap(({ element, chain }) => [element, ...chain.map((step) => step.element)])),
  };
}

function demandChange({ dossiers }: Differences): (id: string) => boolean {
  if (!dossiers) return () => false;
  const before = new Map(dossiers.earlier.demands.map((demand) => [demand.id, demand]));
  const after = new Map(dossiers.later.demands.map((demand) => [demand.id, demand]));
  const legs = (demand: Demand | undefined): string => canonicalJson(demand?.legs ?? null);
  return (id) => legs(before.get(id)) !== legs(after.get(id));
}

/** For services whose reasons name nothing that changed: what differs between the assessments as a whole. */
function generalCause({ earlier, later, inputs, elements }: Differences): Cause {
  if (inputs.includes('policy'))
    return {
      kind: 'policy',
      sentence: `The policy changed from ${policyWords(earlier)} to ${policyWords(later)}.`,
    };
  if (inputs.includes('facts')) {
    const { added, removed, changed } = elements.summary;
    const counts = [`${added} added`, `${removed} removed`, `${changed} changed`];
    return {
      kind: 'structure',
      sentence: `Elements or relations on the way changed (elements: ${counts.join(', ')}).`,
    };
  }
  const words = { evidence: 'evidence', date: 'date', catalogs: 'catalogs', engine: 'version of Cleanpath' } as const;
  const differing = inputs.flatMap((input) => (input in words ? [words[input as keyof typeof words]] : []));
  return {
    kind: 'other',
    sentence: differing.length === 0 ? 'Nothing that is recorded explains it.' : `Another ${listed(differing)}.`,
  };
}

const policyWords = ({ policy }: Assessment): string => `${policy.title} ${policy.version}`;

function decisionSentence({ name, tier, from, to }: DecisionChange): string {
  return `${name} is ${outcomeOrAbsent(to)} at tier ${tier}; before it was ${outcomeOrAbsent(from)}.`;
}

function outcomeOrAbsent(outcome: OutcomeOrAbsent): string {
  return outcome === 'absent' ? 'not assessed' : outcomeWords(outcome);
}

function elementSentence({ name, change, fields }: ElementChange): string {
  if (change !== 'changed') return `${name} was ${change}.`;
  return `${name} changed: ${counted(fields.length, 'field')} (${listed(fields)}).`;
}
