export interface Palette {
  /** Page, cards, lanes. */
  readonly paper: string;
  readonly raised: string;
  readonly tint: string;
  readonly ink: string;
  readonly soft: string;
  readonly rule: string;
  readonly line: string;
  readonly link: string;
  /** Trusted, undetermined, untrusted, disconnected: never red against green; shapes say the same. */
  readonly teal: string;
  readonly grey: string;
  readonly vermilion: string;
  readonly slate: string;
  /** Text on teal, vermilion and slate. */
  readonly onFill: string;
  readonly tealTint: string;
  readonly vermilionTint: string;
  readonly hatchGround: string;
  readonly bar: string;
  readonly sea: string;
  readonly land: string;
  readonly coast: string;
}

export const LIGHT: Palette = {
  paper: '#fbfaf7',
  raised: '#ffffff',
  tint: '#f1efe9',
  ink: '#1b2026',
  soft: '#555e68',
  rule: '#dcd8ce',
  line: '#8f8b82',
  link: '#1c4c82',
  teal: '#0a6560',
  grey: '#626a74',
  vermilion: '#b93612',
  slate: '#39434e',
  onFill: '#ffffff',
  tealTint: '#e4f0ee',
  vermilionTint: '#fae8e0',
  hatchGround: '#eceae4',
  bar: '#7b8794',
  sea: '#e9eef0',
  land: '#fbfaf5',
  coast: '#c2bfb4',
};

export const DARK: Palette = {
  paper: '#14171a',
  raised: '#1c2024',
  tint: '#1a1e22',
  ink: '#e9e6df',
  soft: '#aab1b9',
  rule: '#343a41',
  line: '#78808a',
  link: '#9cc4f2',
  teal: '#5cc2b6',
  grey: '#a7afb8',
  vermilion: '#ff916a',
  slate: '#c5ccd4',
  onFill: '#14171a',
  tealTint: '#17302f',
  vermilionTint: '#3a231b',
  hatchGround: '#262b30',
  bar: '#8793a0',
  sea: '#0f1316',
  land: '#20262b',
  coast: '#465059',
};

/** Custom properties of a palette: `--paper:#fbfaf7;…`. */
export function properties(palette: Palette): string {
  return Object.entries(palette)
    .map(
      ([name, colour]) => `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${String(colour)};`,
    )
    .join('');
}
