import type { ReportView } from '../view.js';
import { verdictBar, verdictKey } from '../charts/verdict-bar.js';
import { counted, figure, percent } from '../figures.js';
import { html, type Html } from '../html.js';
import { anchor, sentence } from '../names.js';
import { syntheticBanner } from './context-bar.js';
import { emptyState } from './section.js';

/** Causes, actions and unknowns on the first page. */
const FIRST = 3;

/** The page for the director: sentence, bar, causes, actions, what is not known. */
export function summary(view: ReportView): Html {
  const { assessment } = view;
  const { headline, totals, network } = assessment;
  return html`<section id="summary" class="page-one" aria-labelledby="verdict">
    ${syntheticBanner(view)}
    <p class="kicker">Clean-path assessment</p>
    <h1 id="verdict">${sentence(headline.sentence)}</h1>
    ${headline.because === undefined ? '' : html`<p class="because">${sentence(headline.because)}</p>`}
    ${
      assessment.demands.length === 0 && network.demands === 0
        ? emptyState(
            html`This page will show how many services have a clean path. Next step: describe at least one service in
              <code>demands.csv</code> (columns id, name, plane, from, to) and assess again.`,
          )
        : html`<figure class="verdicts">${verdictBar(totals)}${verdictKey(totals)}${shares(view)}</figure>`
    }
    <div class="three">${causes(view)} ${actions(view)} ${unknowns(view)}</div>
    ${keyFigures(view)}
  </section>`;
}

function shares({ assessment }: ReportView): Html {
  const { provenShare, possibleShare, disconnected } = assessment.totals;
  if (provenShare === null) return html``;
  const range =
    possibleShare === null || possibleShare === provenShare
      ? `${percent(provenShare)} of the connected services are proven clean; nothing is open.`
      : `${percent(provenShare)} of the connected services are proven clean; ${percent(possibleShare)} would be if every unknown turned out trusted.`;
  const apart = disconnected === 0 ? '' : ` Disconnected services are left out of both shares.`;
  return html`<figcaption>${range}${apart}</figcaption>`;
}

function causes(view: ReportView): Html {
  const list = view.assessment.causes.slice(0, FIRST);
  const more = view.assessment.causes.length - list.length;
  return html`<section aria-labelledby="first-causes">
    <h2 id="first-causes">Why</h2>
    ${
      list.length === 0
        ? emptyState(nothingBlocked(view))
        : html`<ol>
            ${list.map(
              (cause) =>
                html`<li>
                  <a href="#${anchor('cause', cause.element)}">${sentence(cause.sentence)}</a>
                </li>`,
            )}
          </ol>`
    }
    ${more > 0 ? html`<p class="more"><a href="#causes">All ${counted(view.assessment.causes.length, 'cause')}</a></p>` : ''}
  </section>`;
}

function nothingBlocked({ assessment }: ReportView): string {
  if (assessment.demands.length === 0) return 'No services, so nothing is blocked.';
  if (assessment.totals.blocked === 0) return 'No service is blocked. Keep it so: assess again after every change.';
  return 'No single element explains the blocked services; see the diagrams.';
}

function actions({ assessment }: ReportView): Html {
  const list = assessment.actions.slice(0, FIRST);
  return html`<section aria-labelledby="first-actions">
    <h2 id="first-actions">What to do first</h2>
    ${
      list.length === 0
        ? emptyState(
            assessment.demands.length === 0
              ? 'Describe the services people rely on.'
              : 'Nothing to mend. Next step: settle what is not known.',
          )
        : html`<ol>
            ${list.map(({ sentence: text }) => html`<li>${sentence(text)}</li>`)}
          </ol>`
    }
  </section>`;
}

function unknowns({ assessment }: ReportView): Html {
  const { headline, completeness } = assessment;
  const list = assessment.unknowns.slice(0, headline.unknown === undefined ? FIRST : FIRST - 1);
  const complete =
    completeness.share === null
      ? ''
      : html`<p class="complete">
          Required facts present: <b>${percent(completeness.share)}</b>. <a href="#quality">Data quality</a>
        </p>`;
  return html`<section aria-labelledby="not-known">
    <h2 id="not-known">What is not known</h2>
    ${headline.unknown === undefined && list.length === 0 ? emptyState('No verdict depends on missing evidence.') : ''}
    <ul>
      ${headline.unknown === undefined ? '' : html`<li>${sentence(headline.unknown)}</li>`}
      ${list.map((item) => html`<li>${sentence(item.sentence)}</li>`)}
    </ul>
    ${complete}
  </section>`;
}

function keyFigures({ assessment }: ReportView): Html {
  const { network, elementStates } = assessment;
  const items: readonly (readonly [string, string, string])[] = [
    [figure(network.demands), 'services', '#services'],
    [
      figure(network.elements),
      `elements, ${figure(elementStates.effective.untrusted)} untrusted with their dependencies`,
      '#map',
    ],
    [figure(network.relations), 'relations', '#quality'],
    [figure(network.suppliers), 'suppliers', '#suppliers'],
    [figure(network.evidence), 'pieces of evidence', '#suppliers'],
  ];
  return html`<ul class="key-figures" aria-label="What was assessed">
    ${items.map(
      ([value, label, link]) =>
        html`<li>
          <a href="${link}"><b>${value}</b> ${label}</a>
        </li>`,
    )}
  </ul>`;
}
