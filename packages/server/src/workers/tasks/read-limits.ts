import type { Limits } from '@cleanpath/formats';

/**
 * Ceilings for files of people who are signed in but not trusted with the memory of the machine. A nation has a million
 * elements and five million relations; columns of three times that fit into 4 GB.
 */
export const READ_LIMITS = {
  fileBytes: 2 * 1024 ** 3,
  totalBytes: 4 * 1024 ** 3,
  elements: 3_000_000,
  relations: 15_000_000,
} as const satisfies Partial<Limits>;
