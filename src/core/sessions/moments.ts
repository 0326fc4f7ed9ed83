import { type Instant, isPast, Temporal } from '#core/kernel/time.ts';
import type { Line } from './seats.ts';
import type { Session } from './session.ts';

type When = Pick<Session, 'startsAt' | 'minutes'>;

export const endOf = ({ startsAt, minutes }: When): Instant => startsAt.add({ minutes });

/** Two things at once: one begins before the other is over. */
export const overlap = (a: When, b: When): boolean =>
  Temporal.Instant.compare(a.startsAt, endOf(b)) < 0 && Temporal.Instant.compare(b.startsAt, endOf(a)) < 0;

/** Hours before the beginning at which those who come are reminded. */
export const leads = [24, 1] as const;
export type Lead = (typeof leads)[number];
export const leadMoment = ({ startsAt }: When, hours: Lead): Instant => startsAt.subtract({ hours });

/** The next moment at which something happens to an announced session by itself; undefined where nothing more will. */
export function nextMoment({ session, bookings }: Line, now: Instant): Instant | undefined {
  if (session.status !== 'announced') return undefined;
  const offers = bookings.flatMap((one) => (one.status === 'offered' ? (one.offeredUntil ?? []) : []));
  // The rounds are made when the last moment to sign up has come.
  const plan = session.mode === 'rounds' && !session.plan ? [session.signUpUntil] : [];
  return [...plan, ...offers, ...leads.map((hours) => leadMoment(session, hours)), endOf(session)]
    .filter((moment) => !isPast(moment, now))
    .sort(Temporal.Instant.compare)[0];
}
