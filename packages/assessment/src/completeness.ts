import { elementKind, elementPassive, RELATION_TYPES, TIERS, trustCode, type Assessment } from '@cleanpath/model';
import { tierCode } from '@cleanpath/model';
import { tierOfElement, type Study } from './study.js';

/**
 * Which of the facts the verdicts need are there: a supplier for every element that is not passive, a decision that
 * rests on enough evidence for every supplier in use at a tier, and the dependencies the policy requires of a kind.
 */
export function completeness(study: Study): Assessment['completeness'] {
  const facts = [supplierFacts(study), decisionFacts(study), dependencyFacts(study)];
  const required = facts.reduce((sum, fact) => sum + fact.required, 0);
  const present = facts.reduce((sum, fact) => sum + fact.present, 0);
  return { share: required === 0 ? null : Math.round((1e6 * present) / required) / 1e6, facts };
}

type Fact = Assessment['completeness']['facts'][number];

function supplierFacts(study: Study): Fact {
  const { parties, count } = study.network;
  let required = 0;
  let present = 0;
  for (let e = 0; e < count; e++) {
    if (elementPassive(study.dossier.elements, e)) continue;
    required++;
    if (parties.off[e + 1]! > parties.off[e]! && study.network.primeUnknown[e] === 0) present++;
  }
  return { fact: 'A supplier is recorded for the element', present, required };
}

/** One fact per supplier and tier in use. */
function decisionFacts(study: Study): Fact {
  const { parties, count, suppliers } = study.network;
  const inUse = new Uint8Array(suppliers.length * TIERS.length);
  for (let e = 0; e < count; e++) {
    const tier = tierCode(tierOfElement(study, elementKind(study.dossier.elements, e), e));
    for (let i = parties.off[e]!; i < parties.off[e + 1]!; i++) inUse[parties.supplier[i]! * TIERS.length + tier] = 1;
  }
  let required = 0;
  let present = 0;
  inUse.forEach((used, i) => {
    if (used === 0) return;
    required++;
    if (study.input.supplierStates[i] !== trustCode('unknown')) present++;
  });
  return { fact: 'The supplier has a decision at the tier it is used at', present, required };
}

function dependencyFacts(study: Study): Fact {
  const { elements, relations } = study.dossier;
  const wanted = study.policy.network.requiredDependencies;
  const stated = new Uint16Array(elements.count);
  for (let r = 0; r < relations.count; r++) stated[relations.from[r]!]! |= 1 << relations.type[r]!;
  let required = 0;
  let present = 0;
  for (let e = 0; e < elements.count; e++) {
    for (const type of wanted[elementKind(elements, e)] ?? []) {
      required++;
      if (((stated[e]! >> RELATION_TYPES.indexOf(type)) & 1) === 1) present++;
    }
  }
  return { fact: 'A dependency the policy requires is stated', present, required };
}
