import { html, type Html } from '../html.js';
import { named } from '../names.js';
import type { ReportView } from '../view.js';
import { section } from './section.js';

/** What this report was made from, and how anyone can make it again. */
export function verification({ assessment }: ReportView): Html {
  const { policy, catalogs, network } = assessment;
  return section(
    {
      id: 'verify',
      title: 'Verify this report',
      lead: 'The same dossier, policy, catalogs and date give the same bytes, and so the same content hash, on any machine.',
    },
    html`<div class="prose">
      <dl class="hashes">
        <dt>Content hash</dt>
        <dd>
          <code>${assessment.contentHash}</code
          ><span class="sub"
            >SHA-256 of the canonical JSON (RFC 8785) of the assessment without its hash and provenance</span
          >
        </dd>
        <dt>Snapshot</dt>
        <dd>
          <code>${network.snapshotHash}</code
          ><span class="sub"
            >${named(network.name, 80)} (<bdi>${named(network.id, 80)}</bdi>), as of ${assessment.asOf}</span
          >
        </dd>
        <dt>Policy</dt>
        <dd>
          <code>${policy.hash}</code
          ><span class="sub"
            >${named(policy.id, 80)} ${named(policy.version, 40)}, ${named(policy.title, 100)}, owned by
            ${named(policy.authority, 100)}</span
          >
        </dd>
        ${catalogs.slice(0, 40).map(
          ({ id, version, hash }) =>
            html`<dt>Catalog ${named(id, 60)}</dt>
              <dd><code>${hash}</code><span class="sub">version ${named(version, 40)}</span></dd>`,
        )}
        <dt>Engine</dt>
        <dd>Cleanpath ${named(assessment.engine, 40)}</dd>
      </dl>
      <p>To check it, assess the dossier again and compare <code>contentHash</code>:</p>
      <pre><code>npx cleanpath assess &lt;dossier&gt; --json</code></pre>
    </div>`,
  );
}
