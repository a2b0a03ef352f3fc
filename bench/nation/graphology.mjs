/** The same questions with graphology, where it is installed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [directory, elements] = [process.argv[2], Number(process.argv[3])];
const figures = await measured().catch((error) => {
  if (error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
  throw error;
});
process.send({ figures });

async function measured() {
  const { default: Graph } = await import('graphology');
  const read = (name) => {
    const bytes = readFileSync(join(directory, `${name}.i32`));
    return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  };
  const [links, depends, roots, ends] = ['links', 'depends', 'roots', 'ends'].map(read);
  let start = performance.now();
  const graph = new Graph({ type: 'undirected', multi: true });
  const needs = new Graph({ type: 'directed', multi: true });
  for (let e = 0; e < elements; e++) (graph.addNode(e), needs.addNode(e));
  for (let i = 0; i < links.length; i += 2) graph.addEdge(links[i], links[i + 1]);
  for (let i = 0; i < depends.length; i += 2) needs.addEdge(depends[i + 1], depends[i]);
  const load = performance.now() - start;
  start = performance.now();
  const dirty = new Set(Array.from(roots, String));
  for (const node of dirty) needs.forEachOutNeighbor(node, (next) => void dirty.add(next));
  const label = new Map();
  graph.forEachNode((first) => {
    if (dirty.has(first) || label.has(first)) return;
    const queue = [first];
    label.set(first, first);
    while (queue.length > 0)
      graph.forEachNeighbor(queue.pop(), (next) => {
        if (dirty.has(next) || label.has(next)) return;
        label.set(next, first);
        queue.push(next);
      });
  });
  let clean = 0;
  for (let i = 0; i < ends.length; i += 2) {
    const from = label.get(String(ends[i]));
    if (from !== undefined && from === label.get(String(ends[i + 1]))) clean++;
  }
  return { version: 'installed', load, trust: performance.now() - start, clean };
}
