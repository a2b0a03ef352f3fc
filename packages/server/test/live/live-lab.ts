import { gzipSync } from 'node:zlib';
import { pino } from 'pino';
import { assess, loadCatalogs, type AssessResult } from '@cleanpath/assessment';
import { DossierBuilder, encodeSnapshot, snapshotHash } from '@cleanpath/formats';
import { canonicalJson, type Dossier, type Policy } from '@cleanpath/model';
import {
  insertAssessment,
  insertNetwork,
  insertOrganisation,
  insertSnapshot,
  openStore,
  publishSnapshot,
  writeBlob,
  type Store,
} from '@cleanpath/store';
import type { Catalogs } from '@cleanpath/trust';
import { newId } from '../../src/identity/new-id.js';
import { liveHost, type LiveHostOptions } from '../../src/live/live-host.js';
import type { LiveKey, LiveNetworks } from '../../src/live/live-networks.js';

export const AS_OF = '2026-06-30';

/** A chain of routers over two managers, with as many elements as wanted; the manager of the north is untrusted. */
export function chainDossier(id: string, routers: number): Dossier {
  const builder = new DossierBuilder();
  builder.setManifest({ dossier: 1, id, name: `Network ${id}` });
  builder.addSupplier({ id: 'alder', name: 'Alder Networks' });
  builder.addElement({ id: 'em-north', kind: 'element-manager', supplier: 'alder', state: 'untrusted' });
  for (let i = 0; i < routers; i++) {
    const name = i === 0 ? '=cmd|calc' : `Router ${i}`;
    builder.addElement(
      {
        id: `r${i}`,
        kind: 'transport-node',
        name,
        supplier: 'alder',
        site: `Site ${i % 7}`,
        lat: 50 + i / 1000,
        lon: 10,
      },
      { file: 'elements.csv', line: i + 3 },
    );
    if (i > 0) builder.addRelation({ from: `r${i - 1}`, to: `r${i}`, type: 'link' });
  }
  builder.addRelation({ from: 'r1', to: 'em-north', type: 'managed-by' });
  builder.addDemand({
    id: 'far',
    name: 'Far end',
    legs: [{ plane: 'transmission', from: 'r0', to: `r${routers - 1}` }],
  });
  builder.addDemand({ id: 'near', name: 'Near end', legs: [{ plane: 'transmission', from: 'r2', to: 'r3' }] });
  const { dossier, problems } = builder.finish();
  if (!dossier) throw new Error(JSON.stringify(problems));
  return dossier;
}

/** Nobody brings evidence here: what is not known counts as trusted, so that one stated element decides. */
export function trustful(policy: Policy): Policy {
  return {
    ...policy,
    network: { ...policy.network, requiredDependencies: {} },
    outcomeStates: { ...policy.outcomeStates, 'insufficient-evidence': 'trusted' },
  };
}

export interface LiveLab {
  readonly store: Store;
  readonly catalogs: Catalogs;
  readonly policy: Policy;
  readonly networkId: string;
  readonly organisationId: string;
  host(options?: Partial<LiveHostOptions>): LiveNetworks;
  /** Stores a snapshot and an assessment of it as the jobs do. */
  publish(dossier: Dossier, policy?: Policy): Promise<{ key: LiveKey; result: AssessResult }>;
  close(): Promise<void>;
}

export async function liveLab(): Promise<LiveLab> {
  const store = await openStore({ memory: true });
  const catalogs = await loadCatalogs();
  const neutral = catalogs.policies.get('cleanpath-neutral')!;
  const policy = trustful(neutral);
  const now = new Date();
  const organisationId = newId(now);
  const networkId = newId(now);
  await insertOrganisation(store.db, {
    id: organisationId,
    name: 'Office',
    kind: 'authority',
    host: true,
    created_at: now,
  });
  await insertNetwork(store.db, {
    id: networkId,
    organisation_id: organisationId,
    name: 'N',
    description: '',
    created_at: now,
  });
  const hosts: LiveNetworks[] = [];
  return {
    store,
    catalogs,
    policy,
    networkId,
    organisationId,
    host(options = {}) {
      const host = liveHost({
        config: { liveMemoryMegabytes: 256 },
        store,
        catalogs,
        log: pino({ level: 'silent' }),
        ...options,
      });
      hosts.push(host);
      return host;
    },
    publish: (dossier, under = policy) => publishAssessed(store, catalogs, networkId, dossier, under),
    async close() {
      for (const host of hosts) await host.close();
      await store.close();
    },
  };
}

/** Stores a snapshot and an assessment of it as the jobs do. */
export async function publishAssessed(
  store: Store,
  catalogs: Catalogs,
  networkId: string,
  dossier: Dossier,
  under: Policy,
): Promise<{ key: LiveKey; result: AssessResult }> {
  const now = new Date();
  const hash = snapshotHash(dossier);
  const result = assess(dossier, { catalogs, policy: under, asOf: AS_OF, snapshotHash: hash });
  const snapshotId = newId(now);
  const assessmentId = newId(now);
  const bytes = encodeSnapshot(dossier);
  const { assessment } = result;
  await insertSnapshot(store.db, {
    network_id: networkId,
    id: snapshotId,
    hash,
    bytes: bytes.length,
    counts: JSON.stringify({ elements: dossier.elements.count }),
    as_of: null,
    synthetic: '[]',
    note: '',
    created_by: 'test',
    created_at: now,
  });
  await writeBlob(store, { networkId, kind: 'snapshot', ownerId: snapshotId }, [bytes]);
  await store.transaction((tx) => publishSnapshot(tx, { networkId, snapshotId }));
  await writeBlob(store, { networkId, kind: 'assessment-document', ownerId: assessmentId }, [
    gzipSync(`${canonicalJson(assessment)}\n`),
  ]);
  await store.transaction((tx) =>
    insertAssessment(tx, {
      network_id: networkId,
      id: assessmentId,
      snapshot_id: snapshotId,
      snapshot_seq: 1,
      content_hash: assessment.contentHash,
      policy_id: under.id,
      policy_version: under.version,
      policy_title: under.title,
      policy_hash: assessment.policy.hash,
      policy: JSON.stringify(under),
      as_of: AS_OF,
      summary: JSON.stringify({ headline: assessment.headline, totals: assessment.totals }),
      previous_id: null,
      document_bytes: 0,
      created_by: 'test',
      created_at: now,
    }),
  );
  return { key: { networkId, snapshotId, assessmentId }, result };
}
