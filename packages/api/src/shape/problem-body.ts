import { z } from 'zod';

/** One problem of the catalogue with its place. */
export const ProblemItem = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning']),
    message: z.string(),
    remedy: z.string(),
    file: z.string().optional(),
    line: z.int().optional(),
    column: z.int().optional(),
    pointer: z.string().optional(),
    value: z.string().optional(),
  })
  .meta({ id: 'ProblemItem', description: 'A problem with its place and what to do about it' });
export type ProblemItem = z.infer<typeof ProblemItem>;

/** Error body of every route: RFC 9457, extended by the code of the catalogue, the remedy and the single problems. */
export const ProblemBody = z
  .object({
    type: z.string().describe('URI reference of the entry in the error catalogue'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().optional().describe('Request id, to quote when asking for help'),
    code: z.string(),
    remedy: z.string(),
    problems: z.array(ProblemItem).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' });
export type ProblemBody = z.infer<typeof ProblemBody>;
