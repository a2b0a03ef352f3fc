import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Assessment, DemandReport } from '@cleanpath/model';
import { renderReport, type ReportMap } from '../../src/report/index.js';
import { fixtureAssessment, fixtureMap } from './fixture.js';
import { scanMarkup } from './markup-scan.js';

const NO_MAP: ReportMap = {
  points: [],
  lines: [],
  level: 'site',
  places: 0,
  elements: 0,
  positioned: 0,
  linesLeftOut: 0,
};

function expectSound(document: string): void {
  const { ids, links, faults } = scanMarkup(document);
  expect(faults).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  const known = new Set(ids.map((id) => `#${id}`));
  expect(links.filter((link) => !known.has(link))).toEqual([]);
}

describe('report', () => {
  const assessment = fixtureAssessment();
  const document = renderReport(assessment, fixtureMap());

  it('is the same bytes for the same input', () => {
    expect(renderReport(fixtureAssessment(), fixtureMap())).toBe(document);
  });

  it('does not depend on the order of demands and suppliers', () => {
    const turned = {
      ...assessment,
      demands: [...assessment.demands].reverse(),
      suppliers: [...assessment.suppliers].reverse(),
    };
    expect(renderReport(turned, fixtureMap())).toBe(document);
  });

  it('is sound: known tags, quoted attributes, unique ids, links that lead somewhere', () => {
    expectSound(document);
  });

  it('begins with the sentence, its reason and what is not known', () => {
    const first = document.slice(document.indexOf('id="summary"'), document.indexOf('id="map"'));
    expect(first).toContain('4 of 11 connected services');
    expect(first).toContain('Five are blocked');
    expect(first).toContain('Two depend on what is not known');
    expect(first).toContain('Synthetic data.');
  });

  it('has an anchor for every demand', () => {
    for (const { id } of assessment.demands) expect(document).toContain(`id="demand-${id}"`);
  });

  it('draws every demand that is not clean, with the element at the end of its chain', () => {
    const article = document.slice(document.indexOf('id="demand-112-north"'), document.indexOf('id="demand-grid-1"'));
    expect(article).toContain('Cut: every route passes here');
    const at = ['>AMF 1<', '>Core host 1<', '>Element manager south<', '>Update server 2<'].map((name) =>
      article.indexOf(name),
    );
    expect(at).not.toContain(-1);
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(article).toContain('Vellmark Systems is excluded at tier high.');
  });

  it('allows its own script only, by hash, and loads nothing', () => {
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(document)![1]!.replaceAll('&#39;', "'");
    const script = /<script>([^]*?)<\/script>/.exec(document)![1]!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`);
    expect(document).not.toMatch(/\b(?:src|href|action)="(?!#)/);
    expect(document).not.toMatch(/https?:\/\//);
    expect([...document.matchAll(/url\((?!data:font|#hatch)/g)]).toEqual([]);
  });

  it('ends with the hash, the versions and how to verify', () => {
    const end = document.slice(document.indexOf('id="verify"'));
    for (const text of [assessment.contentHash, assessment.policy.hash, 'cleanpath-core', 'npx cleanpath assess'])
      expect(end).toContain(text);
  });

  it('names file and line of what it says', () => {
    const line = assessment.provenance['upd-2']!.line!;
    expect(document).toContain(`elements.csv:${line}`);
  });

  it('carries extended Latin only where the text has it', () => {
    const named: Assessment = { ...assessment, network: { ...assessment.network, name: 'Łódź ring' } };
    const faces = (text: string): number => [...text.matchAll(/@font-face/g)].length;
    expect(faces(document)).toBe(1);
    expect(faces(renderReport(named, fixtureMap()))).toBe(2);
  });

  it('shows no synthetic banner over real data', () => {
    const real: Assessment = {
      ...assessment,
      network: { ...assessment.network, synthetic: [] },
      suppliers: assessment.suppliers.map((supplier) => ({ ...supplier, fictional: false })),
    };
    expect(renderReport(real, fixtureMap())).not.toContain('Synthetic data.');
    const fictional: Assessment = { ...assessment, network: { ...assessment.network, synthetic: [] } };
    expect(renderReport(fictional, fixtureMap())).toContain('Synthetic data.');
  });
});

describe('empty states', () => {
  const full = fixtureAssessment();
  const zero = { clean: 0, undetermined: 0, blocked: 0, disconnected: 0 };
  const empty: Assessment = {
    ...full,
    network: { ...full.network, demands: 0, suppliers: 0, elements: 0 },
    headline: { sentence: 'No services are recorded yet.' },
    totals: { ...zero, provenShare: null, possibleShare: null },
    planes: [],
    services: [],
    completeness: { share: null, facts: [] },
    causes: [],
    unknowns: [],
    actions: [],
    demands: [],
    suppliers: [],
    concentration: [],
    elements: [],
    problems: [],
    limits: [],
    provenance: {},
  };

  it('says what each page would show and the next step', () => {
    const document = renderReport(empty, NO_MAP);
    expectSound(document);
    for (const file of ['demands.csv', 'suppliers.yaml', 'elements.csv']) expect(document).toContain(file);
    expect(document).toContain('No element has coordinates');
    expect([...document.matchAll(/Next step/g)].length).toBeGreaterThanOrEqual(5);
  });

  it('praises a network where nothing is blocked, without a cause', () => {
    const clean: Assessment = {
      ...full,
      totals: { ...zero, clean: 4, provenShare: 1, possibleShare: 1 },
      demands: full.demands.filter(({ verdict }) => verdict === 'clean'),
      causes: [],
      unknowns: [],
      actions: [],
    };
    const document = renderReport(clean, fixtureMap());
    expectSound(document);
    expect(document).toContain('No service is blocked');
    expect(document).toContain('Every service has a proven clean path');
    expect(document).toContain('No verdict depends on missing evidence');
  });
});

describe('large inputs', () => {
  const full = fixtureAssessment();
  const many = (count: number, long: string): DemandReport[] =>
    Array.from({ length: count }, (_, i) => {
      const demand = full.demands[i % full.demands.length]!;
      return { ...demand, id: `${demand.id}-${i}`, name: `${demand.name} ${i}${long}` };
    });

  it.each([
    ['10,000 services', 10_000, ''],
    ['10,000 services with long names', 10_000, ' very long name'.repeat(40)],
  ])('stays bounded with %s and says what is left out', (_, count, long) => {
    const suppliers = Array.from({ length: 2000 }, (__, i) => {
      const supplier = full.suppliers[i % full.suppliers.length]!;
      return { ...supplier, id: `${supplier.id}-${i}`, name: `${supplier.name} ${i}${long}` };
    });
    const elements = Array.from({ length: 20_000 }, (__, i) => {
      const element = full.elements[i % full.elements.length]!;
      return i < full.elements.length
        ? element
        : { ...element, id: `${element.id}-${i}`, name: `${element.name}${long}` };
    });
    const document = renderReport({ ...full, demands: many(count, long), suppliers, elements }, fixtureMap());
    expect(document.length).toBeLessThan(6_000_000);
    expectSound(document);
    expect([...document.matchAll(/<article id="demand-/g)].length).toBeLessThanOrEqual(300);
    expect(document).toMatch(
      /[\d,]+ more services without a proven clean path are not shown here; all of them are in <code>legs\.csv/,
    );
    expect(document).toMatch(/more suppliers are not shown here/);
    expect(document).toMatch(/more elements are not shown here/);
  });
});
