import { z } from 'zod';
import { ELEMENT_KIND_NAMES, type ElementKind } from '../vocabulary/element-kinds.js';
import { PARTY_ROLES } from '../vocabulary/party-roles.js';
import { PLANES } from '../vocabulary/planes.js';
import { DEPENDENCY_TYPES, type DependencyType } from '../vocabulary/relation-types.js';
import { OUTCOMES, TRUST_STATES } from '../vocabulary/trust-states.js';
import { TIERS } from '../vocabulary/tiers.js';
import { Id, SemanticVersion } from './common.js';

const Kind = z.enum(ELEMENT_KIND_NAMES as [ElementKind, ...ElementKind[]]);
const Dependency = z.enum(DEPENDENCY_TYPES as [DependencyType, ...DependencyType[]]);

export const NetworkPolicy = z
  .strictObject({
    planes: z.array(z.enum(PLANES)).min(1).describe('Planes whose untrusted elements count against a clean path'),
    countedRoles: z.array(z.enum(PARTY_ROLES)).min(1).describe('Party roles that decide the state of an element'),
    exposureTypes: z.array(Dependency).describe('Dependencies along which compromise spreads'),
    availabilityTypes: z.array(Dependency).describe('Dependencies along which failure spreads'),
    requiredDependencies: z
      .partialRecord(Kind, z.array(Dependency))
      .describe('Dependencies an element of the kind must state; without them its state is unknown'),
    concentrationThresholds: Id.describe('Threshold set of the concentration catalog'),
  })
  .meta({ id: 'NetworkPolicy', description: 'What the network analysis counts' });
export type NetworkPolicy = z.infer<typeof NetworkPolicy>;

export const Veto = z
  .strictObject({
    supplier: Id,
    status: z.enum(['open', 'upheld', 'rejected', 'lapsed']),
    reason: z.string().min(1).describe('Evidence or legal basis'),
    authority: z.string().min(1).describe('Who is entitled to it'),
    date: z.iso.date(),
  })
  .meta({ id: 'Veto', description: 'A recorded objection of an authorised body against a supplier' });
export type Veto = z.infer<typeof Veto>;

export const Policy = z
  .strictObject({
    id: Id,
    version: SemanticVersion,
    title: z.string().min(1),
    authority: z.string().min(1).describe('Who owns the policy'),
    source: z.string().optional().describe('Legal basis or origin with date'),
    criteriaCatalog: Id.describe('Criteria tree suppliers are assessed against'),
    network: NetworkPolicy,
    tiers: z.partialRecord(Kind, z.enum(TIERS)).optional().describe('Overrides of the asset catalog'),
    outcomeStates: z
      .record(z.enum(OUTCOMES), z.enum(TRUST_STATES))
      .describe('Trust state a decision gives to the elements of the supplier at that tier'),
    vetoes: z.array(Veto).optional(),
    trust: z
      .record(z.string(), z.json())
      .optional()
      .describe('Overrides of trust parameters, by member of the trust-parameters catalog'),
  })
  .meta({ id: 'Policy', description: 'An authority’s rules for an assessment, as versioned data' });
export type Policy = z.infer<typeof Policy>;
