import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { showsToken } from './bearer.ts';
import type { Route } from './server.ts';

export interface Watched {
  readonly queues: () => Promise<Readonly<Record<keyof typeof queueHelp, number>>>;
  readonly messengers: () => Readonly<Record<string, boolean>>;
  /** Real milliseconds since the last tick that ended. */
  readonly sinceTick: () => number | undefined;
  /** Shown by whoever asks from elsewhere; without it only this machine may ask. */
  readonly token?: string | undefined;
}

const queueHelp = {
  received: ['mentoring_inbox_waiting', 'Updates received and not handled yet'],
  receivedOldest: ['mentoring_inbox_oldest_seconds', 'Age of the oldest of them'],
  aside: ['mentoring_inbox_aside', 'Updates put aside after a bug'],
  unsent: ['mentoring_outbox_waiting', 'Messages that have not been sent yet'],
  unsentOldest: ['mentoring_outbox_oldest_seconds', 'Age of the oldest that may be sent now'],
  failed: ['mentoring_outbox_failed', 'Messages given up in the last day'],
} as const;

/** GET /metrics, as Prometheus reads it: what the process needs, what waits in the queues, whether messengers and ticks are alive. */
export function metricsRoute({ queues, messengers, sinceTick, token }: Watched): Route {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const waiting = Object.entries(queueHelp).map(([key, [name, help]]) => ({ key, gauge: gauge(name, help) }));
  const listening = gauge('mentoring_messenger_listening', 'Is the messenger listened to: 1 or 0', ['channel']);
  const tick = gauge('mentoring_tick_age_seconds', 'Since the last tick of the scheduler ended');
  return async (request) => {
    if (request.url.pathname !== '/metrics') return undefined;
    const may = token === undefined ? request.local : showsToken(request, token);
    if (!may) return { status: 403 };
    const now: Readonly<Record<string, number>> = { ...(await queues()) };
    for (const one of waiting) one.gauge.set(now[one.key] ?? 0);
    for (const [channel, alive] of Object.entries(messengers())) listening.set({ channel }, alive ? 1 : 0);
    tick.set(Math.round((sinceTick() ?? 0) / 1000));
    return { status: 200, type: registry.contentType, body: await registry.metrics() };
  };
}
