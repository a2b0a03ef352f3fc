import { z } from 'zod';

/** Longest id accepted, in characters. Real sources (TAPI uuid pairs, Kubernetes names) stay below 200. */
export const MAX_ID_LENGTH = 256;

// Control characters, including line ends, break every text format an id appears in.
// eslint-disable-next-line no-control-regex -- rejecting control characters is the purpose
const PRINTABLE = /^[^\u0000-\u001f\u007f\u2028\u2029]+$/;

export const Id = z
  .string()
  .min(1)
  .max(MAX_ID_LENGTH)
  .regex(PRINTABLE, 'no control characters')
  .refine((id) => id === id.trim(), 'no leading or trailing space')
  .describe('Identifier, unique among things of its type in one dossier');

export const IsoDate = z.iso.date().describe('Calendar date, YYYY-MM-DD');

export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256 in lower-case hexadecimal');

export const SemanticVersion = z
  .string()
  .regex(/^\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/)
  .describe('Semantic version');

/** Unknown members survive load and write; a known member with a wrong value is an error. */
export const Attributes = z.record(z.string(), z.json()).describe('Fields Cleanpath does not know, kept verbatim');
export type AttributeValue = z.infer<ReturnType<typeof z.json>>;

export const Share = z.number().min(0).max(1).describe('Share, 0 to 1');
