import { fail } from '@cleanpath/model';
import { versionOrder } from '../../versions/orders.js';
import { sortConstraints, type Constraint } from '../constraint.js';
import { formatVers, type Vers } from '../vers.js';
import { noVersions, versionsMeeting, type VersionSet } from '../version-set.js';
import { conanRange } from './conan.js';
import { gemRange } from './gem.js';
import { nginxRange } from './nginx.js';
import { npmRange } from './npm.js';
import { nugetRange } from './nuget.js';
import { exactList } from './exact-list.js';
import { pypiRange } from './pypi.js';

/** Alternatives, each of which is a list of constraints that hold together. Undefined: the text is no range. */
export type Alternatives = readonly (readonly Constraint[])[];

export interface NativeRange {
  /** As the VERS suite writes it: all constraints in one sorted list, which no longer tells alternatives apart. */
  readonly vers: string;
  /** What the native text says. */
  readonly versions: VersionSet;
}

const READERS: ReadonlyMap<string, (text: string) => Alternatives | undefined> = new Map([
  ['npm', npmRange],
  ['conan', conanRange],
  ['nginx', nginxRange],
  ['openssl', exactList],
  ['pypi', pypiRange],
  ['gem', gemRange],
  ['nuget', nugetRange],
]);

/** Reads a range as a package system writes it. Throws `version-range-invalid`. */
export function nativeRange(scheme: string, text: string): NativeRange {
  const alternatives = READERS.get(scheme)?.(text.trim());
  if (!alternatives)
    throw fail('version-range-invalid', { message: `“${text.slice(0, 200)}” is no range of ${scheme}` });
  const order = versionOrder(scheme);
  const everything = alternatives.some((constraints) => constraints.length === 0);
  const vers: Vers = { scheme, constraints: everything ? '*' : sortConstraints(alternatives.flat(), order) };
  const versions = alternatives.reduce((set, all) => set.union(versionsMeeting(order, all)), noVersions(order));
  return { vers: formatVers(vers), versions };
}
