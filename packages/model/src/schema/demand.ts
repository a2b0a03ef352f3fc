import { z } from 'zod';
import { PLANES } from '../vocabulary/planes.js';
import { Attributes, Id } from './common.js';

export const Leg = z
  .object({
    plane: z.enum(PLANES).describe('What crosses the leg: user data (transmission), signalling (control), …'),
    from: Id.optional().describe('Element id; path legs only'),
    to: Id.optional().describe('Element id; path legs only'),
    twoWay: z.boolean().optional().describe('Path legs: both directions must work; default true'),
    elements: z.array(Id).min(1).optional().describe('Set legs: elements that must all be clean'),
  })
  .refine((leg) => (leg.elements === undefined) === (leg.from !== undefined && leg.to !== undefined), {
    message: 'a leg has either from and to, or elements',
  })
  .meta({ id: 'Leg', description: 'A path from one element to another, or a set of elements a service relies on' });
export type Leg = z.infer<typeof Leg>;

export const CRITICALITIES = ['normal', 'important', 'critical'] as const;

export const Demand = z
  .object({
    id: Id,
    name: z.string().min(1).optional(),
    service: z.string().min(1).optional().describe('Class of service, e.g. emergency calls, grid telecontrol'),
    slice: Id.optional(),
    criticality: z.enum(CRITICALITIES).optional().describe('Default normal'),
    weight: z.number().min(0).optional().describe('Weight in weighted counts; default 1'),
    people: z.number().min(0).optional().describe('People who rely on it'),
    legs: z.array(Leg).min(1),
    attributes: Attributes.optional(),
  })
  .meta({ id: 'Demand', description: 'A service somebody needs: what must be connected, and over which planes' });
export type Demand = z.infer<typeof Demand>;
