import { type Instant, Temporal } from '#core/kernel/time.ts';

export interface ProgramClock {
  readonly now: () => Instant;
  /** Moves program time forward; it never goes back. */
  readonly advance: (to: Instant) => void;
}

interface Options {
  readonly start?: Instant;
  /** Program seconds per real second. */
  readonly rate: number;
  readonly real?: () => Instant;
}

/** Program time: the real one, unless it was started elsewhere, runs at another rate, or was moved forward. */
export function programClock({ start, rate, real = () => Temporal.Now.instant() }: Options): ProgramClock {
  let origin = real();
  let base = start ?? origin;
  const now = (): Instant =>
    base.add({ milliseconds: Math.round((real().epochMilliseconds - origin.epochMilliseconds) * rate) });
  return {
    now,
    advance: (to) => {
      if (Temporal.Instant.compare(to, now()) <= 0) return;
      base = to;
      origin = real();
    },
  };
}
