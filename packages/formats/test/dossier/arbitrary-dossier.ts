import fc from 'fast-check';
import {
  CRITICALITIES,
  DEPENDENCY_TYPES,
  ELEMENT_KIND_NAMES,
  EVIDENCE_DIRECTIONS,
  EVIDENCE_STATES,
  PARTY_ROLES,
  PLANES,
  PRODUCT_KINDS,
  SOURCE_GRADES,
  TIERS,
  TLP_MARKINGS,
  TRUST_STATES,
  type Dossier,
} from '@cleanpath/model';
import { DossierBuilder } from '../../src/dossier/index.js';

/** Texts that break careless formats: separators, quotes, line ends, look-alike numbers, other planes of Unicode. */
const ODD_TEXTS = [
  'a;b',
  'a,b',
  '"',
  '""',
  "'",
  'a\nb',
  'a\r\nb',
  ' a',
  'a ',
  '=1+1',
  '010203',
  '1e5',
  'true',
  'null',
  '~',
  '- x',
  '#',
  ': ',
  '["a"]',
  '["',
  '\ufeff',
  '😀',
  'é',
  'e\u0301',
  '\u2028',
  '\t',
  '{}',
  '&a',
  '*a',
  '!x',
  '\u0085',
  '\ud7ff\ue000',
];
const text = fc
  .oneof(
    fc.constantFrom(...ODD_TEXTS),
    fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
    fc.string({ minLength: 1, maxLength: 8, unit: 'binary' }),
  )
  .map((value) => value.replaceAll('\0', '0'));
const ODD_IDS = [
  'a;b',
  'a,b',
  '"',
  "it's",
  '=x',
  '010203',
  'true',
  '["a"]',
  '["',
  'owner:x',
  '😀',
  '\ue000',
  'é',
  '-',
  '*',
  '{',
  'a b',
];

const json = fc
  .jsonValue({ maxDepth: 2 })
  .map((value) => JSON.parse(JSON.stringify(value).replaceAll('\\u0000', '0')) as never);
const attributes = fc
  .dictionary(
    fc
      .oneof(fc.constantFrom('id', 'kind', 'colour', 'attributes', 'attributes.x', 'a b', ' x'), text)
      .filter((key) => key !== '__proto__'),
    fc.oneof(text, json),
    { minKeys: 1, maxKeys: 3 },
  )
  .filter((record) => !JSON.stringify(record).includes('__proto__'));
const date = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const positive = fc.oneof(
  fc.nat(),
  fc.double({ min: 0, max: 1e300, noNaN: true }).map((value) => value + 0),
);
const share = fc.double({ min: 0, max: 0.3, noNaN: true });

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 2 });

/** Members that are undefined are left out. */
function record<T>(members: { [K in keyof T]: fc.Arbitrary<T[K] | undefined> }): fc.Arbitrary<T> {
  return fc
    .record(members as Record<string, fc.Arbitrary<unknown>>)
    .map((value) => Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T);
}

function idsOf(prefix: string, max: number): fc.Arbitrary<string[]> {
  const id = fc.oneof(
    fc.nat(999).map((n) => `${prefix}-${n}`),
    fc.constantFrom(...ODD_IDS).map((odd) => `${prefix}${odd}`),
    fc.constantFrom(...ODD_IDS),
  );
  return fc.uniqueArray(id, { minLength: 2, maxLength: max });
}

