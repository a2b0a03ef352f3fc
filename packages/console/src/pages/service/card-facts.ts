import type { ServiceView } from '@cleanpath/api';
import type { CitedElement } from '@cleanpath/model';
import type { EvidenceLink, LaneColumn } from './lanes/lane-columns.js';

export type HopColumn = Extract<LaneColumn, { kind: 'hop' }>;

/** What a card says about an element, as a hop or as something a hop depends on. */
export interface CardFacts {
  readonly element: CitedElement;
  readonly supplier: { readonly id: string; readonly name: string } | undefined;
  /** One line: why it is in its state. Only hops and the roots of what they hang on say it. */
  readonly reason: string | undefined;
  readonly evidence: readonly EvidenceLink[];
  /** The state rests on its supplier, whether or not there is evidence. */
  readonly restsOnEvidence: boolean;
}

/**
 * Facts of a hop (`hang` undefined), or of what hangs below it. `brief` holds the keys of dependencies whose reason is
 * told by another card of the drawing.
 */
export function cardFacts(
  view: ServiceView,
  column: HopColumn,
  hang?: string,
  brief: ReadonlySet<string> = new Set(),
): CardFacts {
  const id = hang ?? column.element;
  const element = elementOf(view, id);
  const [prime] = element.suppliers;
  const supplier = prime === undefined ? undefined : { id: prime, name: view.supplierNames[prime] ?? prime };
  if (hang === undefined) {
    const reason = column.reason ?? element.ownReason;
    return { element, supplier, reason, evidence: column.evidence, restsOnEvidence: supplier !== undefined };
  }
  const drawn = column.hangs.find((each) => each.element === hang);
  if (drawn?.root !== true || brief.has(drawn.key))
    return { element, supplier, reason: undefined, evidence: [], restsOnEvidence: false };
  const own = new Set(element.suppliers);
  const evidence = column.evidence.filter((each) => each.supplier !== undefined && own.has(each.supplier));
  return { element, supplier, reason: element.ownReason, evidence, restsOnEvidence: supplier !== undefined };
}

/** Keys of dependencies that stand as a hop of their own, or hang from an earlier hop as well: those tell the reason. */
export function briefHangs(columns: readonly LaneColumn[]): ReadonlySet<string> {
  const told = new Set(columns.flatMap((column) => (column.kind === 'hop' ? [column.element] : [])));
  const brief = new Set<string>();
  for (const column of columns) {
    if (column.kind !== 'hop') continue;
    for (const { key, element } of column.hangs) {
      if (element === undefined) continue;
      if (told.has(element)) brief.add(key);
      else told.add(element);
    }
  }
  return brief;
}

/** Every element drawn is in the answer; one that is not stands by its id, so that a gap never breaks the page. */
export function elementOf(view: ServiceView, id: string): CitedElement {
  return (
    view.elements[id] ?? {
      id,
      name: id,
      kind: 'generic',
      plane: 'transmission',
      tier: 'moderate',
      suppliers: [],
      own: 'unknown',
      ownReason: '',
      effective: 'unknown',
    }
  );
}
