import { DossierBuilder, zipDossier } from '@cleanpath/formats';
import type { Evidence } from '@cleanpath/model';
import { mark, type Code, type Topic } from './marks.js';

/** Ids within the network of an organisation: marked as all its texts are. */
export const elementOf = (org: Code): string => `el-${mark(org, 'facts')}`;
export const demandOf = (org: Code): string => `dm-${mark(org, 'facts')}`;
/** The supplier some organisation is: it may be shown its own file. */
export const supplierOf = (org: Code): string => `su-${mark(org, 'supplier')}`;

/** A small network as a ZIP, in which every text carries the mark of its owner. `round` makes the second one differ. */
export function markedDossier(org: Code, round: number): Uint8Array {
  const facts = (text: string): string => `${text} ${mark(org, 'facts')}`;
  const builder = new DossierBuilder();
  builder.setManifest({
    dossier: 1,
    id: `ds-${mark(org, 'facts')}`,
    name: facts('Dossier'),
    description: facts('About'),
    asOf: '2031-01-31',
    synthetic: [{ what: facts('All'), method: facts('Invented') }],
  });
  builder.addSupplier({ id: supplierOf(org), name: `Supplier ${mark(org, 'supplier')}`, jurisdictions: [] });
  builder.addSupplier({ id: `other-${mark(org, 'facts')}`, name: facts('Other') });
  builder.addProduct({ id: `pr-${mark(org, 'facts')}`, name: facts('Product'), supplier: supplierOf(org) });
  for (let i = 0; i < 4 + round; i++) {
    builder.addElement({
      id: i === 0 ? elementOf(org) : `el${i}-${mark(org, 'facts')}`,
      name: facts(`Router ${i}`),
      kind: 'transport-node',
      supplier: i % 2 === 0 ? supplierOf(org) : `other-${mark(org, 'facts')}`,
      site: facts('Site'),
      region: facts('Region'),
      lat: 50 + i / 10,
      lon: 10,
    });
    if (i > 0)
      builder.addRelation({
        from: i === 1 ? elementOf(org) : `el${i - 1}-${mark(org, 'facts')}`,
        to: `el${i}-${mark(org, 'facts')}`,
        type: 'link',
      });
  }
  builder.addDemand({
    id: demandOf(org),
    name: facts('Service'),
    legs: [{ plane: 'transmission', from: elementOf(org), to: `el3-${mark(org, 'facts')}` }],
  });
  for (const [topic, marking] of MARKINGS) {
    builder.addSource({ id: `so-${mark(org, topic)}`, name: `Source ${mark(org, topic)}`, grades: [{ grade: 'A' }] });
    builder.addEvidence(evidence(org, topic, marking));
  }
  const { dossier, problems } = builder.finish();
  if (!dossier) throw new Error(JSON.stringify(problems));
  return Buffer.concat([...zipDossier(dossier)]);
}

const MARKINGS = [
  ['clear', 'TLP:CLEAR'],
  ['amber', 'TLP:AMBER'],
  ['red', 'TLP:RED'],
] as const;

function evidence(org: Code, topic: Topic, marking: Evidence['marking']): Evidence {
  return {
    id: `ev-${mark(org, topic)}`,
    subject: { kind: 'supplier', id: supplierOf(org) },
    criterion: 'cleanpath-core:J1@1.0.0',
    type: 'government-advisory',
    support: 1,
    source: `so-${mark(org, topic)}`,
    credibility: 1,
    observedAt: '2030-12-01',
    excerpt: `Excerpt ${mark(org, topic)}`,
    locator: `locator/${mark(org, topic)}`,
    marking,
  };
}

/** Elements that cannot be read: an import with problems, which quote the values. */
export function brokenElements(org: Code): Uint8Array {
  const text = mark(org, 'problem');
  return Buffer.from(`id,kind,name\n${text},no-such-kind-${text},${text}\n${text},transport-node,${text}\n`);
}
