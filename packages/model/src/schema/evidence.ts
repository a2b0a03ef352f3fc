import { z } from 'zod';
import { Attributes, Id, IsoDate, Sha256 } from './common.js';

export const SOURCE_GRADES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

export const EvidenceSource = z
  .object({
    id: Id,
    name: z.string().min(1),
    kind: z.string().min(1).optional().describe('Laboratory, authority, supplier, auditor, press, …'),
    controlledBy: Id.optional().describe(
      'Supplier id of the controlling entity; affiliates of the subject count as the subject',
    ),
    grades: z
      .array(z.strictObject({ grade: z.enum(SOURCE_GRADES), from: IsoDate.optional() }))
      .min(1)
      .describe('Reliability by Admiralty grade over time; the last one that began on or before the as-of date holds'),
    attributes: Attributes.optional(),
  })
  .meta({ id: 'EvidenceSource', description: 'Who a statement comes from, and how reliable that source is' });
export type EvidenceSource = z.infer<typeof EvidenceSource>;

export const EVIDENCE_DIRECTIONS = ['supports', 'refutes', 'mixed'] as const;
export const EVIDENCE_STATES = ['active', 'disputed', 'retracted', 'tampered', 'superseded'] as const;
export const SUBJECT_KINDS = ['supplier', 'product', 'version', 'site', 'element'] as const;

/** TLP 2.0 (FIRST). `TLP:WHITE` of TLP 1.0 is read as `TLP:CLEAR`. */
export const TLP_MARKINGS = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const;

export const Evidence = z
  .object({
    id: Id,
    subject: z.strictObject({ kind: z.enum(SUBJECT_KINDS), id: Id }),
    criterion: z
      .string()
      .regex(/^[^:@]+:[^:@]+(@[^:@]+)?$/)
      .describe('catalog:criterion@version; the criterion must be a leaf'),
    type: Id.describe('Evidence type of the evidence-types catalog'),
    direction: z.enum(EVIDENCE_DIRECTIONS).optional().describe('Default: by support (≥ 0.5 supports), else supports'),
    support: z.number().min(0).max(1).optional().describe('Degree to which it supports the criterion, 0 to 1'),
    strength: z.number().positive().optional().describe('Equivalent observations; at most that of the type'),
    strengthReason: z.string().min(1).optional(),
    source: Id,
    credibility: z.int().min(1).max(6).describe('Admiralty credibility of the item, 1 confirmed to 6 cannot be judged'),
    observedAt: IsoDate.describe('Date of the fact'),
    expiresAt: IsoDate.optional().describe('Day from which it no longer counts'),
    recordedAt: IsoDate.optional().describe('Date of entry; default the date of the fact'),
    origin: Id.optional().describe('Underlying observation; items of one origin depend on each other. Default: own id'),
    derivedFrom: Id.optional().describe('Item it repeats; carries no weight of its own'),
    locator: z.string().min(1).optional().describe('Where the document is'),
    sha256: Sha256.optional().describe('Hash of the exact bytes of the document'),
    mediaType: z.string().optional(),
    excerpt: z.string().optional().describe('Short excerpt in own words'),
    marking: z.enum(TLP_MARKINGS).optional().describe('TLP 2.0; default TLP:AMBER'),
    releasableTo: z.array(Id).optional(),
    recordedBy: z.string().optional(),
    reviewedBy: z.string().optional(),
    state: z.enum(EVIDENCE_STATES).optional().describe('Default active'),
    stateReason: z.string().optional(),
    stateSince: IsoDate.optional().describe('Day the state began; before it the item counted as active'),
    supersededBy: Id.optional(),
    attributes: Attributes.optional(),
  })
  .meta({ id: 'Evidence', description: 'A dated, graded statement about a subject against a criterion' });
export type Evidence = z.infer<typeof Evidence>;
