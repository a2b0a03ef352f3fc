import { createHash } from 'node:crypto';

/**
 * The id of something a job makes, from the id of the job: a job tried again after a crash makes the same thing instead
 * of a second one. A UUID version 7 (RFC 9562 §5.7) with the moment of the job, so that it sorts by creation.
 */
export function derivedId(jobId: string, purpose: string): string {
  const bytes = Buffer.from(jobId.replaceAll('-', ''), 'hex');
  const hash = createHash('sha256').update(`${jobId} ${purpose}`).digest();
  const MOMENT_BYTES = 6;
  hash.copy(bytes, MOMENT_BYTES, 0, bytes.length - MOMENT_BYTES);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
