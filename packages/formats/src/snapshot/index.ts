export { encodeSnapshot, snapshotHash } from './encode.js';
export { decodeSnapshot } from './decode.js';
export { packedSnapshotHash } from './packed-hash.js';
