import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '@cleanpath/model';
import { sharedData } from '../../../scripts/shared-data.js';

/** Published test vectors of the Data Integrity suite eddsa-jcs-2022 (W3C), which canonicalises with RFC 8785. */
const FOLDER = sharedData('vectors/eddsa-jcs-2022');
const read = (name: string): string => readFileSync(`${FOLDER}/${name}`, 'utf8');

describe.skipIf(FOLDER === undefined)(
  'canonical JSON against eddsa-jcs-2022 (skipped where the vectors are missing)',
  () => {
    it('gives the published canonical document', () => {
      const signed = JSON.parse(read('signedJCS.json')) as Record<string, unknown>;
      delete signed['proof'];
      expect(canonicalJson(signed)).toBe(read('canonDocJCS.txt').trim());
    });

    it('gives the published canonical proof options', () => {
      expect(canonicalJson(JSON.parse(read('proofConfigJCS.json')))).toBe(read('proofCanonJCS.txt').trim());
    });
  },
);
