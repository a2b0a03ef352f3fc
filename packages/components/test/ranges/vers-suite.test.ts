import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nativeRange, parseVers, validateVers, versVersions } from '@cleanpath/components';
import { sharedData } from '../../../../scripts/shared-data.js';

interface Case {
  readonly test_type: string;
  readonly input:
    | string
    | { readonly native_range?: string; readonly scheme?: string; readonly vers?: string; readonly version?: string };
  readonly expected_output: unknown;
  readonly expected_failure?: boolean;
}

/** package-url/vers-spec: 737 native ranges, 19 validations, 12 readings, 11 containments. */
const suite = sharedData('vectors/vers');

/**
 * Where we differ on purpose. The suite splits `~0.8.0-pre` into two pieces that end at 0.8.1; npm itself ends it before
 * 0.9.0. And it turns an empty Conan range into `vers:conan/`, which its own grammar refuses.
 */
const DEVIATIONS = new Set(['>= 0.2.0 <= 0.9.6 || ~0.8.0-pre', '']);
const deviates = ({ input }: Case): boolean =>
  typeof input !== 'string' && DEVIATIONS.has(input.native_range ?? 'none');

describe.skipIf(suite === undefined)('VERS suite: ranges', () => {
  const files = suite === undefined ? [] : readdirSync(suite).filter((name) => name.endsWith('.json'));
  for (const name of files) {
    const { tests } = JSON.parse(readFileSync(join(suite ?? '', name), 'utf8')) as { tests: Case[] };
    const cases = tests.filter(({ test_type: type }) => type !== 'comparison' && type !== 'equality');
    if (cases.length === 0) continue;
    it(`${name}: ${cases.length}`, () => {
      const wrong = cases.filter((one) => JSON.stringify(answer(one)) !== JSON.stringify(expected(one)));
      const unexpected = wrong.filter((one) => !deviates(one));
      expect(unexpected.map((one) => [one.input, answer(one), expected(one)])).toEqual([]);
      expect(wrong.length).toBe(cases.filter(deviates).length);
    });
  }
});

function expected({ expected_failure: failure, expected_output: output }: Case): unknown {
  return failure ? 'refused' : output;
}

function answer({ test_type: type, input }: Case): unknown {
  try {
    if (typeof input === 'string') {
      if (type === 'validate') return validateVers(input);
      const { scheme, constraints } = parseVers(input);
      const list = constraints === '*' ? ['*'] : constraints.map(({ comparator, version }) => [comparator, version]);
      return { scheme, version_constraints: list };
    }
    if (type === 'from_native') return nativeRange(input.scheme ?? '', input.native_range ?? '').vers;
    return versVersions(parseVers(validateVers(input.vers ?? ''))).contains(input.version ?? '');
  } catch {
    return 'refused';
  }
}
