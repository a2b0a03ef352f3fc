import { elementKind, elementTitle, RELATION_TYPES, TRUSTED } from '@cleanpath/model';
import type { WitnessChain } from '@cleanpath/network';
import { RELATION_VERBS } from '../sentences/leg.js';
import { elementSuppliers } from '../citations.js';
import { tierOfElement, type Study } from '../study.js';
import { supplierNames } from './describe-elements.js';
import { counted } from '../words.js';
import { ownReason } from './own-reason-memo.js';

/** Whether an element is clean and why, as one or two sentences; `roots` counts what makes it unclean. */
export function elementSentence(study: Study, row: number, chain: WitnessChain | undefined, roots: number): string {
  const title = elementTitle(study.dossier.elements, row);
  if (chain === undefined) return `${title} is clean. ${cleanReason(study, row)}`;
  if (chain.steps.length === 1) {
    const others = roots - 1;
    const more = others === 0 ? '' : ` So ${others === 1 ? 'is' : 'are'} ${counted(others, 'thing')} it depends on.`;
    return `${title} is itself ${chain.state}. ${ownReason(study, row)}${more}`;
  }
  return `${title} is ${chain.state}, because it ${chainWords(study, chain)}${othersWords(roots)}. ${ownReason(study, chain.root)}`;
}

/** As `elementSentence` without the name: one line under a hop. */
export function hopReason(study: Study, row: number, chain: WitnessChain | undefined, roots: number): string {
  if (chain === undefined) return cleanReason(study, row);
  if (chain.steps.length === 1) return ownReason(study, row);
  const words = chainWords(study, chain);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${othersWords(roots)}. ${ownReason(study, chain.root)}`;
}

function cleanReason(study: Study, row: number): string {
  const own = study.own.state[row] === TRUSTED ? trustedReason(study, row) : ownReason(study, row);
  const { off } = study.network.exposure;
  if (off[row] === off[row + 1]) return own;
  // A plane the policy does not count leaves an element clean whatever its own state is.
  if (study.network.counted[row] === 0 && study.own.state[row] !== TRUSTED)
    return `${own} The policy does not count its plane; what it depends on is clean.`;
  return `${own} Everything it depends on is clean too.`;
}

/** The decision by name: "Tessary Networks is trusted at tier high." */
function trustedReason(study: Study, row: number): string {
  const suppliers = elementSuppliers(study, row);
  if (suppliers.length === 0) return ownReason(study, row);
  const names = Object.values(supplierNames(study, suppliers.slice(0, 1)));
  const others = suppliers.length - 1;
  const more = others === 0 ? '' : ` and ${counted(others, 'further supplier')}`;
  const tier = tierOfElement(study, elementKind(study.dossier.elements, row), row);
  return `${names.join('')}${more} ${others === 0 ? 'is' : 'are'} trusted at tier ${tier}.`;
}

/** "is updated by Update server 2", or for longer chains "depends over 3 steps on Update server 2". */
function chainWords(study: Study, { steps, root }: WitnessChain): string {
  const title = (element: number): string => elementTitle(study.dossier.elements, element);
  const [, next, ...further] = steps;
  const verb = (type = RELATION_TYPES[0] as (typeof RELATION_TYPES)[number]): string => RELATION_VERBS[type];
  if (further.length === 0) return `${verb(next?.type)} ${title(root)}`;
  if (further.length === 1)
    return `${verb(next?.type)} ${title(next!.element)}, which ${verb(further[0]?.type)} ${title(root)}`;
  return `depends over ${further.length + 1} steps on ${title(root)}`;
}

function othersWords(roots: number): string {
  return roots <= 1 ? '' : ` (${counted(roots - 1, 'further cause')})`;
}
