// Runs the command line from its sources: the process a person starts, without a build.
import { register } from 'node:module';

register(new URL('../../../../scripts/typescript-hooks.mjs', import.meta.url));
const { main } = await import(new URL('../../../cli/src/main.ts', import.meta.url).href);
process.exitCode = await main(process.argv.slice(2));
