import { gzipSync } from 'node:zlib';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { pack } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import type { Problem } from '@cleanpath/model';
import { DossierBuilder, loadDossier } from '../../src/dossier/index.js';
import type { FileRole } from '../../src/dossier/dossier-files.js';
import { readDocument } from '../../src/dossier/read-documents.js';
import { tableReader, type TableRole } from '../../src/dossier/read-tables.js';
import { scanChunks } from '../../src/text/scan-chunks.js';
import { makeZip } from '../archive/make-zip.js';
import { errorsOf, MANIFEST, temporaryDirectory, VALID } from './dossier-files.js';
import { factsOf } from './dossier-facts.js';

const SEED = 20250704;
const RUNS = 1000;

/** Cuts, flips, inserts and repeats at random places. */
const mutation = fc.array(
  fc.tuple(
    fc.constantFrom('set', 'cut', 'insert', 'repeat'),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('",;\n\r\t{}[]:\\0-.e&*#'))),
  ),
  { minLength: 1, maxLength: 5 },
);

function mutated(bytes: Buffer, edits: readonly (readonly [string, number, number])[]): Buffer {
  let result = Buffer.from(bytes);
  for (const [how, where, value] of edits) {
    const at = Math.floor(where * result.length);
    const [head, tail] = [result.subarray(0, at), result.subarray(at)];
    if (how === 'set' && at < result.length) result[at] = value;
    else if (how === 'cut') result = Buffer.concat([head, tail.subarray(value)]);
    else if (how === 'insert') result = Buffer.concat([head, Buffer.from([value]), tail]);
    else if (how === 'repeat') result = Buffer.concat([head, tail.subarray(0, value), tail]);
  }
  return result;
}

interface Outcome {
  readonly facts: unknown;
  readonly problems: readonly Problem[];
}

async function readTable(role: TableRole, format: 'csv' | 'ndjson', bytes: Buffer, fast: boolean): Promise<Outcome> {
  const builder = new DossierBuilder({ createMissing: true });
  builder.setManifest({ dossier: 1, id: 'n', name: 'N' });
  const reader = tableReader(role, format, 'x', builder, fast);
  const whole = async function* (): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(bytes);
  };
  builder.problems.addAll(await scanChunks(whole(), 'x', reader.scanner, { lineBytes: 1 << 20 }));
  reader.finish();
  const { dossier, problems } = builder.finish();
  return { facts: dossier && factsOf(dossier), problems };
}

/** Either a dossier or at least one error with a place, never both or neither. */
function decided({ facts, problems }: Outcome): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  expect(facts === undefined).toBe(errors.length > 0);
  for (const item of errors) expect(item.message.length > 0 && item.remedy.length > 0).toBe(true);
}

const ELEMENTS_NDJSON = [
  '{"id":"e1","kind":"radio-unit","name":"North","supplier":"s","lat":48.25,"lon":2.5,"installed":"2020-01-01","endOfLife":"2030-01-01"}',
  '{"id":"e2","kind":"tower","passive":true,"parties":[{"role":"owner","supplier":"s"}],"riskGroups":["g"],"attributes":{"a":[1,"b"]}}',
  '{"id":"e3","kind":"link","name":"\\u00e9","capacity":1e9}',
].join('\n');
const RELATIONS_NDJSON = [
  '{"from":"e1","to":"e2","type":"link","metric":3,"direction":"forward"}',
  '{"from":"e1","to":"e3","type":"hosted-on","group":"g","need":1}',
  '{"from":"e1","to":"e2","type":"hosted-on","group":"g","need":1,"attributes":{"x":"y"}}',
].join('\n');
const EVIDENCE_YAML = `sources:
  - id: q
    name: "Laboratory"
    grades: [{grade: B, from: 2020-01-01}]
evidence:
  - {id: e, subject: {kind: supplier, id: alder}, criterion: cat:leaf@1, type: audit, source: q, credibility: 2, observedAt: 2024-01-01}
`;

