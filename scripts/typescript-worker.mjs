// First module of a worker thread that runs from sources: installs the hooks, then becomes the worker it was asked to be.
import { register } from 'node:module';
import { workerData } from 'node:worker_threads';

register('./typescript-hooks.mjs', import.meta.url);
await import(workerData.entry);
