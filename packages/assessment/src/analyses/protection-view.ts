import type { Verdict } from '@cleanpath/model';
import { propertyVerdicts, protectedPath, protectedVerdicts, type Property } from '@cleanpath/network';
import type { Study } from '../study.js';

export interface ProtectionView {
  /** Tunnels found, and elements of that kind that protect nothing as they stand. */
  readonly tunnels: readonly {
    readonly element: string;
    readonly ends: readonly string[];
    readonly keyManagers: readonly string[];
  }[];
  readonly unusable: readonly { readonly element: string; readonly reason: 'ends' | 'one-way' }[];
  /** Services whose verdict on confidentiality and integrity is better than the plain one. */
  readonly helped: readonly {
    readonly demand: string;
    readonly properties: readonly {
      readonly property: Property;
      readonly verdict: Verdict;
      readonly masked: boolean;
    }[];
    /** Per path leg that a tunnel helps: tunnels used and what each hides. */
    readonly tunnels: readonly { readonly tunnel: string; readonly hides: readonly string[] }[];
  }[];
  readonly masked: number;
}

/** What encryption from end to end masks. Confidentiality and integrity only; the verdicts of the assessment leave it out. */
export function protectionView(study: Study): ProtectionView {
  const { network, view, table, dossier } = study;
  const found = protectedVerdicts(view, table.demands, { masking: true });
  const id = (row: number): string => network.elements.ids[row]!;
  const helped = [...found.protected.keys()].filter((d) => found.protected[d]! < found.plain[d]!);
  return {
    tunnels: found.tunnels.map(({ element, ends, keyManagers }) => ({
      element: id(element),
      ends: ends.map(id),
      keyManagers: keyManagers.map(id),
    })),
    unusable: found.unusable.map(({ element, reason }) => ({ element: id(element), reason })),
    helped: helped.map((d) => ({
      demand: dossier.demands[d]!.id,
      properties: propertyVerdicts(found, d),
      tunnels: legsOf(study, d).flatMap((leg) =>
        (protectedPath(found, leg)?.steps ?? []).flatMap((step) =>
          step.kind === 'tunnel'
            ? [{ tunnel: id(step.tunnel), hides: step.crosses.filter((row) => (view.taint[row]! & 2) !== 0).map(id) }]
            : [],
        ),
      ),
    })),
    masked: found.masked.reduce((sum, flag) => sum + flag, 0),
  };
}

function legsOf({ table }: Study, demand: number): number[] {
  const { legOff } = table.demands;
  return Array.from({ length: legOff[demand + 1]! - legOff[demand]! }, (_, i) => legOff[demand]! + i);
}
