import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CleanpathError, elementAt, elementPlace, relationAt, relationPlace, type Dossier } from '@cleanpath/model';
import { DossierBuilder } from '../../src/dossier/index.js';
import { decodeSnapshot, encodeSnapshot, snapshotHash } from '../../src/snapshot/index.js';
import { ENTRY_BYTES, HASH_BYTES, HEADER_BYTES, NAME_BYTES } from '../../src/snapshot/layout.js';
import { sortedOrder } from '../../src/snapshot/sort-texts.js';
import { arbitraryDossier } from '../dossier/arbitrary-dossier.js';
import { unorderedFacts } from '../dossier/dossier-facts.js';
import { loadWith } from '../dossier/dossier-files.js';

const SEED = 20250701;

/** The same network with all rows in another order, from other files. */
function shuffled(dossier: Dossier, seed: number): Dossier {
  const builder = new DossierBuilder();
  const order = <T>(list: readonly T[]): T[] =>
    fc.sample(fc.shuffledSubarray([...list], { minLength: list.length }), { numRuns: 1, seed })[0]!;
  const rows = (count: number) => order(Array.from({ length: count }, (_, i) => i));
  const place = { file: `other-${seed}.csv`, line: 7, pointer: '/x' };
  builder.setManifest(dossier.manifest, place);
  if (dossier.policy) builder.setPolicy(dossier.policy);
  for (const row of rows(dossier.elements.count)) builder.addElement(elementAt(dossier.elements, row), place);
  for (const row of rows(dossier.relations.count))
    builder.addRelation(relationAt(dossier.relations, dossier.elements.ids, row), place);
  for (const item of order(dossier.suppliers)) builder.addSupplier(item, place);
  for (const item of order(dossier.products)) builder.addProduct(item);
  for (const item of order(dossier.demands)) builder.addDemand(item);
  for (const item of order(dossier.slices)) builder.addSlice(item);
  for (const item of order(dossier.sources)) builder.addSource(item);
  for (const item of order(dossier.evidence)) builder.addEvidence(item, place);
  return builder.finish().dossier!;
}

