import type { Id } from '#core/kernel/id.ts';
import { type Instant, Temporal } from '#core/kernel/time.ts';
import { planRounds, type Round, type RoundsAsked, type Seating } from './rounds.ts';

/**
 * The rounds of a session as they are kept. People stand in it by the ids of their places (bookings, experts), so whoever is
 * erased or turns out to be somebody known needs no care here.
 */
export interface RoundsPlan {
  /** Counts what people were told. */
  readonly version: number;
  /** How many sit at a table at once, where whoever leads the session has said so; else as many as leaves nobody free. */
  readonly table?: number;
  /** Places of those who have not come. */
  readonly absent: readonly string[];
  readonly rounds: readonly Round[];
}

interface Times {
  readonly startsAt: Instant;
  readonly minutes: number;
  readonly roundMinutes?: number;
}

/** How many rounds there is time for. */
export const roundsIn = ({ minutes, roundMinutes = 0 }: Times): number =>
  roundMinutes > 0 ? Math.floor(minutes / roundMinutes) : 0;

/** When a round begins, counted from nought. */
export const roundStart = ({ startsAt, roundMinutes = 0 }: Times, round: number): Instant =>
  startsAt.add({ minutes: roundMinutes * round });

/** Rounds that have begun: they are not changed any more. */
export const begun = (times: Times, now: Instant): number =>
  Array.from({ length: roundsIn(times) }, (_, round) => roundStart(times, round)).filter(
    (start) => Temporal.Instant.compare(start, now) <= 0,
  ).length;

export interface Company {
  /** Those who have a seat, in the order of their arrival, and the experts, in the order of their tables. */
  readonly guests: readonly Id<'booking'>[];
  readonly experts: readonly Id<'expert'>[];
  readonly met: readonly Seating[];
}

/** How many sit at a table at once, so that nobody is free while there are chairs. */
export const tableFor = (guests: number, experts: number): number =>
  Math.max(1, Math.ceil(guests / Math.max(1, experts)));

/** The plan for those who are here now; what has begun stays, the rest changes as little as it must. */
export function replan(times: Times, { guests, experts, met }: Company, now: Instant, stood?: RoundsPlan): RoundsPlan {
  const away = new Set<string>(stood?.absent ?? []);
  const here = { guests: guests.filter((one) => !away.has(one)), experts: experts.filter((one) => !away.has(one)) };
  const seats = stood?.table ?? tableFor(here.guests.length, here.experts.length);
  const asked: RoundsAsked = {
    ...{ participants: here.guests, rounds: roundsIn(times), met },
    experts: here.experts.map((id) => ({ id, seats })),
    ...(stood ? { stood: { plan: stood.rounds, over: begun(times, now) } } : {}),
  };
  return {
    version: stood?.version ?? 0,
    ...(stood?.table === undefined ? {} : { table: stood.table }),
    absent: stood?.absent ?? [],
    rounds: planRounds(asked),
  };
}

/** Who somebody meets, round by round; empty where the round is free. */
export const routeOf = ({ rounds }: Pick<RoundsPlan, 'rounds'>, place: string): readonly (readonly string[])[] =>
  rounds.map((round) =>
    round.flatMap(({ participant, expert }) =>
      participant === place ? [expert] : expert === place ? [participant] : [],
    ),
  );

/** Places whose route is another one than in the plan that stood. */
export const changedPlaces = (
  places: readonly string[],
  before: RoundsPlan | undefined,
  after: RoundsPlan,
): readonly string[] =>
  places.filter((place) => {
    const route = (plan: RoundsPlan) => JSON.stringify(routeOf(plan, place).map((met) => [...met].sort()));
    return before === undefined || route(before) !== route(after);
  });
