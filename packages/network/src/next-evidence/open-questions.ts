import { byCodeUnits, UNKNOWN } from '@cleanpath/model';
import { evidenceWorth } from '../causes/evidence-worth.js';
import type { Network, VerdictTable } from '../types.js';
import type { OpenQuestion } from './types.js';

export interface AskedQuestion {
  readonly question: OpenQuestion;
  readonly elements: number;
}

/** Roots the quick estimate ranks. */
const ESTIMATED = 10_000;

/**
 * Everything unknown that counts: elements unknown by themselves and suppliers that are unknown somewhere. Suppliers
 * and elements that settle most by the local estimate come first.
 */
export function openQuestions(table: VerdictTable): AskedQuestion[] {
  const { view } = table;
  const { network, own } = view;
  const perSupplier = new Map<number, number>();
  const elements: number[] = [];
  const { off, supplier } = network.parties;
  for (let e = 0; e < network.count; e++) {
    if (own.root[e] !== UNKNOWN) continue;
    elements.push(e);
    for (let i = off[e]!; i < off[e + 1]!; i++)
      if (own.partyState[i] === UNKNOWN) perSupplier.set(supplier[i]!, (perSupplier.get(supplier[i]!) ?? 0) + 1);
  }
  const estimate = new Map(evidenceWorth(table, { limit: ESTIMATED }).map(({ root, weight }) => [root, weight]));
  const suppliers = [...perSupplier].map(([row, count]): AskedQuestion => ({
    question: { kind: 'supplier', row },
    elements: count,
  }));
  suppliers.sort((a, b) => b.elements - a.elements || byQuestion(network, a.question, b.question));
  const single = elements.map((row): AskedQuestion => ({ question: { kind: 'element', row }, elements: 1 }));
  const worth = ({ question }: AskedQuestion): number => estimate.get(question.row) ?? -1;
  single.sort((a, b) => worth(b) - worth(a) || byQuestion(network, a.question, b.question));
  // In turns, so that a limit leaves room for both.
  return Array.from({ length: Math.max(single.length, suppliers.length) }, (_, i) => [single[i], suppliers[i]])
    .flat()
    .filter((question) => question !== undefined);
}

/** Elements before suppliers, each by id. */
export function byQuestion(network: Network, a: OpenQuestion, b: OpenQuestion): number {
  return byCodeUnits(questionKey(network, a), questionKey(network, b));
}

export function questionKey(network: Network, { kind, row }: OpenQuestion): string {
  return kind === 'element' ? `e:${network.elements.ids[row]!}` : `s:${network.suppliers[row]!}`;
}
