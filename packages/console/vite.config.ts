import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Sources of the other rooms are bundled directly: no build of theirs is needed first. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  resolve: { conditions: ['source', 'module', 'browser', 'import', 'default'] },
  build: { outDir: 'dist', emptyOutDir: true, sourcemap: false, target: 'es2023' },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:7100' } },
});
