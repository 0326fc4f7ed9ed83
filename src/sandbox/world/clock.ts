import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

/** Milliseconds since 1970: the bot's program time where the bot tells it, else the machine's. */
export interface Clock {
  readonly now: () => number;
  /** Asks the bot again, unless it was asked a moment ago. */
  readonly refresh: (force?: boolean) => Promise<void>;
  readonly zone: () => string | undefined;
  /** While the bot moves its clock each request asks anew: what is sent meanwhile belongs to the new time. */
  readonly moving: <T>(move: Promise<T>) => Promise<T>;
  /** Whether the bot answered the last time it was asked. */
  readonly heard: () => boolean;
}

export function ownClock(now: () => number = Date.now): Clock {
  return { now, refresh: async () => {}, moving: (move) => move, zone: () => undefined, heard: () => false };
}

const FRESH_MS = 250;
const PATIENCE_MS = 300;
const GIVE_UP_MS = 5000;
const answer = z.object({
  now: z.iso.datetime({ offset: true }),
  zone: z.string().optional(),
  rate: z.number().optional(),
});

/** One question at a time; a bot that is slow to answer holds nobody up for long. */
export function botClock(botUrl: string): Clock {
  const seen = { askedAt: -Infinity, realAt: Date.now(), programAt: Date.now(), rate: 1, heard: false, moves: 0 };
  const place: { zone?: string } = {};
  const asking: { now?: Promise<void> } = {};
  const ask = async (): Promise<void> => {
    seen.askedAt = Date.now();
    try {
      const response = await fetch(`${botUrl}/clock`, { signal: AbortSignal.timeout(GIVE_UP_MS) });
      const told = answer.parse(await response.json());
      Object.assign(seen, { realAt: Date.now(), programAt: Date.parse(told.now), rate: told.rate ?? 1, heard: true });
      if (told.zone !== undefined) place.zone = told.zone;
    } catch {
      seen.heard = false;
    }
    delete asking.now;
  };
  return {
    now: () => Math.round(seen.programAt + (Date.now() - seen.realAt) * seen.rate),
    refresh: async (force = false) => {
      if (force || seen.moves > 0) return ask();
      if (asking.now === undefined && Date.now() - seen.askedAt < FRESH_MS) return;
      asking.now ??= ask();
      await Promise.race([asking.now, delay(PATIENCE_MS)]);
    },
    moving: async (move) => {
      seen.moves += 1;
      try {
        return await move;
      } finally {
        seen.moves -= 1;
      }
    },
    zone: () => place.zone,
    heard: () => seen.heard,
  };
}
