import { randomBytes } from 'node:crypto';
import {
  ElementTableBuilder,
  type Demand,
  type Element,
  type Evidence,
  type Product,
  type Supplier,
} from '@cleanpath/model';
import type { SnapshotFacts } from '../../src/index.ts';
import { insertNetwork, insertSnapshot, publishSnapshot, writeSnapshotRows, type Store } from '../../src/index.ts';

let counter = 0;

/** An id as the platform makes them: sorts by creation. */
export function newId(): string {
  const time = (Date.UTC(2026, 0, 1) + counter++).toString(16).padStart(12, '0');
  const noise = randomBytes(9).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${noise.slice(0, 3)}-8${noise.slice(3, 6)}-${noise.slice(6, 18)}`;
}

/** A moment of its own for each call, one second after the one before. */
export function nextMoment(): Date {
  return new Date(Date.UTC(2026, 0, 1) + counter++ * 1000);
}

export async function sampleOrganisation(store: Store, name = `Organisation ${newId()}`): Promise<string> {
  const id = newId();
  await store.db
    .insertInto('organisation')
    .values({ id, name, kind: 'operator', host: false, created_at: nextMoment() })
    .execute();
  return id;
}

export async function sampleNetwork(
  store: Store,
  organisationId: string,
  name = `Network ${newId()}`,
): Promise<string> {
  const id = newId();
  await insertNetwork(store.db, {
    id,
    organisation_id: organisationId,
    name,
    description: '',
    created_at: nextMoment(),
  });
  return id;
}

/** `count` elements over ten sites, with suppliers, products, demands and evidence beside them. */
export function sampleFacts(count: number, label = 'e'): SnapshotFacts {
  const elements = new ElementTableBuilder();
  for (let at = 0; at < count; at++) elements.add(sampleElement(`${label}-${at}`, at));
  const suppliers: Supplier[] = [
    { id: 'sup-north', name: 'Northlight Radio', jurisdictions: ['XA'], fictional: true },
    { id: 'sup-umlaut', name: 'Überlandfunk Žďár', fictional: true },
    { id: 'sup-100%', name: 'Hundred_Percent \\ Ltd', fictional: true },
  ];
  const products: Product[] = [{ id: 'prod-1', supplier: 'sup-north', name: 'Aurora base unit' }];
  const demands: Demand[] = [
    {
      id: 'dem-1',
      name: 'Emergency calls east',
      service: 'emergency calls',
      legs: [{ plane: 'transmission', elements: [`${label}-0`] }],
    },
  ];
  const evidence: Evidence[] = [
    sampleEvidence('ev-1', { kind: 'supplier', id: 'sup-north' }),
    sampleEvidence('ev-2', { kind: 'version', id: 'prod-1@2.0' }),
    sampleEvidence('ev-3', { kind: 'site', id: 'site-1' }),
  ];
  return { elements: elements.finish(), suppliers, products, demands, evidence };
}

function sampleElement(id: string, at: number): Element {
  return {
    id,
    kind: at % 2 === 0 ? 'radio-unit' : 'cell-site-router',
    ...(at % 3 === 0 ? { name: `Mast ${at} of the Hill` } : {}),
    supplier: 'sup-north',
    site: `site-${at % 10}`,
    region: `XA-${at % 3}`,
    lat: 40 + at / 1000,
  };
}

function sampleEvidence(id: string, subject: Evidence['subject']): Evidence {
  return {
    id,
    subject,
    criterion: 'catalog:criterion',
    type: 'audit-report',
    source: 'lab',
    credibility: 2,
    observedAt: '2026-01-02',
  };
}

/** A published snapshot with its rows. */
export async function sampleSnapshot(store: Store, networkId: string, facts: SnapshotFacts): Promise<string> {
  const snapshotId = await begunSnapshot(store, networkId);
  await writeSnapshotRows(store, { networkId, snapshotId }, facts);
  await store.transaction((tx) => publishSnapshot(tx, { networkId, snapshotId }));
  return snapshotId;
}

/** A snapshot nobody sees yet. */
export async function begunSnapshot(store: Store, networkId: string, hash = 'a'.repeat(64)): Promise<string> {
  const id = newId();
  await insertSnapshot(store.db, {
    network_id: networkId,
    id,
    hash,
    bytes: 0,
    counts: '{"elements":0}',
    as_of: null,
    synthetic: '[]',
    note: 'sample',
    created_by: 'Sample',
    created_at: nextMoment(),
  });
  return id;
}
