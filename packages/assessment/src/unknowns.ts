import { TIERS, trustCode, type UnknownReport } from '@cleanpath/model';
import { evidenceWorth } from '@cleanpath/network';
import type { Citations } from './citations.js';
import { effortFor } from './effort.js';
import { ownReasonSentence } from './sentences/own-reason.js';
import type { Study } from './study.js';
import { becomesClean, verdictsIfSupplierTrusted } from './what-if.js';
import { counted } from './words.js';

/** Unknowns listed. */
const LIST_LIMIT = 12;

/** Evidence worth getting: which unknown supplier or element, once shown to be trusted, proves most services clean. */
export function unknownReports(study: Study, cite: Citations): UnknownReport[] {
  const suppliers = supplierReports(study);
  const elements = evidenceWorth(study.table, { limit: LIST_LIMIT })
    .filter((worth) => worth.demands > 0)
    .map((worth): UnknownReport => ({
      kind: 'element',
      id: cite.cite(worth.root),
      demands: worth.demands,
      elements: worth.elements,
      sentence: `If ${cite.title(worth.root)} is shown to be trusted, ${counted(worth.demands, 'more service')} ${worth.demands === 1 ? 'has' : 'have'} a proven clean path. ${ownReasonSentence(study, worth.root)}`,
    }));
  return [...suppliers, ...elements]
    .sort((a, b) => b.demands - a.demands || (a.kind < b.kind ? 1 : a.kind > b.kind ? -1 : a.id < b.id ? -1 : 1))
    .slice(0, LIST_LIMIT);
}

function supplierReports(study: Study): UnknownReport[] {
  const candidates = unknownSuppliers(study).slice(0, effortFor(study.network.count).recomputations);
  return candidates.flatMap(({ row, elements }) => {
    const demands = becomesClean(study.table, verdictsIfSupplierTrusted(study, row));
    if (demands === 0) return [];
    const { id, name } = study.dossier.suppliers[row]!;
    return [
      {
        kind: 'supplier' as const,
        id,
        demands,
        elements,
        sentence: `If enough evidence shows ${name} to be trusted, ${counted(demands, 'more service')} ${demands === 1 ? 'has' : 'have'} a proven clean path; ${counted(elements, 'element')} ${elements === 1 ? 'rests' : 'rest'} on it.`,
      },
    ];
  });
}

/** Suppliers that leave an element unknown, those with most such elements first. */
function unknownSuppliers(study: Study): { row: number; elements: number }[] {
  const { parties, count, suppliers } = study.network;
  const elements = new Int32Array(suppliers.length);
  const unknown = trustCode('unknown');
  const open = suppliers.map((_, row) =>
    TIERS.some((_, tier) => study.input.supplierStates[row * TIERS.length + tier] === unknown),
  );
  for (let e = 0; e < count; e++) {
    if (study.own.root[e] !== unknown) continue;
    for (let i = parties.off[e]!; i < parties.off[e + 1]!; i++)
      if (open[parties.supplier[i]!]) elements[parties.supplier[i]!]!++;
  }
  return [...elements]
    .map((n, row) => ({ row, elements: n }))
    .filter((entry) => entry.elements > 0)
    .sort((a, b) => b.elements - a.elements || (suppliers[a.row]! < suppliers[b.row]! ? -1 : 1));
}
