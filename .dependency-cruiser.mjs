/** The one-way dependency table of ARCHITECTURE.md, enforced. */
const ALLOWED = {
  model: [],
  trust: ['model'],
  network: ['model'],
  formats: ['model'],
  assessment: ['model', 'trust', 'network', 'formats'],
  cli: ['model', 'trust', 'network', 'formats', 'assessment'],
};

const PURE = ['model', 'trust', 'network'];

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
