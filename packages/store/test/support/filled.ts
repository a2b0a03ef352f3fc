import {
  appendAudit,
  insertAssessment,
  insertJob,
  readBlob,
  writeAssessmentRows,
  writeBlob,
  type Store,
} from '../../src/index.ts';
import { newId, nextMoment, sampleFacts, sampleNetwork, sampleOrganisation, sampleSnapshot } from './samples.ts';

/** Puts something into every kind of table: texts that need care, moments, numbers, documents, binaries. */
export async function fill(store: Store): Promise<{ organisation: string; networkId: string; snapshotId: string }> {
  const organisation = await sampleOrganisation(store, 'Úřad "1",\\n\t');
  const person = newId();
  await store.db
    .insertInto('person')
    .values({
      id: person,
      name: 'Ada',
      email: 'ada@a.example',
      password_hash: null,
      locale: 'cs',
      theme: 'dark',
      created_at: nextMoment(),
    })
    .execute();
  await store.db
    .insertInto('passkey')
    .values({
      id: newId(),
      person_id: person,
      name: 'key',
      credential_id: 'c',
      public_key: Buffer.from([0, 255, 10, 92]),
      counter: 4_294_967_295,
      transports: '["usb"]',
      created_at: nextMoment(),
    })
    .execute();
  await store.db
    .insertInto('session')
    .values({
      id: newId(),
      secret_hash: 's',
      previous_hash: null,
      rotated_at: nextMoment(),
      person_id: person,
      organisation_id: organisation,
      csrf_token: 't',
      client: 'test',
      address: null,
      created_at: nextMoment(),
      last_seen_at: nextMoment(),
      expires_at: nextMoment(),
    })
    .execute();
  const networkId = await sampleNetwork(store, organisation);
  const snapshotId = await sampleSnapshot(store, networkId, sampleFacts(600));
  const binary = Buffer.alloc(2_500_000, 'binary ');
  await writeBlob(store, { networkId, kind: 'snapshot', ownerId: snapshotId }, [binary]);
  const assessmentId = newId();
  await writeAssessmentRows(
    store,
    { networkId, assessmentId },
    {
      demands: [{ id: 'd', name: 'D', verdict: 'clean', body: { note: '\u0000\ud800', share: 1e-7 } }],
      suppliers: [],
      decisions: [{ supplierId: 's', tier: 'high', outcome: 'x', lower: 0.1 + 0.2, upper: 1e-300, coverage: -0 }],
    },
  );
  await store.transaction(async (tx) => {
    await insertAssessment(tx, {
      network_id: networkId,
      id: assessmentId,
      snapshot_id: snapshotId,
      snapshot_seq: 1,
      content_hash: 'h',
      policy_id: 'p',
      policy_version: '1.0.0',
      policy_title: 'P',
      policy_hash: 'h',
      policy: '{ "b" : 1.0, "a": 10000000000000000000001 }',
      as_of: '2026-06-30',
      summary: '{}',
      previous_id: null,
      document_bytes: 1,
      created_by: 'Ada',
      created_at: new Date('2026-06-30T23:59:59.999Z'),
    });
    await appendAudit(tx, {
      organisationId: organisation,
      id: newId(),
      at: nextMoment(),
      actorKind: 'person',
      actorId: person,
      actorName: 'Ada',
      action: 'assess',
      subjectType: 'network',
      subjectId: networkId,
    });
  });
  await insertJob(store.db, {
    id: newId(),
    kind: 'assess',
    organisation_id: organisation,
    network_id: networkId,
    person_id: person,
    person_name: 'Ada',
    input: '{}',
    created_at: nextMoment(),
  });
  return { organisation, networkId, snapshotId };
}

export async function blobText(store: Store, networkId: string, ownerId: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of readBlob(store.db, { networkId, kind: 'snapshot', ownerId })) pieces.push(piece);
  return Buffer.concat(pieces).toString('latin1');
}
