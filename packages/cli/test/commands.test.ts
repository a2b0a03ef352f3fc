import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IMPORT_FORMATS, loadDossier, snapshotHash, SYNTHETIC_AS_OF } from '@cleanpath/formats';
import { Assessment, type Dossier, type Problem } from '@cleanpath/model';
import { runCli } from './run-cli.js';

const NATION = fileURLToPath(new URL('../../../examples/nation', import.meta.url));

let scratch: string;
let broken: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'cleanpath-cli-'));
  broken = join(scratch, 'broken');
  await cp(NATION, broken, { recursive: true });
  const file = join(broken, 'relations.csv');
  await writeFile(file, `${await readFile(file, 'utf8')}no-such-element,hel-core-amf-1,hosted-on,,\n`);
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

const WORKLOAD = `kind: Deployment
apiVersion: apps/v1
metadata: { name: amf }
spec: { template: { spec: { containers: [{ name: amf, image: "alpha/amf:1" }] } } }
`;

async function loaded(path: string): Promise<Dossier> {
  const { dossier } = await loadDossier(path);
  if (!dossier) throw new Error(`${path} is not valid`);
  return dossier;
}

const parse = (text: string): unknown => JSON.parse(text);

describe('cleanpath check', () => {
  it('ends with 0 and says what a valid dossier holds', async () => {
    const run = await runCli('check', NATION);
    expect(run.code).toBe(0);
    expect(run.out).toMatch(/valid {2}\d+ files, [\d,]+ records/);
  });

  it('ends with 2 and one JSON document of problems with place and remedy', async () => {
    const run = await runCli('check', broken, '--json');
    expect(run.code).toBe(2);
    const { valid, problems } = parse(run.out) as { valid: boolean; problems: Problem[] };
    expect(valid).toBe(false);
    const [first] = problems.filter((problem) => problem.severity === 'error');
    expect(first).toMatchObject({ code: 'reference-dangling', file: 'relations.csv' });
    expect(first?.line).toBeGreaterThan(2);
    expect(first?.column).toBeGreaterThan(0);
    expect(first?.remedy).not.toBe('');
  });

  it('names file and line to a person', async () => {
    const run = await runCli('check', broken);
    expect(run.err).toMatch(/reference-dangling {2}relations\.csv:\d+:\d+/);
    expect(run.out).toContain('not valid');
  });
});

