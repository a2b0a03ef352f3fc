import { gzipSync } from 'node:zlib';
import { CleanpathError, Element, Relation } from '@cleanpath/model';
import { describe, expect, it } from 'vitest';
import { IMPORT_FORMATS } from '../../src/import/formats.js';
import { unpackInput, type InputFile } from '../../src/import/input/read-input.js';
import { xorshift32, type Random } from '../../src/import/synthetic/xorshift32.js';
import { importDraft, textFile } from './import-shared.js';
import { SAMPLES } from './samples.js';

/** Mutated files per format (network analysis, acceptance 9). */
const MUTANTS = 1000;
/** No mutant of a file of a few kilobytes may take longer, in milliseconds, even on a busy machine. */
const LONGEST = 4000;

const TOKENS = [
  '{',
  '}',
  '[',
  ']',
  '"',
  '<',
  '>',
  '&',
  ':',
  ',',
  '\n',
  '---',
  '- ',
  '*a',
  '&a ',
  '__proto__',
  'constructor',
  'NaN',
  '1e999',
  '-0',
  'null',
  '\u0000',
  '\ufeff',
  '{{',
  '<!DOCTYPE x>',
  '<![CDATA[',
  ';',
  '#N/A',
  '%',
  "'",
  '\\u0000',
  '9'.repeat(400),
];

function mutate(file: InputFile, random: Random): InputFile {
  let bytes = Buffer.from(file.bytes);
  const rounds = 1 + random.below(4);
  for (let round = 0; round < rounds; round++) {
    const at = random.below(bytes.length + 1);
    const length = random.below(40);
    switch (random.below(6)) {
      case 0:
        bytes = bytes.subarray(0, at);
        break;
      case 1:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
        break;
      case 2:
        bytes = Buffer.concat([
          bytes.subarray(0, at),
          Buffer.from(TOKENS[random.below(TOKENS.length)]!),
          bytes.subarray(at),
        ]);
        break;
      case 3: {
        const from = random.below(bytes.length + 1);
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(from, from + length), bytes.subarray(at)]);
        break;
      }
      case 4:
        bytes = Buffer.from(bytes);
        if (at < bytes.length) bytes[at] = random.below(256);
        break;
      default: {
        const token = TOKENS[random.below(TOKENS.length)]!;
        bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(token), bytes.subarray(at + token.length)]);
      }
    }
  }
  return { name: file.name, bytes };
}

describe.each(IMPORT_FORMATS.map(({ id }) => id))('%s: damaged files', (format) => {
  it(`gives a result or an error for ${MUTANTS} mutants, and every record is valid`, { timeout: 180_000 }, () => {
    const random = xorshift32(0x5eed);
    let damaged = 0;
    for (let i = 0; i < MUTANTS; i++) {
      const mutant = mutate(SAMPLES[format]!, random);
      const start = performance.now();
      const { draft, report } = importDraft(format, mutant);
      expect(performance.now() - start).toBeLessThan(LONGEST);
      for (const { record } of draft.elements.values())
        expect(Element.safeParse(record).success, JSON.stringify(record)).toBe(true);
      for (const { record } of draft.relations.values()) {
        expect(Relation.safeParse(record).success, JSON.stringify(record)).toBe(true);
        expect(draft.elements.has(record.from) && draft.elements.has(record.to)).toBe(true);
      }
      for (const { file, message, remedy } of report.problems) {
        expect(file).toBe(mutant.name);
        expect(message.length > 0 && remedy.length > 0).toBe(true);
      }
      if (report.problems.some(({ severity }) => severity === 'error')) damaged++;
    }
    // The mutations must do something, or the test tests nothing.
    expect(damaged).toBeGreaterThan(MUTANTS / 20);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('says where a cut-off file ends', () => {
    const { bytes, name } = SAMPLES[format]!;
    const { report } = importDraft(format, { name, bytes: bytes.subarray(0, Math.floor(bytes.length * 0.6)) });
    const [found] = report.problems.filter(({ severity }) => severity === 'error');
    // YAML and CSV may be valid up to any line; JSON and XML never are.
    if (['rfc8345', 'tapi', 'geojson', 'teiv', 'graphml'].includes(format)) {
      expect(found?.code).toBe('syntax-invalid');
      expect(found!.line).toBeGreaterThan(0);
      expect(found!.column).toBeGreaterThan(0);
    }
  });
});

describe('attacks', () => {
  const only = (format: string, text: string): string[] =>
    importDraft(format, textFile('x', text)).report.problems.map(({ code }) => code);

  it('refuses deep nesting', () => {
    expect(only('rfc8345', `{"ietf-network:networks":${'['.repeat(100_000)}`)).toEqual(['format-refused']);
    expect(only('graphml', `<graphml>${'<graph>'.repeat(1000)}`)).toEqual(['format-refused']);
    expect(only('kubernetes', `apiVersion: v1\nkind: x\nspec: ${'['.repeat(20_000)}`)).toEqual(['format-refused']);
    expect(only('compose', `${'- '.repeat(5000)}a`)).toEqual(['format-refused']);
  });

  it('refuses document types and alias bombs', () => {
    expect(only('graphml', '<!DOCTYPE g [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><graphml/>')).toEqual([
      'format-refused',
    ]);
    const laughs = [
      'a: &a [1,1,1,1,1,1,1,1,1,1]',
      ...['b', 'c', 'd', 'e', 'f', 'g'].map(
        (key, i) => `${key}: &${key} [${Array.from({ length: 10 }, () => `*${'abcdef'.charAt(i)}`).join(',')}]`,
      ),
    ];
    expect(only('compose', `services: {x: {image: y}}\n${laughs.join('\n')}`)).toEqual(['format-refused']);
  });

  it('refuses gzip bombs and damaged gzip', () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    expect(() => unpackInput('x.gz', bomb)).toThrow(expect.objectContaining({ code: 'archive-bomb' }) as Error);
    expect(() => unpackInput('x.gz', gzipSync('abc').subarray(0, 15))).toThrow(
      expect.objectContaining({ code: 'archive-invalid' }) as Error,
    );
    const limits = { maxBytes: 1000, maxRatio: 400 };
    expect(() => unpackInput('x', Buffer.alloc(1001), limits)).toThrow(CleanpathError);
  });

  it('does not let names of object members leak', () => {
    const text =
      '{"ietf-network:networks":{"network":[{"network-id":"n","node":[{"node-id":"a","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}]}]}}';
    const { draft } = importDraft('rfc8345', textFile('x', text));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.getPrototypeOf(draft.elements.get('n/a')!.record.attributes)).toBe(Object.prototype);
    expect(draft.elements.get('n/a')!.record.attributes!['constructor']).toEqual({ prototype: { polluted: 1 } });
  });

  it('reports a number that is text, and keeps it out', () => {
    const text =
      '{"tapi-common:context":{"tapi-topology:topology-context":{"topology":[{"uuid":"t","node":[{"uuid":"a"},{"uuid":"b"}],"link":[{"uuid":"l","node-edge-point":[{"node-uuid":"a"},{"node-uuid":"b"}],"cost-characteristic":[{"cost-value":"NaN"}]}]}]}}}';
    const { draft, report } = importDraft('tapi', textFile('x', text));
    expect(report.warnings).toEqual({ 'import-value-ignored': 1 });
    expect([...draft.relations.values()][0]!.record.metric).toBeUndefined();
  });
});
