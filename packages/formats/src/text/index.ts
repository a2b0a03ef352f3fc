export { decodeText } from './encoding.js';
export type { DecodedText } from './encoding.js';
export { parseCsv } from './csv.js';
export type { CsvRow, CsvTable } from './csv.js';
export { parseYaml } from './yaml.js';
export type { YamlText } from './yaml.js';
