export type { KeyedOrder, VersionOrder } from './versions/order.js';
export { isKnownScheme, versionOrder } from './versions/orders.js';
export { type Comparator, type Constraint } from './ranges/constraint.js';
export { nativeRange, type NativeRange } from './ranges/native/native-range.js';
export { formatVers, parseVers, validateVers, versVersions, type Vers } from './ranges/vers.js';
export {
  allVersions,
  exactVersions,
  noVersions,
  versionsBetween,
  versionsMeeting,
  type Bound,
  type Span,
  type VersionSet,
} from './ranges/version-set.js';
export { formatPurl, makePurl, parsePurl, readPurl, type Purl, type PurlParts } from './identity/purl.js';
export { readExpression } from './expressions/expression.js';
export type { Expression, ExpressionClass } from './expressions/reading.js';
export { readUpperBound, type UpperBound } from './expressions/upper-bound.js';
