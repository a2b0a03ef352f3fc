import { setTimeout as delay } from 'node:timers/promises';
import type { Job } from '@cleanpath/api';
import type { Credentials, TestServer } from './test-server.js';

/** The job once it ended, asked for as a program does. */
export async function endedJob(server: TestServer, job: string, credentials: Credentials, seconds = 120): Promise<Job> {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await server.request('job', { params: { job } }, credentials);
    const body = answer.json as Job;
    if (answer.status !== 200) throw new Error(answer.text);
    if (body.state !== 'queued' && body.state !== 'running') return body;
    if (Date.now() > until) throw new Error(`The job is still ${body.state}: ${body.phase}`);
    await delay(100);
  }
}
