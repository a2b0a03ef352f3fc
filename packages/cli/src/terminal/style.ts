/** Terminal styling that switches itself off when the output is not a terminal or NO_COLOR is set (no-color.org). */
export interface Style {
  readonly colour: boolean;
  /** Characters per line; reports wrap to it. */
  readonly width: number;
}

const DEFAULT_WIDTH = 80;
const MAX_WIDTH = 110;
const MIN_WIDTH = 48;

export function streamStyle(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Style {
  const forced = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0';
  const colour = forced || (stream.isTTY && env['NO_COLOR'] === undefined && env['TERM'] !== 'dumb');
  const columns = stream.isTTY ? stream.columns : DEFAULT_WIDTH;
  return { colour, width: Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, columns || DEFAULT_WIDTH)) };
}

/** ANSI codes of the palette: trust is told by glyph and word first, so the colours only help. */
const CODES = { bold: '1', dim: '2', teal: '36', grey: '90', vermilion: '38;5;202', plain: '0' } as const;
export type Ink = keyof typeof CODES;

export function ink(style: Style, name: Ink, text: string): string {
  return style.colour && text !== '' ? `\u001b[${CODES[name]}m${text}\u001b[0m` : text;
}

/** Breaks a sentence into lines of at most the style's width less the indent. */
export function wrap(style: Style, text: string, indent: string, first = indent): string {
  const room = style.width - indent.length;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines.map((part, i) => (i === 0 ? first : indent) + part).join('\n');
}
