export * from './types.js';
export { findTunnels } from './tunnels.js';
export { propertyVerdicts, protectedVerdicts } from './protected-verdicts.js';
export { protectedPath } from './protected-path.js';
