import type { TrustState, Verdict } from '@cleanpath/model';
import { openWhatIf, type WhatIfAnswer, type WhatIfEdit } from '@cleanpath/network';
import type { Study } from '../study.js';
import { elementRows } from './rows.js';

type Named<T extends WhatIfEdit['kind']> = Extract<WhatIfEdit, { readonly kind: T }>;

/** A change in the words of a dossier: ids where the engine takes rows. Relations added stay without an id. */
export type WhatIfChange =
  | Named<'supplier'>
  | Named<'plane'>
  | { readonly kind: 'element'; readonly element: string; readonly state: TrustState | undefined }
  | { readonly kind: 'remove-element' | 'restore-element'; readonly element: string }
  | { readonly kind: 'add-link'; readonly from: string; readonly to: string; readonly forward?: boolean }
  | { readonly kind: 'remove-link' | 'restore-link'; readonly from: string; readonly to: string }
  | (Omit<Named<'add-group'>, 'element' | 'members'> & {
      readonly element: string;
      readonly members: readonly string[];
    });

export interface WhatIfView {
  readonly changes: readonly { readonly demand: string; readonly before: Verdict; readonly after: Verdict }[];
  /** Services per verdict with all changes so far. */
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly touched: number;
}

/** A study held open for changes; `apply` answers within milliseconds. */
export interface WhatIfSession {
  readonly changes: readonly WhatIfChange[];
  apply(change: WhatIfChange): WhatIfView;
  /** Takes the last change back. */
  undo(): WhatIfView | undefined;
}

export function whatIfSession(study: Study): WhatIfSession {
  const open = openWhatIf(study.table, study.input);
  const done: { change: WhatIfChange; edits: number }[] = [];
  return {
    get changes() {
      return done.map(({ change }) => change);
    },
    apply(change) {
      const edits = editsOf(study, change);
      const before = open.verdict.slice();
      const answers = edits.map((edit) => open.apply(edit));
      done.push({ change, edits: edits.length });
      return view(study, before, answers);
    },
    undo() {
      const last = done.pop();
      if (!last) return undefined;
      const before = open.verdict.slice();
      return view(
        study,
        before,
        Array.from({ length: last.edits }, () => open.undo()!),
      );
    },
  };

  function view({ dossier }: Study, before: Uint8Array, answers: readonly WhatIfAnswer[]): WhatIfView {
    // Several edits of one change may move a service to and fro: only the difference over all of them counts.
    const first = new Map<number, Verdict>();
    const last = new Map<number, Verdict>();
    for (const { changes } of answers)
      for (const { demand, before: was, after } of changes) {
        if (!first.has(demand)) first.set(demand, was);
        last.set(demand, after);
      }
    const moved = [...last].filter(([demand]) => open.verdict[demand] !== before[demand]).sort(([a], [b]) => a - b);
    const counts = answers.at(-1)?.counts ?? countsNow();
    return {
      changes: moved.map(([demand, after]) => ({
        demand: dossier.demands[demand]!.id,
        before: first.get(demand)!,
        after,
      })),
      counts,
      touched: answers.reduce((sum, { touched }) => sum + touched, 0),
    };
  }

  function countsNow(): Record<Verdict, number> {
    const counts = { clean: 0, undetermined: 0, blocked: 0, disconnected: 0 };
    const names = Object.keys(counts) as Verdict[];
    for (const code of open.verdict) counts[names[code]!]++;
    return counts;
  }
}

function editsOf(study: Study, change: WhatIfChange): WhatIfEdit[] {
  const row = (id: string): number => elementRows(study, [id])[0]!;
  switch (change.kind) {
    case 'supplier':
    case 'plane':
      return [change];
    case 'element':
      return [{ ...change, element: row(change.element) }];
    case 'remove-element':
    case 'restore-element':
      return [{ kind: change.kind, element: row(change.element) }];
    case 'add-link':
      return [{ ...change, from: row(change.from), to: row(change.to) }];
    case 'add-group':
      return [{ ...change, element: row(change.element), members: elementRows(study, change.members) }];
    case 'remove-link':
    case 'restore-link': {
      const kind = change.kind === 'remove-link' ? 'remove-relation' : 'restore-relation';
      return linksBetween(study, row(change.from), row(change.to)).map((relation) => ({ kind, relation }));
    }
  }
}

/** Every link between the two, parallel ones included. */
function linksBetween({ network }: Study, from: number, to: number): number[] {
  const { count, from: a, to: b, type } = network.relations;
  const found: number[] = [];
  for (let r = 0; r < count; r++)
    if (type[r] === 0 && ((a[r] === from && b[r] === to) || (a[r] === to && b[r] === from))) found.push(r);
  return found;
}
