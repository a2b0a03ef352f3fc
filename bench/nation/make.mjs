import { join } from 'node:path';
import { nation } from './nation.mjs';
import { writeNation } from './write.mjs';

const [directory, elements] = process.argv.slice(2);
const made = nation({ elements: Number(elements) });
for (const format of ['ndjson', 'csv']) writeNation(made, join(directory, format), format);
process.send({});
