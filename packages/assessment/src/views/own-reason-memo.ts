import { ABSENT, elementKind } from '@cleanpath/model';
import { ownReasonSentence } from '../sentences/own-reason.js';
import { tierOfElement, type Study } from '../study.js';

const memo = new WeakMap<Study, Map<string, string>>();

/** `ownReasonSentence`, worked out once for all elements that share reason, supplier, roles, tier and stated words. */
export function ownReason(study: Study, row: number): string {
  const known = memo.get(study) ?? new Map<string, string>();
  memo.set(study, known);
  const key = reasonKey(study, row);
  let sentence = known.get(key);
  if (sentence === undefined) known.set(key, (sentence = ownReasonSentence(study, row)));
  return sentence;
}

function reasonKey(study: Study, row: number): string {
  const { elements } = study.dossier;
  const { reason, detail } = study.own;
  const tier = tierOfElement(study, elementKind(elements, row), row);
  const stated = elements.text.stateReason.codes[row] ?? ABSENT;
  return `${reason[row]!}:${detail[row]!}:${rolesOf(study, row, detail[row]!)}:${tier}:${stated}`;
}

/** Roles in which the deciding supplier takes part. */
function rolesOf({ network: { parties } }: Study, row: number, supplier: number): number {
  for (let i = parties.off[row]!; i < parties.off[row + 1]!; i++)
    if (parties.supplier[i] === supplier) return parties.roles[i]!;
  return 0;
}
