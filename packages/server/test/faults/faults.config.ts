import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import base from '../../../../vitest.config.ts';

/** Faults of whole servers: processes killed, databases that go away. Too slow for every test run. */
export default defineConfig({
  ...(base.resolve === undefined ? {} : { resolve: base.resolve }),
  ...(base.ssr === undefined ? {} : { ssr: base.ssr }),
  root: fileURLToPath(new URL('../../../..', import.meta.url)),
  test: {
    include: ['packages/server/test/faults/*.faults.ts'],
    // One server at a time on a small machine.
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
