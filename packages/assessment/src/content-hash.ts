import { createHash } from 'node:crypto';
import { canonicalJson, type Assessment } from '@cleanpath/model';

/**
 * SHA-256 of the canonical JSON (RFC 8785) of an assessment without its own hash and without provenance: moving a
 * row to another line of a file changes where a fact stands, not what is concluded from it.
 */
export function contentHash(assessment: Omit<Assessment, 'contentHash'> | Assessment): string {
  const hashed: Record<string, unknown> = { ...assessment };
  delete hashed['contentHash'];
  delete hashed['provenance'];
  return sha256(canonicalJson(hashed));
}

/** SHA-256 of a value as canonical JSON, in hexadecimal. */
export function valueHash(value: unknown): string {
  return sha256(canonicalJson(value));
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
