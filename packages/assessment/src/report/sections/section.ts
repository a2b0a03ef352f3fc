import { figure } from '../figures.js';
import { html, type Html } from '../html.js';

export interface SectionHead {
  readonly id: string;
  readonly title: string;
  /** One sentence a person could read aloud, before any picture. */
  readonly lead?: Html | string | undefined;
}

export function section(head: SectionHead, ...body: readonly Html[]): Html {
  return html`<section id="${head.id}" aria-labelledby="${head.id}-title" class="block">
    <h2 id="${head.id}-title">${head.title}</h2>
    ${head.lead === undefined ? '' : html`<p class="lead">${head.lead}</p>`} ${body}
  </section>`;
}

/** What a section would show and the one next step. */
export function emptyState(text: Html | string): Html {
  return html`<p class="empty">${text}</p>`;
}

/** Says how many are not shown and where they are; nothing when all are. */
export function leftOutNote(leftOut: number, what: string, file: string): Html {
  if (leftOut === 0) return html``;
  const verb = leftOut === 1 ? 'is' : 'are';
  return html`<p class="left-out">
    ${figure(leftOut)} more ${what} ${verb} not shown here; all of them are in <code>${file}</code>.
  </p>`;
}
