import { dictValue, elementKind, type Outcome, type Tier } from '@cleanpath/model';
import { ownReasons, type OwnReason } from '@cleanpath/network';
import { tierOfElement, type Study } from '../study.js';

/** Why an element is trusted, unknown or untrusted by itself. */
export function ownReasonSentence(study: Study, row: number): string {
  const reason = ownReasons(study.network, study.input, row)[0];
  if (!reason) return 'Its suppliers are trusted for its tier.';
  return reasonSentence(study, row, reason);
}

function reasonSentence(study: Study, row: number, reason: OwnReason): string {
  const { elements } = study.dossier;
  const tier = tierOfElement(study, elementKind(elements, row), row);
  switch (reason.code) {
    case 'trusted':
      return `Its suppliers are trusted at tier ${tier}.`;
    case 'passive':
      return 'Passive plant without logic of its own.';
    case 'stated-untrusted':
      return stated('untrusted', dictValue(elements.text.stateReason, row));
    case 'stated-unknown':
      return stated('unknown', dictValue(elements.text.stateReason, row));
    case 'party-untrusted':
    case 'party-unknown':
      return partySentence(study, reason, tier);
    case 'no-party':
      return 'No supplier is recorded for it.';
    case 'missing-dependency':
      return `It states no “${reason.dependency ?? 'dependency'}” relation, which its kind requires.`;
  }
}

function stated(state: string, why: string | undefined): string {
  return why === undefined ? `Recorded as ${state}.` : `Recorded as ${state}: ${why.replace(/\.$/, '')}.`;
}

const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  trusted: 'trusted',
  restricted: 'restricted',
  excluded: 'excluded',
  'insufficient-evidence': 'without enough evidence',
};

export function outcomeWords(outcome: Outcome): string {
  return OUTCOME_WORDS[outcome];
}

/** "Vega Systems (component) is excluded at tier high." */
function partySentence(study: Study, reason: OwnReason, tier: Tier): string {
  const supplier = study.dossier.suppliers.find(({ id }) => id === reason.supplier);
  if (!supplier) return 'The supplier of its product is not recorded.';
  const roles = (reason.roles ?? []).filter((role) => role !== 'prime');
  const role = roles.length > 0 && !reason.roles?.includes('prime') ? ` (${roles.join(', ')})` : '';
  return `${supplier.name}${role} is ${decisionWords(study, supplier.id, tier)} at tier ${tier}.`;
}

function decisionWords(study: Study, supplier: string, tier: Tier): string {
  const outcome = study.assessmentOf.get(supplier)?.tiers[tier].outcome ?? 'insufficient-evidence';
  return outcomeWords(outcome);
}
