import { verdictGlyph } from '../charts/glyph.js';
import { CUT_DRAWING } from '../charts/cut-drawing.js';
import { html, type Html } from '../html.js';
import { sentence } from '../names.js';
import { planeTitle } from '../words.js';
import type { ReportView } from '../view.js';
import { section } from './section.js';

/** How the verdicts come about, in plain words, and what they do not say. */
export function methodSection({ assessment }: ReportView): Html {
  const planes = assessment.policy.planes.map((plane) => planeTitle(plane).toLowerCase()).join(', ');
  return section(
    { id: 'method', title: 'Method and limits' },
    html`<div class="prose">
      <h3>What “clean” means</h3>
      <p>
        A path is clean when every element on it is trusted, and everything those elements depend on is trusted too:
        their hosts, managers, update servers, stores. The policy counts these planes: ${planes}. An element is trusted
        when the policy accepts its suppliers at its sensitivity tier on the evidence. Missing evidence or a missing
        fact makes it undetermined; nothing is clean for want of data.
      </p>
      <dl class="terms">
        <dt>${verdictGlyph('clean')} Clean</dt>
        <dd>A path is proven clean even if everything unknown turns out untrusted.</dd>
        <dt>${verdictGlyph('undetermined')} Undetermined</dt>
        <dd>Clean if the unknowns turn out trusted, not otherwise.</dd>
        <dt>${verdictGlyph('blocked')} Blocked</dt>
        <dd>No clean path even if everything unknown turns out trusted.</dd>
        <dt>${verdictGlyph('disconnected')} Disconnected</dt>
        <dd>No path at all, clean or not: a gap in the network or in the data.</dd>
      </dl>
      <h3>Two bounds for everything unknown</h3>
      <p>
        Each verdict is computed twice: pessimistically, with every unknown taken as untrusted, and optimistically, with
        every unknown taken as trusted. What holds in both runs is certain; the distance between them is what evidence
        could still change. That is why counts come as “31 proven to 35 possible”.
      </p>
      <h3>What a blocking cut is</h3>
      ${CUT_DRAWING}
      <p>
        When no clean path exists, the report names a set of elements such that every route between the two ends meets
        at least one of them, and none of them is clean. No element of the set is superfluous: leave one out and the set
        no longer separates the ends. To open a clean path at least one of them must become clean.
      </p>
      <h3>Exposure is not availability</h3>
      <p>
        <b>Exposure</b> asks who could read or alter: one untrusted manager is enough, and a second manager does not
        help. <b>Availability</b> asks what still works when something fails: there redundancy helps. The verdicts here
        are about exposure; “broken” services in the supplier table are about availability. The two are never mixed.
      </p>
      <h3>What this assessment does not cover</h3>
      ${
        assessment.limits.length === 0
          ? html`<p>Nothing beyond the above was recorded.</p>`
          : html`<ul>
              ${assessment.limits.map((limit) => html`<li>${sentence(limit)}</li>`)}
            </ul>`
      }
    </div>`,
  );
}