const TABLES: readonly (readonly [TableRole, 'csv' | 'ndjson', string])[] = [
  [
    'elements',
    'csv',
    'id,kind,name,lat,installed,parties,extra\ne1,radio-unit,"a ""b""\nc",1.5,2020-01-01,owner:s,x\ne2,tower,,,,,\n',
  ],
  ['elements', 'ndjson', ELEMENTS_NDJSON],
  ['relations', 'csv', 'from,to,type,group,need\ne1,e2,link,,\ne1,e3,hosted-on,g,1\ne1,"e2",hosted-on,g,1\n'],
  ['relations', 'ndjson', RELATIONS_NDJSON],
  ['products', 'csv', VALID['products.csv'] as string],
  ['demands', 'csv', VALID['demands.csv'] as string],
  ['demands', 'ndjson', '{"id":"x","weight":2,"legs":[{"plane":"control","from":"a","to":"b"}]}\n'],
];

const DOCUMENTS: readonly (readonly [FileRole, string])[] = [
  ['manifest', `${MANIFEST}asOf: 2025-01-01\nsynthetic:\n  - {what: all, method: &m made, seed: 1}\n`],
  [
    'suppliers',
    `${VALID['suppliers.yaml'] as string}  owners:\n    - {supplier: alder, share: 0.5, from: 2020-01-01}\n`,
  ],
  ['slices', '- {id: s, sst: 1, sd: 000001, elements: [a, b]}\n'],
  ['evidence', EVIDENCE_YAML],
];

describe(`${RUNS} mutated files`, () => {
  it.each(TABLES)(
    '%s.%s: an error or a dossier, the same by both paths',
    async (role, format, text) => {
      const valid = Buffer.from(text);
      decided(await readTable(role, format, valid, true));
      await fc.assert(
        fc.asyncProperty(mutation, async (edits) => {
          const bytes = mutated(valid, edits);
          const fast = await readTable(role, format, bytes, true);
          decided(fast);
          const slow = await readTable(role, format, bytes, false);
          expect(slow.facts).toEqual(fast.facts);
          expect(slow.problems.map(({ code, line }) => [code, line])).toEqual(
            fast.problems.map(({ code, line }) => [code, line]),
          );
        }),
        { numRuns: RUNS, seed: SEED },
      );
    },
    60_000,
  );

  it.each(DOCUMENTS)(
    '%s.yaml: an error or a dossier',
    (role, text) => {
      const valid = Buffer.from(text);
      fc.assert(
        fc.property(mutation, (edits) => {
          const builder = new DossierBuilder({ createMissing: true });
          if (role !== 'manifest') builder.setManifest({ dossier: 1, id: 'n', name: 'N' });
          readDocument(role, mutated(valid, edits), 'x.yaml', builder);
          const { dossier, problems } = builder.finish();
          decided({ facts: dossier && factsOf(dossier), problems });
        }),
        { numRuns: RUNS, seed: SEED },
      );
    },
    60_000,
  );

  it.each(['zip', 'tar', 'tar.gz'])(
    '%s: an error or the whole dossier',
    async (format) => {
      const archive = await archiveOf(format);
      const path = join(await temporaryDirectory(), `d.${format}`);
      await fc.assert(
        fc.asyncProperty(mutation, async (edits) => {
          await writeFile(path, mutated(archive, edits));
          const result = await loadDossier(path);
          decided({ facts: result.dossier, problems: result.problems });
          if (errorsOf(result).length === 0) expect(result.dossier?.manifest.id).toBeDefined();
        }),
        { numRuns: RUNS, seed: SEED },
      );
    },
    120_000,
  );
});

async function archiveOf(format: string): Promise<Buffer> {
  const files = Object.entries(VALID).map(([name, content]) => ({ name, content }));
  if (format === 'zip') return makeZip(files);
  const tar = pack();
  for (const { name, content } of files) tar.entry({ name }, Buffer.from(content));
  tar.finalize();
  const parts: Uint8Array[] = [];
  for await (const part of tar) parts.push(part as Uint8Array);
  return format === 'tar' ? Buffer.concat(parts) : gzipSync(Buffer.concat(parts));
}