describe('encodeSnapshot and decodeSnapshot', () => {
  it('give back every network, and equal bytes again', () => {
    fc.assert(
      fc.property(arbitraryDossier, (dossier) => {
        const bytes = encodeSnapshot(dossier);
        const decoded = decodeSnapshot(bytes);
        expect(unorderedFacts(decoded)).toEqual(unorderedFacts(dossier));
        expect(Buffer.compare(encodeSnapshot(decoded), bytes)).toBe(0);
        expect(snapshotHash(decoded)).toBe(snapshotHash(dossier));
      }),
      { numRuns: 100, seed: SEED },
    );
  }, 60_000);

  it('do not depend on the order of rows; the hash not on files either', () => {
    fc.assert(
      fc.property(arbitraryDossier, fc.nat(1000), (dossier, seed) => {
        const other = shuffled(dossier, seed);
        expect(snapshotHash(other)).toBe(snapshotHash(dossier));
        expect(Buffer.compare(encodeSnapshot(shuffled(other, seed)), encodeSnapshot(other))).toBe(0);
      }),
      { numRuns: 100, seed: SEED },
    );
  }, 60_000);

  it('keep file, line and pointer of every row', async () => {
    const { dossier } = await loadWith({});
    const decoded = decodeSnapshot(encodeSnapshot(dossier!));
    expect(elementPlace(decoded.elements, decoded.elements.indexOf.get('ru-1')!)).toEqual({
      file: 'elements.csv',
      line: 2,
    });
    expect(relationPlace(decoded.relations, 0)).toEqual({ file: 'relations.csv', line: 3 });
    expect(decoded.places).toEqual(dossier!.places);
  });

  it('give back the same with the hash known, and refuse another network', () => {
    fc.assert(
      fc.property(arbitraryDossier, (dossier) => {
        const bytes = encodeSnapshot(dossier);
        const known = decodeSnapshot(bytes, { knownHash: snapshotHash(dossier) });
        expect(unorderedFacts(known)).toEqual(unorderedFacts(decodeSnapshot(bytes)));
        expect(known.places).toEqual(dossier.places);
        expect(Buffer.compare(encodeSnapshot(known), bytes)).toBe(0);
        expect(() => decodeSnapshot(bytes, { knownHash: '0'.repeat(64) })).toThrow(/another network/);
      }),
      { numRuns: 100, seed: SEED },
    );
  }, 60_000);

  it('refuse a changed byte of a snapshot whose hash is known', async () => {
    const { dossier } = await loadWith({});
    const bytes = encodeSnapshot(dossier!);
    const knownHash = snapshotHash(dossier!);
    for (let at = 0; at < bytes.length; at += 13) {
      const changed = Uint8Array.from(bytes);
      changed[at]! ^= 0x20;
      expect(() => decodeSnapshot(changed, { knownHash })).toThrow(
        expect.objectContaining({ code: 'snapshot-invalid' }) as Error,
      );
    }
  });

  it('find every id, and none that is not there', () => {
    fc.assert(
      fc.property(arbitraryDossier, fc.array(fc.string({ unit: 'binary' }), { maxLength: 20 }), (dossier, others) => {
        const { elements } = decodeSnapshot(encodeSnapshot(dossier));
        const map = new Map(elements.ids.map((id, row) => [id, row]));
        for (const id of [...elements.ids, ...others, '\ud800', '']) {
          expect(elements.indexOf.get(id)).toBe(map.get(id));
          expect(elements.indexOf.has(id)).toBe(map.has(id));
        }
        expect(elements.indexOf.size).toBe(map.size);
        expect([...elements.indexOf]).toEqual([...map]);
        expect([[...elements.indexOf.keys()], [...elements.indexOf.values()]]).toEqual([
          [...map.keys()],
          [...map.values()],
        ]);
      }),
      { numRuns: 100, seed: SEED },
    );
  }, 60_000);

  it('read a snapshot at any offset of its memory', async () => {
    const { dossier } = await loadWith({});
    const bytes = encodeSnapshot(dossier!);
    for (const shift of [1, 4, 8]) {
      const moved = new Uint8Array(bytes.length + shift).subarray(shift);
      moved.set(bytes);
      expect(unorderedFacts(decodeSnapshot(moved))).toEqual(unorderedFacts(dossier!));
    }
  });
});

describe('snapshotHash', () => {
  it('changes with every fact', async () => {
    const base = await loadWith({});
    const seen = new Set([snapshotHash(base.dossier!)]);
    const changes: Record<string, string>[] = [
      { 'dossier.yaml': 'dossier: 1\nid: net\nname: Other\n' },
      { 'suppliers.yaml': '- id: alder\n  name: Alder Radios\n- id: birch\n  name: Birch Systems\n' },
      {
        'elements.csv':
          'id,kind,name,product,supplier\nru-1,radio-unit,South,radio-one,\ndu-1,distributed-unit,,,birch\nhost-1,nfvi-host,,,birch\n',
      },
      {
        'elements.csv':
          'id,kind,name,product,supplier\nru-1,base-station,North,radio-one,\ndu-1,distributed-unit,,,birch\nhost-1,nfvi-host,,,birch\n',
      },
      { 'relations.csv': 'from,to,type\nru-1,du-1,link\ndu-1,host-1,managed-by\n' },
      { 'relations.csv': 'from,to,type\ndu-1,ru-1,link\ndu-1,host-1,hosted-on\n' },
      { 'relations.csv': 'from,to,type,metric\nru-1,du-1,link,2\ndu-1,host-1,hosted-on,\n' },
      { 'demands.csv': 'id,name,from,to,plane,elements\ncalls,Emergency calls,ru-1,du-1,,\n' },
    ];
    for (const change of changes) seen.add(snapshotHash((await loadWith(change)).dossier!));
    expect(seen.size).toBe(changes.length + 1);
  });

  it('is the same for CSV, NDJSON and another row order', async () => {
    const csv = await loadWith({});
    const ndjson = await loadWith({
      'elements.csv': undefined,
      'elements.ndjson':
        '{"kind":"nfvi-host","id":"host-1","supplier":"birch"}\n{"id":"ru-1","kind":"radio-unit","name":"North","product":"radio-one"}\n{"id":"du-1","kind":"distributed-unit","supplier":"birch"}\n',
    });
    expect(snapshotHash(ndjson.dossier!)).toBe(snapshotHash(csv.dossier!));
  });
});

