export type { ImportSink } from './sink.js';
export { builderSink, type BuilderSink } from './builder-sink.js';
export type {
  FieldMapping,
  ImportFormat,
  ImportOption,
  ImportOptions,
  ImportReport,
  OptionValue,
} from './import-format.js';
export { ImportDraft, type Entry } from './import-draft.js';
export { manifestOf, type ManifestParts } from './import-manifest.js';
export { pourDraft } from './pour-draft.js';
export { detectFormat, importFormat, IMPORT_FORMATS } from './formats.js';
export { resolveOptions } from './import-options.js';
export { importInto, type ImportRequest, type ImportResult } from './import-into.js';
export { DEFAULT_INPUT_LIMITS, type ImportInput, type InputLimits } from './input/read-input.js';
export {
  DEFAULT_AS_OF as SYNTHETIC_AS_OF,
  synthesizeNational,
  type NationalOptions,
  type NationalSummary,
} from './synthetic/national.js';
export type { Station } from './synthetic/national-plan.js';
export { synthesizeSuppliers, type AssignmentOptions } from './synthetic/assign-suppliers.js';
export { xorshift32, type Random } from './synthetic/xorshift32.js';
export { formatsReference } from './formats-reference.js';
