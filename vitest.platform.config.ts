import { defineConfig } from 'vitest/config';
import base, { PLATFORM_SUITES } from './vitest.config.ts';

/** What `npm test` leaves out, so that it stays quick. */
export default defineConfig({
  ...(base.resolve === undefined ? {} : { resolve: base.resolve }),
  ...(base.ssr === undefined ? {} : { ssr: base.ssr }),
  test: { include: PLATFORM_SUITES, maxWorkers: '100%', testTimeout: 60_000 },
});
