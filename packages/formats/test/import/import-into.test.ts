import type { Demand } from '@cleanpath/model';
import {
  type Dossier,
  type Element,
  type Problem,
  type Relation,
  type Supplier,
  type Synthetic,
} from '@cleanpath/model';
import { ElementTableBuilder, RelationTableBuilder } from '@cleanpath/model';
import { describe, expect, it } from 'vitest';
import { detectFormat, IMPORT_FORMATS, importFormat } from '../../src/import/formats.js';
import { importInto } from '../../src/import/import-into.js';
import { resolveOptions } from '../../src/import/import-options.js';
import type { ImportSink } from '../../src/import/sink.js';
import { textFile } from './import-shared.js';
import { COMPOSE_SAMPLE, GRAPHML_SAMPLE, SAMPLES, zipped } from './samples.js';

interface Kept {
  readonly sink: ImportSink;
  readonly elements: Element[];
  readonly relations: Relation[];
  readonly suppliers: Supplier[];
  readonly demands: Demand[];
  readonly evidence: unknown[];
  readonly problems: Problem[];
  readonly declarations: Synthetic[];
}

function keep(): Kept {
  const kept = {
    elements: [],
    relations: [],
    suppliers: [],
    demands: [],
    evidence: [],
    problems: [],
    declarations: [],
  } as unknown as Omit<Kept, 'sink'>;
  const sink: ImportSink = {
    supplier: (record) => void kept.suppliers.push(record),
    product: () => undefined,
    element: (record) => void kept.elements.push(record),
    relation: (record) => void kept.relations.push(record),
    demand: (record) => void kept.demands.push(record),
    slice: () => undefined,
    evidenceSource: () => undefined,
    evidence: (record) => void kept.evidence.push(record),
    problem: (found) => void kept.problems.push(found),
    synthetic: (declaration) => void kept.declarations.push(declaration),
  };
  return { ...kept, sink };
}

const graph = (name: string, nodes: string, edges = ''): { name: string; data: Uint8Array } => ({
  name,
  data: Buffer.from(
    `<graphml><key id="l" for="node" attr.name="label" attr.type="string"/><graph edgedefault="undirected">${nodes}${edges}</graph></graphml>`,
  ),
});

function dossierOf(elements: Element[], relations: Relation[] = []): Dossier {
  const table = new ElementTableBuilder();
  for (const element of elements) table.add(element, { file: 'elements.csv', line: 2 });
  const rows = new RelationTableBuilder();
  for (const { from, to, ...rest } of relations)
    rows.add({ ...rest, from: table.indexOf(from)!, to: table.indexOf(to)! });
  return {
    manifest: { dossier: 1, id: 'd', name: 'D' },
    suppliers: [{ id: 's1', name: 'S1' }],
    products: [],
    elements: table.finish(),
    relations: rows.finish(),
    demands: [],
    slices: [],
    sources: [],
    evidence: [],
    places: new Map(),
  };
}

describe('formats', () => {
  it('are recognised by content, packed or not', async () => {
    for (const [format, file] of Object.entries(SAMPLES)) {
      expect(detectFormat(file)?.id, format).toBe(format);
      const { report } = await importInto([zipped(file)], keep().sink, {});
      expect(report.format).toBe(format);
    }
    expect(detectFormat(textFile('x.txt', 'hello'))).toBeUndefined();
  });

  it('document their options, mappings, traps and an example', () => {
    for (const format of IMPORT_FORMATS) {
      expect(format.example, format.id).toMatch(/^(helm|cleanpath import)/);
      expect(format.mappings.length).toBeGreaterThan(3);
      expect(format.traps.length).toBeGreaterThan(0);
      const defaults = resolveOptions(format);
      for (const option of format.options) {
        expect(typeof defaults[option.name]).toBe(
          option.type === 'boolean' ? 'boolean' : option.type === 'integer' ? 'number' : 'string',
        );
        if (option.type === 'choice') expect(option.choices).toContain(option.default);
      }
    }
  });

  it('refuse unknown formats, options and values', () => {
    const usage = expect.objectContaining({ code: 'usage-invalid' }) as Error;
    expect(() => importFormat('visio')).toThrow(expect.objectContaining({ code: 'format-unknown' }) as Error);
    expect(() => resolveOptions(importFormat('graphml'), { colour: 'red' })).toThrow(usage);
    expect(() => resolveOptions(importFormat('graphml'), { kind: 'spaceship' })).toThrow(usage);
    expect(() => resolveOptions(importFormat('tapi'), { merge: 'maybe' })).toThrow(usage);
    expect(resolveOptions(importFormat('tapi'), { merge: 'true' })['merge']).toBe(true);
  });
});

