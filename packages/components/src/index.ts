export type { KeyedOrder, VersionOrder } from './versions/order.js';
export { isKnownScheme, versionOrder } from './versions/orders.js';
