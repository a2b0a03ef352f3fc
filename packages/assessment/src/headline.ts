import type { Assessment, CauseReport, UnknownReport, VerdictCounts } from '@cleanpath/model';
import { effectiveState } from '@cleanpath/network';
import type { Study } from './study.js';
import { counted, figure, percent, startNumber } from './words.js';

/** The sentence a director reads aloud: how many services are proven clean, within which bounds, and why not more. */
export function headline(
  study: Study,
  totals: VerdictCounts,
  causes: readonly CauseReport[],
  unknowns: readonly UnknownReport[],
  nameOf: (element: string) => string,
): Assessment['headline'] {
  const demands = study.dossier.demands.length;
  if (demands === 0) {
    return {
      sentence: `No services are recorded yet, so no path can be judged: add demands.csv. ${elementSentence(study)}`,
    };
  }
  const connected = demands - totals.disconnected;
  const because = becauseSentence(totals, causes, nameOf);
  const unknown = unknownSentence(study, totals, unknowns);
  return {
    sentence: verdictSentence(totals, connected),
    ...(because === undefined ? {} : { because }),
    ...(unknown === undefined ? {} : { unknown }),
  };
}

/** What can be said of a network without services: how many of its elements are clean with all they depend on. */
function elementSentence({ network, view }: Study): string {
  let clean = 0;
  let unknown = 0;
  for (let row = 0; row < network.count; row++) {
    const state = effectiveState(view, row);
    if (state === 'trusted') clean++;
    else if (state === 'unknown') unknown++;
  }
  const untrusted = network.count - clean - unknown;
  return `Of ${counted(network.count, 'element')}, ${figure(clean)} are trusted with everything they depend on, ${figure(unknown)} unknown and ${figure(untrusted)} untrusted.`;
}

function verdictSentence(totals: VerdictCounts, connected: number): string {
  if (connected === 0) return 'None of the services is connected at all, so no path can be clean.';
  const upper = totals.clean + totals.undetermined;
  const bound =
    totals.undetermined === 0 ? '' : `; up to ${percent(upper / connected)} if everything unknown turns out trusted`;
  const cut =
    totals.disconnected === 0
      ? ''
      : ` ${startNumber(totals.disconnected)} more ${totals.disconnected === 1 ? 'is' : 'are'} not connected at all.`;
  return `${figure(totals.clean)} of ${counted(connected, 'connected service')} ${totals.clean === 1 ? 'has' : 'have'} a proven clean path (${percent(totals.clean / connected)}${bound}).${cut}`;
}

function becauseSentence(
  totals: VerdictCounts,
  causes: readonly CauseReport[],
  nameOf: (element: string) => string,
): string | undefined {
  if (totals.blocked === 0) return undefined;
  const first = causes[0];
  const blocked = `${startNumber(totals.blocked)} ${totals.blocked === 1 ? 'is' : 'are'} blocked`;
  if (!first) return `${blocked}.`;
  const share =
    first.blocks === totals.blocked ? (totals.blocked === 1 ? 'it' : 'all of them') : `${figure(first.blocks)} of them`;
  return `${blocked}; ${share} because of ${nameOf(first.element)}.`;
}

function unknownSentence(study: Study, totals: VerdictCounts, unknowns: readonly UnknownReport[]): string | undefined {
  if (totals.undetermined === 0) return undefined;
  const open = `${startNumber(totals.undetermined)} ${totals.undetermined === 1 ? 'depends' : 'depend'} on what is not known`;
  const first = unknowns[0];
  if (!first) return `${open}.`;
  const name = first.kind === 'supplier' ? study.dossier.suppliers.find(({ id }) => id === first.id)?.name : undefined;
  const subject = name === undefined ? 'one element' : name;
  return `${open}; evidence on ${subject} would settle ${figure(first.demands)}.`;
}
