export { DEFAULT_LIMITS } from './options.js';
export type { Limits, LoadedFile, LoadOptions, LoadPhase, LoadProgress, LoadResult } from './options.js';
export { ProblemList } from './problem-list.js';
export { DossierBuilder } from './builder.js';
export type { BuilderOptions, BuildResult } from './builder.js';
export { checkDossier, loadDossier } from './load.js';
export { readPolicyFile } from './read-policy.js';
export { writeDossier } from './write.js';
export type { TableFormat, WriteOptions, WriteResult } from './write.js';
