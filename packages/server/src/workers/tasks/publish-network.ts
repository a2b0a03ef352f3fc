import { gzipSync } from 'node:zlib';
import { canonicalJson, fail, type Dossier, type Policy, type Problem } from '@cleanpath/model';
import { decodeSnapshot, packedSnapshotHash } from '@cleanpath/formats';
import { assess, choosePolicy, loadCatalogs } from '@cleanpath/assessment';
import {
  assessmentRowParts,
  snapshotRowCount,
  snapshotRowParts,
  type AssessmentRowPart,
  type SnapshotRowPart,
} from '@cleanpath/store/rows';
import { buffersOf, type Task, type TaskTools } from '../task.js';
import { assessmentSummary, type StoredSummary } from './assessment-summary.js';
import { rankedRows } from './ranked-rows.js';

export interface PublishInput {
  readonly snapshot: Uint8Array;
  /** The queryable rows of the network are wanted; they come before anything of the assessment. */
  readonly rows: boolean;
  /** Absent: no assessment. */
  readonly assess?: {
    /** Replaces the policy of the dossier. */
    readonly policy?: Policy;
    readonly asOf?: string;
    /** Date used where neither the caller nor the dossier names one. */
    readonly today: string;
    /** Warnings that lie in the facts. */
    readonly warnings: readonly Problem[];
  };
}

export type PublishPart =
  | { readonly kind: 'snapshot-rows'; readonly part: SnapshotRowPart }
  /** All rows of the network are handed over: the snapshot can become visible. */
  | { readonly kind: 'snapshot-done' }
  | { readonly kind: 'assessment-rows'; readonly part: AssessmentRowPart };

export interface PublishOutput {
  readonly assessment?: PackedAssessment;
}

/** An assessment as it will be stored; the rows came before. */
export interface PackedAssessment {
  readonly contentHash: string;
  readonly asOf: string;
  readonly policy: Policy;
  readonly policyHash: string;
  readonly summary: StoredSummary;
  /** gzip of the canonical JSON and a line end. */
  readonly document: Uint8Array;
  readonly documentBytes: number;
  /** gzip of one trust code an element. */
  readonly states: Uint8Array;
}

/** Turns a stored snapshot into queryable rows and, where asked, into an assessment. */
export const publishNetwork: Task<PublishInput, PublishOutput> = async (input, tools) => {
  tools.progress('Opening the snapshot', 0, 0);
  const dossier = decodeSnapshot(input.snapshot);
  if (input.rows) await emitRows(dossier, tools);
  if (!input.assess) return { value: {}, transfer: [] };
  const assessment = await assessed(dossier, packedSnapshotHash(input.snapshot), input.assess, tools);
  return { value: { assessment }, transfer: buffersOf(assessment.document, assessment.states) };
};

async function emitRows(dossier: Dossier, { progress, emit }: TaskTools): Promise<void> {
  const total = snapshotRowCount(dossier);
  let done = 0;
  const send = (part: PublishPart): Promise<void> => emit(part);
  for (const part of snapshotRowParts(dossier)) {
    progress('Storing the network', done, total);
    await send({ kind: 'snapshot-rows', part });
    done += part.rows;
  }
  await send({ kind: 'snapshot-done' });
}

async function assessed(
  dossier: Dossier,
  hash: string,
  { policy: wanted, asOf: date, today, warnings }: NonNullable<PublishInput['assess']>,
  { progress, emit }: TaskTools,
): Promise<PackedAssessment> {
  const catalogs = await loadCatalogs();
  const policy = wanted ?? choosePolicy(dossier, catalogs);
  const asOf = date ?? dossier.manifest.asOf ?? today;
  progress('Assessing', 0, 0);
  const { assessment, effective } = assess(dossier, { catalogs, policy, asOf, snapshotHash: hash, problems: warnings });
  progress('Storing the assessment', 0, 0);
  const document = Buffer.from(`${canonicalJson(assessment)}\n`, 'utf8');
  if (document.length > MAX_DOCUMENT_BYTES)
    throw fail('limit-exceeded', { message: `The assessment is larger than ${MAX_DOCUMENT_BYTES} bytes` });
  for (const part of assessmentRowParts(rankedRows(assessment)))
    await emit({ kind: 'assessment-rows', part } satisfies PublishPart);
  return {
    contentHash: assessment.contentHash,
    asOf,
    policy,
    policyHash: assessment.policy.hash,
    summary: assessmentSummary(assessment),
    document: own(gzipSync(document, { level: GZIP_LEVEL })),
    documentBytes: document.length,
    states: own(gzipSync(effective, { level: GZIP_LEVEL })),
  };
}

/** The default level halves again what level 1 gives; the same bytes come out on every machine of one zlib. */
const GZIP_LEVEL = 6;

/** Texts of V8 end near 512 MiB. */
const MAX_DOCUMENT_BYTES = 480 * 1024 ** 2;

/** Bytes in a buffer of their own, which can move to another thread. */
function own(bytes: Buffer): Uint8Array {
  return new Uint8Array(bytes);
}
