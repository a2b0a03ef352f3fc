import type { FastifyInstance } from 'fastify';
import { countOpenJobs } from '@cleanpath/store';
import type { Platform } from '../platform.js';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** From a cached answer to a long export, in seconds. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5, 30];

export interface Metrics {
  /** Prometheus text exposition format. */
  text(): Promise<string>;
  readonly contentType: string;
  /** Open event streams. */
  readonly streams: Gauge;
  readonly registry: Registry;
}

/** Measures of one server. Labels are operation ids and status classes: their number is bounded, nothing is personal. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  // Gauges of the process and of the event loop start with the first reading, so that tests do not gather observers.
  let started = false;
  const streams = new Gauge({
    name: 'cleanpath_event_streams',
    help: 'Open server-sent event streams',
    registers: [registry],
  });
  return {
    registry,
    contentType: registry.contentType,
    streams,
    text: () => {
      if (!started) collectDefaultMetrics({ register: registry });
      started = true;
      return registry.metrics();
    },
  };
}

/** Counts requests and their durations by operation. */
export function measureRequests(app: FastifyInstance, { registry }: Metrics): void {
  const durations = new Histogram({
    name: 'cleanpath_http_request_seconds',
    help: 'Duration of requests by operation and status class',
    labelNames: ['route', 'status'],
    buckets: SECONDS,
    registers: [registry],
  });
  const underWay = new Gauge({
    name: 'cleanpath_http_requests_under_way',
    help: 'Requests being answered',
    registers: [registry],
  });
  app.addHook('onRequest', (_request, _reply, done) => {
    underWay.inc();
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    underWay.dec();
    const route = request.routeOptions.config.routeId ?? 'file';
    durations.observe({ route, status: `${Math.floor(reply.statusCode / 100)}xx` }, reply.elapsedTime / 1000);
    done();
  });
}

/** Counts jobs when they are asked for. */
export function measureJobs({ store, metrics }: Pick<Platform, 'store' | 'metrics'>): void {
  const jobs = new Gauge({
    name: 'cleanpath_jobs',
    help: 'Jobs that wait and run',
    labelNames: ['state'],
    registers: [metrics.registry],
    collect: async () => {
      const { queued, running } = await countOpenJobs(store.db);
      jobs.set({ state: 'queued' }, queued);
      jobs.set({ state: 'running' }, running);
    },
  });
}
