import { stringify } from 'yaml';

/** A CSV file (RFC 4180 quoting, LF): only the columns that some row fills, in the order given. */
export function csv(rows, columns) {
  const used = columns.filter((column) => rows.some((row) => row[column] !== undefined));
  const lines = [used, ...rows.map((row) => used.map((column) => text(row[column])))];
  return lines.map((cells) => cells.map(quote).join(',')).join('\n') + '\n';
}

/** One YAML record per line, with a comment line before some: reads like a table, diffs line by line. */
export function yamlLines(key, records, headings = new Map()) {
  const lines = [`${key}:`];
  for (const record of records) {
    const heading = headings.get(record.id);
    if (heading !== undefined) lines.push('', `  # ${heading}`);
    lines.push(`  - ${flow(record)}`);
  }
  return lines.join('\n') + '\n';
}

export function yaml(value) {
  return stringify(value, { lineWidth: 0 });
}

function flow(value) {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (value !== null && typeof value === 'object')
    return `{ ${Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => `${key}: ${flow(member)}`)
      .join(', ')} }`;
  if (typeof value !== 'string') return String(value);
  return PLAIN.test(value) && !AMBIGUOUS.test(value) ? value : JSON.stringify(value);
}

/** Strings that need no quotes inside a flow mapping. */
const PLAIN = /^[\p{L}\d][\p{L}\d ./_–-]*$/u;
/** Strings a YAML reader could take for a number, a truth value or nothing. */
const AMBIGUOUS = /^(?:[\d.]+(?:e\d+)?|true|false|null|yes|no|on|off)$/i;

function text(value) {
  if (value === undefined) return '';
  return Array.isArray(value) ? value.join(';') : String(value);
}

const quote = (cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
