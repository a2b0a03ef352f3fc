// `npm run bench:<topic>`: one benchmark, with room for a nation in memory.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { prepare, ROOT, run } from './prepare.mjs';

const [topic, ...args] = process.argv.slice(2);
const file = join(ROOT, 'bench', `${topic}.mjs`);
if (!existsSync(file)) {
  process.stderr.write(`There is no benchmark "${topic}".\n`);
  process.exit(1);
}
prepare();
run(process.execPath, ['--expose-gc', file, ...args]);
