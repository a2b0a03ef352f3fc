import { z } from 'zod';

/** Identifier the platform gives: UUID version 7, so that rows sort by creation. */
export const Uuid = z.uuid().describe('Identifier given by the platform');

export const Timestamp = z.iso.datetime().describe('Moment in UTC, ISO 8601');

/** Longest page a list gives. */
export const MAX_PAGE = 500;
export const DEFAULT_PAGE = 50;

export const PageQuery = z.object({
  cursor: z.string().max(500).optional().describe('From `next` of the page before'),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(DEFAULT_PAGE).describe('Rows in the page'),
});

/** A page of a list: `next` is absent on the last one; `total` only where it is cheap to know. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().optional(), total: z.int().min(0).optional() });

export const Name = z.string().trim().min(1).max(200);

export const EmailAddress = z.email().max(254).toLowerCase();

/** NIST SP 800-63B-4: at least 15 characters where it is the only factor, up to 64 and more accepted, no composition rules. */
export const MIN_PASSWORD = 12;
export const MAX_PASSWORD = 256;
export const Password = z.string().min(MIN_PASSWORD).max(MAX_PASSWORD);
