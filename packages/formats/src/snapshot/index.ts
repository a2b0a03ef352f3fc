export { encodeSnapshot, snapshotHash } from './encode.js';
export { decodeSnapshot } from './decode.js';