/** Valid dossiers that use every field of every schema. */
export const arbitraryDossier: fc.Arbitrary<Dossier> = fc
  .record({
    suppliers: idsOf('s', 5),
    products: idsOf('p', 4),
    elements: idsOf('e', 8),
    slices: idsOf('z', 3),
    sources: idsOf('q', 3),
  })
  .chain((ids) => {
    const supplierId = fc.constantFrom(...ids.suppliers);
    const elementId = fc.constantFrom(...ids.elements);
    const supplier = (id: string) =>
      record({
        id: fc.constant(id),
        name: text,
        aliases: maybe(
          fc.array(
            record({ name: text, from: maybe(fc.constant('2001-01-01')), until: maybe(fc.constant('2002-02-02')) }),
            { minLength: 1, maxLength: 2 },
          ),
        ),
        jurisdictions: maybe(fc.array(fc.constantFrom('XA', 'XB'), { minLength: 1, maxLength: 2 })),
        owners: maybe(
          fc.array(
            record({
              supplier: supplierId,
              share: maybe(share),
              votes: maybe(share),
              control: maybe(fc.constant('board')),
              from: maybe(fc.constant('2001-01-01')),
              until: maybe(fc.constant('2030-01-01')),
            }),
            { minLength: 1, maxLength: 3 },
          ),
        ),
        lei: maybe(fc.constant('AAAAAAAAAAAAAAAAAA11')),
        pen: maybe(fc.nat()),
        fictional: maybe(fc.boolean()),
        attributes: maybe(attributes),
      });
    const product = (id: string) =>
      record({
        id: fc.constant(id),
        supplier: maybe(supplierId),
        name: text,
        kind: maybe(fc.constantFrom(...PRODUCT_KINDS)),
        versions: maybe(fc.array(text, { minLength: 1, maxLength: 3 })),
        purl: maybe(fc.constant('pkg:generic/x@1')),
        cpe: maybe(fc.constant('cpe:2.3:a:x:y:1:*:*:*:*:*:*:*')),
        componentSuppliers: maybe(fc.array(supplierId, { minLength: 1, maxLength: 2 })),
        softwareSupplier: maybe(supplierId),
        attributes: maybe(attributes),
      });
    const element = (id: string) =>
      record({
        id: fc.constant(id),
        kind: fc.constantFrom(...ELEMENT_KIND_NAMES),
        name: maybe(text),
        plane: maybe(fc.constantFrom(...PLANES)),
        product: maybe(fc.constantFrom(...ids.products)),
        version: maybe(text),
        supplier: maybe(supplierId),
        operator: maybe(supplierId),
        owner: maybe(supplierId),
        maintainedBy: maybe(supplierId),
        parties: maybe(
          fc.array(fc.record({ role: fc.constantFrom(...PARTY_ROLES), supplier: supplierId }), {
            minLength: 1,
            maxLength: 2,
          }),
        ),
        site: maybe(text),
        region: maybe(text),
        lat: maybe(fc.double({ min: -90, max: 90, noNaN: true })),
        lon: maybe(fc.double({ min: -180, max: 180, noNaN: true })),
        tier: maybe(fc.constantFrom(...TIERS)),
        tierReason: maybe(text),
        state: maybe(fc.constantFrom(...TRUST_STATES)),
        stateReason: maybe(text),
        passive: maybe(fc.boolean()),
        installed: maybe(fc.constant('2001-02-03')),
        endOfLife: maybe(fc.constant('2031-02-03')),
        replacementCost: maybe(positive),
        replacementEffort: maybe(positive),
        capacity: maybe(positive),
        population: maybe(positive),
        riskGroups: maybe(fc.array(fc.constantFrom(...ODD_IDS), { minLength: 1, maxLength: 2 })),
        attributes: maybe(attributes),
      });
    const link = record({
      from: elementId,
      to: elementId,
      type: fc.constant('link' as const),
      direction: maybe(fc.constant('forward' as const)),
      metric: maybe(fc.integer({ min: 1 })),
      metricReverse: maybe(fc.integer({ min: 1 })),
      capacity: maybe(positive),
      attributes: maybe(attributes),
    });
    const dependency = record({
      from: elementId,
      to: elementId,
      type: fc.constantFrom(...DEPENDENCY_TYPES),
      group: maybe(fc.constantFrom(...ODD_IDS)),
      attributes: maybe(attributes),
    });
    const leg = fc.oneof(
      record({ plane: fc.constantFrom(...PLANES), from: elementId, to: elementId, twoWay: maybe(fc.boolean()) }),
      fc.record({ plane: fc.constantFrom(...PLANES), elements: fc.array(elementId, { minLength: 1, maxLength: 3 }) }),
    );
    const demand = (id: string) =>
      record({
        id: fc.constant(id),
        name: maybe(text),
        service: maybe(text),
        slice: maybe(fc.constantFrom(...ids.slices)),
        criticality: maybe(fc.constantFrom(...CRITICALITIES)),
        weight: maybe(positive),
        people: maybe(positive),
        legs: fc.array(leg, { minLength: 1, maxLength: 3 }),
        attributes: maybe(attributes),
      });
    const slice = (id: string) =>
      record({
        id: fc.constant(id),
        name: maybe(text),
        sst: fc.nat(255),
        sd: maybe(fc.constantFrom('000001', 'abcdef', '1e5000')),
        elements: maybe(fc.array(elementId, { minLength: 1, maxLength: 2 })),
        isolation: maybe(fc.constant('host' as const)),
        attributes: maybe(attributes),
      });
    const source = (id: string) =>
      record({
        id: fc.constant(id),
        name: text,
        kind: maybe(text),
        controlledBy: maybe(supplierId),
        grades: fc.array(record({ grade: fc.constantFrom(...SOURCE_GRADES), from: maybe(date) }), {
          minLength: 1,
          maxLength: 2,
        }),
        attributes: maybe(attributes),
      });
    const evidence = (id: string) =>
      record({
        id: fc.constant(id),
        subject: fc.oneof(
          fc.record({ kind: fc.constant('supplier' as const), id: supplierId }),
          fc.record({ kind: fc.constant('element' as const), id: elementId }),
        ),
        criterion: fc.constantFrom('cat:leaf', 'cat:leaf@1.0.0'),
        type: fc.constant('audit'),
        direction: maybe(fc.constantFrom(...EVIDENCE_DIRECTIONS)),
        support: maybe(share),
        strength: maybe(fc.constant(2.5)),
        strengthReason: maybe(text),
        source: fc.constantFrom(...ids.sources),
        credibility: fc.integer({ min: 1, max: 6 }),
        observedAt: fc.constant('2020-02-29'),
        expiresAt: maybe(fc.constant('2030-01-01')),
        recordedAt: maybe(fc.constant('2020-03-01')),
        origin: maybe(fc.constant('o')),
        locator: maybe(text),
        sha256: maybe(fc.constant('0'.repeat(64))),
        mediaType: maybe(text),
        excerpt: maybe(text),
        marking: maybe(fc.constantFrom(...TLP_MARKINGS)),
        releasableTo: maybe(fc.array(fc.constantFrom(...ODD_IDS), { minLength: 1, maxLength: 2 })),
        recordedBy: maybe(text),
        reviewedBy: maybe(text),
        state: maybe(fc.constantFrom(...EVIDENCE_STATES)),
        stateReason: maybe(text),
        attributes: maybe(attributes),
      });
    const all = <T>(list: readonly string[], make: (id: string) => fc.Arbitrary<T>) => fc.tuple(...list.map(make));
    return fc.record({
      manifest: record({
        dossier: fc.constant(1 as const),
        id: fc.constantFrom(...ODD_IDS),
        name: text,
        description: maybe(text),
        asOf: maybe(date),
        currency: maybe(fc.constant('XTS')),
        synthetic: maybe(
          fc.array(record({ what: text, method: text, seed: maybe(fc.nat()) }), { minLength: 1, maxLength: 1 }),
        ),
        attributes: maybe(attributes),
      }),
      suppliers: all(ids.suppliers, supplier),
      products: all(ids.products, product),
      elements: all(ids.elements, element),
      relations: fc.array(fc.oneof(link, dependency), { maxLength: 12 }),
      demands: all(ids.slices, demand),
      slices: all(ids.slices, slice),
      sources: all(ids.sources, source),
      evidence: all(ids.sources, evidence),
    });
  })
  .map((parts) => {
    const builder = new DossierBuilder();
    builder.setManifest(parts.manifest);
    for (const item of parts.suppliers) builder.addSupplier(item);
    for (const item of parts.products) builder.addProduct(item);
    // Half of the relations come before their elements: references may point forward.
    parts.relations.forEach((item, i) => i % 2 === 0 && builder.addRelation(item));
    for (const item of parts.elements) builder.addElement(item);
    parts.relations.forEach((item, i) => i % 2 === 1 && builder.addRelation(item));
    for (const item of parts.demands) builder.addDemand(item);
    for (const item of parts.slices) builder.addSlice(item);
    for (const item of parts.sources) builder.addSource(item);
    for (const item of parts.evidence) builder.addEvidence(item);
    const { dossier, problems } = builder.finish();
    if (!dossier) throw new Error(JSON.stringify(problems.filter(({ severity }) => severity === 'error')));
    return dossier;
  });
