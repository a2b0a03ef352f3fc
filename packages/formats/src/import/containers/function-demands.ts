import type { Element, SourcePlace } from '@cleanpath/model';
import { idPart } from '../field-values.js';
import type { ImportDraft } from '../import-draft.js';
import type { ImportOption } from '../import-format.js';

/** Charts and Compose files state no links and no services, so nothing could be asked of them without this. */
export const DEMANDS_OPTION: ImportOption = {
  name: 'demands',
  type: 'choice',
  choices: ['none', 'functions'],
  default: 'none',
  description:
    'functions: one demand per 5G core function asks whether it is clean with everything it depends on; derived from the kind, not stated by the source',
};

const ASSUMPTION =
  'Each 5G core function counts as one demand: that it is clean with everything it depends on. The importer derived these demands; the source states none (option demands)';

/** Adds the demand of one workload if it is a function of the 5G core. */
export function functionDemand(element: Element, place: SourcePlace, draft: ImportDraft): void {
  if (!element.kind.startsWith('5gc.')) return;
  const id = idPart(`function/${element.id}`);
  if (id === undefined) {
    draft.report('import-value-ignored', { ...place, value: element.id, message: 'The id is too long for a demand' });
    return;
  }
  draft.demand(
    {
      id,
      ...(element.name === undefined ? {} : { name: element.name }),
      service: '5G core function',
      // Of the functions only the UPF carries user data (3GPP TS 23.501 §6.2.3).
      legs: [{ plane: element.kind === '5gc.upf' ? 'transmission' : 'control', elements: [element.id] }],
      attributes: { derived: 'by the importer, from the kind of the workload' },
    },
    place,
  );
  draft.tally('demands derived from 5G core functions');
  draft.assume(ASSUMPTION);
}
