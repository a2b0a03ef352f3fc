import { describe, expect, it } from 'vitest';
import type { Assessment } from '@cleanpath/model';
import { renderReport, type ReportMap } from '../../src/report/index.js';
import { fixtureAssessment, fixtureMap } from './fixture.js';
import { scanMarkup } from './markup-scan.js';

/** Members whose values are words of the model; anything else may hold what a stranger wrote. */
const VOCABULARY = new Set([
  'verdict',
  'plane',
  'tier',
  'outcome',
  'own',
  'effective',
  'relation',
  'reason',
  'depth',
  'measure',
  'state',
]);
const PLANE_LISTS = new Set(['planes']);

const PAYLOADS = [
  `"><script>alert(1)</script>`,
  `' onmouseover='alert(1)' x='`,
  `</style></title></script><img src=x onerror=alert(1)>`,
  '`${alert(1)}` <!-- ]]> &lt;b&gt;',
  '\u202Egpj.exe\u2066 شبكة <svg/onload=alert(1)>',
  `${'long '.repeat(4000)}<iframe>`,
];

/** Replaces every free string by itself with the payload, the same one everywhere, so that references still hold. */
function poisoned(value: unknown, payload: string, key = ''): unknown {
  if (typeof value === 'string') return VOCABULARY.has(key) || PLANE_LISTS.has(key) ? value : `${value}${payload}`;
  if (Array.isArray(value)) return value.map((item) => poisoned(item, payload, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      const isMap = key === 'provenance';
      return [
        isMap ? `${name}${payload}` : name,
        poisoned(item, payload, name === 'kind' && key === 'leg' ? 'verdict' : name),
      ];
    }),
  );
}

describe('hostile strings', () => {
  it.each(PAYLOADS.map((payload) => [payload.slice(0, 40), payload]))('stay text in every field: %s', (_, payload) => {
    const assessment = poisoned(fixtureAssessment(), payload) as Assessment;
    const map = poisoned(fixtureMap(), payload) as ReportMap;
    const document = renderReport(assessment, { ...map, level: 'site' });
    const { faults, ids, links } = scanMarkup(document);
    expect(faults).toEqual([]);
    expect([...document.matchAll(/<script/g)]).toHaveLength(1);
    expect([...document.matchAll(/<\/script/g)]).toHaveLength(1);
    expect([...document.matchAll(/<\/style/g)]).toHaveLength(1);
    expect(document).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    const known = new Set(ids.map((id) => `#${id}`));
    expect(links.filter((link) => !known.has(link))).toEqual([]);
  });

  it('the scan notices what it must notice', () => {
    expect(scanMarkup('<p><img src="x"></p>').faults).toHaveLength(1);
    expect(scanMarkup('<p onclick="x">').faults).toHaveLength(1);
    expect(scanMarkup('<p title="a"b">').faults).toHaveLength(1);
  });
});