describe('cleanpath assess', () => {
  it('prints the verdict a person understands at once', async () => {
    const run = await runCli('assess', NATION);
    expect(run.code).toBe(0);
    expect(run.out).toMatch(/\d+ of \d+ connected services have a proven clean path/);
    for (const heading of ['Synthetic data:', 'Why', 'What to do first', 'Suppliers', 'Content hash']) {
      expect(run.out).toContain(heading);
    }
    expect(Math.max(...run.out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(82);
  });

  it('prints one JSON document that scripts can rely on', async () => {
    const run = await runCli('assess', NATION, '--json');
    expect(run.code).toBe(0);
    const assessment = Assessment.parse(parse(run.out));
    expect(assessment.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(assessment.demands.every(({ id, verdict }) => id !== '' && verdict.length > 0)).toBe(true);
    expect(assessment.suppliers.length).toBeGreaterThan(10);
  });

  it('writes report, document and tables', async () => {
    const out = join(scratch, 'result');
    const run = await runCli('assess', NATION, '--out', out);
    expect(run.code).toBe(0);
    expect((await readdir(out)).sort()).toEqual(['assessment.json', 'report.html', 'tables']);
    expect(await readdir(join(out, 'tables'))).toContain('demands.csv');
    expect(await readFile(join(out, 'report.html'), 'utf8')).toMatch(/^<!doctype html>/i);
  });

  it('ends with 2 for an invalid dossier, as JSON too, and assesses nothing', async () => {
    const human = await runCli('assess', broken);
    expect([human.code, human.out]).toEqual([2, '']);
    const machine = await runCli('assess', broken, '--json');
    expect(machine.code).toBe(2);
    expect(parse(machine.out)).toMatchObject({ valid: false });
  });

  it('refuses an impossible date', async () => {
    const run = await runCli('assess', NATION, '--as-of', '2026-02-30');
    expect(run.code).toBe(1);
    expect(run.err).toContain('date-invalid');
  });

  it('takes another policy, and names the member that is wrong in a bad one', async () => {
    const policy = join(scratch, 'policy.yaml');
    const own = await readFile(join(NATION, 'policy.yaml'), 'utf8');
    await writeFile(policy, own.replace(/^version: .*$/m, 'version: 9.9.9'));
    const good = await runCli('assess', NATION, '--json', '--policy', policy);
    expect((parse(good.out) as Assessment).policy.version).toBe('9.9.9');
    await writeFile(policy, own.replace(/^version: .*$/m, 'version: newest'));
    const bad = await runCli('assess', NATION, '--policy', policy);
    expect(bad.code).toBe(1);
    expect(bad.err).toContain('version');
  });
});

describe('cleanpath explain', () => {
  it.each([
    ['demand', 'emergency-west', 'blocked'],
    ['supplier', 'brackwell', 'tier'],
    ['element', 'tre-kes-ru-1', 'Management host Tampere'],
  ])('tells about one %s', async (kind, id, expected) => {
    const run = await runCli('explain', kind, id, NATION);
    expect(run.code).toBe(0);
    expect(run.out).toContain(expected);
  });

  it('says what there is when the id is not known', async () => {
    const run = await runCli('explain', 'demand', 'emergency', NATION);
    expect(run.code).toBe(1);
    expect(run.err).toMatch(/Did you mean emergency-/);
  });
});

describe('cleanpath import and export', () => {
  it('brings a network to another tool and back without loss', async () => {
    const before = parse((await runCli('assess', NATION, '--json')).out) as Assessment;
    for (const format of ['graphml', 'rfc8345']) {
      const file = join(scratch, `nation.${format}`);
      const back = join(scratch, `back-${format}`);
      expect((await runCli('export', format, NATION, '--out', file)).code).toBe(0);
      const imported = await runCli('import', format, file, '--into', back);
      expect(imported.err).toBe('');
      expect(imported.code).toBe(0);
      // The snapshot covers every fact with the manifest and the policy; the exported file is no source of its own.
      const after = parse((await runCli('assess', back, '--json')).out) as Assessment;
      expect(after.network.snapshotHash).toBe(before.network.snapshotHash);
      expect(after.contentHash).toBe(before.contentHash);
    }
  });

  it('adds an export to a dossier without changing what is there', async () => {
    const file = join(scratch, 'again.json');
    const into = join(scratch, 'again');
    await cp(NATION, into, { recursive: true });
    await runCli('export', 'rfc8345', NATION, '--out', file);
    expect((await runCli('import', 'rfc8345', file, '--into', into)).code).toBe(0);
    expect(snapshotHash(await loaded(into))).toBe(snapshotHash(await loaded(NATION)));
  });

  it.each(['net.yaml', 'net.yaml.gz'])('names a new dossier after the file %s', async (name) => {
    const file = join(scratch, name);
    await writeFile(file, name.endsWith('.gz') ? gzipSync(WORKLOAD) : WORKLOAD);
    const into = join(scratch, `named-${name}`);
    expect((await runCli('import', 'kubernetes', file, '--into', into)).code).toBe(0);
    expect((await loaded(into)).manifest).toEqual({ dossier: 1, id: 'net', name: 'net', sources: [{ name }] });
  });

  it('dates a dossier whose evidence is made up, unless it has a date', async () => {
    const file = join(scratch, 'dated.yaml');
    await writeFile(file, WORKLOAD);
    const into = join(scratch, 'dated');
    const argv = ['import', 'kubernetes', file, '--into', into, '--demands', 'functions'];
    expect((await runCli(...argv, '--synthetic-suppliers', '2')).code).toBe(0);
    const dossier = await loaded(into);
    expect(dossier.manifest.asOf).toBe(SYNTHETIC_AS_OF);
    expect(dossier.evidence.length).toBeGreaterThan(0);
    expect(dossier.demands).toHaveLength(1);
    const manifest = join(into, 'dossier.yaml');
    await writeFile(manifest, (await readFile(manifest, 'utf8')).replace(SYNTHETIC_AS_OF, '2026-07-01'));
    expect((await runCli(...argv)).code).toBe(0);
    expect((await loaded(into)).manifest.asOf).toBe('2026-07-01');
  });

  it.each(IMPORT_FORMATS)('shows a complete example of $id, and notes that fit 80 columns', async ({ id, example }) => {
    expect(example).toMatch(new RegExp(`^cleanpath import ${id} .*--into `));
    const { out } = await runCli('import', id, '--help');
    expect(out).toContain(`$ ${example}`);
    const notes = out.slice(out.indexOf('What to know:')).split('\n');
    expect(notes.length).toBeGreaterThan(1);
    expect(Math.max(...notes.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('writes nothing when the source is damaged', async () => {
    const file = join(scratch, 'damaged.graphml');
    await writeFile(file, '<graphml><graph edgedefault="undirected"><node id="a"/>');
    const into = join(scratch, 'damaged');
    const run = await runCli('import', 'graphml', file, '--into', into);
    expect(run.code).toBe(1);
    expect(run.err).toContain('syntax-invalid');
    await expect(readdir(into)).rejects.toThrow();
  });
});

describe('any command', () => {
  it('offers help instead of failing in silence', async () => {
    expect((await runCli()).out).toContain('Usage: cleanpath');
    expect((await runCli('import', '--help')).out).toContain('graphml');
    expect((await runCli('import', 'sites-csv', '--help')).out).toContain('Example:');
  });

  it.each([[['fly']], [['assess']], [['explain', 'weather', 'x', NATION]], [['demo', '--port', 'seven']]])(
    'ends with 1 and a remedy for %j',
    async (argv) => {
      const run = await runCli(...argv);
      expect(run.code).toBe(1);
      expect(run.err).not.toContain(' at ');
      expect(run.err).not.toBe('');
    },
  );

  it('keeps control characters of names away from the terminal', async () => {
    const hostile = join(scratch, 'hostile');
    await cp(NATION, hostile, { recursive: true });
    const manifest = join(hostile, 'dossier.yaml');
    await writeFile(
      manifest,
      (await readFile(manifest, 'utf8')).replace(/^name: .*$/m, 'name: "evil\\u001b[2Jnation"'),
    );
    const run = await runCli('assess', hostile);
    expect(run.out + run.err).not.toContain('\u001b');
  });
});
