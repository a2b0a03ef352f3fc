import type { z } from 'zod';
import { Config } from './config.js';
import { variableOf } from './environment.js';
import { kindOf } from './load-config.js';

/** The table of settings for docs/operations.md, as Markdown. */
export function configTable(): string {
  const rows = Object.entries(Config.shape).map(([name, schema]) => {
    const kind = kindOf(schema);
    const structure = name === 'oidc';
    const list = kind === 'array' && !structure ? ', separated by commas' : '';
    return [
      `\`${name}\``,
      structure ? 'file only; secrets: `CLEANPATH_OIDC_<ID>_SECRET`' : `\`${variableOf(name)}\`${list}`,
      name === 'data' ? '`data`' : defaultOf(schema),
      (schema as z.ZodType).description ?? '',
    ];
  });
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    line(['setting', 'environment', 'default', 'meaning']),
    '| --- | --- | --- | --- |',
    ...rows.map(line),
    '',
  ].join('\n');
}

function defaultOf(schema: z.ZodType): string {
  const parsed = schema.safeParse(undefined);
  if (!parsed.success || parsed.data === undefined) return '–';
  return `\`${JSON.stringify(parsed.data)}\``;
}
