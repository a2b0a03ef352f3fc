export { IMPORT_OPTIONS, readNetworkFiles, type ReadFilesOptions, type ReadFilesResult } from './read-network-files.js';
export { recogniseFiles, type Recognised } from './recognise.js';
export { safeFileNames, type SafeFileNames } from './safe-file-names.js';
