import { html, type Html } from '../html.js';
import { named } from '../names.js';
import type { ReportView } from '../view.js';

/** Which network, as of when, under which policy: on every page of the report. */
export function contextBar({ assessment, synthetic }: ReportView): Html {
  const { network, policy, asOf } = assessment;
  return html`<header class="context">
    <p class="brand">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M3 18C8 18 8 6 13 6h8" />
        <circle cx="3.500" cy="18" r="2.500" />
        <circle cx="20.500" cy="6" r="2.500" />
      </svg>
      Cleanpath
    </p>
    <dl>
      <div>
        <dt>Network</dt>
        <dd>${named(network.name, 60)}</dd>
      </div>
      <div>
        <dt>As of</dt>
        <dd><time datetime="${asOf}">${asOf}</time></dd>
      </div>
      <div>
        <dt>Policy</dt>
        <dd>${named(policy.title, 60)} <span class="version">${named(policy.version, 30)}</span></dd>
      </div>
      ${
        synthetic
          ? html`<div class="synthetic-mark">
              <dt>Data</dt>
              <dd>Synthetic</dd>
            </div>`
          : ''
      }
    </dl>
    <div class="tools" data-tools></div>
  </header>`;
}

/** Says plainly that data were made up: what, how, from which seed. */
export function syntheticBanner({ assessment, synthetic }: ReportView): Html {
  if (!synthetic) return html``;
  const fictional = assessment.suppliers.filter((supplier) => supplier.fictional).length;
  const about =
    fictional === 0 ? '' : `${fictional === assessment.suppliers.length ? 'All' : fictional} suppliers are fictional. `;
  return html`<aside class="synthetic" aria-label="Synthetic data">
    <p>
      <strong>Synthetic data.</strong> This report does not describe a real network. ${about}
      ${assessment.network.synthetic
        .slice(0, 4)
        .map(
          ({ what, method, seed }) =>
            html`${named(what, 300)} (${named(method, 300)}${seed === undefined ? '' : `, seed ${seed}`}). `,
        )}
    </p>
  </aside>`;
}
