import { createServer } from 'node:net';

/** Ports tried after the wanted one before any free one is taken. */
const NEXT_PORTS = 10;

/** The wanted port, else the next one that is free, else any (0). */
export async function freePort(host: string, wanted: number): Promise<number> {
  if (wanted === 0) return 0;
  for (let port = wanted; port < wanted + NEXT_PORTS && port < 65536; port++) {
    if (await isFree(host, port)) return port;
  }
  return 0;
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(false))
      .once('listening', () => probe.close(() => resolve(true)));
    probe.listen(port, host);
  });
}
