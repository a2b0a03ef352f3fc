import { alpm } from './alpm.js';
import { apk } from './apk.js';
import { composer } from './composer.js';
import { conan } from './conan.js';
import { deb } from './deb.js';
import { gem } from './gem.js';
import { generic } from './generic.js';
import { gentoo } from './gentoo.js';
import { maven } from './maven.js';
import type { VersionOrder } from './order.js';
import { cran, datetime, hackage, lexicographic } from './plain-orders.js';
import { pypi } from './pypi.js';
import { rpm } from './rpm.js';
import { nuget, openssl, pub, semver } from './semver.js';

/** Orders by the name of the VERS versioning scheme or package type they belong to. */
const ORDERS: ReadonlyMap<string, VersionOrder> = new Map<string, VersionOrder>([
  ...['semver', 'npm', 'golang', 'cargo', 'hex', 'swift', 'nginx'].map((name) => [name, semver] as const),
  ['deb', deb],
  ['rpm', rpm],
  ['alpm', alpm],
  ['apk', apk],
  ['alpine', apk],
  ['pypi', pypi],
  ['gem', gem],
  ['composer', composer],
  ['nuget', nuget],
  ['maven', maven],
  ['conan', conan],
  ['openssl', openssl],
  ['gentoo', gentoo],
  ['ebuild', gentoo],
  ['cran', cran],
  ['hackage', hackage],
  ['pub', pub],
  ['datetime', datetime],
  ['lexicographic', lexicographic],
  ['generic', generic],
  ['intdot', hackage],
]);

/** The order of a VERS scheme or package type; `generic` for those without a rule of their own. */
export function versionOrder(scheme: string): VersionOrder {
  return ORDERS.get(scheme.toLowerCase()) ?? generic;
}

/** Whether the scheme has a rule of its own. */
export function isKnownScheme(scheme: string): boolean {
  return ORDERS.has(scheme.toLowerCase());
}
