import type { SupplierFile } from '@cleanpath/api';
import { fail, type SupplierReport } from '@cleanpath/model';
import { assessmentById, assessmentSupplier } from '@cleanpath/store';
import type { Actor } from '../access/actor.js';
import type { Platform } from '../platform.js';
import { withholdSources } from './withhold-sources.js';
import { reachNetwork } from './network-access.js';

/** What was concluded about the supplier the actor's organisation is, from the newest assessment. */
export async function supplierFile(actor: Actor, platform: Platform, networkId: string): Promise<SupplierFile> {
  const { network, supplierId } = await reachNetwork(platform, actor, networkId, 'supplier-file:read');
  const assessmentId = network.newest_assessment_id;
  if (assessmentId === null) throw fail('network-empty', { message: 'The network is not assessed yet' });
  const { db } = platform.store;
  const assessment = await assessmentById(db, networkId, assessmentId);
  const row = supplierId === null ? undefined : await assessmentSupplier(db, { networkId, assessmentId }, supplierId);
  if (!assessment || !row) throw fail('not-found', { message: 'The network does not name this supplier' });
  const report = withholdSources(row.body as SupplierReport);
  return {
    id: report.id,
    name: report.name,
    fictional: report.fictional,
    jurisdictions: report.jurisdictions,
    group: report.group,
    decisions: report.decisions,
    criteria: report.criteria,
    evidence: report.evidence,
    next: report.next,
    asOf: assessment.as_of,
    policy: { id: assessment.policy_id, version: assessment.policy_version, title: assessment.policy_title },
  };
}