describe('several files', () => {
  it('fit together when ids differ, and merge what is identical', async () => {
    const kept = keep();
    const file = graph('a.graphml', '<node id="1"/><node id="2"/>', '<edge source="1" target="2"/>');
    const { report, ok } = await importInto([file, file, graph('b.graphml', '<node id="1"/>')], kept.sink);
    expect(ok).toBe(true);
    expect(kept.elements.map(({ id }) => id)).toEqual(['a/1', 'a/2', 'b/1']);
    expect(report.merged).toBe(3);
    expect(report.counts).toMatchObject({ elements: 3, relations: 1 });
  });

  it('contradict each other: both places are named and nothing is written', async () => {
    const kept = keep();
    const label = (text: string): string => `<node id="1"><data key="l">${text}</data></node>`;
    const { ok, report } = await importInto(
      [graph('a.graphml', label('x')), graph('b.graphml', label('y'))],
      kept.sink,
      { format: 'graphml', options: { prefix: '' } },
    );
    expect(ok).toBe(false);
    expect(kept.elements).toEqual([]);
    expect(kept.problems).toEqual(report.problems);
    expect(report.problems).toHaveLength(1);
    expect(report.problems[0]).toMatchObject({ code: 'duplicate-id', file: 'b.graphml', value: '1' });
    expect(report.problems[0]!.message).toContain('a.graphml:1');
  });

  it('are read even when one of them is damaged, so that all problems show at once', async () => {
    const { ok, report } = await importInto(
      [
        { name: 'x.graphml', data: Buffer.from('<graphml><graph') },
        { name: 'y.bin', data: Buffer.from([0xff, 1]) },
      ],
      keep().sink,
    );
    expect(ok).toBe(false);
    expect(report.problems.map(({ code, file }) => [code, file])).toEqual([
      ['format-unknown', 'y.bin'],
      ['syntax-invalid', 'x.graphml'],
    ]);
  });

  it('may come as streams', async () => {
    const kept = keep();
    async function* pieces(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < GRAPHML_SAMPLE.bytes.length; at += 100) {
        await Promise.resolve();
        yield GRAPHML_SAMPLE.bytes.subarray(at, at + 100);
      }
    }
    const { ok } = await importInto([{ name: 'n.graphml', data: pieces() }], kept.sink);
    expect(ok).toBe(true);
    expect(kept.elements.length).toBeGreaterThan(3);
  });
});

describe('importing into a dossier', () => {
  const file = graph('a.graphml', '<node id="1"/><node id="2"/>', '<edge source="1" target="2"/>');

  it('keeps what people added, and is idempotent', async () => {
    const existing = dossierOf(
      [
        { id: 'a/1', kind: 'transport-node', supplier: 's1', attributes: { note: 'ours' } },
        { id: 'z', kind: 'external' },
      ],
      [{ from: 'a/1', to: 'z', type: 'link' }],
    );
    const kept = keep();
    const { ok } = await importInto([file], kept.sink, { existing });
    expect(ok).toBe(true);
    expect(kept.elements).toEqual([
      { id: 'a/1', kind: 'transport-node', supplier: 's1', attributes: { note: 'ours' } },
      { id: 'z', kind: 'external' },
      { id: 'a/2', kind: 'transport-node' },
    ]);
    expect(kept.relations).toHaveLength(2);
    expect(kept.suppliers).toHaveLength(1);
  });

  it('refuses a contradiction with it', async () => {
    const existing = dossierOf([{ id: 'a/1', kind: 'firewall' }]);
    const { ok, report } = await importInto([file], keep().sink, { existing });
    expect(ok).toBe(false);
    expect(report.problems[0]!.message).toContain('elements.csv:2');
  });
});

