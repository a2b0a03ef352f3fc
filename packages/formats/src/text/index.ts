export { decodeText } from './encoding.js';
export type { DecodedText } from './encoding.js';
export { parseCsv } from './csv.js';
export type { CsvRow, CsvTable } from './csv.js';