describe('a hostile snapshot', () => {
  it('with 1,000 mutations is refused, never misread', async () => {
    const { dossier } = await loadWith({});
    const bytes = encodeSnapshot(dossier!);
    const facts = unorderedFacts(dossier!);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 }),
        fc.option(fc.nat(bytes.length)),
        (edits, cut) => {
          const mutated = Uint8Array.from(bytes);
          for (const [at, value] of edits) mutated[at] = value;
          const decoded = tryDecode(cut === null ? mutated : mutated.subarray(0, cut));
          if (decoded) expect(unorderedFacts(decoded)).toEqual(facts);
        },
      ),
      { numRuns: 1000, seed: SEED },
    );
  });

  it('with mutated sections and repaired hashes is refused or consistent', async () => {
    const { dossier } = await loadWith({
      'relations.csv':
        'from,to,type,group,need\nru-1,du-1,hosted-on,g,1\nru-1,host-1,hosted-on,g,1\ndu-1,ru-1,link,,\n',
    });
    const bytes = encodeSnapshot(dossier!);
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.nat(bytes.length - 1),
            fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0, 1, 0x7f, 0x80, 0xff)),
          ),
          { minLength: 1, maxLength: 3 },
        ),
        (edits) => {
          const mutated = Buffer.from(bytes);
          for (const [at, value] of edits) mutated[at] = value;
          repairHashes(mutated);
          const decoded = tryDecode(mutated);
          if (!decoded) return;
          // What is accepted must be usable: every row can be told and encoded again.
          expect(() => unorderedFacts(decoded)).not.toThrow();
          expect(unorderedFacts(decodeSnapshot(encodeSnapshot(decoded)))).toEqual(unorderedFacts(decoded));
        },
      ),
      { numRuns: 3000, seed: SEED },
    );
  });

  it('that is empty, cut or longer is refused', async () => {
    const bytes = encodeSnapshot((await loadWith({})).dossier!);
    for (const given of [
      new Uint8Array(0),
      bytes.subarray(0, 40),
      bytes.subarray(0, bytes.length - 1),
      Buffer.concat([bytes, Buffer.alloc(1)]),
    ])
      expect(() => decodeSnapshot(given)).toThrow(expect.objectContaining({ code: 'snapshot-invalid' }) as Error);
  });
});

describe('sortedOrder', () => {
  it('is the order by UTF-16 code units', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.oneof(
            fc.string({ unit: 'binary' }),
            fc.nat(9999).map((n) => `element-${n}`),
            fc.constantFrom('\ue000', '😀', ''),
          ),
          { maxLength: 400 },
        ),
        (texts) => {
          expect(Array.from(sortedOrder(texts), (row) => texts[row])).toEqual(
            [...texts].sort((a, b) => (a < b ? -1 : 1)),
          );
        },
      ),
      { seed: SEED },
    );
  });
});

function tryDecode(bytes: Uint8Array): Dossier | undefined {
  try {
    return decodeSnapshot(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(CleanpathError);
    expect((error as CleanpathError).code).toBe('snapshot-invalid');
    return undefined;
  }
}

/** Makes all hashes right again, as an attacker would. */
function repairHashes(file: Buffer): void {
  const sha256 = (part: Uint8Array) => createHash('sha256').update(part).digest();
  const count = file.readUInt32LE(12);
  if (HEADER_BYTES + count * ENTRY_BYTES > file.length) return;
  for (let i = 0; i < count; i++) {
    const entry = file.subarray(HEADER_BYTES + i * ENTRY_BYTES, HEADER_BYTES + (i + 1) * ENTRY_BYTES);
    const offset = Number(entry.readBigUInt64LE(NAME_BYTES + 8));
    const length = Number(entry.readBigUInt64LE(NAME_BYTES + 16));
    entry.set(sha256(file.subarray(offset, offset + length)), NAME_BYTES + 24);
  }
  file.set(sha256(file.subarray(HEADER_BYTES, HEADER_BYTES + count * ENTRY_BYTES)), HEADER_BYTES - HASH_BYTES);
}
