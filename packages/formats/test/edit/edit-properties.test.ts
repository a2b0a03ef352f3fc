import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyChanges,
  decodeSnapshot,
  describeChange,
  encodeSnapshot,
  loadDossier,
  snapshotHash,
  writeDossier,
} from '../../src/index.js';
import { arbitraryDossier } from '../dossier/arbitrary-dossier.js';
import { temporaryDirectory } from '../dossier/dossier-files.js';
import { unorderedFacts } from '../dossier/dossier-facts.js';
import { arbitrarySet, possibleSequence } from './arbitrary-changes.js';

const SEED = 20260412;

describe('edits', () => {
  it('are undone by setting the old values', () => {
    let changed = 0;
    fc.assert(
      fc.property(
        arbitraryDossier.chain((dossier) => fc.tuple(fc.constant(dossier), arbitrarySet(dossier))),
        ([dossier, { change, inverse }]) => {
          const hash = snapshotHash(dossier);
          const { dossier: after, problems } = applyChanges(dossier, [change]);
          if (after === undefined) {
            // Random fields of another record may not fit together: dates out of order and the like.
            expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
            return;
          }
          if (snapshotHash(after) !== hash) changed++;
          expect(snapshotHash(applyChanges(after, [inverse]).dossier!)).toBe(hash);
          expect(snapshotHash(applyChanges(dossier, [change, inverse]).dossier!)).toBe(hash);
          expect(snapshotHash(dossier)).toBe(hash);
        },
      ),
      { numRuns: 80, seed: SEED },
    );
    expect(changed).toBeGreaterThan(20);
  });

  it('give the same made one by one or all at once, and survive files and snapshots', async () => {
    const root = await temporaryDirectory();
    let run = 0;
    let made = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryDossier, fc.nat(1e6), async (dossier, seed) => {
        const { changes, stepwise } = possibleSequence(dossier, seed, 6);
        made += changes.length;
        const { dossier: whole, problems } = applyChanges(dossier, changes);
        expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        const hash = snapshotHash(stepwise);
        expect(snapshotHash(whole!)).toBe(hash);
        expect(unorderedFacts(whole!)).toEqual(unorderedFacts(stepwise));
        expect(snapshotHash(decodeSnapshot(encodeSnapshot(whole!)))).toBe(hash);
        const directory = join(root, String(run++));
        await writeDossier(whole!, directory);
        const loaded = await loadDossier(directory);
        expect(loaded.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(snapshotHash(loaded.dossier!)).toBe(hash);
      }),
      { numRuns: 30, seed: SEED },
    );
    expect(made).toBeGreaterThan(100);
  }, 120_000);

  it('can all be said in a sentence', () => {
    fc.assert(
      fc.property(arbitraryDossier, fc.nat(1e6), (dossier, seed) => {
        for (const change of possibleSequence(dossier, seed, 4).changes) {
          const sentence = describeChange(change, dossier);
          expect(sentence).toMatch(/^(Adds|Removes|Sets|Changes) .*\.$/s);
          expect(sentence).not.toMatch(/undefined|\[object/);
        }
      }),
      { numRuns: 40, seed: SEED },
    );
  });
});
