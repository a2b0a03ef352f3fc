import {
  compareAssessments,
  elementCard,
  elementCsvPiece,
  elementPage,
  mapLayer,
  serviceView,
} from '@cleanpath/assessment';
import { applyChanges, describeChange } from '@cleanpath/formats';
import { fail, type Problem } from '@cleanpath/model';
import type { LiveCache, OpenView } from './live-cache.js';
import { needsOf } from './live-needs.js';
import type { LiveKey } from './live-networks.js';
import type { CheckAnswer, Need, Question } from './live-protocol.js';

/** The answer, or what must be opened first. */
export function answer(cache: LiveCache, question: Question): { value: unknown } | { missing: Need[] } {
  const missing = needsOf(question).filter((need) => cache.get(need) === undefined);
  return missing.length > 0 ? { missing } : { value: answered(cache, question) };
}

function answered(cache: LiveCache, question: Question): unknown {
  switch (question.kind) {
    case 'elements': {
      const { study, effective } = view(cache, question.key);
      return elementPage(study, effective, question.query);
    }
    case 'csv': {
      const { study, effective } = view(cache, question.key);
      return elementCsvPiece(study, effective, question.filter, question.from, question.rows);
    }
    case 'map': {
      const { study, effective } = view(cache, question.key);
      return mapLayer(study, effective, question.filter, question.zoom);
    }
    case 'demand':
      return serviceView(view(cache, question.key).study, question.id);
    case 'element': {
      const { study } = view(cache, question.key);
      return elementCard(study, question.id, held(cache.get(named('routes', question.key))));
    }
    case 'compare': {
      const of = (key: LiveKey) => ({
        document: held(cache.get(named('document', key))),
        dossier: held(cache.get({ ...named('snapshot', key), id: key.snapshotId })),
      });
      const [earlier, later] = [of(question.earlier), of(question.later)];
      return compareAssessments(earlier.document, later.document, earlier.dossier, later.dossier);
    }
    case 'check':
      return checked(cache, question);
  }
}

function checked(cache: LiveCache, { key, changes, describe }: Extract<Question, { kind: 'check' }>): CheckAnswer {
  const dossier = held(cache.get({ what: 'snapshot', ...key, id: key.snapshotId }));
  const last = changes.at(-1);
  if (!describe || last === undefined) return { problems: applyChanges(dossier, changes).problems };
  const before = applyChanges(dossier, changes.slice(0, -1));
  // What came before was checked when it was added: without it the last one is judged by itself.
  const base = before.dossier ?? dossier;
  const { problems } = applyChanges(base, [last]);
  return { problems: problems.map(ofOneChange), sentence: describeChange(last, base) };
}

/** Pointers lead into the list of changes; the caller gave one. */
function ofOneChange(problem: Problem): Problem {
  return problem.pointer === undefined ? problem : { ...problem, pointer: problem.pointer.replace(/^\/0/, '') };
}

function view(cache: LiveCache, key: LiveKey): OpenView {
  return held(cache.get(named('view', key)));
}

function named<K extends Need['what']>(what: K, { networkId, snapshotId, assessmentId }: LiveKey): Need & { what: K } {
  return { what, networkId, id: assessmentId, snapshotId };
}

function held<T>(value: T | undefined): T {
  if (value === undefined) throw fail('internal-error', { message: 'A network was closed while it was asked' });
  return value;
}