describe('synthetic completion', () => {
  const nodes = Array.from({ length: 60 }, (_, i) => `<node id="${i}"/>`).join('');
  const edges = Array.from({ length: 59 }, (_, i) => `<edge source="${i}" target="${i + 1}"/>`).join('');
  const chain = graph('chain.graphml', nodes, edges);

  it('gives every element one of n fictional suppliers, demands between connected ends, and says so', async () => {
    const kept = keep();
    await importInto([chain], kept.sink, { synthetic: { suppliers: 5, demands: 40, seed: 3 } });
    expect(kept.suppliers).toHaveLength(5);
    expect(kept.suppliers.every(({ fictional }) => fictional === true)).toBe(true);
    expect(new Set(kept.elements.map(({ supplier }) => supplier)).size).toBe(5);
    // Nodes that state no manager get one of their own supplier: what depends on nothing known stays unknown.
    const suppliers = new Map(kept.elements.map(({ id, supplier }) => [id, supplier]));
    const managed = kept.relations.filter(({ type }) => type === 'managed-by');
    expect(managed).toHaveLength(60);
    for (const { from, to } of managed) expect(suppliers.get(to)).toBe(suppliers.get(from));
    expect(kept.evidence.length).toBeGreaterThan(50);
    expect(kept.demands).toHaveLength(40);
    const ids = new Set(kept.elements.map(({ id }) => id));
    for (const { legs } of kept.demands)
      for (const { from, to } of legs) expect(ids.has(from!) && ids.has(to!) && from !== to).toBe(true);
    expect(kept.declarations.map(({ seed }) => seed)).toEqual([3, 3]);
  });

  it('assigns suppliers in contiguous lots', async () => {
    const kept = keep();
    await importInto([chain], kept.sink, { synthetic: { suppliers: 4 } });
    const byId = new Map(kept.elements.map(({ id, supplier }) => [id, supplier]));
    let changes = 0;
    for (let i = 0; i < 59; i++) if (byId.get(`chain/${i}`) !== byId.get(`chain/${i + 1}`)) changes++;
    expect(changes).toBeLessThan(30);
  });

  it('leaves suppliers alone that the source names, is stable, and differs by seed', async () => {
    const run = async (seed: number): Promise<string> => {
      const kept = keep();
      await importInto([{ name: COMPOSE_SAMPLE.name, data: COMPOSE_SAMPLE.bytes }, chain], kept.sink, {
        synthetic: { suppliers: 6, demands: 10, seed },
      });
      expect(kept.elements.find(({ id }) => id === 'demo/upf')!.supplier).toBeUndefined();
      return JSON.stringify([kept.elements, kept.demands, kept.evidence]);
    };
    expect(await run(1)).toBe(await run(1));
    expect(await run(1)).not.toBe(await run(2));
  });
});

describe('national expansion by option', () => {
  const rows = Array.from(
    { length: 60 },
    (_, i) => `${i % 2 === 0 ? 'Alpha' : 'Beta'},${i},${10 + (i % 8) / 10},${20 + i / 100}`,
  );
  const list = { name: 'sites.csv', data: Buffer.from(`operator,id,lat,lon\n${rows.join('\n')}\n`) };

  it('expands the stations, keeps the operators and counts what came out', async () => {
    const kept = keep();
    const { ok, report, national } = await importInto([list], kept.sink, {
      format: 'sites-csv',
      options: { expand: 'national' },
      synthetic: { seed: 5, demands: 30 },
    });
    expect(ok).toBe(true);
    expect(national!.stations).toBe(60);
    expect(report.counts).toMatchObject({
      elements: kept.elements.length,
      suppliers: kept.suppliers.length,
      demands: 30,
    });
    expect(kept.suppliers.filter(({ fictional }) => fictional !== true).map(({ id }) => id)).toEqual([
      'operator:Alpha',
      'operator:Beta',
    ]);
    expect(kept.elements.length / 60).toBeGreaterThan(12);
    expect(kept.declarations).toMatchObject([{ seed: 5 }]);
  });

  it('says how far it is', async () => {
    const more = rows.concat(
      rows.map((row) => row.replace(/^(\w+),/, '$1,9')),
      rows.slice(0, 20),
    );
    const data = Buffer.from(`operator,id,lat,lon\n${more.join('\n')}\n`);
    const told: [string, number, number][] = [];
    await importInto([{ name: 'sites.csv', data }], keep().sink, {
      format: 'sites-csv',
      options: { expand: 'national' },
      onProgress: (...step) => void told.push(step),
    });
    expect(told).toEqual([
      ['Reading sites.csv', 0, 1],
      ['Expanding stations', 64, 140],
      ['Expanding stations', 128, 140],
    ]);
  });

  it('is refused into a dossier that exists', async () => {
    const request = {
      format: 'sites-csv',
      options: { expand: 'national' },
      existing: dossierOf([{ id: 'x', kind: 'site' }]),
    };
    await expect(importInto([list], keep().sink, request)).rejects.toThrow('new dossier');
  });

  it('warns when a source names no suppliers', async () => {
    const { report } = await importInto([list], keep().sink);
    expect(report.warnings['import-no-suppliers']).toBe(1);
  });
});
