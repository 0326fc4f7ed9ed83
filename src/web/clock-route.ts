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
      const wanted = order.safeParse(parsed(Buffer.from(await request.body(1000)).toString('utf8')));
      if (!wanted.success) return json(400, { error: 'Нужно {"advance": "P1D"} или {"advance": "next"}.' });
      const to = await target(clock, wanted.data.advance);
      if (!to) return json(409, { error: 'Впереди нет ни одного напоминания.' });
      await clock.advanceTo(to);
    }
    return json(200, { now: clock.now().toString(), zone: await clock.zone() });
  };
};

async function target(clock: ClockControl, advance: string): Promise<Instant | undefined> {
  if (advance === 'next') return clock.next();
  try {
    return clock.now().toZonedDateTimeISO('UTC').add(Temporal.Duration.from(advance)).toInstant();
  } catch {
    // No duration, or one that leads out of the calendar.
    return undefined;
  }
}

function parsed(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return undefined;
  }
}

const json = (status: number, body: unknown) => ({ status, type: 'application/json', body: JSON.stringify(body) });
