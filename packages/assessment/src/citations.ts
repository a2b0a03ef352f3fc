import {
  byCodeUnits,
  dictValue,
  elementKind,
  elementPlace,
  elementPlane,
  elementTitle,
  numberValue,
  roundResult,
  type Assessment,
  type CitedElement,
} from '@cleanpath/model';
import { effectiveState } from '@cleanpath/network';
import { ownReasonSentence } from './sentences/own-reason.js';
import { tierOfElement, type Study } from './study.js';

/** Collects the elements an assessment names, so that each is described once. */
export interface Citations {
  /** Remembers the element and gives its id. */
  cite(row: number): string;
  title(row: number): string;
  elements(): CitedElement[];
  provenance(): Assessment['provenance'];
}

export function citations(study: Study): Citations {
  const rows = new Set<number>();
  const { elements } = study.dossier;
  return {
    cite(row) {
      rows.add(row);
      return elements.ids[row]!;
    },
    title: (row) => elementTitle(elements, row),
    elements: () => [...rows].map((row) => citedElement(study, row)).sort((a, b) => byCodeUnits(a.id, b.id)),
    provenance() {
      const entries = [...rows].flatMap((row) => {
        const { file, line, pointer } = elementPlace(elements, row);
        if (file === undefined) return [];
        const place = { file, ...(line === undefined ? {} : { line }), ...(pointer === undefined ? {} : { pointer }) };
        return [[elements.ids[row]!, place] as const];
      });
      return Object.fromEntries(entries.sort(([a], [b]) => byCodeUnits(a, b)));
    },
  };
}

/** An element as an assessment describes it; `ownReason` where the sentence is at hand already. */
export function citedElement(study: Study, row: number, ownReason = ownReasonSentence(study, row)): CitedElement {
  const { elements } = study.dossier;
  const kind = elementKind(elements, row);
  const product = dictValue(elements.text.product, row);
  const site = dictValue(elements.text.site, row);
  const region = dictValue(elements.text.region, row);
  const lat = numberValue(elements.number.lat, row);
  const lon = numberValue(elements.number.lon, row);
  return {
    id: elements.ids[row]!,
    name: elementTitle(elements, row),
    kind,
    plane: elementPlane(elements, row),
    tier: tierOfElement(study, kind, row),
    suppliers: elementSuppliers(study, row),
    ...(product === undefined ? {} : { product }),
    ...(site === undefined ? {} : { site }),
    ...(region === undefined ? {} : { region }),
    ...(lat === undefined ? {} : { lat: roundResult(lat) }),
    ...(lon === undefined ? {} : { lon: roundResult(lon) }),
    own: (['trusted', 'unknown', 'untrusted'] as const)[study.own.state[row]!]!,
    ownReason,
    effective: effectiveState(study.view, row),
  };
}

/** Supplier ids in counted roles; the prime party first, then by id. */
export function elementSuppliers(study: Study, row: number): string[] {
  const { parties, suppliers } = study.network;
  const found: { readonly id: string; readonly prime: boolean }[] = [];
  for (let i = parties.off[row]!; i < parties.off[row + 1]!; i++) {
    // Bit 0 is PARTY_ROLES[0], the prime party.
    found.push({ id: suppliers[parties.supplier[i]!]!, prime: (parties.roles[i]! & 1) === 1 });
  }
  return found.sort((a, b) => Number(b.prime) - Number(a.prime) || byCodeUnits(a.id, b.id)).map((party) => party.id);
}
