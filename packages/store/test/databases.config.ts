import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../../vitest.config.ts';

/** The suites that need a database server, too slow for every test run, and the same ones on the embedded engine. */

export default defineConfig({
  ...mergeConfig({ resolve: base.resolve ?? {} }, {}),
  ...(base.ssr === undefined ? {} : { ssr: base.ssr }),
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  test: {
    include: ['packages/store/test/**/*.databases.ts', 'packages/store/test/{embedded,archive,migrations}.test.ts'],
    // One server at a time on a small machine.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
