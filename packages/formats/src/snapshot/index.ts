export { encodeSnapshot, snapshotHash } from './encode.js';
export { decodeSnapshot, type DecodeOptions } from './decode.js';
export { packedSnapshotHash } from './packed-hash.js';
