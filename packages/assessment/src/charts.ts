/** The chart code of the report, for the console: pure functions that give markup, no file or clock behind them. */
export * from './report/html.js';
export * from './report/figures.js';
export * from './report/words.js';
export * from './report/charts/count-bar.js';
export * from './report/charts/glyph.js';
export * from './report/charts/hhi-bar.js';
export * from './report/charts/kind-icon.js';
export * from './report/charts/opinion-bar.js';
export * from './report/charts/verdict-bar.js';
export * from './report/style/palette.js';
export * from './report/style/chart-style.js';
