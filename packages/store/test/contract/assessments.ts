import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  assessmentById,
  assessmentDemand,
  assessmentPolicy,
  assessmentsByIds,
  assessmentSupplier,
  countAssessmentDemands,
  insertAssessment,
  insertPolicy,
  listAssessmentDemands,
  listAssessments,
  listAssessmentSuppliers,
  listDecisions,
  listPolicies,
  networkById,
  policyById,
  policyByVersion,
  writeAssessmentRows,
  type Store,
} from '../../src/index.ts';
import { newId, nextMoment, sampleNetwork, sampleOrganisation } from '../support/samples.ts';
import type { OpenEmpty } from './contract.ts';
import { HOOK_TIMEOUT } from '../support/hook-timeout.ts';

const VERDICTS = ['blocked', 'undetermined', 'clean'];

export function assessmentsContract(open: OpenEmpty): void {
  describe('assessments and policies', () => {
    let store: Store;
    let organisation: string;
    let networkId: string;
    beforeAll(async () => {
      store = await open();
      organisation = await sampleOrganisation(store);
      networkId = await sampleNetwork(store, organisation);
    }, HOOK_TIMEOUT);
    afterAll(() => store.close());

    const demands = Array.from({ length: 90 }, (_, at) => ({
      id: `dem-${at}`,
      name: at === 7 ? 'Übergabe 100% Nord' : `Service ${at}`,
      service: at % 2 === 0 ? 'emergency calls' : undefined,
      verdict: VERDICTS[Math.floor(at / 30)]!,
      body: { id: `dem-${at}`, share: 0.1 + at / 1000 },
    }));
    const suppliers = [
      { id: 'sup-b', name: 'Beacon', body: { exposed: 9 } },
      { id: 'sup-a', name: 'Anchor', body: { exposed: 3 } },
    ];
    const decision = {
      supplierId: 'sup-a',
      tier: 'high',
      outcome: 'trusted',
      lower: 0.1,
      upper: 0.30000000000000004,
      coverage: 1,
    };

    const write = async (): Promise<string> => {
      const id = newId();
      await writeAssessmentRows(store, { networkId, assessmentId: id }, { demands, suppliers, decisions: [decision] });
      await store.transaction((tx) => insertAssessment(tx, sampleAssessment(networkId, id)));
      return id;
    };

    it('publishes an assessment as the newest of its network', async () => {
      const [first, second] = [await write(), await write()];
      expect((await networkById(store.db, networkId))?.newest_assessment_id).toBe(second);
      const head = await assessmentById(store.db, networkId, first);
      expect(head).toMatchObject({ id: first, summary: { sentence: 'All well' }, document_bytes: 3_000_000_000 });
      expect(head).not.toHaveProperty('policy');
      expect(await assessmentPolicy(store.db, networkId, first)).toEqual({ id: 'p', title: 'Neutral' });
      expect(await assessmentById(store.db, 'another', first)).toBeUndefined();
      const listed = await listAssessments(store.db, networkId, { limit: 1 });
      const rest = await listAssessments(store.db, networkId, { limit: 1, cursor: listed.next });
      expect([...listed.items, ...rest.items].map((row) => row.id)).toEqual([second, first]);
      expect((await assessmentsByIds(store.db, [networkId], [first, 'unknown'])).map((row) => row.id)).toEqual([first]);
    });

    it('pages demands by rank and filters them', async () => {
      const key = { networkId, assessmentId: await write() };
      const seen: object[] = [];
      let cursor: string | undefined;
      do {
        const page = await listAssessmentDemands(store.db, key, {}, { limit: 40, cursor });
        seen.push(...page.items.map((row) => row.body));
        cursor = page.next;
      } while (cursor !== undefined);
      expect(seen).toEqual(demands.map((demand) => demand.body));
      const ids = async (filter: Parameters<typeof listAssessmentDemands>[2]): Promise<string[]> =>
        (await listAssessmentDemands(store.db, key, filter, { limit: 99 })).items.map((row) => row.demand_id);
      expect(await ids({ verdict: 'clean', service: 'emergency calls' })).toHaveLength(15);
      expect(await ids({ text: 'SERVICE 8' })).toEqual([
        'dem-8',
        ...Array.from({ length: 10 }, (_, at) => `dem-${80 + at}`),
      ]);
      expect(await ids({ text: 'übergabe' })).toEqual(['dem-7']);
      expect(await ids({ text: '100%' })).toEqual(['dem-7']);
      // As a wildcard it would find all of them.
      expect(await ids({ text: '%' })).toEqual(['dem-7']);
      expect(await ids({ text: '_' })).toEqual([]);
      expect((await assessmentDemand(store.db, key, 'dem-7'))?.name).toBe('Übergabe 100% Nord');
      expect(await countAssessmentDemands(store.db, key)).toContainEqual({
        verdict: 'blocked',
        service: 'emergency calls',
        demands: 15,
      });
    });

    it('keeps suppliers in their order and decisions to the last bit', async () => {
      const key = { networkId, assessmentId: await write() };
      const page = await listAssessmentSuppliers(store.db, key, {}, { limit: 1 });
      const rest = await listAssessmentSuppliers(store.db, key, {}, { limit: 1, cursor: page.next });
      expect([...page.items, ...rest.items].map((row) => row.supplier_id)).toEqual(['sup-b', 'sup-a']);
      expect((await listAssessmentSuppliers(store.db, key, { text: 'anch' }, { limit: 9 })).items).toHaveLength(1);
      expect((await assessmentSupplier(store.db, key, 'sup-a'))?.body).toEqual({ exposed: 3 });
      expect(await listDecisions(store.db, key, 'sup-a')).toMatchObject([{ lower: 0.1, upper: 0.30000000000000004 }]);
      expect(await listDecisions(store.db, key, 'sup-b')).toEqual([]);
    });

    it('takes a version of a policy once per organisation, and shows each organisation its own and the shipped', async () => {
      const other = await sampleOrganisation(store);
      const version = newId();
      const of = (organisationId: string | null) => ({
        id: newId(),
        organisation_id: organisationId,
        policy_id: 'neutral',
        policy_version: version,
        title: 'Neutral',
        authority: 'Office',
        hash: 'd'.repeat(64),
        body: '{"id":"neutral"}',
        created_at: nextMoment(),
      });
      const shipped = await insertPolicy(store.db, of(null));
      const own = await insertPolicy(store.db, of(organisation));
      const foreign = await insertPolicy(store.db, of(other));
      await expect(insertPolicy(store.db, of(organisation))).rejects.toMatchObject({ code: 'policy-version-exists' });
      await expect(insertPolicy(store.db, of(null))).rejects.toMatchObject({ code: 'policy-version-exists' });
      const page = await listPolicies(store.db, [organisation], { limit: 1 });
      const rest = await listPolicies(store.db, [organisation], { limit: 1, cursor: page.next });
      expect([...page.items, ...rest.items].map((row) => row.id)).toEqual([own.id, shipped.id]);
      expect(await policyById(store.db, [organisation], foreign.id)).toBeUndefined();
      expect((await policyById(store.db, [], shipped.id))?.body).toEqual({ id: 'neutral' });
      expect((await policyByVersion(store.db, null, 'neutral', version))?.id).toBe(shipped.id);
      expect((await policyByVersion(store.db, other, 'neutral', version))?.id).toBe(foreign.id);
    });
  });
}

function sampleAssessment(networkId: string, id: string) {
  return {
    network_id: networkId,
    id,
    snapshot_id: 's',
    snapshot_seq: 1,
    content_hash: 'e'.repeat(64),
    policy_id: 'p',
    policy_version: '1.0.0',
    policy_title: 'Neutral',
    policy_hash: 'f'.repeat(64),
    policy: '{"id":"p","title":"Neutral"}',
    as_of: '2026-06-30',
    summary: '{"sentence":"All well"}',
    previous_id: null,
    document_bytes: 3_000_000_000,
    created_by: 'Sample',
    created_at: nextMoment(),
  };
}
