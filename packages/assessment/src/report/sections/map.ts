import type { TrustState } from '@cleanpath/model';
import { stateGlyph, stateWord } from '../charts/glyph.js';
import { networkMap } from '../charts/network-map.js';
import { counted, figure } from '../figures.js';
import { html, type Html } from '../html.js';
import { MAX_PLACES } from '../limits.js';
import { projectedMap } from '../map/projected-map.js';
import { readLand } from '../map/land.js';
import type { MapPoint } from '../map/map-types.js';
import { named } from '../names.js';
import { STATE_WORDS } from '../words.js';
import type { ReportView } from '../view.js';
import { dataTable } from './data-table.js';
import { emptyState, section } from './section.js';

const STATES: readonly TrustState[] = ['untrusted', 'unknown', 'trusted'];

/** Where the network is not clean, drawn and as a table. */
export function mapSection(view: ReportView): Html {
  const { map } = view;
  const head = { id: 'map', title: 'Where' };
  const projected = map.points.length === 0 ? undefined : projectedMap(map, readLand());
  if (projected === undefined) {
    return section(
      head,
      emptyState(
        html`No element has coordinates, so there is no map. Next step: add <code>lat</code> and <code>lon</code> (WGS
          84, degrees) to <code>elements.csv</code>; one element per site is enough.`,
      ),
    );
  }
  return section(
    { ...head, lead: leadSentence(view) },
    html`<figure class="map-figure">
      ${networkMap(map, projected, mapTitle(view))} ${key(view)}
      <figcaption>
        State of a mark: the worst among its elements, with everything they depend on.
        ${map.level === 'area' ? 'Sites of one state in one area share a mark; larger marks hold more sites.' : ''}
        ${map.linesLeftOut === 0 ? '' : `${figure(map.linesLeftOut)} further lines are not drawn.`} Outlines: Natural
        Earth, for orientation only; they express no opinion on boundaries.
      </figcaption>
    </figure>`,
    placesTable(view),
  );
}

function count(points: readonly MapPoint[], state: TrustState): number {
  return points.reduce((sum, point) => sum + (point.state === state ? point.places : 0), 0);
}

function leadSentence({ map }: ReportView): string {
  const untrusted = count(map.points, 'untrusted');
  const unknown = count(map.points, 'unknown');
  const without = map.elements - map.positioned;
  return `${figure(untrusted)} of ${counted(map.places, 'place')} ${untrusted === 1 ? 'holds' : 'hold'} something untrusted, ${figure(unknown)} more something undetermined. ${
    without === 0
      ? 'Every element has a position.'
      : `${counted(without, 'element')} without a position (spans among them) ${without === 1 ? 'is' : 'are'} not marked.`
  }`;
}

function mapTitle(view: ReportView): string {
  const { points } = view.map;
  return `Map of the network: ${figure(count(points, 'trusted'))} places trusted, ${figure(count(points, 'unknown'))} undetermined, ${figure(count(points, 'untrusted'))} untrusted. The table below lists them.`;
}

/** The counts name the shapes, so no legend is needed. */
function key({ map }: ReportView): Html {
  const plain = map.lines.filter(({ state }) => state === 'plain').length;
  return html`<ul class="map-key">
    ${STATES.map((state) => {
      const spans = map.lines.filter((line) => line.state === state).length;
      return html`<li>
        ${stateGlyph(state)} <b>${figure(count(map.points, state))}</b> ${STATE_WORDS[state].toLowerCase()}
        ${count(map.points, state) === 1 ? 'place' : 'places'}
        ${
          spans === 0
            ? ''
            : html`<svg class="line-key" aria-hidden="true">
                  <line class="span-${state}" x1="0" x2="28" y1="6" y2="6" />
                </svg>
                <b>${figure(spans)}</b> ${spans === 1 ? 'connection' : 'connections'}`
        }
      </li>`;
    })}
    ${
      plain === 0
        ? ''
        : html`<li>
            <svg class="line-key" aria-hidden="true"><line class="span-plain" x1="0" x2="28" y1="6" y2="6" /></svg>
            <b>${figure(plain)}</b> ${plain === 1 ? 'link' : 'links'} without facts of their own
          </li>`
    }
  </ul>`;
}

function placesTable({ map }: ReportView): Html {
  const rank = (point: MapPoint): number => STATES.indexOf(point.state);
  const sorted = [...map.points].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      b.untrusted - a.untrusted ||
      b.unknown - a.unknown ||
      b.elements - a.elements ||
      a.lat - b.lat ||
      a.lon - b.lon,
  );
  return html`<details class="behind">
    <summary>Table of the map: ${counted(Math.min(sorted.length, MAX_PLACES), 'place')}, worst first</summary>
    ${dataTable(
      {
        id: 'places',
        caption: 'Places on the map',
        columns: [
          { title: 'Place', width: 'middle' },
          { title: 'State', width: 'narrow' },
          { title: 'Elements', numeric: true },
          { title: 'Untrusted', numeric: true },
          { title: 'Undetermined', numeric: true },
          { title: 'Latitude', unit: '°', numeric: true },
          { title: 'Longitude', unit: '°', numeric: true },
        ],
        what: 'places',
        file: 'elements.csv of the dossier',
        most: MAX_PLACES,
      },
      sorted,
      (point) => ({
        cells: [
          named(point.label, 80),
          { show: stateWord(point.state), sort: rank(point) },
          { show: figure(point.elements), sort: point.elements },
          { show: figure(point.untrusted), sort: point.untrusted },
          { show: figure(point.unknown), sort: point.unknown },
          { show: figure(point.lat, 3), sort: point.lat },
          { show: figure(point.lon, 3), sort: point.lon },
        ],
      }),
    )}
  </details>`;
}
