import { z } from 'zod';
import { type Instant, Temporal } from '#core/kernel/time.ts';
import type { Route } from './server.ts';

export interface ClockControl {
  readonly now: () => Instant;
  readonly next: () => Promise<Instant | undefined>;
  /** Moves the clock and answers when everything that became due has been sent. */
  readonly advanceTo: (to: Instant) => Promise<void>;
  readonly zone: () => Promise<string>;
}

const order = z.object({ advance: z.string().max(40) });

/** The sandbox's clock: only where no real messenger is connected, only from this machine. */
export const clockRoute = (clock: ClockControl): Route => {
  return async (request) => {
    if (request.url.pathname !== '/clock') return undefined;
    if (!request.local) return { status: 403, body: 'Часы доступны только с этой машины.' };
    if (request.method === 'POST') {
      const wanted = order.safeParse(JSON.parse(Buffer.from(await request.body(1000)).toString('utf8')));
      const to = wanted.success ? await target(clock, wanted.data.advance) : undefined;
      if (!to) return json(wanted.success ? 409 : 400, { error: 'Впереди нет ни одного напоминания.' });
      await clock.advanceTo(to);
    }
    return json(200, { now: clock.now().toString(), zone: await clock.zone() });
  };
};

async function target(clock: ClockControl, advance: string): Promise<Instant | undefined> {
  if (advance === 'next') return clock.next();
  const step = parsed(advance);
  return step && clock.now().toZonedDateTimeISO('UTC').add(step).toInstant();
}

function parsed(duration: string): Temporal.Duration | undefined {
  try {
    return Temporal.Duration.from(duration);
  } catch {
    return undefined;
  }
}

const json = (status: number, body: unknown) => ({ status, type: 'application/json', body: JSON.stringify(body) });
