import { Worker } from 'node:worker_threads';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { CleanpathError } from '@cleanpath/model';
import { liveLink, type LiveLink } from '../../src/live/live-link.js';
import type { Question } from '../../src/live/live-protocol.js';

const links: LiveLink[] = [];
afterEach(async () => {
  for (const link of links.splice(0)) await link.close();
});

/** A worker that does what the `kind` of the question says. */
const SCRIPT = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ id, question }) => {
  if (question.kind === 'crash') throw new Error('on purpose');
  if (question.kind === 'exit') process.exit(3);
  if (question.kind === 'memory') { const all = []; for (;;) all.push(new Array(1e5).fill({ all })); }
  if (question.kind === 'hang') for (;;);
  parentPort.postMessage({ type: 'answer', id, value: question.kind });
});`;

function link(stuckMs?: number): LiveLink {
  const made = liveLink(
    () => new Worker(SCRIPT, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 24 } }),
    pino({ level: 'silent' }),
    stuckMs,
  );
  links.push(made);
  return made;
}

const asking = (to: LiveLink, kind: string, ms = 20_000): Promise<unknown> =>
  to.send({ type: 'ask', question: { kind } as unknown as Question }, Date.now() + ms).then(
    (reply) => reply,
    (error: unknown) => (error instanceof CleanpathError ? error.code : String(error)),
  );

describe('the worker behind open networks', () => {
  it.each(['crash', 'exit', 'memory'])('is replaced after %s; who waited is told', async (kind) => {
    const to = link();
    expect(await asking(to, 'hello')).toEqual({ value: 'hello' });
    expect(await Promise.all([asking(to, kind), asking(to, 'later')])).toEqual(['unavailable', 'unavailable']);
    expect(await asking(to, 'hello')).toEqual({ value: 'hello' });
  });

  it('keeps nobody waiting beyond the deadline, and is replaced where it says nothing at all', async () => {
    const to = link(100);
    await asking(to, 'hello');
    const begun = Date.now();
    expect(await Promise.all([asking(to, 'hang', 400), asking(to, 'hello', 60_000)])).toEqual([
      'unavailable',
      'unavailable',
    ]);
    expect(Date.now() - begun).toBeLessThan(10_000);
    expect(await asking(to, 'hello')).toEqual({ value: 'hello' });
  });

  it('tells who waits when it is closed', async () => {
    const to = link();
    const waiting = asking(to, 'hang');
    await to.close();
    expect(await waiting).toBe('unavailable');
    expect(await asking(to, 'hello')).toBe('unavailable');
  });
});
