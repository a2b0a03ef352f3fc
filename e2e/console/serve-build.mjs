// Starts the server with another build of the console: node e2e/console/serve-build.mjs <data> <console directory>
import { loadConfig, startServer } from '@cleanpath/server';

const [data, consoleDirectory] = process.argv.slice(2);
const config = await loadConfig({ file: undefined, env: {}, flags: { data, port: 0, logLevel: 'warn' } });
const { url, setupLink, close } = await startServer(config, { app: { consoleDirectory } });
console.log(JSON.stringify({ url, setupLink }));
process.once('SIGTERM', () => void close());
