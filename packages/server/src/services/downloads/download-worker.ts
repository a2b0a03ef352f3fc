import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { CleanpathError } from '@cleanpath/model';
import type { DownloadMessage, DownloadTask } from './download-task.js';
import { writeDownload } from './write-download.js';

/** Small pieces are gathered to this size before they cross to the other thread. */
const CHUNK_BYTES = 256 * 1024;

if (parentPort === null) throw new Error('This module is the entry of a worker thread');
const port = parentPort;
const send = (message: DownloadMessage): void => port.postMessage(message);

try {
  const { data } = workerData as { data: DownloadTask };
  let gathered: Buffer[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    const bytes = new Uint8Array(Buffer.concat(gathered, size));
    gathered = [];
    size = 0;
    const taken = once(port, 'message');
    send({ type: 'chunk', bytes });
    await taken;
  };
  for (const piece of writeDownload(data)) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : Buffer.from(piece);
    gathered.push(bytes);
    size += bytes.length;
    if (size >= CHUNK_BYTES) await flush();
  }
  if (size > 0) await flush();
  send({ type: 'end' });
} catch (error) {
  const problems = error instanceof CleanpathError ? error.problems : undefined;
  send({ type: 'failed', problems, text: error instanceof Error ? error.message : String(error) });
}
