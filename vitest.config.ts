import { defineConfig } from 'vitest/config';

/** Tests import the TypeScript sources of every package (condition "source"), so no build is needed first. */
const resolve = { conditions: ['source', 'module', 'import', 'default'] };

export default defineConfig({
  resolve,
  ssr: { resolve },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'examples/**/*.test.ts', 'scripts/**/*.test.ts'],
    testTimeout: 30_000,
    coverage: {
      provider: 'v8',
      include: ['packages/{trust,network,assessment,formats,model}/src/**'],
      reporter: ['text-summary', 'json-summary'],
    },
  },
});
