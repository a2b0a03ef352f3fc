/** The one-way dependency table of ARCHITECTURE.md, enforced. */
const ALLOWED = {
  model: [],
  trust: ['model'],
  network: ['model'],
  components: ['model'],
  formats: ['model'],
  assessment: ['model', 'trust', 'network', 'components', 'formats'],
  api: ['model'],
  store: ['model'],
  server: ['model', 'trust', 'network', 'components', 'formats', 'assessment', 'api', 'store'],
  console: ['model', 'api', 'assessment'],
  cli: ['model', 'trust', 'network', 'components', 'formats', 'assessment', 'api', 'store', 'server'],
};

const PURE = ['model', 'trust', 'network', 'components', 'api'];

export default {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Types may refer to each other across files; code may not.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...Object.entries(ALLOWED).map(([room, may]) => ({
      name: `${room}-imports`,
      severity: 'error',
      from: { path: `^packages/${room}/src` },
      to: { path: '^packages/', pathNot: `^packages/(${[room, ...may].join('|')})/` },
    })),
    {
      name: 'pure-analyses-do-no-io',
      comment: 'Analyses are pure: no file system, no clock, no network.',
      severity: 'error',
      from: { path: `^packages/(${PURE.join('|')})/src` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'console-takes-only-charts-of-the-assessment',
      comment: 'The rest of that room reads files and would end up in the browser.',
      severity: 'error',
      from: { path: '^packages/console/src' },
      to: { path: '^packages/assessment/', pathNot: '^packages/assessment/(src|dist)/charts' },
    },
    {
      name: 'sql-stays-in-the-store',
      comment: 'Services speak to repositories.',
      severity: 'error',
      from: { path: '^packages/(server|cli)/src' },
      to: { path: 'node_modules/(pg|@electric-sql)/' },
    },
    {
      name: 'model-needs-zod-only',
      severity: 'error',
      from: { path: '^packages/model/src' },
      to: { dependencyTypes: ['npm', 'npm-dev'], pathNot: 'node_modules/zod' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/|/test/)' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'import', 'default'] },
  },
};
