import { configDefaults, defineConfig } from 'vitest/config';

/**
 * Tests import the TypeScript sources of every package (condition "source"), so no build is needed first. “import” must
 * not stand here: Node would apply it to require() as well and give CommonJS packages modules they cannot use.
 */
const resolve = { conditions: ['source', 'node'] };

/** Suites that start servers, fill disks or ask every route as everybody: minutes, run by `npm run test:platform`. */
export const PLATFORM_SUITES = [
  'packages/server/test/{isolation,doors,jobs,live,http}/**/*.test.ts',
  'packages/store/test/faults/**/*.test.ts',
  'packages/cli/test/{server-commands,shutdown}.test.ts',
];

export default defineConfig({
  resolve,
  ssr: { resolve },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'examples/**/*.test.ts', 'scripts/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...PLATFORM_SUITES],
    // Half the cores would sit idle by default on a two-core machine.
    maxWorkers: '100%',
    testTimeout: 60_000,
    coverage: {
      provider: 'v8',
      include: ['packages/{trust,network,components,assessment,formats,model}/src/**'],
      reporter: ['text-summary', 'json-summary'],
      // Floors for the analyses; the rest is held by behaviour.
      thresholds: {
        'packages/trust/src/opinion/**': { lines: 97 },
        'packages/trust/src/**': { lines: 90 },
        'packages/network/src/**': { lines: 90 },
        'packages/components/src/**': { lines: 90 },
        // Its views are asked through the server, by suites that do not count here.
        'packages/assessment/src/**': { lines: 65 },
      },
    },
  },
});
