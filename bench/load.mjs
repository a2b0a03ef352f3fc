/**
 * Loads and checks 1 million elements and 5 million relations, as NDJSON and as CSV, from a temporary directory.
 * Build first: npx tsc -b packages/formats. Usage: node bench/load.mjs [elements] [relations per element]
 */
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fork } from 'node:child_process';
import { decodeSnapshot, encodeSnapshot, loadDossier, snapshotHash } from '@cleanpath/formats';

const ELEMENTS = Number(process.argv[2] ?? 1_000_000);
const PER_ELEMENT = Number(process.argv[3] ?? 5);
const RELATIONS = ELEMENTS * PER_ELEMENT;
/** A prime that divides no round number of elements. */
const STRIDE = 104_729n;
const KINDS = ['radio-unit', 'distributed-unit', 'cell-site-router', 'transport-node', 'nfvi-host', 'element-manager'];
const SUPPLIERS = 200;
const TYPES = ['link', 'hosted-on', 'managed-by', 'updated-by', 'powered-by'];

if (process.argv[2] === '--load') await loadOnce(process.argv[3]);
else await main();

async function main() {
  const root = await mkdtemp(join(tmpdir(), 'cleanpath-bench-'));
  console.log(
    `${ELEMENTS.toLocaleString('en')} elements, ${RELATIONS.toLocaleString('en')} relations, Node ${process.version}`,
  );
  console.log('format   MB      load s   cpu s   rows/s       RSS MB   hash s   encode s  decode s');
  try {
    for (const format of ['ndjson', 'csv']) {
      const directory = join(root, format);
      await generate(directory, format);
      let bytes = 0;
      for (const table of ['elements', 'relations']) bytes += (await stat(join(directory, `${table}.${format}`))).size;
      // A fresh process for each, so that memory is that of one load.
      const figures = await inChild(directory);
      const { seconds, cpu, rss, hash, encode, decode, elements, relations } = figures;
      if (elements !== ELEMENTS || relations !== RELATIONS) throw new Error(`Wrong counts: ${elements}, ${relations}`);
      const rate = Math.round((ELEMENTS + RELATIONS) / seconds).toLocaleString('en');
      console.log(
        [
          format.padEnd(8),
          (bytes / 1e6).toFixed(0).padEnd(7),
          seconds.toFixed(2).padEnd(8),
          cpu.toFixed(2).padEnd(7),
          rate.padEnd(12),
          String(rss).padEnd(8),
          hash.toFixed(2).padEnd(8),
          encode.toFixed(2).padEnd(9),
          decode.toFixed(2),
        ].join(' '),
      );
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

function inChild(directory) {
  return new Promise((resolve, reject) => {
    const child = fork(new URL(import.meta.url), ['--load', directory]);
    child.on('message', resolve);
    child.on('exit', (code) => code === 0 || reject(new Error(`The load ended with code ${code}`)));
  });
}

async function loadOnce(directory) {
  const started = performance.now();
  const { dossier, problems } = await loadDossier(directory);
  const seconds = (performance.now() - started) / 1000;
  const used = process.cpuUsage();
  const cpu = (used.user + used.system) / 1e6;
  if (!dossier) throw new Error(JSON.stringify(problems.slice(0, 3)));
  const rss = Math.round(process.resourceUsage().maxRSS / 1024);
  const timed = (work) => {
    const from = performance.now();
    const value = work();
    return [value, (performance.now() - from) / 1000];
  };
  const [, hash] = timed(() => snapshotHash(dossier));
  const [bytes, encode] = timed(() => encodeSnapshot(dossier));
  const [, decode] = timed(() => decodeSnapshot(bytes));
  process.send({
    seconds,
    cpu,
    rss,
    hash,
    encode,
    decode,
    elements: dossier.elements.count,
    relations: dossier.relations.count,
  });
}

/** Synthetic: ids as real inventories have them, ends half near, half anywhere, no repeated relation. */
async function generate(directory, format) {
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'dossier.yaml'), 'dossier: 1\nid: bench\nname: Bench\n');
  const suppliers = Array.from(
    { length: SUPPLIERS },
    (_, i) => `- {id: s${i}, name: Supplier ${i}, fictional: true}\n`,
  );
  await writeFile(join(directory, 'suppliers.yaml'), suppliers.join(''));
  let state = 0x9e3779b9;
  const random = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  const id = (i) => `el-${String(i).padStart(7, '0')}`;
  await writeLines(
    join(directory, `elements.${format}`),
    ELEMENTS,
    (row) => {
      // Rows in no order of their ids: sorted input would flatter the snapshot.
      const i = Number((BigInt(row) * STRIDE) % BigInt(ELEMENTS));
      return {
        id: id(i),
        kind: KINDS[i % KINDS.length],
        name: `Element ${i}`,
        supplier: `s${random() % SUPPLIERS}`,
        operator: `s${i % 3}`,
        site: `site-${i >> 4}`,
        region: `R${i % 40}`,
        lat: 45 + (i % 5000) / 1000,
        lon: 2 + (i % 7000) / 1000,
        installed: `20${10 + (i % 10)}-0${1 + (i % 9)}-15`,
        replacementCost: 1000 + (i % 977),
      };
    },
    format,
  );
  await writeLines(
    join(directory, `relations.${format}`),
    RELATIONS,
    (r) => {
      const from = Math.floor(r / PER_ELEMENT);
      const near = random() % 2 === 0;
      const step = near ? 1 + (random() % 50) : 1 + (random() % (ELEMENTS - 1));
      // One type for each place in the row, so that no relation occurs twice.
      return { from: id(from), to: id((from + step) % ELEMENTS), type: TYPES[r % TYPES.length] };
    },
    format,
  );
}

async function writeLines(path, count, make, format) {
  const out = createWriteStream(path);
  let text = format === 'csv' ? `${Object.keys(make(0)).join(',')}\n` : '';
  for (let i = 0; i < count; i++) {
    const record = make(i);
    text += format === 'csv' ? `${Object.values(record).join(',')}\n` : `${JSON.stringify(record)}\n`;
    if (text.length > 1 << 20) {
      if (!out.write(text)) await new Promise((resolve) => out.once('drain', resolve));
      text = '';
    }
  }
  await new Promise((resolve) => out.end(text, resolve));
}
