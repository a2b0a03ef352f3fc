import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatPurl, makePurl, parsePurl, readPurl, type PurlParts } from '@cleanpath/components';
import { sharedData } from '../../../../scripts/shared-data.js';

interface Case {
  readonly test_type: 'parse' | 'build' | 'validate';
  readonly input: string | PurlParts;
  readonly expected_output?: unknown;
  readonly expected_failure?: boolean;
}

/** package-url/purl-spec: 206 readings, 176 makings, 204 canonical spellings. */
const suite = sharedData('vectors/purl');

describe.skipIf(suite === undefined)('purl suite', () => {
  const files =
    suite === undefined
      ? []
      : [...readdirSync(join(suite, 'types')).map((name) => `types/${name}`), 'spec/specification-test.json'];
  for (const name of files) {
    const { tests } = JSON.parse(readFileSync(join(suite ?? '', name), 'utf8')) as { tests: Case[] };
    it(`${name}: ${tests.length}`, () => {
      for (const one of tests) {
        const expected = one.expected_failure ? 'refused' : (one.expected_output ?? null);
        expect(answer(one), JSON.stringify(one)).toEqual(expected);
      }
    });
  }
});

function answer({ test_type: type, input }: Case): unknown {
  try {
    if (typeof input !== 'string') return formatPurl(makePurl(input));
    // Capitals in qualifier keys must not be parsed, but have a canonical spelling.
    if (type === 'validate') return formatPurl(readPurl(input));
    const purl = parsePurl(input);
    const qualifiers = Object.keys(purl.qualifiers).length === 0 ? null : purl.qualifiers;
    const { namespace = null, version = null, subpath = null } = purl;
    return { type: purl.type, namespace, name: purl.name, version, qualifiers, subpath };
  } catch {
    return 'refused';
  }
}
