import { elementTitle, type Leg, type RelationType } from '@cleanpath/model';
import type { ElementFinding, LegEvidence } from '@cleanpath/network';
import type { Citations } from '../citations.js';
import type { Study } from '../study.js';
import { counted, listed, sentenceCase } from '../words.js';
import { ownReasonSentence } from './own-reason.js';

/** One sentence on why a leg has its verdict, naming the deciding element and the reason at the end of its chain. */
export function legSentence(study: Study, cite: Citations, leg: Leg, evidence: LegEvidence): string {
  const what = legWords(study, leg);
  switch (evidence.verdict) {
    case 'clean':
      return leg.elements === undefined
        ? `A path of ${counted(evidence.path?.elements.length ?? 0, 'element')} for ${what} is clean, with everything it depends on.`
        : `${sentenceCase(what)} ${leg.elements.length === 1 ? 'is' : 'are'} clean, with everything depended on.`;
    case 'disconnected':
      return `There is no path at all for ${what}, clean or not.`;
    case 'undetermined':
      return undeterminedSentence(study, cite, what, evidence);
    case 'blocked':
      return blockedSentence(study, cite, what, evidence);
  }
}

function legWords(study: Study, leg: Leg): string {
  const title = (id: string | undefined): string => {
    const row = id === undefined ? undefined : study.dossier.elements.indexOf.get(id);
    return row === undefined ? 'an unknown element' : elementTitle(study.dossier.elements, row);
  };
  if (leg.elements !== undefined) return listed(leg.elements.map(title), 2);
  return `${PLANE_NOUNS[leg.plane]} between ${title(leg.from)} and ${title(leg.to)}`;
}

const PLANE_NOUNS: Readonly<Record<Leg['plane'], string>> = {
  transmission: 'traffic',
  control: 'signalling',
  computing: 'computing traffic',
  storage: 'stored data',
  management: 'management traffic',
  power: 'power',
};

function undeterminedSentence(study: Study, cite: Citations, what: string, evidence: LegEvidence): string {
  const findings = [...(evidence.unknown ?? []), ...(evidence.offenders ?? [])];
  const first = findings[0];
  if (!first) return `Not proven for ${what}: the answer depends on elements whose trust is unknown.`;
  const others = new Set(findings.map((finding) => finding.element)).size - 1;
  const more =
    others > 0 ? ` ${counted(others, 'other element')} on the way ${others === 1 ? 'is' : 'are'} unknown too.` : '';
  return `Not proven for ${what}: ${because(study, cite, first)}${more}`;
}

function blockedSentence(study: Study, cite: Citations, what: string, evidence: LegEvidence): string {
  const members = evidence.cut?.members ?? [];
  const finding = members[0] ?? evidence.offenders?.[0];
  if (!finding) return `No clean path exists for ${what}.`;
  if (evidence.cut === undefined) return `No clean path for ${what}: ${because(study, cite, finding)}`;
  const { total } = evidence.cut;
  if (total === 1) return `No clean path for ${what}: every route passes ${because(study, cite, finding, ', which')}`;
  const names = listed(
    members.map((member) => cite.title(member.element)),
    2,
    total,
  );
  return `No clean path for ${what}: every route passes one of ${counted(total, 'element')} (${names}). ${sentenceCase(because(study, cite, finding))}`;
}

/** "EM South is updated by Update server 2. Vega Systems is excluded at tier high." */
function because(study: Study, cite: Citations, finding: ElementFinding, joint = ''): string {
  const name = `${cite.title(finding.element)}${joint}`;
  const [, next, ...further] = finding.chain.steps;
  if (next === undefined) return `${name} is itself ${finding.state}. ${ownReasonSentence(study, finding.element)}`;
  const root = cite.title(finding.chain.root);
  const link =
    further.length === 0 && next.type ? RELATION_VERBS[next.type] : `depends over ${further.length + 1} steps on`;
  return `${name} ${link} ${root}. ${ownReasonSentence(study, finding.chain.root)}`;
}

/** What an element does with the one it depends on, for the middle of a sentence. */
export const RELATION_VERBS: Readonly<Record<RelationType, string>> = {
  link: 'is linked to',
  'hosted-on': 'is hosted on',
  'controlled-by': 'is controlled by',
  'managed-by': 'is managed by',
  'updated-by': 'is updated by',
  'stores-on': 'stores its data on',
  'authenticated-by': 'is authenticated by',
  'timed-by': 'is timed by',
  'powered-by': 'is powered by',
  'part-of': 'is part of',
  'carried-by': 'is carried by',
};
