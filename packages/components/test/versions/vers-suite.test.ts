import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { versionOrder } from '@cleanpath/components';
import { sharedData } from '../../../../scripts/shared-data.js';

interface Case {
  readonly test_type: string;
  readonly input: { readonly input_scheme: string; readonly versions: readonly string[] };
  readonly expected_output: readonly string[] | boolean;
}

/** package-url/vers-spec: 1,761 comparisons and 161 equalities. */
const suite = sharedData('vectors/vers');

describe.skipIf(suite === undefined)('VERS suite: order of versions', () => {
  const files = suite === undefined ? [] : readdirSync(suite).filter((name) => name.endsWith('.json'));
  for (const name of files) {
    const { tests } = JSON.parse(readFileSync(join(suite ?? '', name), 'utf8')) as { tests: Case[] };
    const cases = tests.filter(({ test_type }) => test_type === 'comparison' || test_type === 'equality');
    if (cases.length === 0) continue;
    it(`${name}: ${cases.length}`, () => {
      expect(cases.filter((one) => !agrees(one)).map(({ input }) => input)).toEqual([]);
    });
  }
});

function agrees({ input, expected_output: expected }: Case): boolean {
  const { compare } = versionOrder(input.input_scheme);
  const { versions } = input;
  if (typeof expected === 'boolean') return (compare(versions[0] ?? '', versions[1] ?? '') === 0) === expected;
  // NuGet's expected lists print some versions in lower case, which it does not tell apart.
  return (
    expected.every((version, at) => {
      const next = expected[at + 1];
      return (
        next === undefined ||
        (version === next ? compare(version, next) === 0 : compare(version, next) < 0 && compare(next, version) > 0)
      );
    }) && versions.every((version) => expected.some((other) => compare(version, other) === 0))
  );
}
