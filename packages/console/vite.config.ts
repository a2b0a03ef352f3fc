import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { chartStyle } from '../assessment/src/report/style/chart-style.js';
import { DARK, LIGHT, properties } from '../assessment/src/report/style/palette.js';

const CHART_CSS = 'virtual:charts.css';

/** Palette and chart style of the report as a style sheet, so that console and report cannot drift apart. */
function reportStyle(): Plugin {
  const sheet = `:root{${properties(LIGHT)}}
:root[data-mantine-color-scheme=dark]{${properties(DARK)}}
@media print{:root:root[data-mantine-color-scheme]{${properties(LIGHT)}}}
.drawn{${chartStyle}}`;
  return {
    name: 'cleanpath-report-style',
    resolveId: (id) => (id === CHART_CSS ? `\0${CHART_CSS}` : undefined),
    load: (id) => (id === `\0${CHART_CSS}` ? sheet : undefined),
  };
}

/** Larger files are map data, loaded on demand: compressing those this hard would take longer than the rest of the build. */
const MOST_COMPRESSED_BYTES = 2_000_000;

/** Scripts and styles beside themselves as Brotli at its best, which is too slow to do when first asked for. */
function compressed(): Plugin {
  let directory = '';
  return {
    name: 'cleanpath-compressed',
    apply: 'build',
    configResolved: ({ root, build }) => void (directory = join(root, build.outDir, build.assetsDir)),
    closeBundle: () => {
      for (const name of readdirSync(directory).filter((one) => /\.(?:m?js|css)$/.test(one))) {
        const file = join(directory, name);
        const { size } = statSync(file);
        if (size > MOST_COMPRESSED_BYTES) continue;
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: size };
        writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file), { params }));
      }
    },
  };
}

/** Sources of the other rooms are bundled directly: no build of theirs is needed first. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), reportStyle(), compressed()],
  resolve: {
    conditions: ['source', 'module', 'browser', 'import', 'default'],
    // The browser reads answers of its own server and parses none: the schemas are types there, the library stays out.
    alias: { zod: join(import.meta.dirname, 'src', 'api', 'schemas-are-types.ts') },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2023',
    // Everything by its own address: the content security policy allows no data: scripts or styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:7150' } },
});
